"""Data that version 0.1 left behind (`tests/fixtures/0.1/README.md`), and how a test brings it back."""

import gzip
import json
import re
from datetime import UTC, datetime
from functools import cache
from typing import Any

from playwright.sync_api import Page
from sqlalchemy import Connection, MetaData, create_engine, insert

from storage.backup.copying import copy_rows
from storage.database import upgrade
from tests.serving import ROOT

FOLDER = ROOT / "tests" / "fixtures" / "0.1"
NEWEST = "0008"
"""The last migration of version 0.1."""
RECORDED_AT = datetime(2026, 11, 25, 21, 6, tzinfo=UTC)
"""An instant after all that was recorded."""
ON_THAT_DAY = re.compile(r"2026-11-25T\d\d:\d\d:\d\d\.\d{6}\+00:00")

VERBS = (
    "add_list", "add_tasks", "clear_completed", "delete_list", "delete_task", "empty_trash", "purge_list", "purge_task",
    "put_back", "rename_list", "rename_task", "restore_list", "restore_task", "tick_task", "undo",
)  # fmt: skip
"""All that a browser of version 0.1 could ask for."""

Rows = dict[str, list[dict[str, Any]]]


def content(name: str) -> bytes:
    """Return what a recorded file says, unpacked."""
    whole = (FOLDER / name).read_bytes()
    return gzip.decompress(whole) if name.endswith(".gz") else whole


def text(name: str, lately: bool = False) -> str:
    """Return the text of a recorded file; with `lately`, as if it had been recorded just now.

    A server purges what has been in the trash for 30 days, so it is only given what was deleted lately.
    """
    whole = content(name).decode()
    return ON_THAT_DAY.sub(lambda found: _moved(found[0]), whole) if lately else whole


def _moved(instant: str) -> str:
    return (datetime.fromisoformat(instant) + _since()).isoformat(timespec="microseconds")


@cache
def _since():
    return datetime.now(UTC) - RECORDED_AT


def rows(lately: bool = False) -> Rows:
    """Return all rows of the recorded database, by table."""
    tables = json.loads(text("database.json", lately))
    return {
        name: [dict(zip(table["columns"], row, strict=True)) for row in table["rows"]] for name, table in tables.items()
    }


def expected() -> dict[str, Any]:
    """Return what the code of version 0.1 said about the recorded database."""
    return json.loads(text("expected.json"))


def make_database(url: str, revision: str = NEWEST, lately: bool = False) -> Rows:
    """Make the recorded database at the empty one at `url`, as it is at a migration. Returns the rows that it has."""
    memory, opened = create_engine("sqlite://"), create_engine(url)
    with memory.begin() as source, opened.begin() as target:
        upgrade.bring_up_to_date(source, revision)
        put_in = _put_in(source, rows(lately))
        upgrade.bring_up_to_date(target, revision)
        copy_rows(source, target)
    memory.dispose()
    opened.dispose()
    return put_in


def _put_in(connection: Connection, recorded: Rows) -> Rows:
    """Put in as much of the rows as there are tables and columns for, and return that."""
    known = MetaData()
    known.reflect(connection)
    put_in = {}
    for table in known.sorted_tables:
        if table.name in recorded:
            connection.execute(table.delete())  # a migration has put a fact in
            put_in[table.name] = [
                {name: value for name, value in row.items() if name in table.c} for row in recorded[table.name]
            ]
            connection.execute(insert(table), put_in[table.name])
    return put_in


def open_browser_of_0_1(page: Page, url: str) -> dict[str, Any]:
    """Put into a new browser, at the address of the app, what one of version 0.1 kept there. Returns what that is.

    The page that it is put in from is empty, so that no script of the app has run before.
    """
    kept = json.loads(text("browser.json", lately=True))
    page.route(f"{url}/empty", lambda route: route.fulfill(body="", content_type="text/html"))
    page.goto(f"{url}/empty")
    page.evaluate(PUT_INTO_BROWSER, kept)
    return kept


PUT_INTO_BROWSER = """async ({local, session, indexed}) => {
  for (const [key, value] of Object.entries(local)) localStorage.setItem(key, value);
  for (const [key, value] of Object.entries(session)) sessionStorage.setItem(key, value);
  for (const [name, {version, stores}] of Object.entries(indexed)) {
    await new Promise((done, failed) => {
      const request = indexedDB.open(name, version);
      request.onerror = () => failed(request.error);
      request.onupgradeneeded = () => {
        for (const [store, {indexes, entries}] of Object.entries(stores)) {
          const made = request.result.createObjectStore(store);
          for (const [index, path] of indexes) made.createIndex(index, path);
          for (const [key, value] of entries) made.put(value, key);
        }
      };
      request.onsuccess = () => { request.result.close(); done(); };
    });
  }
}"""
