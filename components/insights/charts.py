"""The charts of Insights, in the app's own colours."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import dash_mantine_components as dmc
from dash import get_relative_path, html
from dash.development.base_component import Component

import ids
from components.attributes import aria
from components.words import words, written
from domain.insights import Insights, Series

COLOURS = ("accent", "teal", "orange", "violet", "pink", "green")
"""For lists without a colour of their own, in this order (``assets/10-tokens.css``)."""
OTHERS = "others"
"""The name in a chart of all lists that have no place of their own."""
HEIGHT = 224


def _said_at(x: int, y: int) -> dict[str, str]:
    """Return how numbers and days beside a chart look: they grow with the text of the page."""
    return {"transform": f"translate({x}, {y})", "fontSize": "0.75rem", "fill": "currentColor"}


_AXIS: dict[str, Any] = {
    "gridAxis": "x",
    "tickLine": "none",
    "strokeDasharray": "0",
    "gridColor": "var(--line)",
    "textColor": "var(--muted)",
    "xAxisProps": {"minTickGap": 24, "tick": _said_at(0, 10)},
    "tooltipAnimationDuration": 0,
}
_DIGIT = 8
"""px of width that a digit beside a chart needs; larger ones have room beside that (``assets/37-insights.css``)."""


def axes(most: int, height: int = HEIGHT, **options: Any) -> dict[str, Any]:
    """Return the properties of a chart whose largest number is `most`: beside it, all numbers have room."""
    digits = len(str(most + most // 3))  # that of the uppermost line, which is round
    beside = {"width": 20 + digits * _DIGIT, "allowDecimals": False, "tick": _said_at(-10, 0)}
    return {**_AXIS, "h": height, "yAxisProps": {**beside, **options}}


def low(most: int) -> dict[str, Any]:
    """Return the properties of a low chart, with room for three numbers beside it."""
    return axes(most, 160, tickCount=3)


def colours_of(series: Sequence[Series]) -> list[str]:
    """Return the colour of each list: its own, or the next free one."""
    taken = {one.colour for one in series}
    free = iter([name for name in COLOURS if name not in taken] + list(COLOURS))
    return [f"var(--{one.colour or next(free)})" if one.id else "var(--line-strong)" for one in series]


def done_chart(shown: Insights) -> Component:
    """Return the chart of what was done in each week, with the lists on top of each other."""
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
        **axes(max((sum(some) for some in zip(*(one.weeks for one in shown.series), strict=True)), default=0)),
    )


def legend(shown: Insights) -> Component:
    """Return which colour is which list. Each leads to the Insights of that list."""
    return dmc.Group(
        [
            dmc.Group([dmc.Box(w=12, h=12, bg=colour, bdrs=4, className="swatch"), _named(one)], gap=8, wrap="nowrap")
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
    """Return the chart of how many tasks were open at the end of each week."""
    return dmc.AreaChart(
        id=ids.chart("open"),
        data=[{"day": short(week.first), "first": week.first, "open": week.open} for week in shown.flow],
        dataKey="day",
        series=[{"name": "open", "label": "Open", "color": "var(--accent)"}],
        curveType="monotone",
        withDots=False,
        fillOpacity=0.2,
        **low(max((week.open for week in shown.flow), default=0)),
    )


def flow_chart(shown: Insights) -> Component:
    """Return the chart of what was added in each week, beside what was done."""
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
        **low(max((max(week.added, week.done) for week in shown.flow), default=0)),
    )


def short(day: str, with_year: bool = False) -> str:
    """Return a day as written below a chart: "4 May"."""
    return f"{date.fromisoformat(day):%-d %b{' %Y' if with_year else ''}}"
