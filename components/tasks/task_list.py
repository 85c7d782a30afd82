"""The list on screen: title, add box, views, rows. It is mounted once, and then shows one view after the other."""

from dataclasses import asdict
from datetime import UTC, datetime

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

import ids
from components.attributes import NO_CLICKS, aria, data
from components.frame.dialogs import opens
from components.icons import icon
from components.once import once
from components.tasks.list_options import list_options
from components.tasks.quick_add import date_button, understood
from components.tasks.section import new_section
from components.words import AS_WRITTEN, words
from domain.clean import LIST_TITLE_MAX, TAG_TITLE_MAX, TASK_TITLE_MAX
from domain.days import Calendar
from domain.schema import ADD_MAX
from domain.trash import DAYS_KEPT
from domain.views import SHOWS, View
from domain.wire import Window


def task_list(
    account_id: int | None, account_seq: int = 0, calendar: Calendar | None = None, is_open: bool = True
) -> Component:
    """Return the list of an account or a visitor, empty. `view_store` says what it shows; without one it is hidden.

    `account_seq` is what the browser knows of the account when it gets this. An account that has never done anything is
    new, and is welcomed until its first task (``assets/app/screen/list.js``). The page of an account that is not open
    yet asks the server for nothing (``assets/app/lib/begin.js``).
    """
    is_new = account_id is not None and account_seq == 0
    return html.Section(
        _content(),
        id=ids.WORKSPACE,
        **NO_CLICKS,
        **data(
            account="" if account_id is None else str(account_id),
            seq=str(account_seq),
            task_title_max=str(TASK_TITLE_MAX),
            list_title_max=str(LIST_TITLE_MAX),
            tag_title_max=str(TAG_TITLE_MAX),
            add_max=str(ADD_MAX),
            window_rows=str(ids.WINDOW_ROWS),
            first_rows=str(ids.FIRST_ROWS),
            **({"new": "true"} if is_new else {}),
            **({} if account_id is None or is_open else {"closed": "true"}),
            **(asdict(calendar) | {"day": calendar.day_with_bounds(datetime.now(UTC))} if calendar else {}),
        ),
    )


@once
def _content() -> list[Component]:
    return [
        _heading(),
        _put_away(),
        _add_box(),
        *understood(),
        _views(),
        html.P(id=ids.NOTHING_LEFT, className="nothing-left"),
        html.Ul(
            id=ids.TASKS,
            role="list",  # Safari takes a list without bullets for a list only if it says so
            **aria(label="Tasks"),
            **NO_CLICKS,
        ),
        new_section(),
        _welcome(),
        html.P("Nothing here yet. Type your first task above, and press Enter.", className="no-tasks all"),
        html.P("There are no tasks here now.", className="no-tasks of-several"),
        html.P("Nothing left to do here.", className="no-tasks active"),
        html.P("Nothing completed yet.", className="no-tasks completed"),
        html.P("Nothing is hidden here.", className="no-tasks hidden"),
        html.Div(id=ids.SELECTION_SAID, **aria(live="polite")),
        html.Div(id=ids.SELECTION, role="toolbar", hidden=True, className="selection"),
    ]


def _welcome() -> Component:
    return html.Div(
        [
            html.H2("Welcome"),
            html.P("Type what you have to do in the box above, and press Enter: it is saved as you go."),
            html.P("This is your Inbox; “New list” makes a list for what belongs together, like groceries or a trip."),
            html.P(
                "Nothing is lost: “Undo” (Ctrl+Z) takes back what you did, "
                f"and what you delete can be restored for {DAYS_KEPT} days."
            ),
        ],
        className="new-here",
    )


def view_store(window: Window) -> Component:
    """Return what a page's layout has to show a view: its first window."""
    return _shows(window["view"], dcc.Store(id=ids.VIEW, data=dict(window)))


def same_view(view: View) -> Component:
    """Return what a page's layout has to keep the view that is on screen, as the list beside a panel."""
    return _shows(view.address)


def _shows(address: str, *window: Component) -> Component:
    return html.Div([*window], id=ids.on_screen(address), className="shows-tasks")


def _heading() -> Component:
    return html.Div(
        [
            html.H1(
                dmc.Textarea(  # which shows a long title in full
                    id=ids.LIST_TITLE,
                    value="",
                    debounce=True,
                    variant="unstyled",
                    attributes={"input": {"rows": 1, "dir": "auto", "enterKeyHint": "done", **AS_WRITTEN}},
                    **aria(label="List title"),
                ),
                className="list-title",
            ),
            dmc.ActionIcon(
                icon("trash"), size=44, className="quiet", **opens(ids.DELETE_DIALOG), **aria(label="Delete list")
            ),
            list_options(),
        ],
        className="list-heading",
    )


def _put_away() -> Component:
    """Return what is said above a list that is not in use, and what to do with it."""
    said = {
        "archived": ("This list is archived.", "Bring it back"),
        "template": (
            "This is a template. What you change here is in the lists that you make from it.",
            "Make a list from it",
        ),
    }
    kinds = [
        html.Div(
            [html.Span(text), html.Button(action, type="button", className="row-button")], className=f"put-away {kind}"
        )
        for kind, (text, action) in said.items()
    ]
    return html.Div(kinds, id=ids.PUT_AWAY, hidden=True)


def _add_box() -> Component:
    return html.Div(
        [
            dmc.TextInput(
                id=ids.ADD_TASK,
                debounce=True,
                placeholder="Add a task",
                leftSection=icon("plus"),
                size="md",
                attributes={"input": {"dir": "auto", "enterKeyHint": "enter", "autoComplete": "off"}},
                **aria(label="Add a task"),
            ),
            date_button(),
        ],
        className="add-box dated",
    )


def _views() -> Component:
    return html.Div(
        [
            html.Span(id=ids.ITEMS_LEFT, className="items-left"),
            html.Nav(
                [
                    dmc.Anchor(
                        [words(show.capitalize()), html.Span(id=ids.HIDDEN_COUNT)]
                        if show == "hidden"
                        else show.capitalize(),
                        href=f"?show={show}",
                        className="show-link",
                        **data(show=show),
                    )
                    for show in SHOWS
                ],
                className="show-links",
                **aria(label="Show"),
            ),
            dmc.Button("Hide completed", id=ids.SHOW_COMPLETED, variant="subtle", color="gray", size="compact-sm"),
            dmc.Button("Clear completed", id=ids.CLEAR_COMPLETED, variant="subtle", color="gray", size="compact-sm"),
        ],
        className="views",
    )
