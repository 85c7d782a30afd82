"""The version of the app, as an open page has it, and as every answer says it (`auth.open_page`)."""

from hashlib import blake2b
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE_OF = (
    "ids.py", "assets/**/*.js", "assets/*.css", "callbacks/*.py", "components/**/*.py", "domain/**/*.py", "pages/*.py",
)  # fmt: skip


def _version() -> str:
    """Return what changes with whatever an open page has of the app: its scripts, styles, layout, callbacks."""
    files = (file for pattern in PAGE_OF for file in sorted(ROOT.glob(pattern)))
    return blake2b(b"".join(file.read_bytes() for file in files), digest_size=6).hexdigest()


VERSION = _version()
"""Of the app, as a page and the server tell each other (`auth.open_page`)."""
