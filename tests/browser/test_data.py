"""The section "Where is my data": a file out and in, a copy for a server that lost its data, and a backup tested."""

import json
import os
import shutil
from typing import Literal

import pytest
from playwright.sync_api import expect

from domain.lists import is_inbox
from storage.accounts.accounts import find_account
from storage.database import engine
from tests.browser.axe import violations
from tests.browser.held import HeldBack
from tests.browser.todo_page import TodoPage
from tests.conftest import Server
from tests.storage.people import lists_of
from web.uploads import IMPORT_MAX


class AccountPage:
    """The account page as a person sees it."""

    def __init__(self, todo: TodoPage):
        self.todo = todo
        self.page = todo.page

    def open(self) -> None:
        self.page.goto(f"{self.todo.url}/account")
        expect(self.page.get_by_role("heading", name="Where is my data")).to_be_visible()

    def download(self) -> dict:
        with self.page.expect_download() as downloaded:
            self.page.get_by_role("link", name="Download everything", exact=True).click()
        return json.loads(downloaded.value.path().read_text(encoding="utf-8"))

    def choose(self, content: str) -> None:
        self.choose_file({"name": "lists.json", "mimeType": "application/json", "buffer": content.encode()})

    def choose_file(self, file) -> None:
        with self.page.expect_file_chooser() as chooser:
            self.todo.button("Import").first.click()
        chooser.value.set_files(file)

    @property
    def lost(self):
        """The notice that is shown when the server has less than this browser."""
        return self.page.get_by_role("region", name="Copy in this browser")

    @property
    def result(self):
        return self.page.locator("#import-result")

    def fact(self, name: str):
        return self.page.locator(f"dt:text-is('{name}') + dd")

    def expect_copy_of(self, text: str) -> None:
        expect(self.fact("In this browser")).to_contain_text(text, timeout=30_000)


def content(exported: dict) -> list:
    titles = {key: one["title"] for key, one in exported["lists"].items()}
    tasks = [{**task, "list": titles[task["list"]]} for task in exported["tasks"].values()]
    made = [one for key, one in exported["lists"].items() if not is_inbox(key)]
    return sorted([*made, *tasks], key=repr)


def test_what_was_downloaded_is_imported_into_another_account_and_taken_back(open_browser, ada, make_account):
    mine = AccountPage(open_browser(ada))
    mine.todo.has_list("Groceries", "Milk", "Bread")
    mine.todo.has_list("Holiday", "Tent")
    mine.open()
    exported = mine.download()

    bob = AccountPage(open_browser(make_account("bob")))
    bob.open()
    bob.choose("{ no file of ours")
    expect(bob.result).to_contain_text("This file cannot be read")
    bob.todo.console.clear()  # the browser notes every request that was refused
    bob.choose(json.dumps(exported))
    expect(bob.result).to_contain_text("2 lists and 3 tasks")
    assert lists_of(bob.todo.account.id) == []
    bob.todo.button("Import").last.click()
    expect(bob.todo.card("Holiday")).to_be_visible()
    expect(bob.fact("On the server")).to_have_text("3 tasks of 3 lists")
    assert content(bob.download()) == content(exported)

    bob.todo.button("Undo import").click()
    expect(bob.page.locator("#status")).to_contain_text("Took the import back")
    expect(bob.todo.cards).to_have_count(0)
    bob.todo.expect_saved()
    assert lists_of(bob.todo.account.id) == []
    bob.choose(json.dumps(exported))
    expect(bob.result).to_contain_text("List Groceries: Brought back")
    slow = HeldBack(bob.page, "**/account/import?*intent=*")
    bob.todo.button("Import").last.click()
    bob.choose("{ no file of ours")  # before that one has arrived
    expect(bob.result).to_contain_text("This file cannot be read")
    bob.todo.console.clear()
    slow.let_go()
    expect(bob.page.locator("#status")).to_have_text("The file before this one was imported.")
    expect(bob.todo.button("Undo")).to_be_visible()
    expect(bob.result).to_contain_text("This file cannot be read")
    expect(bob.todo.card("Groceries")).to_be_visible()
    bob.choose(json.dumps(exported))
    expect(bob.result).to_contain_text("There is nothing to import")


def test_the_backup_is_tested_and_all_that_is_said_can_be_read_by_everybody(open_browser, ada, tmp_path):
    # axe brings its own script into the page, which the app's CSP would refuse.
    todo = open_browser(ada, bypass_csp=True)
    mine = AccountPage(todo)
    mine.open()
    todo.button("Test my backup").click()
    expect(mine.page.locator("#test-result")).to_contain_text(
        "lists, tasks, tags and other things identical", timeout=30_000
    )
    some = {"list-some": {"title": "Groceries"}}
    mine.choose(json.dumps({"format": "dash-to-do", "version": 1, "lists": some, "tasks": {"task-bad": {"title": 1}}}))
    expect(mine.result).to_contain_text("Its list is not in this file")
    schemes: list[tuple[Literal["light", "dark"], int]] = [("light", 1280), ("dark", 320)]
    for scheme, width in schemes:
        mine.page.emulate_media(color_scheme=scheme)
        mine.page.set_viewport_size({"width": width, "height": 800})
        todo.wait_until(f"document.documentElement.dataset.mantineColorScheme === '{scheme}'")
        assert violations(mine.page) == []
        assert mine.page.evaluate("document.documentElement.scrollWidth") <= width

    # A file that is too large is told as that, and one that is so for the proxy in front.
    (tmp_path / "lists.json").touch()
    os.truncate(tmp_path / "lists.json", IMPORT_MAX + 1)
    mine.choose_file(tmp_path / "lists.json")
    expect(mine.result).to_have_text("This file is larger than this server accepts. Nothing was changed.")
    todo.page.route("**/account/import*", lambda route: route.fulfill(status=413, body="<h1>413</h1>"))
    mine.choose(" ")
    expect(mine.result).to_contain_text("The proxy in front of this server does not accept a file as large as this one")
    expect(mine.result).to_contain_text("client_max_body_size")
    todo.console.clear()


@pytest.fixture
def own_server(tmp_path):
    """Give a server that a test may do harm to."""
    own = Server(tmp_path / "own")
    own.folder.mkdir()
    own.start()
    engine.connect(own.database_url)
    yield own
    own.stop()


def has_copy_of(todo, text: str) -> list:
    """Wait until this browser holds a copy of so much; return the content that the server has."""
    mine = AccountPage(todo)
    mine.open()
    mine.page.evaluate("todo.whole.run()")  # as it does by itself when the page has been quiet for some seconds
    mine.expect_copy_of(text)
    expect(mine.lost).to_be_hidden()
    return content(mine.download())


def give_back(todo, text: str) -> None:
    """Give this browser's copy back, after `text` has said what there is in it that the server has not."""
    mine, there = AccountPage(todo), todo.lists_in_database()
    todo.button("See what this browser can give back").click()
    expect(mine.lost).to_contain_text(text)
    assert todo.lists_in_database() == there
    mine.lost.get_by_role("button", name="Import", exact=True).click()
    expect(mine.lost).to_contain_text("Imported")


def test_a_server_that_lost_its_data_gets_it_back_from_the_browser(open_browser, own_server, tmp_path):
    owner = open_browser(find_account("admin"), at=own_server)
    lost = AccountPage(owner).lost
    owner.has_list("Groceries", "Milk", "Bread")
    owner.open()
    owner.tick("Bread")
    owner.expect_saved()
    backup = str(tmp_path / "older.db.gz")
    assert own_server.command("backup", backup)[0] == 0
    owner.rename_task("Milk", "Oat milk")
    owner.add_task("Eggs")
    owner.new_list("Holiday")
    owner.add_task("Tent")
    owner.expect_saved()
    before = has_copy_of(owner, "4 tasks of 3 lists")
    assert [one["name"] for one in owner.page.evaluate("indexedDB.databases()")] == ["todo-whole:admin"]

    # An open browser gives back what a restored older backup lacks.
    owner.card("Groceries").click()
    owner.expect_titles("Oat milk", "Eggs", "Bread")
    owner.page.route("**/account/import?*", lambda route: route.abort(), times=1)
    with owner.page.expect_event("requestfailed", lambda one: "/account/import" in one.url, timeout=30_000):
        assert own_server.command("restore", backup)[0] == 0
    owner.page.evaluate("todo.whole.run()")  # what could not be asked is asked the next time
    expect(lost).to_contain_text("This browser holds 4 tasks of 3 lists", timeout=30_000)
    expect(owner.card("Holiday")).to_have_count(0)
    owner.expect_titles("Milk", "Bread")
    give_back(owner, "1 list and 2 tasks")
    expect(owner.card("Holiday")).to_be_visible()
    owner.expect_titles("Oat milk", "Eggs", "Bread")
    assert has_copy_of(owner, "4 tasks of 3 lists") == before

    # So is everything, to a server that has nothing at all.
    own_server.stop()
    for file in own_server.folder.glob("todo.db*"):
        file.unlink()
    shutil.rmtree(own_server.folder / "backups", ignore_errors=True)
    own_server.start()
    engine.connect(own_server.database_url)
    owner.page.goto(f"{owner.url}/lists")
    expect(lost).to_contain_text("This browser holds 4 tasks of 3 lists", timeout=30_000)
    owner.page.reload()
    expect(lost).to_contain_text("This browser holds 4 tasks of 3 lists", timeout=30_000)
    give_back(owner, "2 lists and 4 tasks")
    expect(owner.card("Groceries")).to_be_visible()
    assert has_copy_of(owner, "4 tasks of 3 lists") == before
