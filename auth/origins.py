"""Tell requests of this app's own pages from those of other sites.

Another site can make a browser send requests here, with the password that the browser knows. JSON from another origin
needs a preflight, which nothing here answers; this is the second wall (OWASP Cross-Site Request Forgery Prevention).
"""

from flask import Request

SAME_SITE = ("same-origin", "none", None)
"""What `Sec-Fetch-Site` says of our own pages, and of what a person typed; browsers over plain http say nothing."""

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


def comes_from_elsewhere(request: Request) -> bool:
    """Return whether a browser says that a page of another origin sends this request, which may change something.

    Programs other than browsers send neither header, and know no password but the one they were given.
    """
    if request.method in SAFE_METHODS:
        return False
    site = request.headers.get("Sec-Fetch-Site")  # https://www.w3.org/TR/fetch-metadata/
    if site is not None:
        return site not in SAME_SITE
    origin = request.headers.get("Origin")  # "https://todo.example", or "null" from a sandboxed frame
    return origin is not None and origin.rpartition("://")[2].lower() != request.host.lower()


def is_asked_by_another(request: Request) -> bool:
    """Return whether a page of another origin, another port of this host too, has a browser ask this, by any method.

    What is told once, or ends something, is not for an image somewhere else.
    """
    return request.headers.get("Sec-Fetch-Site") not in SAME_SITE
