"""Views and their addresses."""

import re

import dash
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.demo import demo_window
from domain.views import KINDS, SHOWS, View, clean_show, view_at
from domain.wire import Window
from storage import windows
from tests.conftest import ROOT
from tests.factories import steady, utf8

keys = st.text(utf8, min_size=1, max_size=20)
NO_VIEWS = [None, 1, "", "/", "/lists", "/lists/", "/lists/a/b", "/trash", "lists/a", "/lists/" + 500 * "a"]


@given(st.sampled_from(sorted(KINDS)), keys, st.sampled_from(SHOWS))
@steady
def test_a_view_is_found_by_its_address(kind, key, show):
    view = View(kind, key if "{key}" in KINDS[kind] else "", show)
    assert view_at(view.address) == view


@pytest.mark.parametrize("address", NO_VIEWS)
def test_other_addresses_are_of_no_view(address):
    assert view_at(address) is None


@pytest.mark.parametrize("query", ["", "?", "?show=all", "?show=ALL", "?show=", "?other=active"])
def test_what_names_nothing_to_show_shows_everything(query):
    assert view_at(f"/lists/list-one{query}") == View("list", "list-one")


@pytest.mark.parametrize("value", [None, "", "ALL", "done", 1, ["active"], {"show": "active"}])
def test_a_page_is_asked_for_all_by_what_names_nothing(value):
    assert clean_show(value) == "all"


@pytest.mark.usefixtures("application")
def test_each_kind_of_view_is_answered_and_has_a_page():
    assert windows.KINDS.keys() == KINDS.keys()
    paths = {path for page in dash.page_registry.values() for path in (page["path"], page["path_template"]) if path}
    pages = {re.sub("<.+?>", "{key}", path) for path in paths}
    assert pages.issuperset(kind.partition("?")[0] for kind in KINDS.values())


def test_each_kind_is_made_without_the_server_too():
    script = (ROOT / "assets" / "app" / "state" / "whole-views.js").read_text(encoding="utf-8")
    made = re.findall(r"^  '([a-z]+/?)': ", script.partition("const KINDS = {")[2].partition("\n};")[0], re.M)
    assert set(made) == {kind.partition("?")[0][1:].removesuffix("{key}") for kind in KINDS.values()}


def test_the_demo_has_the_shape_of_a_window():
    assert demo_window().keys() == Window.__annotations__.keys() - {"adds", "again", "nothing", "sets"}


def test_the_demo_counts_its_tasks():
    shown = demo_window()
    assert shown["open"] == sum(section["count"] for section in shown["sections"]) == len(shown["rows"])
