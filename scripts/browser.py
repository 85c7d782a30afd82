"""Find a browser for the tests, or install one: python -m scripts.browser

First a Chrome or Chromium that is there, else Playwright's own, else, on Debian as root, the package.
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
    """Make sure that there is a browser; ends the program with what to do if none can be had."""
    if find_browser() or has_playwright_browser():
        return
    if _ran(sys.executable, "-m", "playwright", "install", "--with-deps" if _is_root() else "", "chromium"):
        return
    if (
        _is_root()
        and shutil.which("apt-get")
        and _ran("apt-get", "update")
        and _ran("apt-get", "install", "--yes", "--no-install-recommends", "chromium")
    ):
        return
    sys.exit("The browser tests need Chromium or Chrome. Install one, so that it is on the PATH, and try again.")


def _ran(*command: str) -> bool:
    return subprocess.run([word for word in command if word], check=False, timeout=900).returncode == 0


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


if __name__ == "__main__":
    main()
