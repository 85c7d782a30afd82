"""The server cannot keep anything just now: the person is told, nothing is taken back, and it arrives later."""

import sqlite3
from contextlib import closing

from playwright.sync_api import expect

from storage import engine
from storage.accounts import find_account
from tests.serving import Server


def test_what_is_done_while_the_database_is_locked_stays_on_screen_and_is_saved_later(open_browser, tmp_path):
    own = Server(tmp_path)
    own.start()
    engine.connect(own.database_url)
    todo = open_browser(find_account("admin"), at=own)
    todo.open()
    todo.new_list("Groceries")
    todo.add_task("Milk")
    todo.expect_saved()
    with closing(sqlite3.connect(tmp_path / "todo.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        todo.add_task("Bread")
        todo.tick("Milk")
        expect(todo.badge).to_have_text("Offline, 2 changes waiting", timeout=30_000)
        todo.expect_titles("Milk", "Bread")
        expect(todo.checkbox("Milk")).to_be_checked()
    expect(todo.badge).to_be_hidden(timeout=60_000)
    assert todo.in_database() == [("Bread", False), ("Milk", True)]
    todo.console.clear()  # the browser notes every request that failed
    own.stop()
    assert "Traceback" not in own.log.read_text()
