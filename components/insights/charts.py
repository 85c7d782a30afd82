"""The charts of Insights, in the app's own colours, and the tables that say the same."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import dash_mantine_components as dmc
from dash import get_relative_path, html
from dash.development.base_component import Component

import ids
from components.attributes import aria
from components.words import words, written
from domain.days import day_in_words, later
from domain.insights import WEEKS_OF_DAYS, Insights, Series
from domain.query import unquoted
from domain.views import View

COLOURS = ("accent", "teal", "orange", "violet", "pink", "green")
"""Of lists without a colour of their own, one after the other (``assets/10-tokens.css``)."""
OTHERS = "others"
"""Stands in a chart for the lists together that have no place of their own."""
HEIGHT = 224
AXIS: dict[str, Any] = {
    "h": HEIGHT,
    "gridAxis": "x",
    "tickLine": "none",
    "strokeDasharray": "0",
    "gridColor": "var(--line)",
    "textColor": "var(--muted)",
    "yAxisProps": {"width": 36, "allowDecimals": False},
    "xAxisProps": {"minTickGap": 24},
    "tooltipAnimationDuration": 0,
}
LOW: dict[str, Any] = {**AXIS, "h": 160, "yAxisProps": {**AXIS["yAxisProps"], "tickCount": 3}}
"""Of a chart with room for three numbers beside it."""


def colours_of(series: Sequence[Series]) -> list[str]:
    """Return the colour of each list: its own, or the next one that is free."""
    taken = {one.colour for one in series}
    free = iter([name for name in COLOURS if name not in taken] + list(COLOURS))
    return [f"var(--{one.colour or next(free)})" if one.id else "var(--line-strong)" for one in series]


def done_chart(shown: Insights) -> Component:
    """Return what was done in each week, list upon list."""
    names = [one.id or OTHERS for one in shown.series]
    return dmc.BarChart(
        id=ids.chart("done"),
        data=[
            {"day": short(first), "first": first}
            | {name: one.weeks[at] for name, one in zip(names, shown.series, strict=True)}
            for at, first in enumerate(shown.first_days)
        ],
        dataKey="day",
        type="stacked",
        series=[
            {"name": name, "label": one.title, "color": colour}
            for name, one, colour in zip(names, shown.series, colours_of(shown.series), strict=True)
        ],
        **AXIS,
    )


def legend(shown: Insights) -> Component:
    """Return which colour is which list; each leads to what is to see of it alone."""
    return dmc.Group(
        [
            dmc.Group([dmc.Box(w=12, h=12, bg=colour, bdrs=4), _named(one)], gap=8, wrap="nowrap")
            for one, colour in zip(shown.series, colours_of(shown.series), strict=True)
        ],
        gap="4px 16px",
        fz="sm",
        my=8,
        attributes={"root": {"role": "group"}},
        **aria(label="Lists"),
    )


def _named(one: Series) -> Component:
    if not one.id:
        return words(one.title)
    return dmc.Anchor(written(one.title), href=get_relative_path(f"/insights/{one.id}"), inherit=True, py=4)


def day_map(shown: Insights) -> Component:
    """Return the map of the days of a year: the more was done, the stronger the colour."""
    first = date.fromisoformat(shown.begins).isoweekday() % 7
    most = max(shown.days.values(), default=1)
    return html.Div(
        dmc.Heatmap(
            id=ids.DAY_MAP,
            data=dict(shown.days),
            startDate=shown.begins,
            endDate=shown.today,
            firstDayOfWeek=first,
            withMonthLabels=True,
            withWeekdayLabels=True,
            withOutsideDates=False,
            withTooltip=True,
            getTooltipLabel={"function": "sayDone"},
            rectSize=10,
            gap=2,
            rectRadius=2,
            domain=[0, max(4, most)],
            colors=[f"color-mix(in srgb, var(--accent) {part}%, var(--surface))" for part in (30, 52, 76, 100)],
        ),
        className="day-map",
        tabIndex=0,
        role="group",
        **aria(label="Map of the days, by the weeks of a year"),
    )


def open_chart(shown: Insights) -> Component:
    """Return how many tasks were open at the end of each week."""
    return dmc.AreaChart(
        id=ids.chart("open"),
        data=[{"day": short(week.first), "first": week.first, "open": week.open} for week in shown.flow],
        dataKey="day",
        series=[{"name": "open", "label": "Open", "color": "var(--accent)"}],
        curveType="monotone",
        withDots=False,
        fillOpacity=0.2,
        **LOW,
    )


def flow_chart(shown: Insights) -> Component:
    """Return what was added in each week beside what was done."""
    return dmc.BarChart(
        id=ids.chart("flow"),
        data=[
            {"day": short(week.first), "first": week.first, "added": week.added, "done": week.done}
            for week in shown.flow
        ],
        dataKey="day",
        series=[
            {"name": "added", "label": "Added", "color": "var(--line-strong)"},
            {"name": "done", "label": "Done", "color": "var(--accent)"},
        ],
        withLegend=True,
        **LOW,
    )


def done_table(shown: Insights) -> Component:
    """Return the chart of what was done as a table; each number leads to the tasks behind it."""
    heads = ["Week from", *(one.title for one in shown.series), *(["All"] if len(shown.series) > 1 else [])]
    rows = []
    for at, first in reversed(list(enumerate(shown.first_days))):
        days = in_week("done", first)
        cells = [
            number(one.weeks[at], f"{days} {in_list(one.title)}" if one.id and one.in_use else None, first, one.title)
            for one in shown.series
        ]
        if len(shown.series) > 1:
            cells.append(number(sum(one.weeks[at] for one in shown.series), days, first))
        rows.append([short(first), *cells])
    return table(heads, rows)


def day_table(shown: Insights) -> Component:
    """Return the map of the days as a table, week by week."""
    names = [f"{date.fromisoformat(later(shown.begins, at)):%a}" for at in range(7)]
    firsts = [later(shown.begins, 7 * week) for week in range(WEEKS_OF_DAYS - 1, -1, -1)]
    of = f" {in_list(shown.title)}" if shown.list else ""
    rows = []
    for first in firsts:
        days = [later(first, at) for at in range(7)]
        if any(day in shown.days for day in days):
            cells = [number(shown.days.get(day, 0), _if_found(shown, f"done:{day}{of}"), day) for day in days]
            rows.append([short(first, with_year=True), *cells])
    return table(["Week from", *names], rows)


def flow_table(shown: Insights) -> Component:
    """Return what was added, done and open as a table."""
    of = f" {in_list(shown.title)}" if shown.list else ""
    rows = [
        [
            short(week.first),
            number(week.added, _if_found(shown, in_week("added", week.first) + of), week.first, "added"),
            number(week.done, _if_found(shown, in_week("done", week.first) + of), week.first, "done"),
            number(week.open, _if_found(shown, open_after(week.first) + of), week.first, "open"),
        ]
        for week in reversed(shown.flow)
    ]
    return table(["Week from", "Added", "Done", "Open at its end"], rows)


def table(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> Component:
    """Return a table whose rows begin with their headings."""
    head = dmc.TableTr([_cell(dmc.TableTh, one, at, "col") for at, one in enumerate(heads)])
    body = [
        dmc.TableTr([_cell(dmc.TableTh, first, 0, "row"), *(_cell(dmc.TableTd, one, 1) for one in others)])
        for first, *others in rows
    ]
    return html.Div(
        dmc.Table(
            [dmc.TableThead(head), dmc.TableTbody(body)],
            tabularNums=True,
            horizontalSpacing="xs",
            verticalSpacing=4,
            borderColor="var(--line)",
        ),
        style={"overflow": "auto", "maxHeight": 480, "margin": "8px 0"},
        tabIndex=0,
        role="group",
        **aria(label="Table"),
    )


def _cell(kind: Any, content: Any, at: int, scope: str = "") -> Component:
    """Return a cell of a table: the first one of a row is its heading, the others are numbers."""
    shown = written(content) if isinstance(content, str) else content
    heads: Any = {"fw": 500, "attributes": {"root": {"scope": scope}}} if scope else {}
    return kind(shown, ta="end" if at else "start", **heads)


def number(count: int, query: str | None, first: str, what: str = "") -> Any:
    """Return a number that leads to the tasks behind it; none is a dash."""
    if count <= 0:
        return "–"
    if query is None:
        return f"{count:,}"
    said = f"{count:,} {what}, {day_in_words(first)}" if what else f"{count:,}, {day_in_words(first)}"
    return dmc.Anchor(f"{count:,}", href=search_for(query), inherit=True, px=4, **aria(label=said))


def _if_found(shown: Insights, query: str) -> str | None:
    """Return a query for what is in the list, or in all; None for an archived list, whose tasks no search finds."""
    return query if shown.in_use else None


def search_for(query: str) -> str:
    """Return the address of a search."""
    return get_relative_path(View("search", query).address)


def in_week(token: str, first: str) -> str:
    """Return the query for what was done, or added, in the week from a day on."""
    return f"{token}:>={first} {token}:<{later(first, 7)}"


def open_after(first: str) -> str:
    """Return the query for what was open at the end of the week from a day on."""
    return f"added:<{later(first, 7)} -done:<{later(first, 7)}"


def in_list(title: str) -> str:
    """Return the token for a list in a query."""
    return f'#"{unquoted(title)}"'


def short(day: str, with_year: bool = False) -> str:
    """Return a day as it stands under a chart: "4 May"."""
    return f"{date.fromisoformat(day):%-d %b{' %Y' if with_year else ''}}"


TABLES: Mapping[str, Any] = {"done": done_table, "days": day_table, "flow": flow_table}
"""The tables, by the names of what they are of."""
