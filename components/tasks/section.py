"""A section of a list: its heading, its tasks, and a box to add one.

It is drawn once, and ``assets/app/screen/sections.js`` copies it. Its parts work by ``assets/app/does/sections.js``.
"""

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

import ids
from components.attributes import aria, data
from components.frame.dialogs import choice, choices, dialog
from components.icons import icon
from components.tasks.menu import entry, menu
from components.tasks.quick_add import date_button
from components.words import AS_WRITTEN


def new_section() -> Component:
    """Return the button that adds a section at the end of the list."""
    return dmc.Button(
        "New section",
        id=ids.NEW_SECTION,
        leftSection=icon("plus"),
        variant="subtle",
        color="gray",
        size="compact-sm",
        className="new-section",
    )


def section_parts() -> list[Component]:
    """Return what all sections share, hidden: the template, the menu and the question."""
    return [html.Ul(section_template(), id=ids.SECTION_TEMPLATE, hidden=True), _menu(), _question()]


def section_template() -> Component:
    """Return the line of a section, which the browser copies for each."""
    return html.Li(
        html.Div(
            [
                html.Div(
                    [
                        html.Button(type="button", className="icon-button section-fold"),
                        html.H2(className="section-title", dir="auto"),
                        dmc.TextInput(
                            variant="unstyled",
                            className="section-name",
                            attributes={"input": {"dir": "auto", "enterKeyHint": "done", **AS_WRITTEN}},
                            **aria(label="Section title"),
                        ),
                        html.Span(className="section-count"),
                        html.Button(type="button", className="icon-button section-plus", title="Add a task"),
                        html.Button(
                            type="button", className="icon-button section-more", title="More", **aria(haspopup="menu")
                        ),
                    ],
                    className="section-head",
                ),
                _all_to(),
                html.Ul(role="list", className="section-tasks"),
                html.Ul(role="list", hidden=True, className="section-again"),
                html.Div(
                    [
                        dmc.TextInput(
                            placeholder="Add a task",
                            leftSection=icon("plus"),
                            variant="unstyled",
                            className="section-box",
                            attributes={"input": {"dir": "auto", "enterKeyHint": "enter", "autoComplete": "off"}},
                        ),
                        date_button(),
                    ],
                    className="section-add dated",
                ),
            ],
            role="group",
        ),
        role="none",  # it is no task, so the group stands for it
        className="section-line",
    )


def _all_to() -> Component:
    """Return the button that moves all tasks planned for earlier days to another day (``assets/app/does/days.js``)."""
    days = {"today": "Today", "tomorrow": "Tomorrow", "": "No date"}
    named = [
        html.Button(words, type="button", **data(to=to), **aria(label=f"All to {words.lower()}"))
        for to, words in days.items()
    ]
    return html.Div([html.Span("All to"), *named], className="section-all")


def _menu() -> Component:
    return menu(
        ids.SECTION_MENU,
        "Section",
        entry("Rename", "rename"),
        entry("Move up", "up"),
        entry("Move down", "down"),
        entry("Turn into a list", "list"),
        entry("Delete", "delete"),
    )


def _question() -> Component:
    return dialog(
        ids.DELETE_SECTION_DIALOG,
        "Delete section?",
        "You can undo this right afterwards.",
        choices(
            choice("Keep its tasks", "They move up into the list itself.", **data(tasks="up")),
            choice("Delete its tasks too", "They go to the trash with it.", **data(tasks="trash")),
        ),
    )
