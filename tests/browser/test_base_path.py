"""Two of these apps on one host, below /todo and /other, in one browser: all works, and neither touches the other.

Behind nginx and Caddy they are as in docs/deployment.md, where these are installed.
"""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from storage.accounts import accounts
from storage.database import engine
from tests import proxies
from tests.browser.conftest import NOBODY_ANSWERED
from tests.browser.test_sign_out import sign_out
from tests.browser.todo_page import TodoPage
from tests.conftest import PASSWORD
from tests.serving import Server

BASES = ("/todo", "/other")


@pytest.fixture(scope="module")
def apps(tmp_path_factory):
    """Give the two apps by their paths; the accounts of a test have the same number in both."""
    folders = {base: tmp_path_factory.mktemp(base.strip("/")) for base in BASES}
    running = {base: Server(folder, BASE_PATH=base, PROXY_HOPS="1") for base, folder in folders.items()}
    with running["/todo"], running["/other"]:
        yield running


@pytest.fixture
def host(request, apps, tmp_path):
    """Give the address of a host that has both."""
    ports = {base: one.port for base, one in apps.items()}
    with proxies.running(request.param, "example.org", ports, tmp_path / "proxy") as url:
        yield url


@pytest.fixture
def tabs(open_browser, host, apps, password_hash):
    """Give two tabs of one browser, one of each app, and note what they ask of the host outside of it."""
    outside: list[str] = []
    first = open_browser(new=True, ignore_https_errors=True)
    opened = [first, TodoPage(first.page.context.new_page(), "")]
    for todo, (base, app) in zip(opened, apps.items(), strict=True):
        engine.connect(app.database_url)
        name = f"ada{len(accounts.people('', '', 9))}"
        accounts.add_account(name, password_hash, "2026-01-01T00:00:00+00:00")
        todo.url, todo.account = host + base, accounts.find_account(name)
        todo.page.on(
            "request",
            lambda request, base=base: outside.append(request.url) if not is_below(request.url, base) else None,
        )
    yield opened
    assert outside == []
    assert [line for line in opened[1].console if not NOBODY_ANSWERED.search(line)] == []


def is_below(url: str, base: str) -> bool:
    return urlsplit(url).scheme in ("data", "blob") or urlsplit(url).path.startswith(f"{base}/")


def log_in(todo: TodoPage) -> None:
    todo.open("/log-in")
    todo.log_in(todo.account.name, PASSWORD, stays=True)
    expect(todo.page).to_have_url(re.compile(f"{re.escape(todo.url)}/lists"))


@pytest.mark.parametrize("host", ["nginx", "caddy"], indirect=True)
def test_both_apps_work_behind_one_proxy(tabs):
    for todo, title in zip(tabs, ("Groceries", "Garden"), strict=True):
        log_in(todo)
        todo.new_list(title)
        todo.add_task(f"First of {title}")
        todo.expect_saved()
        todo.page.reload()
        todo.expect_titles(f"First of {title}")


@pytest.mark.parametrize("host", ["python"], indirect=True)
def test_a_day_in_one_app_leaves_the_other_alone(tabs):
    todo, other = tabs
    for tab, title in ((todo, "Groceries"), (other, "Garden")):
        log_in(tab)
        tab.new_list(title)
        tab.add_task(f"First of {title}")
        tab.expect_saved()
        tab.page.evaluate("todo.whole.run()")

    # A reload, another view, undo, and a list that shows at once.
    todo.page.reload()
    todo.expect_titles("First of Groceries")
    todo.tick("First of Groceries")
    todo.show("Completed")
    todo.expect_titles("First of Groceries")
    todo.show("All")
    expect(todo.page).to_have_url(re.compile("/todo/lists/[^?]+[?]show=all$"))

    # To the history of a task and the trash, and back out of it.
    todo.go_to_history("First of Groceries")
    todo.page.get_by_role("link", name="Groceries").last.click()
    todo.delete_task("First of Groceries")
    todo.expect_saved()
    todo.page.get_by_role("link", name="Trash").click()
    expect(todo.page.get_by_role("link", name="Trash", exact=True)).to_have_attribute("aria-current", "page")
    todo.page.get_by_role("button", name="Restore First of Groceries").click()
    expect(todo.message).to_contain_text("Brought back")
    todo.card("Groceries").click()
    todo.expect_titles("First of Groceries")

    # Files.
    todo.page.get_by_role("link", name=todo.account.name).click()
    with todo.page.expect_download() as download:
        todo.page.get_by_role("link", name="Download everything", exact=True).click()
    with todo.page.expect_file_chooser() as chooser:
        todo.page.locator("#import-file").click()
    chooser.value.set_files(download.value.path())
    expect(todo.page.locator("#import-result")).to_contain_text("is here already")

    # Changes without a network arrive when it is back, in a second tab too.
    todo.open("/lists")
    second = TodoPage(todo.page.context.new_page(), todo.url, todo.account)
    second.open("/lists")
    todo.page.context.set_offline(True)
    todo.add_task("Done offline")
    expect(todo.badge).to_contain_text("Offline")
    todo.page.context.set_offline(False)
    todo.expect_saved()
    expect(second.title_box("Done offline")).to_be_visible()
    todo.wait_until("Boolean(JSON.stringify(localStorage).includes('Done offline'))")
    second.page.close()
    other.expect_titles("First of Garden")

    kept = todo.page.evaluate("indexedDB.databases().then(all => all.map(one => one.name))")
    kept += todo.page.evaluate("Object.keys(localStorage)")
    ours = [name for name in kept if not name.startswith(("iconify-", "mantine-"))]
    assert [name for name in ours if not re.match(r"(todo)?/(todo|other)[-{]", name)] == []
    assert {cookie["path"] for cookie in todo.page.context.cookies()} == set(BASES)

    # One signs out, and its copy goes; the other goes on.
    sign_out(todo, "remove the copy")
    expect(todo.page.locator("main")).to_contain_text("was removed")
    left = todo.page.evaluate("Object.keys(localStorage)")
    assert [key for key in left if re.match(r"(todo|)/todo[-{]", key) and f":{todo.account.id}" in key] == []
    assert [key for key in left if re.match(r"/other{", key)] != []
    other.add_task("Still there")
    other.expect_saved()
    other.page.reload()
    other.expect_titles("First of Garden", "Still there")
    todo.open("/log-in")  # asks again
    expect(todo.page.get_by_label("Name", exact=True)).to_be_visible()
