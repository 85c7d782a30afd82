"""Make the icons and the font in ``assets/`` from their npm packages: python -m scripts.vendor_assets

Run it after adding a name to `components.icons.ICONS` or `domain.looks.ICONS`. It needs npm; the app itself does not.
"""

import json
import re
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path
from urllib.parse import quote

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from components.icons import ICONS
from domain import looks

ASSETS = Path(__file__).resolve().parent.parent / "assets"
ICON_PACKAGE = "@iconify-json/tabler@1.2.41"
SAFE = " ='/:;,()."
"""The characters that stay as they are in an address within a style sheet."""
FONT_PACKAGE = "@fontsource-variable/inter@5.3.0"
WEIGHTS = (400, 400, 700)
"""The least, the usual and the greatest that a page has: without the others, the font is a quarter smaller."""

FEATURES = ("calt", "ccmp", "kern", "locl", "mark", "mkmk", "tnum")
"""The features that the font needs, and figures of one width: without its fractions, it is a tenth smaller."""


def main() -> None:
    """Write ``assets/icons.js``, ``assets/15-list-icons.css``, ``assets/fonts`` and ``assets/00-font.css``."""
    with tempfile.TemporaryDirectory() as folder:
        icons = unpack(ICON_PACKAGE, Path(folder))
        write_icons(icons)
        write_list_icons(icons)
        write_font(unpack(FONT_PACKAGE, Path(folder)))


def unpack(package: str, folder: Path) -> Path:
    """Fetch an npm package and return the folder with its files."""
    name = subprocess.run(
        ["npm", "pack", "--silent", package], cwd=folder, check=True, capture_output=True, text=True
    ).stdout.strip()
    into = folder / Path(name).stem
    with tarfile.open(folder / name) as archive:
        archive.extractall(into, filter="data")
    return into / "package"


def write_icons(package: Path) -> None:
    """Write the icons that are used, in the form in which dash-iconify finds them before it asks a public host."""
    everything = json.loads((package / "icons.json").read_text())
    used = {name: everything["icons"][name] for name in ICONS}
    data = {"prefix": "tabler", "width": everything["width"], "height": everything["height"], "icons": used}
    (ASSETS / "icons.js").write_text(
        f"// {ICON_PACKAGE}, MIT licence. Made by scripts/vendor_assets.py.\n"
        f"window.IconifyPreload = [{json.dumps(data)}];\n"
    )


def write_list_icons(package: Path) -> None:
    """Write the icons of lists as masks, which show the colour behind them and are no components."""
    everything = json.loads((package / "icons.json").read_text())["icons"]
    rules = (
        f'[data-icon="{name}"] {{ --icon: url("{_as_address(everything[drawing]["body"])}"); }}\n'
        for name, drawing in looks.ICONS.items()
    )
    head = f"/* {ICON_PACKAGE}, MIT licence. Made by scripts/vendor_assets.py. */\n"
    (ASSETS / "15-list-icons.css").write_text(head + "".join(rules))


def _as_address(body: str) -> str:
    drawn = body.replace("currentColor", "black").replace('"', "'")
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'>{drawn}</svg>"
    return f"data:image/svg+xml,{quote(svg, safe=SAFE)}"


def write_font(package: Path) -> None:
    """Write upright Inter with all its alphabets. A browser only fetches those that a page needs."""
    css = (package / "index.css").read_text()
    for file in re.findall(r"url\(./files/([^)]+)\)", css):
        write_smaller(package / "files" / file, ASSETS / "fonts" / file)
    shutil.copyfile(package / "LICENSE", ASSETS / "fonts" / "LICENSE")
    css = css.replace("./files/", "fonts/").replace("font-weight: 100 900", f"font-weight: {WEIGHTS[0]} {WEIGHTS[-1]}")
    (ASSETS / "00-font.css").write_text(css)


def write_smaller(file: Path, to: Path) -> None:
    """Write a variable font as a WOFF2 file with no more than `WEIGHTS` and `FEATURES`, and without names of glyphs."""
    font = TTFont(file, recalcTimestamp=False)
    kept = subset.Subsetter(subset.Options(layout_features=FEATURES, name_IDs=["*"], notdef_outline=True))
    kept.populate(unicodes=font.getBestCmap())
    kept.subset(font)
    instancer.instantiateVariableFont(font, {"wght": WEIGHTS}, inplace=True)
    font.flavor = "woff2"
    font.save(to)


if __name__ == "__main__":
    main()
