"""Where is my data: what is stored where, and how to take it along."""

import dash_mantine_components as dmc
from dash import get_relative_path, html
from dash.development.base_component import Component

import ids
from components.account.page import said, section
from components.attributes import aria
from components.instants import instant
from domain.days import Calendar


def data_section(account_id: int, facts: list[Component]) -> Component:
    """Return the section of an account of which the server has these `facts`."""
    return section(
        "Where is my data",
        html.Dl(facts, id=ids.SERVER_FACTS, className="facts"),
        html.Dl(id=ids.BROWSER_FACTS, className="facts"),
        html.Div(
            [
                _download("Download everything", f"json?account={account_id}"),
                _download("Download as a table (CSV)", f"csv?account={account_id}"),
                _download("Download as a table for Excel", f"csv?account={account_id}&for=excel"),
                dmc.Button("Import", id=ids.IMPORT_FILE, variant="default"),
                dmc.Button("Test my backup", id=ids.TEST_BACKUP, variant="default"),
                dmc.Button("Ask this browser to keep its copy", id=ids.KEEP_FOR_GOOD, variant="default"),
            ],
            className="buttons",
        ),
        said(
            "“Download everything” has all lists and tasks, the trash and the history. “Import” takes such a file, of "
            "this or another server of Dash To-Do and of no other app, and shows what it would do before anything is "
            "written."
        ),
        html.Div(id=ids.IMPORT_RESULT, className="panel", **aria(live="polite")),
        html.Div(id=ids.TEST_RESULT, className="panel", **aria(live="polite")),
    )


def _download(text: str, what: str) -> Component:
    return html.A(text, href=get_relative_path(f"/account/export.{what}"), className="plain-button")


def server_facts(
    lists: int, tasks: int, changed_at: str | None, backup_at: str | None, calendar: Calendar
) -> list[Component]:
    """Return what the server has of an account, as items of a list; the times by its `calendar`."""
    return [
        html.Dt("On the server"),
        html.Dd(f"{tasks:,} {'task' if tasks == 1 else 'tasks'} of {lists:,} {'list' if lists == 1 else 'lists'}"),
        html.Dt("Last change there"),
        html.Dd(instant(changed_at, calendar) if changed_at else "None yet"),
        html.Dt("Last daily backup"),
        html.Dd(instant(backup_at, calendar) if backup_at else "None yet"),
    ]
