"""The page of Insights: a sentence, a chart and a table for each subject, and the tasks that are still open."""

from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, get_relative_path, html
from dash.development.base_component import Component

import ids
from components.attributes import aria
from components.icons import icon
from components.insights import said
from components.insights.charts import day_map, done_chart, flow_chart, legend, open_chart, short
from components.insights.standing import standing
from components.insights.tables import table
from components.words import words, written
from domain.forecast import Fared
from domain.insights import Insights


def insights_page(shown: Insights) -> Component:
    """Return the page, of all lists or of one."""
    return html.Div(
        [
            html.Div(_heading(shown), className="page-heading"),
            *([_nothing(shown)] if not shown.days and not shown.left else _parts(shown)),
            dcc.Store(id=ids.INSIGHTS_OF, data=shown.list),
        ],
        className="insights",
    )


def _heading(shown: Insights) -> list[Component]:
    if not shown.list:
        return [dmc.Title("Insights", order=1)]
    of = html.A(written(shown.title), href=get_relative_path(f"/lists/{shown.list}"), className="view-link")
    return [
        dmc.Title([words("Insights: "), of], order=1),
        dmc.Anchor("Of all lists", href=get_relative_path("/insights")),
    ]


def _nothing(shown: Insights) -> Component:
    there = "this list" if shown.list else "your lists"
    return html.Div(
        [
            icon("chart-bar", 40),
            html.P(f"Nothing is in {there} so far. When you have completed some tasks, you see here what you did."),
        ],
        className="none",
    )


def _parts(shown: Insights) -> list[Any]:
    done = [_chart(done_chart(shown)), legend(shown) if not shown.list else None, "done"] if shown.days else []
    return [
        *([_forecast(shown)] if shown.list else []),
        _part("Done", said.done(shown), done),
        *([_part("Day by day", said.days(shown), [day_map(shown), "days"])] if shown.days else []),
        _part("Open", said.flow(shown), [_chart(open_chart(shown)), _chart(flow_chart(shown)), "flow"]),
        html.Div(standing(shown.oldest, shown.put_off, shown.today), id=ids.STANDING),
    ]


def _part(title: str, sentence: str, shows: list[Any]) -> Component:
    """Return a section of the page. A text among what it shows is the name of a table, which is closed."""
    there = [_table(one) if isinstance(one, str) else one for one in shows if one is not None]
    return html.Section([dmc.Title(title, order=2), html.P(sentence), *there])


def _chart(chart: Component) -> Component:
    return dmc.Box(chart, my=16, **aria(hidden="true"))


def _table(name: str) -> Component:
    """Return the place for a table, which is drawn when it is opened."""
    opens = html.Summary("As a table", id=ids.chart_details(name))
    return html.Details([opens, html.Div(id=ids.chart_table(name))], className="page-row-said")


def _forecast(shown: Insights) -> Component:
    return html.Section(
        [
            dmc.Title("Forecast", order=2),
            html.P(said.forecast(shown)),
            *([html.P(said.fared(shown.fared)), _fared(shown.fared)] if shown.fared else []),
        ]
    )


def _fared(weeks: Sequence[Fared]) -> Component:
    def between(one: Fared) -> str:
        return f"{one.low} to {one.high}" if one.low < one.high else f"{one.low}"

    rows = [[short(one.week), between(one), f"{one.done}", "Yes" if one.held else "No"] for one in weeks]
    return table(["Week from", "Forecast", "Done", "Held"], rows)
