"""Names a browser in people's words, from its ``User-Agent`` (RFC 9110, section 10.1.5)."""

# In this order, as most browsers also name others: Edge claims to be Chrome, and Chrome to be Safari.
BROWSERS = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "Vivaldi": "Vivaldi",
    "SamsungBrowser": "Samsung Internet",
    "Firefox/": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chrome/": "Chrome",
    "Chromium/": "Chromium",
    "Safari/": "Safari",
    "curl/": "curl",
    "python": "Python",
    "Python": "Python",
}
SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "CrOS": "ChromeOS",
    "Windows": "Windows",
    "Mac OS X": "macOS",
    "Macintosh": "macOS",
    "Linux": "Linux",
}


def agent_name(user_agent: str) -> str:
    """Return a name such as "Chrome on Linux". Unknown text is not repeated, since it may be anything."""
    browser = next((name for mark, name in BROWSERS.items() if mark in user_agent), "Another program")
    system = next((name for mark, name in SYSTEMS.items() if mark in user_agent), None)
    return f"{browser} on {system}" if system else browser
