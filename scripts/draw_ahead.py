"""Record how components are drawn, for pages that are seen before Dash has started: python -m scripts.draw_ahead

Run it when a component, or a variant of one, is new in a page with a list, and after an upgrade of Dash's components.
It writes ``web/drawn.json`` and ``assets/02-drawn.css``. Dash draws each component once, in a browser of this machine.
"""

import json
import logging
import re
import sys
import tempfile
import threading
from base64 import b64encode
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import dash_iconify  # noqa: F401 - so that Dash loads its scripts
import dash_mantine_components as dmc
from dash import Dash, html
from dash._utils import to_json
from playwright.sync_api import Page, sync_playwright
from werkzeug.serving import make_server

import ids
from auth.passwords import hash_password
from components.frame.theme import THEME
from components.frame.unmounted import unmounted
from scripts.browser import find_browser
from storage.accounts import accounts
from storage.database import engine
from tests.serving import PASSWORD, Server
from tests.storage.people import add_views
from web import ahead, drawn

ROOT = Path(__file__).resolve().parent.parent
STYLES = ROOT / "assets" / "02-drawn.css"
ADDRESSES = (  # a visitor sees the first of them
    "/",
    "/lists",
    "/today",
    "/upcoming",
    "/search",
    "/search?q=a",
    "/search?q=p1%20@home",
    "/smart/{smart}",
    "/tags/{tag}",
)
NEWCOMER = "newcomer"
"""The name of an account that has to choose a password first, and sees a frame without lists."""
HEAD = "/* What Mantine's components need before Dash is there. Made by scripts/draw_ahead.py. */\n"


BUILT = re.compile(r' (?:id|for|aria-describedby|aria-labelledby|aria-controls|aria-owns)="(?:mantine-|:r)[^"]*"')
"""An id that Mantine makes up, another one for each component."""

ONE = re.compile(r"(?<=<i class=\"⟦)\d+(?=⟧\"></i>)")
CLASS = re.compile(r"\.(-?[_a-zA-Z][\w-]*)")
ALTERNATIVE = re.compile(r",(?![^(]*\))")
STYLE = re.compile(r'<style data-mantine-styles="(?:true|classes)">(.*?)</style>', re.DOTALL)
VARIABLE = re.compile(r"var\((--[\w-]+)")
EMPTY = re.compile(r"[^{}\n]*\{\s*\}\n?")
OF_SCHEMES = """
.of-schemes { display: contents; }
:root[data-mantine-color-scheme="dark"] .of-schemes > :first-child,
:root[data-mantine-color-scheme="light"] .of-schemes > :last-child { display: none; }
"""
"""The styles with which parts that differ between light and dark are drawn for both."""


def main() -> None:
    """Write both files."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder), REGISTRATION="open", CHAT_URL="http://127.0.0.1:9/v1", CHAT_MODEL="none")
        server.start()
        engine.connect(server.database_url)
        [admin, *_] = accounts.people()
        accounts.add_account(NEWCOMER, hash_password(PASSWORD), "", must_change=True)
        components = wanted(server.url, add_views(admin.id))
        Dash(__name__, enable_mcp=False)  # so that links know where the app is
        for logged_in in (True, False):
            _find(json.loads(to_json(unmounted(logged_in))), components)
        server.stop()
    looks, styles = _look_up(components)
    sys.stdout.write(f"{len(looks)} components are drawn\n")
    text = json.dumps(looks, indent=0, sort_keys=True, ensure_ascii=False)
    (ROOT / "web" / "drawn.json").write_text(text + "\n", encoding="utf-8")
    STYLES.write_text(HEAD + styles + OF_SCHEMES, encoding="utf-8")


def wanted(url: str, views: dict[str, str]) -> dict[str, dict]:
    """Return the components of the pages that are drawn ahead, each without its texts."""
    found: dict[str, dict] = {}
    admin, newcomer = (
        {"Authorization": "Basic " + b64encode(f"{name}:{PASSWORD}".encode()).decode()} for name in ("admin", NEWCOMER)
    )
    for headers, addresses in (({}, ADDRESSES[:1]), (newcomer, ["/account"]), (admin, ADDRESSES)):
        for address in addresses:
            asked = Request(url + address.format(**views), headers=headers)  # noqa: S310 - our own server
            with urlopen(asked) as answer:  # noqa: S310
                text = answer.read().decode()
            given = re.search(r'id="given">(.*?)</script>', text, re.DOTALL)
            if given:
                told = json.loads(given[1])
                _find(told["layout"], found)
                if ahead.SHOWS_TASKS in given[1]:
                    _find(told["page"]["response"][ids.PAGE]["children"], found)
    return found


def _find(part: Any, found: dict[str, dict]) -> None:
    if isinstance(part, list):
        for one in part:
            _find(one, found)
    elif drawn.is_component(part):
        if part["namespace"] == "dash_html_components":
            _find(part["props"].get("children"), found)
        elif part["namespace"] != "dash_core_components":
            key, filled = drawn.skeleton(part)
            found[key] = json.loads(key)
            _find(filled, found)


def _with_marks(part: Any) -> Any:
    """Return a component with a mark in the place of each text and of its children."""
    if isinstance(part, list):
        return [_with_marks(one) for one in part]
    if isinstance(part, dict) and part.keys() == {"mark"}:
        return html.I(className=f"⟦{part['mark']}⟧").to_plotly_json()
    if isinstance(part, dict) and part.keys() == {"text"}:
        return f"⟦{part['text']}⟧"
    return {name: _with_marks(value) for name, value in part.items()} if isinstance(part, dict) else part


def _look_up(components: dict[str, dict]) -> tuple[dict[str, str], str]:
    """Return the HTML of each component, and the styles that they need."""
    places = [html.Div(_with_marks(one), id=f"c{number}") for number, one in enumerate(components.values())]
    app = Dash(__name__, assets_folder=str(ROOT / "assets"), assets_ignore=r"^(?!icons\.js$).*", enable_mcp=False)
    app.layout = dmc.MantineProvider([*places, html.Div(id="all-drawn")], theme=THEME, defaultColorScheme="auto")
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, app.server, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox", "--disable-gpu"])
        light, dark = (
            _drawn_by(browser.new_page(color_scheme=scheme), server.port, len(places)) for scheme in ("light", "dark")
        )
        page = browser.contexts[0].pages[0]
        sheets = page.evaluate(RULES)
        browser.close()
    server.shutdown()
    looks = {key: _both(*pair) for key, *pair in zip(components, light, dark, strict=True)}
    return looks, _styles(sheets, "".join(looks.values()))


def _drawn_by(page: Page, port: int, count: int) -> list[str]:
    page.goto(f"http://127.0.0.1:{port}/")
    page.wait_for_selector("#all-drawn", state="attached")
    page.wait_for_function("() => document.querySelectorAll('svg.iconify').length")
    page.wait_for_timeout(1_000)
    found = page.evaluate(
        "ids => ids.map(id => document.getElementById(id).innerHTML)", [f"c{at}" for at in range(count)]
    )
    return [BUILT.sub("", STYLE.sub("", one)) for one in found]


def _both(light: str, dark: str) -> str:
    """Return what is drawn in both colour schemes. Where their icons differ, it has both."""
    if light == dark:
        return light
    if ONE.sub("", light) != ONE.sub("", dark):
        raise SystemExit(f"In dark colours, this is another component:\n{light}\n{dark}")
    other = iter(ONE.findall(dark))

    def both(icon: re.Match) -> str:
        beside = next(other)
        return icon[0] if icon[1] == beside else f'<span class="of-schemes">{icon[0]}<i class="⟦{beside}⟧"></i></span>'

    return re.sub(r'<i class="⟦(\d+)⟧"></i>', both, light)


RULES = """() => {
  const read = rule => rule.cssRules && !rule.selectorText
    ? {around: rule.cssText.slice(0, rule.cssText.indexOf('{')).trim(), rules: [...rule.cssRules].map(read)}
    : {selector: rule.selectorText ?? '', text: rule.cssText};
  const isMantine = text => text.includes('--mantine-') || text.includes('mantine-');
  const isOfAll = sheet => sheet.ownerNode.dataset.mantineStyles !== 'inline' && isMantine(sheet.ownerNode.textContent);
  return [...document.styleSheets].filter(isOfAll)
    .flatMap(sheet => [...sheet.cssRules].map(read));
}"""


def _styles(rules: list[dict], looks: str) -> str:
    """Return the rules for classes that are used, and the variables that are used."""
    classes = {name for found in re.findall(r'class="([^"]*)"', looks) for name in found.split()}
    kept = _kept(rules, classes)
    ours = "".join(sheet.read_text() for sheet in (ROOT / "assets").glob("*.css") if sheet != STYLES)
    while True:  # a variable may only be used by another one
        fewer = _without_variables(kept, set(VARIABLE.findall(kept + ours + looks)))
        if fewer == kept:
            return EMPTY.sub("", kept)
        kept = fewer


def _without_variables(rules: str, but: set[str]) -> str:
    return re.sub(r"\s*(--[\w-]+):[^;{}]*;", lambda one: one[0] if one[1] in but else "", rules)


def _kept(rules: list[dict], classes: set[str]) -> str:
    found = []
    for rule in rules:
        if "around" in rule:
            inside = _kept(rule["rules"], classes)
            if inside:
                found.append(f"{rule['around']} {{\n{inside}}}\n")
        elif any(all(name in classes for name in CLASS.findall(one)) for one in ALTERNATIVE.split(rule["selector"])):
            found.append(rule["text"] + "\n")
    return "".join(found)


if __name__ == "__main__":
    main()
