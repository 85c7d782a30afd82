"""Each look that a person can choose for a list is there, and any other is refused."""

import re

import pytest

from components.put_away import ARCHIVE, KINDS, TEMPLATES
from domain.clean import Invalid, clean_colour
from domain.looks import ICONS, clean_icon
from tests.conftest import ROOT


def test_each_icon_has_its_drawing():
    drawn = (ROOT / "assets" / "15-list-icons.css").read_text(encoding="utf-8")
    assert re.findall(r'^\[data-icon="(\w+)"\]', drawn, re.MULTILINE) == list(ICONS)


@pytest.mark.parametrize("clean", [clean_colour, clean_icon])
@pytest.mark.parametrize("value", [None, 1, "", "mauve", "Red", "red;", ["red"]])
def test_what_cannot_be_chosen_is_refused_with_what_can(clean, value):
    with pytest.raises(Invalid, match=r"Choose one of \w+, \w+"):
        clean(value)


def test_the_pages_of_what_is_put_away_are_told_apart():
    assert {"archive": ARCHIVE, "templates": TEMPLATES} == KINDS
    assert [kind.path for kind in KINDS.values()] == ["/archive", "/templates"]
