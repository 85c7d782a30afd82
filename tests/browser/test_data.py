"""Where is my data: taken along, brought back, given back to a server that lost it, and its backup tested."""

import json
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from storage import engine
from storage.accounts import Account, find_account
from storage.lists import lists_of
from tests.browser.todo_page import TodoPage
from tests.conftest import Server


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
        with self.page.expect_file_chooser() as chooser:
            self.todo.button("Import").first.click()
        chooser.value.set_files({"name": "lists.json", "mimeType": "application/json", "buffer": content.encode()})

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
    return sorted([*exported["lists"].values(), *tasks], key=repr)


def test_what_was_downloaded_is_imported_into_another_account_and_taken_back(todo, open_browser, make_account):
    todo.add_tasks("Milk", "Bread")
    todo.tick("Bread")
    todo.new_list("Holiday")
    todo.add_task("Tent")
    todo.expect_saved()
    mine = AccountPage(todo)
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
    expect(bob.fact("On the server")).to_have_text("3 tasks of 2 lists")
    assert content(bob.download()) == content(exported)

    bob.todo.button("Undo import").click()
    expect(bob.page.locator("#status")).to_contain_text("Took the import back")
    expect(bob.todo.nav.get_by_role("link")).to_have_count(0)
    bob.todo.expect_saved()
    assert lists_of(bob.todo.account.id) == []
    bob.choose(json.dumps(exported))
    expect(bob.result).to_contain_text("Groceries comes back from the trash")
    bob.todo.button("Import").last.click()
    expect(bob.todo.card("Groceries")).to_be_visible()
    bob.choose(json.dumps(exported))
    expect(bob.result).to_contain_text("There is nothing to import")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_the_backup_is_tested_and_all_that_is_said_can_be_read_by_everybody(open_browser, ada, scheme, width):
    # axe brings its own script into the page, which the app's CSP would refuse.
    todo = open_browser(ada, color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True)
    mine = AccountPage(todo)
    mine.open()
    todo.button("Test my backup").click()
    expect(mine.page.locator("#test-result")).to_contain_text("lists and tasks identical", timeout=30_000)
    some = {"list-some": {"title": "Groceries"}}
    mine.choose(json.dumps({"format": "dash-to-do", "version": 1, "lists": some, "tasks": {"task-bad": {"title": 1}}}))
    expect(mine.result).to_contain_text("Its title is not text")

    results = Axe().run(mine.page)
    assert results.violations_count == 0, results.generate_report()
    assert mine.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.fixture
def own_server(tmp_path):
    """Give a server that a test may do harm to."""
    own = Server(tmp_path / "own")
    own.folder.mkdir()
    own.start()
    yield own
    own.stop()


def owner() -> Account:
    found = find_account("admin")
    assert found is not None
    return found


def test_a_server_that_lost_its_data_gets_it_back_from_the_browser(own_server, open_browser):
    engine.connect(own_server.database_url)
    todo = open_browser(owner(), at=own_server)
    todo.open()
    todo.new_list("Groceries")
    todo.add_tasks("Milk", "Bread")
    todo.tick("Bread")
    todo.expect_saved()
    mine = AccountPage(todo)
    mine.open()
    mine.expect_copy_of("2 tasks of 1 list")
    assert [one["name"] for one in todo.page.evaluate("indexedDB.databases()")] == ["todo-whole:admin"]
    before = mine.download()
    lost = todo.page.get_by_role("region", name="Copy in this browser")
    expect(lost).to_be_hidden()

    own_server.stop()
    for file in own_server.folder.glob("todo.db*"):
        file.unlink()
    shutil.rmtree(own_server.folder / "backups", ignore_errors=True)
    own_server.start()
    engine.connect(own_server.database_url)
    todo.page.goto(f"{todo.url}/lists")
    expect(lost).to_contain_text("This browser holds 2 tasks of 1 list", timeout=30_000)
    todo.page.reload()
    expect(lost).to_contain_text("This browser holds 2 tasks of 1 list", timeout=30_000)
    todo.button("See what this browser can give back").click()
    expect(lost).to_contain_text("1 list and 2 tasks")
    assert lists_of(owner().id) == []
    lost.get_by_role("button", name="Import", exact=True).click()
    expect(todo.card("Groceries")).to_be_visible()

    todo.page.goto(f"{todo.url}/account")
    assert content(mine.download()) == content(before)
    todo.page.wait_for_timeout(6_000)
    expect(lost).to_be_hidden()
    mine.expect_copy_of("2 tasks of 1 list")
