"""Rules of the style sheets that keep a change of the page cheap (docs/performance.md)."""

import re

import pytest

from scripts.vendor_assets import FEATURES
from tests.conftest import ROOT

AROUND_ROWS = ("body", "html", ":root", "main", ".column", ".mantine-AppShell-main", "#shell", "#workspace", "#tasks")
SHEETS = sorted((ROOT / "assets").glob("*.css"))


def looking_into(style: str) -> list[str]:
    """Return the selectors by which what is around the rows decides by what it holds how they look."""
    found = []
    for start in re.finditer(r":has\(", style):
        whose = re.split(r"[\s,>+~{}]", style[: start.start()])[-1]
        depth, end = 1, start.end()
        while depth:
            depth += {"(": 1, ")": -1}.get(style[end], 0)
            end += 1
        holder = whose.removesuffix(":not(").split("::")[0]
        after = style[end:].lstrip(")")
        if holder.startswith(AROUND_ROWS) and re.match(r"\s*[>+~]|\s+[^\s{,]", after):
            found.append(whose + style[start.start() : end])
    return found


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_what_the_page_holds_does_not_decide_how_its_rows_look(sheet):
    # The browser would look at the style of each row again whenever anything comes or goes anywhere.
    assert not looking_into(sheet.read_text(encoding="utf-8"))


def test_the_test_finds_such_a_rule():
    assert looking_into("body:has(.badge:not([hidden])) .notice { bottom: 0 }") == ["body:has(.badge:not([hidden]))"]
    assert looking_into("body:not(:has(.shows-tasks)) #workspace { }") == ["body:not(:has(.shows-tasks)"]
    assert looking_into("main:has(.chat-composer) ~ .notice { bottom: 0 }") == ["main:has(.chat-composer)"]
    assert not looking_into(".mantine-AppShell-main:has(.task-panel) { padding: 0 }")
    assert not looking_into(".column > :not(:has(.shows-tasks)) + #workspace { display: none }")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_no_rule_says_of_anything_beside_anything_where_it_is_by_is(sheet):
    # The browser then takes it for one about all of the page: a deleted task took 24 ms instead of 8.
    assert not re.findall(r":(?:is|where)\([^{}]*\*\s*[+~]\s*\*", sheet.read_text(encoding="utf-8"))


def test_nothing_is_asked_of_the_font_that_was_left_out_of_it():
    styles = "".join(sheet.read_text(encoding="utf-8") for sheet in SHEETS)
    assert {*re.findall(r"font-(?:variant|feature)[\w-]*: *([^;}]+)", styles)} == {"tabular-nums"}
    assert "tnum" in FEATURES
