"""The page of all tags, with how many tasks each has, and a dialog to change, merge or delete one."""

from typing import Any

import dash_mantine_components as dmc
from dash import get_relative_path, html
from dash.development.base_component import Component

import ids
from components.attributes import aria, at_most, data
from components.frame.dialogs import CLOSES, dialog
from components.icons import icon
from components.words import written
from domain.clean import COLOURS, TAG_TITLE_MAX
from domain.tags import Tag


def tags_page(tags: list[Tag]) -> Component:
    """Return the page. ``assets/app/pages/tags.js`` handles its buttons."""
    return html.Div(
        [
            html.Div(dmc.Title("Tags", order=1), className="page-heading"),
            html.P("A tag can be on tasks of any list. Add it in the details of a task.", className="page-words"),
            dmc.TextInput(
                id=ids.NEW_TAG,
                placeholder="Add a tag",
                leftSection=icon("plus"),
                attributes={
                    "input": {"dir": "auto", "enterKeyHint": "enter", "autoComplete": "off", **at_most(TAG_TITLE_MAX)}
                },
                className="new-tag",
                **aria(label="Add a tag"),
            ),
            html.Div(tag_rows(tags), id=ids.TAG_ROWS),
            _dialog(),
        ]
    )


def tag_rows(tags: list[Tag]) -> Any:
    """Return the part of the page that changes when tags do."""
    if not tags:
        return html.Div([icon("tag", 40), html.P("No tags yet. Add one above.")], className="none")
    return html.Ul([_row(tag) for tag in tags], role="list", className="page-rows tag-rows", **aria(label="Tags"))


def _row(tag: Tag) -> Component:
    return html.Li(
        [
            html.A(
                written(tag.title),
                href=get_relative_path(f"/tags/{tag.id}"),
                className="tag-name view-link",
                dir="auto",
                **data(colour=tag.colour or ""),
            ),
            html.Span(_count(tag), className="tag-count"),
            html.Button("Edit", id=ids.edit_tag(tag.id), className="row-button", **aria(label=f"Edit {tag.title}")),
        ],
        id=ids.tag_row(tag.id),
        **data(tasks=str(tag.task_count)),
    )


def _count(tag: Tag) -> str:
    if not tag.task_count:
        return "Not used"
    return f"{tag.open_count:,} open" if tag.open_count else "All completed"


def _dialog() -> Component:
    return dialog(
        ids.TAG_DIALOG,
        "Edit tag",
        "What you change here changes on all its tasks. You can undo it right afterwards.",
        dmc.TextInput(
            id=ids.TAG_TITLE,
            label="Name",
            value="",
            attributes={"input": {"dir": "auto", **at_most(TAG_TITLE_MAX)}},
        ),
        dmc.RadioGroup(
            dmc.Group(
                [_choice(colour, label) for colour, label in _CHOICES.items()],
                gap="xs",
            ),
            id=ids.TAG_COLOUR,
            label="Colour",
            value="",
            className="tag-colours",
        ),
        dmc.Select(
            id=ids.TAG_INTO,
            label="Merge into",
            placeholder="Another tag",
            data=[],
            searchable=True,
            clearable=True,
            comboboxProps={"withinPortal": False},
        ),
        dmc.Button("", id=ids.TAG_MERGE, variant="light", display="none", className="tag-merge"),
        html.Div(
            [
                dmc.Button("Delete", id=ids.TAG_DELETE, variant="subtle", color="gray"),
                html.Span(className="spacer"),
                dmc.Button("Cancel", variant="default", **CLOSES),
                dmc.Button("Save", id=ids.TAG_SAVE),
            ],
            className="dialog-buttons",
        ),
    )


def _choice(colour: str, label: str) -> Component:
    return dmc.Radio(value=colour, label=html.Span(label, className="tag-colour", **data(colour=colour)))


_CHOICES = {"": "None", **{colour: colour.capitalize() for colour in COLOURS}}
