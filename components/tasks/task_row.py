"""One task: the only place where its looks are decided."""

import dash_mantine_components as dmc
from dash import get_relative_path, html
from dash.development.base_component import Component

import ids
from components.attributes import aria
from components.words import AS_WRITTEN

ID, TITLE = "{{id}}", "{{title}}"
"""Stand in a template row for what differs from task to task; ``assets/app/screen/rows.js`` fills them in."""


def task_row(task_id: str, title: str, done: bool) -> list[Component]:
    """Return what stands in the line of a task."""
    return [
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
            attributes={"input": {"rows": 1, "dir": "auto", "enterKeyHint": "done", **AS_WRITTEN}},
            **aria(label=f"Title {title}"),
        ),
        html.Div(className="chips"),
        html.Button(
            id=ids.task_details(task_id),
            className="task-details",
            title="Details",
            **aria(label=f"Details of {title}"),
        ),
        html.A(
            id=ids.task_history(task_id),
            href=get_relative_path(f"/history/{task_id}"),
            className="task-history",
            title="History (h)",
            **aria(label=f"History of {title}", keyshortcuts="h"),
        ),
        html.Button(
            id=ids.task_delete(task_id),
            className="task-delete",
            title="Delete",
            **aria(label=f"Delete {title}"),
        ),
    ]


def template_row() -> list[Component]:
    """Return the row that the browser copies for every task that it shows."""
    return task_row(ID, TITLE, done=False)
