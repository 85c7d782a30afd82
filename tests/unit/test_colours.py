"""Colours that a person may choose can be told from what is behind them, in light and in dark (WCAG 2.2, 1.4.3)."""

import re

import pytest

from domain.clean import COLOURS
from tests.conftest import ROOT

BEHIND = ("page", "surface", "hover")
ENOUGH = 4.5


def tokens(scheme: str) -> dict[str, str]:
    """Return the colours of a scheme, by the names of their custom properties."""
    styles = (ROOT / "assets" / "10-tokens.css").read_text()
    [block] = re.findall(rf':root\[data-mantine-color-scheme="{scheme}"\] {{(.*?)}}', styles, re.DOTALL)
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("behind", BEHIND)
@pytest.mark.parametrize("colour", COLOURS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_colour_has_enough_contrast(scheme, colour, behind):
    of = tokens(scheme)
    assert contrast(of[colour], of[behind]) >= ENOUGH


@pytest.mark.parametrize("colour", COLOURS)
def test_a_colour_is_used_where_it_is_chosen(colour):
    assert f'[data-colour="{colour}"]' in (ROOT / "assets" / "10-tokens.css").read_text()
