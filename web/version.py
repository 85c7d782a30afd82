"""The version of the app, as an open page has it, and as every answer says it (`auth.open_page`)."""

from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE_OF = (
    "app.py", "ids.py", "assets/**/*.js", "assets/*.css", "callbacks/*.py", "components/**/*.py", "domain/**/*.py",
    "pages/*.py", "web/*.py", "web/*.json",
)  # fmt: skip
PACKAGES = ("dash", "dash-iconify", "dash-mantine-components")
"""The packages from which a page loads scripts."""


def _version() -> str:
    """Return what changes with whatever an open page has of the app: its scripts, styles, layout, callbacks, policy."""
    files = (file for pattern in PAGE_OF for file in sorted(ROOT.glob(pattern)))
    packages = "".join(f"{name} {version(name)}\n" for name in PACKAGES)
    return blake2b(packages.encode() + b"".join(file.read_bytes() for file in files), digest_size=6).hexdigest()


VERSION = _version()
"""The version of the app, as a page and the server tell each other (`auth.open_page`)."""
