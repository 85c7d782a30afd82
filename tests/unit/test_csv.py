"""A table of tasks: what a spreadsheet would run is defused, and the rest stays as it is."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.export import csv_lines, defused
from tests.factories import NOW, a_task, steady

SIGNS = ["=", "+", "-", "@", "\t", "\r", *"\uff1d\uff0b\uff0d\uff20"]


@pytest.mark.parametrize("start", SIGNS)
def test_a_cell_that_a_spreadsheet_would_run_is_defused(start):
    assert defused(f"{start}1+1") == f"'{start}1+1"
    [_, line] = csv_lines([({"list": "Groceries"}, a_task(title=f"{start}cmd|'/c calc'!A0"))])
    assert line.startswith(f'"Groceries","\'{start}cmd')


@pytest.mark.parametrize("between", [";", "\t", ';"', ";'"])
@pytest.mark.parametrize("start", SIGNS)
def test_so_is_what_a_spreadsheet_that_splits_elsewhere_would_run(between, start):
    assert defused(f"a{between}{start}1+1") == f"a{between[0]}'{between[1:]}{start}1+1"


@pytest.mark.parametrize("text", ["Bake ;-) a cake", "Ring her ;-P", "Tea;=)", "a;b", "a - b", "e-mail@home", "it's"])
def test_what_no_spreadsheet_would_run_stays_as_it_is(text):
    assert defused(text) == text


@steady
@given(st.text("a=-+\uff1d@;\t\r\n'\") P", max_size=12))
def test_a_cell_has_its_text_again_without_the_apostrophes_that_the_docs_name(text):
    sign = r"""["']*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r]"""
    smiley = r"""["']*[-=]([)\]}>*/|\\]|[A-Za-z]\Z)"""
    assert re.sub(rf"^'(?={sign})|(?<=[;\t\r\n])'(?={sign})(?!{smiley})", "", defused(text)) == text


def test_other_cells_are_as_they_were_in_quotes():
    [head, line] = csv_lines([({"list": "Groceries"}, a_task(title='Milk, "fresh"', done_at=NOW))])

    assert head.startswith('"list","title","done","notes","date",')
    assert line.startswith('"Groceries","Milk, ""fresh""","yes",""')
    assert line.endswith(f'"{NOW}","{NOW}","","","",""\r\n')
