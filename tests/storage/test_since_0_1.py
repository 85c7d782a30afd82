"""What version 0.1 kept is all there after an upgrade, and works as before: lists, trash, history, undo, copies, files.

The database, and what that version said of it, are recorded (`tests/fixtures/0.1`).
"""

import csv
import io
import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from sqlalchemy import MetaData, select

from domain.clean import Invalid
from domain.intents import parse
from domain.lists import inbox_of, is_inbox
from domain.views import View
from storage.accounts.accounts import Account, find_account
from storage.backup.backups import restore
from storage.commit import commit
from storage.database import engine
from storage.database.engine import reading, together
from storage.database.tables import lists, tasks
from storage.export import export_csv, export_json
from storage.history import history_of
from storage.trash import count_trash, trash_of
from storage.windows import window
from tests import recorded
from tests.factories import a_raw_intent, new_id
from tests.storage.copies import WholeCopy
from tests.storage.people import lists_of, rows

REVISIONS = [f"000{number}" for number in range(1, 9)]
MOVED = {("intents", "seq")}
"""Columns of version 0.1 whose values are in another table now; the whole copy of a browser goes by them."""
COUNTED_ON = {("accounts", "seq")}
"""Columns that the upgrade counts on, as it makes the Inbox."""

EXPECTED = recorded.expected()
LATER, SINCE = EXPECTED["now"], EXPECTED["since"]


from_each_migration = pytest.mark.parametrize(
    ("database", "upgraded"),
    [("sqlite", one) for one in REVISIONS] + [("postgresql", one) for one in (REVISIONS[0], REVISIONS[-1])],
    indirect=True,
)
"""From the first on, all migrations run: where they are slow to run, that and the last are enough."""
from_first_and_last = pytest.mark.parametrize("upgraded", [REVISIONS[0], REVISIONS[-1]], indirect=True)


def accounts() -> Iterator[tuple[Account, dict[str, Any]]]:
    """Give each account, and what was said of it."""
    for told in EXPECTED["accounts"].values():
        account = find_account(told["name"])
        assert account
        yield account, told


def shown(account_id: int) -> dict[str, Any]:
    """Return what an account sees, as it is recorded."""
    own = lists_of(account_id)
    return {
        "lists": [[one.id, one.title, one.open_count, one.done_count] for one in own],
        "windows": {
            one.id: {show: ids(account_id, one.id, show) for show in ("all", "active", "completed")} for one in own
        },
        "trash": [
            [one.entity, one.id, one.title, one.deleted_at, one.tasks, one.list_title, one.list_deleted]
            for one in trash_of(account_id, SINCE, None, 1_000)
        ],
        "in_trash": list(count_trash(account_id, SINCE)[:2]),  # version 0.1 had no tags
    }


def ids(account_id: int, list_id: str, show: str) -> list[str | None]:
    seen = window(account_id, View("list", list_id, show), 0, 60)
    assert seen
    return [row["id"] for row in seen["rows"]]


def expect_as_recorded() -> None:
    """See that each account has what it had, and that the history of each task is what it was."""
    for account, told in accounts():
        assert shown(account.id) == {key: told[key] for key in ("lists", "windows", "trash", "in_trash")}
        assert {task: history(account.id, task) for task in told["history"]} == told["history"]


def history(account_id: int, task_id: str) -> list[list]:
    found = history_of(account_id, task_id, None, 1_000)
    assert found
    return [[one.intent, one.at, one.field, one.old, one.new, one.outdated] for one in found.changes]


@from_each_migration
def test_every_value_is_still_there(upgraded):
    known = MetaData()
    with reading() as connection:
        known.reflect(connection)
    for name, had in upgraded.items():
        columns = [column for column in had[0] if column in known.tables[name].c]
        assert {(name, column) for column in had[0]} - {(name, column) for column in columns} <= MOVED
        columns = [column for column in columns if (name, column) not in COUNTED_ON]
        here = {tuple(row.values()) for row in rows(select(*(known.tables[name].c[column] for column in columns)))}
        assert {tuple(row[column] for column in columns) for row in had} <= here, name


@from_each_migration
@pytest.mark.usefixtures("upgraded")
def test_lists_windows_counts_trash_and_histories_are_as_they_were():
    expect_as_recorded()


class TakenBackAgain(Exception):
    """Ends a transaction of which nothing is to stay."""


def entities() -> dict[str, dict[str, dict]]:
    """Return all that is recorded of lists and tasks, as it is now."""
    fields = {"lists": [*FIELDS["lists"], "open_count", "done_count"], "tasks": FIELDS["tasks"]}
    return {
        table.name: {row["id"]: {name: row[name] for name in fields[table.name]} for row in rows(select(table))}
        for table in (lists, tasks)
    }


FIELDS = {
    "lists": ["title", "order", "created_at", "deleted_at"],
    "tasks": ["list", "title", "order", "done_at", "created_at", "deleted_at"],
}


def tried(account_id: int, **intent) -> dict[str, Any]:
    """Return what an intent does to lists and tasks, as it is recorded. Nothing of it stays."""
    before = entities()
    done: dict[str, Any] = {}
    with suppress(TakenBackAgain), together():
        try:
            done["left_alone"] = commit(account_id, parse(a_raw_intent(**intent)), LATER).skipped
        except Invalid as refusal:
            done["refused"] = str(refusal)
        after = entities()
        raise TakenBackAgain
    for kind, here in after.items():
        was = before[kind]
        changed = {
            key: {name: value for name, value in one.items() if was.get(key, {}).get(name) != value}
            for key, one in here.items()
            if one != was.get(key)
        }
        done |= {kind: changed} if changed else {}
    return done


def expect_undone_as_recorded() -> None:
    for account, told in accounts():
        assert {one: tried(account.id, verb="undo", value=one) for one in told["undo"]} == told["undo"]


@from_first_and_last
@pytest.mark.usefixtures("upgraded")
def test_each_intent_is_undone_as_it_was():
    expect_undone_as_recorded()


@from_first_and_last
@pytest.mark.usefixtures("upgraded")
def test_each_line_of_a_history_is_put_back_as_it_was():
    for account, told in accounts():
        for line, done in told["put_back"].items():
            task, intent = line.split()
            assert tried(account.id, verb="put_back", task=task, value=intent) == done, line


def exported(name: str) -> dict[str, Any]:
    return json.loads(recorded.text(f"export-{name.lower()}.json.gz"))


def only_recorded(kind: str, entries: dict[str, dict]) -> dict[str, dict]:
    """Return of lists or tasks the fields that version 0.1 had, which had no Inbox."""
    return {key: {name: one[name] for name in FIELDS[kind]} for key, one in entries.items() if not is_inbox(key)}


def export(account_id: int) -> dict[str, Any]:
    return json.loads("".join(export_json(account_id, LATER)))


@from_each_migration
@pytest.mark.usefixtures("upgraded")
def test_the_export_has_what_it_had():
    for account, _ in accounts():
        was, now = exported(account.name), export(account.id)
        assert {kind: only_recorded(kind, now[kind]) for kind in FIELDS} == {kind: was[kind] for kind in FIELDS}
        places = [now["change_fields"].index(name) for name in was["change_fields"]]
        assert sorted(repr([row[place] for place in places]) for row in now["changes"]) == sorted(
            map(repr, was["changes"])
        )


@pytest.mark.usefixtures("upgraded")
def test_the_table_has_what_it_had():
    for account, _ in accounts():
        was = list(csv.DictReader(io.StringIO(recorded.text(f"export-{account.name.lower()}.csv"))))
        now = list(csv.DictReader(io.StringIO("".join(export_csv(account.id)))))
        assert [{name: line[name] for name in was[0]} for line in now] == was


@from_first_and_last
@pytest.mark.usefixtures("upgraded")
def test_a_new_whole_copy_is_whole():
    for account, _ in accounts():
        copy = WholeCopy(account)
        copy.follow()
        was = exported(account.name)
        assert only_recorded("lists", copy.lists) == was["lists"]
        assert only_recorded("tasks", copy.tasks) == was["tasks"]


@pytest.mark.usefixtures("upgraded")
def test_the_whole_copy_of_a_browser_goes_on_where_it_was():
    ada = find_account("ada")
    assert ada
    stores = json.loads(recorded.text("browser.json"))["indexed"]["todo-whole:ada"]["stores"]
    kept = {name: dict(store["entries"]) for name, store in stores.items()}
    copy = WholeCopy(ada)
    copy.lists, copy.tasks = kept["lists"], kept["tasks"]
    copy.known = {"start": "", **{key: kept["meta"]["head"][key] for key in ("server", "seq", "mark")}}
    copy.follow()
    assert [list(news["lists"]) for news in copy.pieces if "lists" in news] == [[inbox_of(ada.id)]]
    copy.follow()
    assert copy.pieces == []
    list_id = EXPECTED["accounts"][str(ada.id)]["lists"][0][0]
    with suppress(TakenBackAgain), together():
        commit(ada.id, parse(a_raw_intent("add_tasks", list=list_id, value=[[new_id("task"), "Eggs"]])), LATER)
        copy.follow()
        now = export(ada.id)
        raise TakenBackAgain
    assert [news["starts_over"] for news in copy.pieces if "starts_over" in news] == [False]
    assert only_recorded("lists", copy.lists) == only_recorded("lists", now["lists"])
    assert only_recorded("tasks", copy.tasks) == only_recorded("tasks", now["tasks"])


def test_a_browser_that_was_behind_hears_of_all_that_it_lacks(upgraded):
    server = next(fact["value"] for fact in upgraded["facts"] if fact["name"] == "id")
    for account, _ in accounts():
        copy = WholeCopy(account)
        done = [one for one in upgraded["intents"] if one["account_id"] == account.id]
        newest = max(one["seq"] for one in done)
        for known in done:
            if known["seq"] < newest:
                news = copy.asks(server=server, seq=known["seq"], mark=known["id"])
                assert (news["follows"], news["starts_over"]) == (True, False)
                assert {one["list"] for one in done if one["seq"] > known["seq"]} <= set(news["lists"])


def test_its_backup_is_restored_with_all_that_it_had(tmp_path):
    packed = tmp_path / "backup.db.gz"
    packed.write_bytes((recorded.FOLDER / packed.name).read_bytes())
    restore(packed, tmp_path / "kept", recorded.RECORDED_AT)
    expect_as_recorded()
    expect_undone_as_recorded()


def test_its_file_is_opened_with_all_that_it_had(tmp_path):
    if not engine.is_sqlite():
        pytest.skip("It is a file of SQLite")
    (tmp_path / "of-0.1.db").write_bytes(recorded.content("todo.db.gz"))
    engine.connect(f"sqlite:///{tmp_path / 'of-0.1.db'}", lambda: None)
    expect_as_recorded()
