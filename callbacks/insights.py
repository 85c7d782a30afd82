"""Insights: a click on a mark in a chart opens its tasks, and tables are drawn when they are opened."""

from functools import partial
from typing import Any

from dash import Input, Output, State, callback, get_relative_path, no_update
from dash.exceptions import PreventUpdate

import ids
from auth.login import require_account
from components.insights.charts import OTHERS
from components.insights.standing import standing
from components.insights.tables import TABLES, in_list, in_week, open_after
from domain.clean import Invalid, clean_day, clean_id
from domain.query import IN_ALL
from domain.views import View
from storage.insights import insights_of, standing_of
from storage.lists import find_list


# Only called if Insights are on the page.
@callback(
    Output(ids.STANDING, "children"),
    Input(ids.ANSWER, "data"),
    Input(ids.NEWS, "data"),
    Input(ids.INSIGHTS_OF, "data"),
    prevent_initial_call=True,
)
def show_standing(_answer: Any, _news: Any, of: Any) -> Any:
    """Show the tasks that are still open again, after a change."""
    return standing(*standing_of(require_account().id, _list_id(of)))


def _list_id(of: Any) -> str | None:
    """Return the id of the list that Insights show; None if they show all lists."""
    try:
        return clean_id(of) if of else None
    except Invalid as refusal:
        raise PreventUpdate from refusal


def _make_table(name: str, _clicks: Any, there: Any, of: Any) -> Any:
    shown = insights_of(require_account().id, _list_id(of)) if there is None else None
    return TABLES[name](shown) if shown else no_update


for _name in TABLES:
    callback(
        Output(ids.chart_table(_name), "children"),
        Input(ids.chart_details(_name), "n_clicks"),
        State(ids.chart_table(_name), "children"),
        State(ids.INSIGHTS_OF, "data"),
        prevent_initial_call=True,
    )(partial(_make_table, _name))


def _open_week(chart: str, clicked: Any, series: Any, of: Any) -> tuple[str, str]:
    """Open the tasks of a mark: those done, added or open in its week, and in its list if it is of one."""
    day = _day(clicked.get("first") if isinstance(clicked, dict) else None)
    if chart == "open":
        return _found(open_after(day), of)
    if chart == "flow":
        return _found(in_week("added" if series == "added" else "done", day), of)
    return _found(in_week("done", day), of or (series if series != OTHERS else None), IN_ALL)


for _name in ("done", "open", "flow"):
    callback(
        Output(ids.GO, "pathname", allow_duplicate=True),
        Output(ids.GO, "search", allow_duplicate=True),
        Input(ids.chart(_name), "clickData"),
        State(ids.chart(_name), "clickSeriesName"),
        State(ids.INSIGHTS_OF, "data"),
        prevent_initial_call=True,
    )(partial(_open_week, _name))


@callback(
    Output(ids.GO, "pathname", allow_duplicate=True),
    Output(ids.GO, "search", allow_duplicate=True),
    Input(ids.DAY_MAP, "clickData"),
    State(ids.INSIGHTS_OF, "data"),
    prevent_initial_call=True,
)
def open_day(clicked: Any, of: Any) -> tuple[str, str]:
    """Open the tasks that were done on the day of a mark."""
    day = _day(next(iter(clicked), None) if isinstance(clicked, dict) else None)
    return _found(f"done:{day}", of, IN_ALL)


def _day(named: Any) -> str:
    """Return the day that a mark names. Without one, nothing is opened."""
    try:
        return clean_day(named)
    except Invalid as refusal:
        raise PreventUpdate from refusal


def _found(query: str, list_id: Any, of_all: str = "") -> tuple[str, str]:
    """Return the address of a search, as path and query: only of the list that is named, or of all as `of_all` says."""
    named = _list_id(list_id)
    one = find_list(require_account().id, named) if named else None
    where = in_list(one.title, one.archived_at is None) if one else of_all
    path, _, asked = View("search", f"{query} {where}".strip()).address.partition("?")
    return get_relative_path(path), f"?{asked}"
