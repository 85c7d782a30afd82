"""Film how a page opens, to see whether anything jumps: python -m scripts.film [folder] (or: make film)

For a first and a repeat visit, in light and dark, at 1280 and 360 pixels, it writes a strip of pictures, one for each
50 ms in which something changed, with the time below it, and says where.
"""

import argparse
import sys
from base64 import b64decode
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from threading import Event

from PIL import Image, ImageChops, ImageDraw
from playwright.sync_api import Page

from scripts.screenshots import each_look, filled
from tests.conftest import ROOT

FOLDER = ROOT / "test-results" / "film"
EVERY = 50
"""Milliseconds from picture to picture."""

AFTER = 600
"""Milliseconds that are filmed after Dash has taken over."""

HEIGHT, LABEL = 420, 18
"""The sizes of a picture in a strip and of the line below it, in pixels."""

NO_CARET = """(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { caret-color: transparent !important; }');
  document.adoptedStyleSheets = [sheet];
})()"""
"""It blinks."""

SLIGHT = 24
"""By which a pixel may differ, of 255: what is smoothed on the way to its place differs for a moment."""


def main() -> None:
    """Write a strip for each visit, and print what changed in it."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    arguments.add_argument("--slower", type=float, default=1, help="have the browser take so many times as long")
    wanted = arguments.parse_args()
    wanted.folder.mkdir(parents=True, exist_ok=True)
    with filled() as (browser, todo):
        address = todo.page.url.rpartition("/")[0]
        todo.page.close()
        for tab, look in each_look(browser, todo.url):
            for visit in ("first", "repeat"):
                frames = film(tab.page, address, wanted.slower)
                strip(frames).save(wanted.folder / f"{visit}-{look}.png")
                sys.stdout.write(f"{visit} visit, {look}\n" + "".join(f"  {line}\n" for line in changes(frames)))


def film(page: Page, address: str, slower: float = 1) -> list[tuple[int, Image.Image]]:
    """Open an address, and return what could be seen: (milliseconds since it was asked for, picture).

    There is a picture for each `EVERY` ms at whose end it differs from the one before.
    """
    page.goto("about:blank")
    page.add_init_script(NO_CARET)
    cdp, seen = page.context.new_cdp_session(page), []
    filmed = Event()
    cdp.send("Emulation.setCPUThrottlingRate", {"rate": slower})

    def take(frame: dict) -> None:
        if filmed.is_set():
            return
        seen.append((frame["metadata"]["timestamp"], frame["data"]))
        cdp.send("Page.screencastFrameAck", {"sessionId": frame["sessionId"]})

    cdp.on("Page.screencastFrame", take)
    cdp.send("Page.startScreencast", {"format": "png", "everyNthFrame": 1})
    page.goto(address, wait_until="commit")
    began = page.evaluate("performance.timeOrigin") / 1000
    page.wait_for_function("() => window.todo && !document.getElementById('ahead')", timeout=60_000)
    page.wait_for_timeout(AFTER * slower)
    filmed.set()
    cdp.send("Page.stopScreencast")
    cdp.detach()
    at: dict[int, str] = {}
    for when, data in seen:
        if when >= began:
            at[int((when - began) * 1000 / EVERY + 1) * EVERY] = data
    frames: list[tuple[int, Image.Image]] = []
    for when, data in at.items():
        picture = Image.open(BytesIO(b64decode(data))).convert("RGB")
        is_blank = picture.getcolors(1)  # the page that was left
        if differs(frames[-1][1], picture) if frames else not is_blank:
            frames.append((when, picture))
    return frames


def differs(before: Image.Image, after: Image.Image) -> tuple[int, int, int, int] | None:
    """Return the box in which two pictures differ: left, top, right, bottom; None if they are equal."""
    return ImageChops.difference(before, after).convert("L").point(lambda by: 255 * (by > SLIGHT)).getbbox()


def changes(frames: list[tuple[int, Image.Image]]) -> list[str]:
    """Say for each picture in which box it differs from the one before it."""
    pairs = pairwise(frames)
    return [f"{when:5} ms: {differs(before, after)} of {after.size}" for (_, before), (when, after) in pairs]


def strip(frames: list[tuple[int, Image.Image]]) -> Image.Image:
    """Return all pictures side by side, with their times."""
    width = round(frames[0][1].width * HEIGHT / frames[0][1].height)
    sheet = Image.new("RGB", ((width + 8) * len(frames), HEIGHT + LABEL), "#888")
    pen = ImageDraw.Draw(sheet)
    for place, (when, picture) in enumerate(frames):
        sheet.paste(picture.resize((width, HEIGHT)), (place * (width + 8), 0))
        pen.text((place * (width + 8) + 4, HEIGHT + 3), f"{when} ms", fill="white")
    return sheet


if __name__ == "__main__":
    main()
