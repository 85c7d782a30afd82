"""One task: how it looks is decided here alone."""

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

import ids
from components.attributes import aria
from components.words import AS_WRITTEN

ID, TITLE = "{{id}}", "{{title}}"
"""Stand for the id and title of a task in the template of a row; ``assets/app/screen/rows.js`` replaces them."""


def template_row() -> Component:
    """Return the line that the browser copies for each task. The Tab key stops only at its checkbox; arrows lead on."""
    controls = [
        html.Span(className="task-handle", title="Drag to move"),
        dmc.Checkbox(
            id=ids.task_done(ID),
            checked=False,
            radius="xl",
            size="sm",
            className="task-done",
            **aria(label=f"Done {TITLE}"),
        ),
        dmc.Textarea(
            id=ids.task_title(ID),
            value=TITLE,
            variant="unstyled",
            className="task-title",
            attributes={"input": {"rows": 1, "dir": "auto", "enterKeyHint": "done", "tabIndex": -1, **AS_WRITTEN}},
            **aria(label=f"Title {TITLE}"),
        ),
        html.Button(
            id=ids.task_fold(ID),
            className="icon-button task-fold",
            hidden=True,
            tabIndex=-1,
            **aria(label=f"Collapse {TITLE}"),
        ),
        html.Div(className="chips"),
        html.Button(
            id=ids.task_details(ID),
            className="icon-button task-details",
            title="Details",
            tabIndex=-1,
            **aria(label=f"Details of {TITLE}"),
        ),
        html.Button(
            id=ids.task_more(ID),
            className="icon-button task-more",
            title="More (right click)",
            tabIndex=-1,
            **aria(label=f"More actions for {TITLE}", haspopup="menu"),
        ),
        html.Button(
            id=ids.task_delete(ID),
            className="icon-button task-delete",
            title="Delete",
            tabIndex=-1,
            **aria(label=f"Delete {TITLE}"),
        ),
    ]
    return html.Li(controls, className="row")


def row_template() -> Component:
    """Return the template of a task's line, which is not shown."""
    return html.Ul(template_row(), id=ids.ROW_TEMPLATE, hidden=True)
