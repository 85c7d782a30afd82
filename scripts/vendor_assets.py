"""Make the icons and the font in ``assets/`` from their npm packages: python -m scripts.vendor_assets

Run it after adding a name to `components.icons.ICONS`. It needs npm; the app itself does not.
"""

import json
import re
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

from components.icons import ICONS

ASSETS = Path(__file__).resolve().parent.parent / "assets"
ICON_PACKAGE = "@iconify-json/tabler@1.2.41"
FONT_PACKAGE = "@fontsource-variable/inter@5.3.0"


def main() -> None:
    """Write ``assets/icons.js``, ``assets/fonts`` and ``assets/00-font.css``."""
    with tempfile.TemporaryDirectory() as folder:
        write_icons(unpack(ICON_PACKAGE, Path(folder)))
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
    """Write the icons that are used, in the form that dash-iconify looks for before it asks a public host."""
    everything = json.loads((package / "icons.json").read_text())
    used = {name: everything["icons"][name] for name in ICONS}
    data = {"prefix": "tabler", "width": everything["width"], "height": everything["height"], "icons": used}
    (ASSETS / "icons.js").write_text(
        f"// {ICON_PACKAGE}, MIT licence. Made by scripts/vendor_assets.py.\n"
        f"window.IconifyPreload = [{json.dumps(data)}];\n"
    )


def write_font(package: Path) -> None:
    """Write Inter, upright, all its alphabets; a browser fetches only those that a page needs."""
    css = (package / "index.css").read_text()
    for file in re.findall(r"url\(./files/([^)]+)\)", css):
        shutil.copyfile(package / "files" / file, ASSETS / "fonts" / file)
    shutil.copyfile(package / "LICENSE", ASSETS / "fonts" / "LICENSE")
    (ASSETS / "00-font.css").write_text(css.replace("./files/", "fonts/"))


if __name__ == "__main__":
    main()
