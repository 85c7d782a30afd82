"""The head of a smart list's page, and the dialog that saves, changes or deletes a smart list."""

from collections.abc import Sequence

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

import ids
from components.attributes import at_most, data
from components.frame.dialogs import CLOSES, dialog
from components.icons import icon
from components.once import once
from components.tasks.list_options import options_menu
from components.words import written
from domain.clean import GROUPINGS, LIST_TITLE_MAX, SORTS
from domain.query import QUERY_MAX, Token, in_words
from domain.smart_lists import SmartList


def smart_list_page(one: SmartList, tokens: Sequence[Token], today: str) -> Component:
    """Return the head of a smart list's page, which is above its tasks."""
    title, asks = smart_list_words(one, tokens, today)
    return html.Div(
        [
            html.Div(
                [
                    html.Div(
                        [
                            html.H1(title, id=ids.SMART_NAME, className="smart-title"),
                            html.Div(
                                [
                                    filter_button("Edit smart list", ids.SMART_EDIT),
                                    options_menu("Smart list options", *_options()),
                                ],
                                className="smart-buttons",
                            ),
                        ],
                        className="page-heading",
                    ),
                    html.P(asks, id=ids.SMART_ASKS, className="smart-asks"),
                ],
                id=ids.SMART_HEAD,
                className="smart-head",
                **data(smart=one.id),
            ),
            dcc.Store(id=ids.SMART_SHOWN, data=one.id),
            smart_list_dialog(),
        ],
        className="own-heading",
    )


def smart_list_words(one: SmartList, tokens: Sequence[Token], today: str) -> tuple[Component, Component]:
    """Return the words in the head that change with the smart list: its title, and what it looks for.

    The menu next to them stays as it is, since it may be open.
    """
    return written(one.title, dir="auto"), written(" · ".join(in_words(token, today) for token in tokens))


def _options() -> list[Component]:
    named = {"up": "Move up", "down": "Move down", "delete": "Delete smart list"}
    return [dmc.MenuItem(words, id=ids.smart_option(option)) for option, words in named.items()]


def filter_button(words: str, button_id: str) -> Component:
    """Return a button that opens the dialog."""
    return dmc.Button(
        words, id=button_id, leftSection=icon("filter"), variant="subtle", color="gray", size="compact-sm"
    )


@once
def smart_list_dialog() -> Component:
    """Return the dialog, closed. ``assets/app/does/smart-lists.js`` fills it in and opens it."""
    in_dialog = {"comboboxProps": {"withinPortal": False}, "allowDeselect": False}
    sorts, groups = (
        [{"value": "", "label": none}, *({"value": one, "label": one.capitalize()} for one in some)]
        for none, some in (("Newest first", SORTS), ("None", GROUPINGS))
    )
    return dialog(
        ids.SMART_DIALOG,
        "Save as smart list",
        "It is in the sidebar, and always shows what it finds at that moment.",
        dmc.TextInput(
            id=ids.SMART_TITLE, label="Name", value="", attributes={"input": {"dir": "auto", **at_most(LIST_TITLE_MAX)}}
        ),
        dmc.TextInput(
            id=ids.SMART_QUERY,
            label="Looks for",
            value="",
            attributes={"input": {"dir": "auto", **at_most(QUERY_MAX)}},
        ),
        html.Div(
            [
                dmc.Select(id=ids.SMART_SORT, label="Sort by", data=sorts, value="", **in_dialog),
                dmc.Select(id=ids.SMART_GROUPING, label="Group by", data=groups, value="", **in_dialog),
            ],
            className="smart-order",
        ),
        html.Div(
            [
                dmc.Button("Delete", id=ids.SMART_DELETE, variant="subtle", color="gray", display="none"),
                html.Span(className="spacer"),
                dmc.Button("Cancel", variant="default", **CLOSES),
                dmc.Button("Save", id=ids.SMART_SAVE),
            ],
            className="dialog-buttons",
        ),
    )
