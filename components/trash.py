"""The trash: what was deleted, how long it is kept, and buttons to restore it."""

from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

import ids
from components.attributes import aria, data
from components.frame.dialogs import question
from components.icons import icon
from components.more import more_link, newest_link
from components.words import words, written
from domain.trash import DAYS_KEPT, Deleted, days_left

ROWS = 50
"""The most things that are shown at a time."""


def trash_page(rows: list[Deleted], now: str, place: str | None) -> Component:
    """Return the page with `rows` from `place` on. One more than `ROWS` says that there are more."""
    return html.Div(
        [
            html.Div(
                [
                    dmc.Title("Trash", order=1),
                    dmc.Button(
                        "Empty trash", id=ids.EMPTY_TRASH, variant="default", display=empty_display(rows, place)
                    ),
                ],
                className="page-heading",
            ),
            html.P(f"What you delete stays here for {DAYS_KEPT} days. Then it goes for good.", className="page-words"),
            html.Div(trash(rows, now, place), id=ids.TRASH),
            purge_dialog(),
            dcc.Store(id=ids.TRASH_FROM, data=place),
            dcc.Store(id=ids.EMPTY_ASKED),
        ]
    )


def empty_display(rows: list[Deleted], place: str | None) -> str | None:
    """Return the `display` of the button that empties the trash, which is shown if there is anything in it."""
    return None if rows or place else "none"


def trash(rows: list[Deleted], now: str, place: str | None) -> list[Any]:
    """Return the part of the page that changes when something is restored or deleted for good."""
    shown = rows[:ROWS]
    return [
        newest_link("/trash", place),
        html.Ul([_row(row, now) for row in shown], role="list", className="page-rows", **aria(label="Deleted"))
        if shown
        else _nothing("Nothing more here." if place else "The trash is empty."),
        more_link("/trash", rows, ROWS),
    ]


def _nothing(words: str) -> Component:
    return html.Div([icon("trash", 40), html.P(words)], className="none")


def _row(row: Deleted, now: str) -> Component:
    restore, purge = _BUTTONS[row.entity]
    return html.Li(
        [
            html.Span([written(row.title), html.Span(_about(row, now))], className="page-row-words", dir="auto"),
            html.Button(
                "Restore with its list" if row.list_deleted else "Restore",
                id=restore(row.id),
                className="row-button",
                **aria(label=f"Restore {row.title}{', and its list' if row.list_deleted else ''}"),
            ),
            html.Button(
                id=purge(row.id),
                className="icon-button row-purge",
                title="Delete for good",
                **aria(label=f"Delete for good {row.title}"),
            ),
        ],
        id=ids.trash_row(row.id),
        **data(title=row.title),
    )


_BUTTONS = {
    "lists": (ids.restore_list, ids.purge_list),
    "tags": (ids.restore_tag, ids.purge_tag),
    "smart_lists": (ids.restore_smart_list, ids.purge_smart_list),
    "tasks": (ids.restore_task, ids.purge_task),
}


def _about(row: Deleted, now: str) -> list[Component]:
    days = days_left(row.deleted_at, now)
    left = f" · {days} {'day' if days == 1 else 'days'} left"
    if row.entity == "smart_lists":
        return [words(f"Smart list{left}")]
    if row.entity != "tasks":
        what = "List with" if row.entity == "lists" else "Tag of"
        return [words(f"{what} {row.tasks} {'task' if row.tasks == 1 else 'tasks'}{left}")]
    with_it = f" with {row.tasks} {'subtask' if row.tasks == 1 else 'subtasks'}" if row.tasks else ""
    return [
        words(f"Task{with_it} from "),
        written(row.list_title),
        words(f"{', deleted too' if row.list_deleted else ''}{left}"),
    ]


def purge_dialog() -> Component:
    """Return the question before something is deleted for good, closed and without its words."""
    return question(ids.PURGE_DIALOG, "Delete for good?", "", ids.PURGE_CONFIRM, "Delete for good")


def what_goes(lists: int, tasks: int, tags: int = 0, smart_lists: int = 0) -> str:
    """Return in words what emptying the trash would delete for good."""
    counted = [
        _count(tasks, "task", "tasks"),
        _count(lists, "list with its tasks", "lists with their tasks"),
        _count(tags, "tag", "tags"),
        _count(smart_lists, "smart list", "smart lists"),
    ]
    what = " and ".join(words for words in counted if words) or "Nothing"
    return f"{what} {'goes' if lists + tasks + tags + smart_lists < 2 else 'go'} for good. This cannot be undone."


def _count(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}" if count else ""
