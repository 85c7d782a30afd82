"""The frame of every page: header, sidebar, the page, the list on screen, messages."""

import dash
import dash_mantine_components as dmc
from dash import dcc, get_relative_path, html
from dash.development.base_component import Component

import ids
from components.attributes import aria
from components.frame.badge import badge, kept_words
from components.frame.dialogs import delete_list_dialog, sign_out_dialog
from components.frame.list_nav import sidebar
from components.frame.lost import forget_dialog, lost_notice
from components.frame.notice import notice
from components.frame.theme import THEME
from components.icons import icon
from components.once import once
from components.tasks.date_dialog import date_dialog
from components.tasks.quick_add import quick_add_dialog
from components.tasks.task_list import task_list
from components.words import AS_WRITTEN, words
from domain.days import Calendar
from domain.lists import SomeLists
from domain.wire import Agenda, SmartLists, Tags

SIDEBAR = {"width": 280, "breakpoint": "sm", "collapsed": {"mobile": True}}
NO_SIDEBAR = {"width": 280, "breakpoint": "sm", "collapsed": {"mobile": True, "desktop": True}}


def shell(
    account_name: str | None = None,
    account_id: int | None = None,
    some_lists: SomeLists | None = None,
    *,
    account_seq: int = 0,
    greeting: str = "",
    is_admin: bool = False,
    calendar: Calendar | None = None,
    tags: Tags | None = None,
    smart_lists: SmartLists | None = None,
    agenda: Agenda | None = None,
    has_chat: bool = False,
) -> Component:
    """Return the frame for an account with some of its lists, as of `account_seq`, or for a visitor.

    An account that first has to choose a password has no lists yet (None): it gets no sidebar, and its page asks for
    nothing. Without the account's `calendar`, days are those of the browser. `tags` and `smart_lists` are those of the
    account, `agenda` says how much it has to do, and `has_chat` whether a model is set up. The live region says the
    `greeting` when the page opens.
    """
    logged_in = account_name is not None
    is_open = some_lists is not None
    return dmc.MantineProvider(
        dmc.AppShell(
            [
                dmc.AppShellHeader(_header(account_name, is_open, is_admin)),
                dmc.AppShellNavbar(sidebar(some_lists, agenda, has_chat)) if some_lists is not None else None,
                dmc.AppShellMain(
                    html.Div(
                        [
                            *(_lost() if is_open else []),
                            *_page(),
                            task_list(account_id, account_seq, calendar, is_open),
                        ],
                        className="column",
                    )
                ),
                *_messages(),
                *(_questions_on_leaving() if logged_in else []),
                *(_questions_to_accounts() if is_open else []),
                *_exchange(),
                # Without `data`, so that a page that loads never overwrites what the browser has.
                dcc.Store(id=ids.copy(account_id), storage_type="local") if account_id is not None else None,
                dcc.Store(id=ids.TAGS, data=tags or {}),
                dcc.Store(id=ids.SMART_LISTS, data=smart_lists or {}),
                dcc.Store(id=ids.AGENDA, data=dict(agenda) if agenda else None),
                dcc.Store(id=ids.GREETING, data=greeting),
            ],
            id=ids.SHELL,
            header={"height": 56},
            navbar=SIDEBAR if is_open else NO_SIDEBAR,
            padding="md",
            transitionDuration=0,  # or the whole page would get a new layout in each frame while a panel opens
        ),
        theme=THEME,
        defaultColorScheme="auto",
    )


def _header(account_name: str | None, is_open: bool, is_admin: bool) -> Component:
    return html.Div(
        [
            *_header_of_all(is_open, is_admin),
            *([_account(account_name), *_sign_out()] if account_name is not None else _log_in()),
        ],
        className="header",
    )


@once
def _header_of_all(is_open: bool, is_admin: bool) -> list[Component | None]:
    return [
        dmc.Burger(id=ids.MENU, size="sm", hiddenFrom="sm", **aria(label="Lists", expanded="false"))
        if is_open
        else None,
        html.A([icon("checks", 24), words("Dash To-Do")], href=get_relative_path("/"), className="brand"),
        html.Div(className="spacer"),
        _users_link() if is_admin and is_open else None,
        dmc.ColorSchemeToggle(lightIcon=icon("sun"), darkIcon=icon("moon"), **aria(label="Color scheme")),
    ]


def _account(name: str) -> Component:
    return dmc.Anchor(
        name,
        href=get_relative_path("/account"),
        underline="hover",
        className="account-name",
        attributes={"root": AS_WRITTEN},
    )


@once
def _sign_out() -> list[Component]:
    return [dmc.Button("Sign out", id=ids.SIGN_OUT, leftSection=icon("logout"), variant="subtle", color="gray")]


def _users_link() -> Component:
    return dmc.Anchor(
        [icon("users"), words("Users")],
        href=get_relative_path("/users"),
        underline="never",
        className="header-link",
    )


@once
def _log_in() -> list[Component]:
    return [html.A([icon("login"), words("Log in")], href=get_relative_path("/log-in"), className="log-in")]


@once
def _page() -> list[Component]:
    return [dash.page_container]


@once
def _lost() -> list[Component]:
    return [lost_notice()]


@once
def _questions_on_leaving() -> list[Component]:
    return [sign_out_dialog()]


@once
def _messages() -> list[Component]:
    return [
        badge(),
        kept_words(),
        notice(),
        delete_list_dialog(),
        date_dialog(),
    ]


@once
def _questions_to_accounts() -> list[Component]:
    return [forget_dialog(), quick_add_dialog()]


@once
def _exchange() -> list[Component]:
    """Return the stores by which browser and server exchange data."""
    return [
        dcc.Store(id=ids.SAID),
        dcc.Store(id=ids.TURN),
        dcc.Location(id=ids.GO, refresh="callback-nav"),
        dcc.Store(id=ids.WANTED),
        dcc.Store(id=ids.WINDOW),  # not the one that a page brings: a late answer must not replace that
        dcc.Store(id=ids.ROWS_WANTED),
        dcc.Store(id=ids.ROWS),
        dcc.Store(id=ids.CARDS_WANTED),
        dcc.Store(id=ids.ANSWER),
        dcc.Store(id=ids.FIRST_ZONE),
        dcc.Store(id=ids.AGENDA_WANTED),
        dcc.Store(id=ids.NEWS),
        dcc.Store(id=ids.DEMO_COPY, data={"seq": 0, "lists": {}, "tasks": {}}),
    ]
