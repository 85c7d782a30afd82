"""The page of a search: its box, a chip for each token that is understood, and how many tasks were found.

The tasks are shown below it, like those of any view.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

import ids
from components.attributes import aria, at_most
from components.icons import icon
from components.once import once
from components.smart_lists import filter_button, smart_list_dialog
from components.words import AS_WRITTEN, written
from domain.query import IN_ALL, IN_ARCHIVE, QUERY_MAX, Token, in_words, not_understood
from domain.wire import Window

TYPED_FOR = 120
"""The milliseconds after the last key until the search begins."""


def search_page(query: str, found: Component) -> Component:
    """Return the page. ``assets/app/does/search.js`` leads to it, and keeps its address equal to what is typed."""
    return html.Div(
        [
            html.Div(dmc.Title("Search", order=1), className="page-heading"),
            html.Div(
                dmc.TextInput(
                    id=ids.SEARCH,
                    value=query,
                    debounce=TYPED_FOR,
                    placeholder="Words, #list, @tag, p1, date:today …",
                    leftSection=icon("search"),
                    size="md",
                    attributes={
                        "input": {
                            "type": "search",
                            "dir": "auto",
                            **at_most(QUERY_MAX),
                            "enterKeyHint": "search",
                            "autoComplete": "off",
                            "spellCheck": "false",
                            **AS_WRITTEN,
                        }
                    },
                    **aria(label="Search"),
                ),
                role="search",
            ),
            html.Div(found, id=ids.SEARCH_FOUND, **aria(live="polite")),
            dcc.Store(id=ids.SEARCH_WINDOW),  # a store of its own: of two answers at once, Dash only tells of the last
            smart_list_dialog(),
        ],
        className="search-page own-heading",
    )


def found_in(tokens: Sequence[Token], today: str, window: Window, most: int) -> Component:
    """Return the words on what was found on a day. A search shows at most `most` tasks."""
    if not tokens:
        return _help()
    chips = [chip(token.written, in_words(token, today)) for token in tokens if token.is_chip]
    is_empty = not (window["open"] or window["done"])
    return html.Div(
        [
            in_a_row(chips) if chips else None,
            *(
                html.P(written(one), className="search-count")
                for one in map(not_understood, tokens)
                if one and is_empty
            ),
            html.Div(
                [
                    html.P(_count(window["open"], window["done"], most), className="search-count"),
                    None if not is_empty or any(one.kind == "in" for one in tokens) else archive_button(),
                    filter_button("Save as smart list", ids.SMART_NEW),
                ],
                className="search-line",
            ),
        ]
    )


def _count(opened: int, done: int, most: int) -> str:
    if opened + done >= most:
        return f"These are the first {most:,}. Add a word to find fewer."
    if not opened + done:
        return "Nothing found. Try fewer letters, or remove something."
    return (
        " and ".join(f"{count:,} {what}" for count, what in ((opened, "open"), (done, "completed")) if count) + " found"
    )


def archive_button() -> Component:
    """Return the button that looks in the archive, where nothing was found."""
    return dmc.Button(
        "Look in the archive",
        id=ids.search_also(IN_ARCHIVE),
        className="search-also",
        leftSection=icon("archive"),
        variant="subtle",
        color="gray",
        size="compact-sm",
    )


def in_a_row(chips: list[Component], **attributes: Any) -> Component:
    """Return the place of the chips, which say how a search was understood."""
    return html.Div(chips, role="group", className="understood", **aria(label="Understood"), **attributes)


def chip(token: str, says: str) -> Component:
    """Return the chip of a token, as it was typed and in words. A click removes the token."""
    return html.Button(
        [written(says), icon("x", 14)],
        id=ids.search_token(token),
        type="button",
        className="token",
        title="Take off",
        **aria(label=f"{says}, remove"),
    )


@once
def _help() -> Component:
    return html.Div(
        [
            html.P("Titles, notes and tags of all your lists are searched. Case and accents do not matter."),
            html.Dl([html.Div([html.Dt(_examples(some)), html.Dd(what)]) for some, what in _HELP]),
        ],
        className="search-help",
    )


def _examples(some: Iterable[str]) -> list[Component]:
    return [html.Code(one) for one in some]


_HELP = (
    (("#groceries", "@home", "p1"), "of a list, with a tag, of a priority"),
    (
        ("date:today", "deadline:<7d"),
        "on a day, or before one: friday is the next one, 7d in seven days, -2w two weeks ago; or 2027-01-13",
    ),
    (("overdue", "no:date"), "past its deadline; without a date, deadline, priority, tags or notes"),
    (("done:no", "is:child"), "open or completed, subtasks"),
    (("done:today", "added:>-2w"), "completed on a day, or added since one, in the same way"),
    ((IN_ARCHIVE, IN_ALL), "of lists in the archive, which are left out otherwise; of these and all others"),
    (('"rye bread"', "-milk"), "these very words; a minus before anything leaves that out"),
)
