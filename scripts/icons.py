"""Make the icons of the installed app from the one of the browser's tab: python -m scripts.icons"""

from playwright.sync_api import sync_playwright

from scripts.browser import find_browser
from tests.browser.conftest import FLAGS
from tests.conftest import ROOT

ASSETS = ROOT / "assets"
SIZES = {"icon-192.png": (192, 192), "icon-512.png": (512, 512), "icon-maskable-512.png": (512, 320)}
"""The size of each file, and that of the icon in it: a launcher may cut a mask out of the last."""
COLOUR = "#4263eb"

PAGE = """<body style="margin: 0; display: grid; place-items: center; height: 100vh; background: {background}">
<div style="width: {icon}px">{svg}</div>"""


def main() -> None:
    """Write the icons to ``assets``."""
    svg = (ASSETS / "favicon.svg").read_text(encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        for name, (size, icon) in SIZES.items():
            page = browser.new_page(viewport={"width": size, "height": size})
            page.set_content(PAGE.format(background="none" if size == icon else COLOUR, icon=icon, svg=svg))
            page.screenshot(path=ASSETS / name, omit_background=True)
        browser.close()


if __name__ == "__main__":
    main()
