"""One task: how it looks is decided here alone."""

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

import ids
from components.attributes import aria
from components.words import AS_WRITTEN

ID, TITLE = "{{id}}", "{{title}}"
"""Stand for the id and title of a task in the template of a row; ``assets/app/screen/rows.js`` replaces them."""


def task_row(task_id: str, title: str, done: bool) -> list[Component]:
    """Return the content of a task's line. The Tab key stops only at its checkbox; arrow keys lead on."""
    return [
        html.Span(className="task-handle", title="Drag to move"),
        dmc.Checkbox(
            id=ids.task_done(task_id),
            checked=done,
            radius="xl",
            size="sm",
            className="task-done",
            **aria(label=f"Done {title}"),
        ),
        dmc.Textarea(
            id=ids.task_title(task_id),
            value=title,
            variant="unstyled",
            className="task-title",
            attributes={"input": {"rows": 1, "dir": "auto", "enterKeyHint": "done", "tabIndex": -1, **AS_WRITTEN}},
            **aria(label=f"Title {title}"),
        ),
        html.Button(
            id=ids.task_fold(task_id),
            className="icon-button task-fold",
            hidden=True,
            tabIndex=-1,
            **aria(label=f"Collapse {title}"),
        ),
        html.Div(className="chips"),
        html.Button(
            id=ids.task_details(task_id),
            className="icon-button task-details",
            title="Details",
            tabIndex=-1,
            **aria(label=f"Details of {title}"),
        ),
        html.Button(
            id=ids.task_more(task_id),
            className="icon-button task-more",
            title="More (right click)",
            tabIndex=-1,
            **aria(label=f"More actions for {title}", haspopup="menu"),
        ),
        html.Button(
            id=ids.task_delete(task_id),
            className="icon-button task-delete",
            title="Delete",
            tabIndex=-1,
            **aria(label=f"Delete {title}"),
        ),
    ]


def template_row() -> list[Component]:
    """Return the row that the browser copies for each task."""
    return task_row(ID, TITLE, done=False)


def row_template() -> Component:
    """Return the template of the line, which is not shown."""
    return html.Ul(html.Li(template_row(), className="row"), id=ids.ROW_TEMPLATE, hidden=True)
