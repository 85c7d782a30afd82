"""The panel of a task, with everything that is known of it: beside its list, or above it on a phone.

It is drawn here once, and empty. A browser gets that with its page. When an answer brings a task, the browser fills a
copy of the panel with its ids and values, before Dash sees the answer (``assets/app/screen/filling.js``).
"""

from datetime import UTC, datetime
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, get_relative_path, html
from dash.development.base_component import Component

import ids
from components.attributes import NO_CLICKS, aria, data
from components.once import once
from components.tasks.notes import rendered
from components.tasks.quick_add import date_button, place_of_chips
from components.tasks.repeat import comes, repeat_fact
from components.words import words
from domain.days import Calendar
from domain.repeat import say
from domain.tags import TAGS_MAX
from domain.tasks import SUBTASKS_MAX, Gone, OneTask

PRIORITIES = [{"value": "1", "label": "p1"}, {"value": "2", "label": "p2"}, {"value": "3", "label": "p3"}]
NO_PRIORITY = {"value": "", "label": "None"}


@once
def task_panel() -> Component:
    """Return the panel, still without a task."""
    return html.Aside(
        [
            html.Div(
                [
                    # The browser writes its words, and the sections below, since the task may be moved.
                    html.Button(id=ids.PANEL_LIST, type="button", title="Move to …", dir="auto"),
                    html.Button(
                        id=ids.PANEL_MORE,
                        type="button",
                        className="icon-button panel-more",
                        title="More",
                        **aria(label="More", haspopup="menu"),
                    ),
                    html.Button(
                        id=ids.PANEL_CLOSE,
                        type="button",
                        className="icon-button panel-close",
                        title="Close",
                        **aria(label="Close"),
                    ),
                ],
                className="panel-heading",
            ),
            html.Div(
                [
                    html.P(id=ids.PANEL_GONE_WORDS),
                    html.Button("Restore", id=ids.PANEL_RESTORE, type="button", className="row-button"),
                ],
                id=ids.PANEL_GONE,
                className="panel-gone",
                role="alert",
                hidden=True,
            ),
            html.A(id=ids.PANEL_ABOVE, className="panel-above", dir="auto", hidden=True),
            _text("title", "Title", look="panel-title"),
            _notes(),
            _subtasks(),
            html.Div(
                [
                    _fact("Section", html.Select(id=ids.PANEL_SECTION, dir="auto", **aria(label="Section"))),
                    _day("date", "Date", "The day you mean to do it"),
                    _time(),
                    repeat_fact(_control("repeat")),
                    _day("deadline", "Deadline", "Too late after this day"),
                    _day("hidden_until", "Hidden until", "Not shown before this day"),
                    _fact(
                        "Priority",
                        dmc.SegmentedControl(
                            **_control("priority"),
                            **aria(label="Priority"),
                            data=[*PRIORITIES, NO_PRIORITY],
                            fullWidth=True,
                            transitionDuration=0,  # or it moves to its place for some frames when the panel opens
                        ),
                    ),
                    dmc.TagsInput(  # the browser fills it, as it knows the titles of tags
                        id=ids.task_tags(""),
                        label="Tags",
                        className="panel-fact",
                        data=[],
                        value=[],
                        maxTags=TAGS_MAX,
                        clearable=False,
                        placeholder="Add a tag",
                        splitChars=[","],
                    ),
                ],
                className="panel-facts",
            ),
            html.Div(
                [
                    dmc.Anchor("History", id=ids.PANEL_HISTORY, href=get_relative_path("/"), className="plain-link"),
                    html.Button("Duplicate", id=ids.PANEL_DUPLICATE, type="button"),
                    html.Button("Delete", id=ids.PANEL_DELETE, type="button"),
                ],
                className="panel-foot",
            ),
            dcc.Store(id=ids.PANEL_TASK),
            dcc.Store(id=ids.PANEL_WANTED),
        ],
        id=ids.PANEL,
        className="task-panel",
        tabIndex=-1,
        **NO_CLICKS,
        **aria(label="Task details"),
    )


def brought(task: OneTask, view: str, calendar: Calendar) -> Component:
    """Return what a page has for the panel of a task. Closing it leads to `view`, the address beside it."""
    return dcc.Store(id=ids.page_task(task.id), data={**as_data(task, calendar), "beside": get_relative_path(view)})


def as_data(task: OneTask, calendar: Calendar) -> dict[str, Any]:
    """Return the task in the form that the browser compares with the controls, and with what is shown beside them."""
    repeat, day = task.fields["repeat"], task.fields["date"]
    fields = {**task.fields, "repeat": say(repeat) if repeat else None}
    return {
        "id": task.id,
        "seq": task.seq,
        "fields": {name: value for name, value in fields.items() if value is not None},
        "comes": comes(repeat, day, calendar.today(datetime.now(UTC))),
        "html": rendered(task.fields["notes"] or ""),
        "list": task.list_title,
        "sections": task.sections,
        "above": task.above,
        "subtasks": task.subtasks,
    }


def gone_data(task_id: str, gone: Gone) -> dict[str, Any]:
    """Return what the browser is told of a task that is not there any more, in place of its data."""
    where = "It is in the trash." if gone.in_trash else "It cannot be brought back."
    words_of_it = f"This task was deleted. {where}"
    return {"id": task_id, "seq": gone.seq, "gone": words_of_it, "back": gone.in_trash}


def subtask_template() -> Component:
    """Return the line of a subtask. The browser copies it."""
    line = [
        dmc.Checkbox(id=ids.SUBTASK_DONE, radius="xl", size="sm", className="task-done"),
        html.A(className="subtask-title", dir="auto"),
    ]
    return html.Ul(html.Li(line), id=ids.SUBTASK_TEMPLATE, hidden=True)


def _subtasks() -> Component:
    """Return the direct subtasks of the task. The browser draws them as it does rows."""
    return html.Div(
        [
            html.H2([words("Subtasks"), html.Span(id=ids.SUBTASKS_COUNT)], className="subtasks-heading"),
            html.Ul(id=ids.SUBTASKS, role="list", className="subtasks", **NO_CLICKS, **aria(label="Subtasks")),
            html.P("There are more of them. Its list shows all.", id=ids.SUBTASKS_MORE, hidden=True),
            html.Div(
                [
                    dmc.TextInput(
                        id=ids.ADD_SUBTASK,
                        placeholder="Add a subtask",
                        attributes={"input": {"dir": "auto", "enterKeyHint": "enter", "autoComplete": "off"}},
                        **aria(label="Add a subtask"),
                    ),
                    date_button("the new subtask"),
                ],
                className="dated",
            ),
            *place_of_chips(ids.ADD_SUBTASK),
        ],
        className="panel-subtasks",
        **data(most=str(SUBTASKS_MAX)),
    )


def _control(field: str) -> Any:
    return {"id": ids.task_field("", field), "value": ""}


def _fact(name: str, control: Component) -> Component:
    return html.Div([html.Span(name, **aria(hidden="true")), control], className="panel-fact")


def _day(field: str, name: str, help_text: str) -> Component:
    return dmc.DateInput(
        **_control(field),
        label=name,
        className="panel-fact",
        placeholder=help_text,
        clearButtonProps={"aria-label": f"Clear {name.lower()}"},
        getDayProps={"function": "markToday"},
        debounce=True,
    )


def _time() -> Component:
    return dmc.TextInput(
        **_control("time"),
        label="Time",
        className="panel-fact",
        debounce=True,
        placeholder="At any time",
        attributes={"input": {"autoComplete": "off"}},
    )


def _text(field: str, name: str, look: str) -> Component:
    return dmc.Textarea(
        **_control(field),
        **aria(label=name),
        debounce=True,
        variant="unstyled",
        className=look,
        attributes={"input": {"rows": 1, "dir": "auto"}},
    )


def _notes() -> Component:
    """Return the notes as shown, and the box to write them in, which appears while it has the focus."""
    return html.Div(
        [
            html.Div(id=ids.NOTES_SHOWN, className="notes-shown", dir="auto", **NO_CLICKS),
            dmc.Textarea(
                **_control("notes"),
                **aria(label="Notes"),
                debounce=True,
                variant="unstyled",
                placeholder="Notes",
                attributes={"input": {"rows": 2, "dir": "auto"}},
            ),
        ],
        className="panel-notes",
    )
