"""Find a browser for the tests, or install one: python -m scripts.browser

The best is Chromium's own build for tests, which draws no windows: with it they take two thirds of the time. It is on the
PATH, or comes as Debian's package or from Playwright; without it, any Chrome or Chromium will do.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

WITHOUT_WINDOWS = "chromium-headless-shell"
NAMES = (WITHOUT_WINDOWS, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def find_browser() -> str | None:
    """Return the path of a Chrome or Chromium on this machine; None where Playwright's own is to be used."""
    if not shutil.which(WITHOUT_WINDOWS) and has_playwright_browser():
        return None
    return next((path for path in map(shutil.which, NAMES) if path), None)


def has_playwright_browser() -> bool:
    """Return whether Playwright has installed Chromium's build for tests."""
    registry = os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache/ms-playwright"
    return any(Path(registry).glob("chromium_headless_shell-*/INSTALLATION_COMPLETE"))


def main() -> None:
    """Make sure that there is a browser; ends the program with advice if none can be had."""
    for install in (_nothing, _debians, _playwrights):
        install()
        if shutil.which(WITHOUT_WINDOWS) or has_playwright_browser():
            return
    if not find_browser():
        sys.exit("The browser tests need Chromium or Chrome. Install one, so that it is on the PATH, and try again.")


def _nothing() -> None:
    """Use what is there."""


def _debians() -> None:
    if _is_root() and shutil.which("apt-get"):
        _run("apt-get", "update", "--quiet")
        _run("apt-get", "install", "--yes", "--quiet", "--no-install-recommends", WITHOUT_WINDOWS)


def _playwrights() -> None:
    with_libraries = ["--with-deps"] if _is_root() else []
    _run(sys.executable, "-m", "playwright", "install", "--only-shell", *with_libraries, "chromium")


def _run(*command: str) -> None:
    try:
        subprocess.run(command, check=False, timeout=300)
    except subprocess.TimeoutExpired:
        print(f"{command[0]} took too long.", file=sys.stderr)  # noqa: T201


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


if __name__ == "__main__":
    main()
