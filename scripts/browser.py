"""Find a browser for the tests, or install one: python -m scripts.browser

Best is the build of Chromium that draws no windows: with it the tests take two thirds of the time. It is on the PATH,
or comes from Debian or Playwright. Without it, any Chrome or Chromium will do.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import playwright

WITHOUT_WINDOWS = "chromium-headless-shell"
WITH_WINDOWS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


CACHES = (".cache", "Library/Caches", "AppData/Local")
"""Where Playwright keeps browsers, on Linux, macOS and Windows."""


def find_browser(as_people_have_it: bool = False) -> str | None:
    """Return the path of a Chrome or Chromium on this machine; None means Playwright's own.

    With `as_people_have_it`, which is for measuring, a browser that draws windows comes first.
    """
    without, drawing = shutil.which(WITHOUT_WINDOWS), next(filter(None, map(shutil.which, WITH_WINDOWS)), None)
    if as_people_have_it:
        return drawing or without
    return without or (None if has_playwright_browser() else drawing)


def has_playwright_browser() -> bool:
    """Return whether Playwright has installed this build for its own version."""
    known = json.loads((Path(playwright.__file__).parent / "driver/package/browsers.json").read_text())["browsers"]
    revision = next(one["revision"] for one in known if one["name"] == WITHOUT_WINDOWS)
    named = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    folders = [Path(named)] if named else [Path.home() / cache / "ms-playwright" for cache in CACHES]
    return any((folder / f"chromium_headless_shell-{revision}").exists() for folder in folders)


def main() -> None:
    """Make sure that there is a browser. Ends the program with advice if none can be found."""
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
