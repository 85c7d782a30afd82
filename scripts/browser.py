"""Find a browser for the tests, or install one: python -m scripts.browser

It takes a Chrome or Chromium that is there, otherwise Playwright's own, otherwise, on Debian as root, the package.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def find_browser() -> str | None:
    """Return the path of a Chrome or Chromium on this machine; None if there is none, or only Playwright's."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


def has_playwright_browser() -> bool:
    """Return whether Playwright has installed a Chromium of its own."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path).exists()


def main() -> None:
    """Make sure that there is a browser; ends the program with advice if none can be had."""
    for install in (_nothing, _playwrights, _debians):
        install()
        if find_browser() or has_playwright_browser():
            return
    sys.exit("The browser tests need Chromium or Chrome. Install one, so that it is on the PATH, and try again.")


def _nothing() -> None:
    """Use what is there."""


def _playwrights() -> None:
    _run(sys.executable, "-m", "playwright", "install", *(["--with-deps"] if _is_root() else []), "chromium")


def _debians() -> None:
    if _is_root() and shutil.which("apt-get"):
        _run("apt-get", "update")
        _run("apt-get", "install", "--yes", "--no-install-recommends", "chromium")


def _run(*command: str) -> None:
    subprocess.run(command, check=False, timeout=900)


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


if __name__ == "__main__":
    main()
