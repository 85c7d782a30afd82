"""The tables of Insights, which say the same as its charts, and what a mark in a chart leads to.

A table is one component of Dash, and its cells are plain HTML: a year has hundreds of links, and Dash would take long
to make a component of each.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

from dash import get_relative_path, html
from dash.development.base_component import Component

from components.attributes import aria, data
from components.insights.charts import short
from domain.days import day_in_words, later
from domain.insights import WEEKS_OF_DAYS, Insights
from domain.query import IN_ALL, IN_ARCHIVE, unquoted
from domain.views import View


@dataclass(frozen=True)
class Number:
    """A number in a table. It may lead to an address, and a screen reader may say something else."""

    text: str
    address: str = ""
    said: str = ""


def done_table(shown: Insights) -> Component:
    """Return the table of what was done. Each number leads to its tasks."""
    heads = ["Week from", *(one.title for one in shown.series), *(["All"] if len(shown.series) > 1 else [])]
    rows: list[Sequence[str | Number]] = []
    for at, first in reversed(list(enumerate(shown.first_days))):
        days = in_week("done", first)
        cells = [
            number(one.weeks[at], f"{days} {in_list(one.title, one.in_use)}" if one.id else None, first, one.title)
            for one in shown.series
        ]
        if len(shown.series) > 1:
            cells.append(number(sum(one.weeks[at] for one in shown.series), f"{days} {IN_ALL}", first))
        rows.append([short(first), *cells])
    return table(heads, rows)


def day_table(shown: Insights) -> Component:
    """Return the table of the days of a year, week by week."""
    names = [f"{date.fromisoformat(later(shown.begins, at)):%a}" for at in range(7)]
    firsts = [later(shown.begins, 7 * week) for week in range(WEEKS_OF_DAYS - 1, -1, -1)]
    of = in_list(shown.title, shown.in_use) if shown.list else IN_ALL
    rows: list[Sequence[str | Number]] = []
    for first in firsts:
        days = [later(first, at) for at in range(7)]
        if any(day in shown.days for day in days):
            cells = [number(shown.days.get(day, 0), f"done:{day} {of}", day) for day in days]
            rows.append([short(first, with_year=True), *cells])
    return table(["Week from", *names], rows)


def flow_table(shown: Insights) -> Component:
    """Return the table of what was added, done and open."""
    of = f" {in_list(shown.title, shown.in_use)}" if shown.list else ""
    rows: list[Sequence[str | Number]] = [
        [
            short(week.first),
            number(week.added, in_week("added", week.first) + of, week.first, "added"),
            number(week.done, in_week("done", week.first) + of, week.first, "done"),
            number(week.open, open_after(week.first) + of, week.first, "open"),
        ]
        for week in reversed(shown.flow)
    ]
    return table(["Week from", "Added", "Done", "Open at its end"], rows)


def table(heads: Sequence[str], rows: Iterable[Sequence[str | Number]]) -> Component:
    """Return a table. The first cell of each row is its heading."""
    head = "".join(f'<th scope="col">{_text(one)}</th>' for one in heads)
    body = "".join(
        f'<tr><th scope="row">{_cell(first)}</th>{"".join(f"<td>{_cell(one)}</td>" for one in others)}</tr>'
        for first, *others in rows
    )
    made = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return html.Div(className="number-table", tabIndex=0, role="group", **data(html=made), **aria(label="Table"))


def _cell(content: str | Number) -> str:
    if isinstance(content, str):
        return _text(content)
    if not content.address:
        return escape(content.text)
    address, said = escape(content.address), escape(content.said)
    return f'<a class="view-link" href="{address}" aria-label="{said}">{escape(content.text)}</a>'


def _text(text: str) -> str:
    """Return text as HTML, marked so that no browser translates it."""
    return f'<span translate="no" dir="auto">{escape(text)}</span>'


def number(count: int, query: str | None, first: str, what: str = "") -> Number:
    """Return a number that leads to its tasks, or a dash for 0."""
    if count <= 0:
        return Number("–")
    if query is None:
        return Number(f"{count:,}")
    said = f"{count:,} {what}, {day_in_words(first)}" if what else f"{count:,}, {day_in_words(first)}"
    return Number(f"{count:,}", search_for(query), said)


def search_for(query: str) -> str:
    """Return the address of a search."""
    return get_relative_path(View("search", query).address)


def in_week(token: str, first: str) -> str:
    """Return the query for what was done, or added, in the week that begins on a day."""
    return f"{token}:>={first} {token}:<{later(first, 7)}"


def open_after(first: str) -> str:
    """Return the query for what was open at the end of the week that begins on a day."""
    return f"added:<{later(first, 7)} -done:<{later(first, 7)}"


def in_list(title: str, in_use: bool) -> str:
    """Return the tokens for a list in a query: a search finds the tasks of one in the archive only if it is told."""
    return f'#"{unquoted(title)}"' + ("" if in_use else f" {IN_ARCHIVE}")


TABLES: Mapping[str, Any] = {"done": done_table, "days": day_table, "flow": flow_table}
"""The functions that draw the tables, by name."""
