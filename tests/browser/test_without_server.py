"""The app opens while the server is away, for the person whose lists they are, and for nobody else."""

import re
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Error, Response, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from storage.accounts.accounts import Account, add_account
from storage.accounts.sessions import end_other_sessions
from storage.commit import commit
from storage.database import engine
from tests.conftest import PASSWORD
from tests.factories import NOW, an_intent
from tests.serving import Server
from tests.storage.people import lists_of

KEPT = "async () => (await caches.keys()).filter(name => name.startsWith('todo')).sort()"
WORKERS = "async () => (await navigator.serviceWorker.getRegistrations()).length"
IS_KEPT = "async () => Boolean(await caches.match(new URL('/frame', location).href))"
ASKED = """() => performance.getEntriesByType('resource').filter(one => one.transferSize)
  .map(one => new URL(one.name).pathname)"""
"""What the worker has had from the network."""
IS_SERVED = "() => navigator.serviceWorker.ready.then(Boolean)"
IS_WHOLE = """async () => {
  if (!globalThis.todo?.whole) return false;
  const {lists = {}, tasks = {}} = await todo.whole.everything() ?? {};
  return Object.keys(lists).length >= %s && Object.keys(tasks).length >= %s && !todo.outbox.pending();
}"""
POISON = """async script => {
  const owned = "document.documentElement.dataset.owned = 'yes'", headers = {'Content-Type': 'text/javascript'};
  const frame = await caches.match('/frame'), html = await frame.text();
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    if (name.includes('files')) await cache.put(script, new Response(owned, {headers}));
    else {
      const old = {headers: {...Object.fromEntries(frame.headers), Date: new Date(0).toUTCString()}};
      await cache.put('/frame', new Response(`<script>${owned}</script>${html}`, old));
    }
  }
}"""
POISONED = """async () => {
  const found = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const one of await cache.keys()) {
      if ((await (await cache.match(one)).text()).includes('dataset.owned')) found.push(one.url);
    }
  }
  return found;
}"""
"""What was planted there is found, in every cache."""

SCRIPT = "() => new URL(document.querySelector('script[type=module]').src).pathname"
IS_OWNED = "() => document.documentElement.dataset.owned ?? 'no'"
PATIENCE = 120  # seconds: a worker gets all files, which takes long on a busy machine
UPGRADED = """import importlib, runpy
from web import answers, uploads, version, worker
version.VERSION = "upgraded"
for module in (answers, uploads, worker):
    importlib.reload(module)
runpy.run_path("app.py", run_name="__main__")
"""


@pytest.fixture
def own(tmp_path):
    """Give a server of this test's own, to stop and start."""
    with Server(tmp_path, LOGIN_PROMPT="page") as running:
        engine.connect(running.database_url)
        yield running


@pytest.fixture
def ada(own, password_hash) -> Account:
    assert own.processes
    return make("ada", password_hash)


def make(name: str, password_hash: str) -> Account:
    return Account(add_account(name, password_hash, NOW), name, password_hash)


@pytest.fixture
def todo(open_browser, own):
    """Give Ada's browser, which has a service worker, before she logs in."""
    return open_browser(at=own, new=True, service_workers="allow")


def log_in(todo, account: Account) -> None:
    todo.page.goto(f"{todo.url}/log-in")
    expect(todo.page.locator("#ahead")).to_have_count(0)
    todo.log_in(account.name, PASSWORD)
    todo.page.wait_for_url("**/lists*")
    todo.account = account


def wait_until(todo, holds: str) -> None:
    """Wait until an asynchronous function of the page says yes; Playwright would take its promise for that."""
    deadline = time.monotonic() + PATIENCE
    while not is_so(todo, holds):
        assert time.monotonic() < deadline, holds
        todo.page.wait_for_timeout(200)


def is_so(todo, holds: str) -> bool:
    """Return what the page says; a page that is just about to go, as it may by itself, says no."""
    try:
        return bool(todo.page.evaluate(holds))
    except Error as error:
        if "Execution context was destroyed" not in str(error):
            raise
        return False


def wait_until_kept(todo, lists: int = 1, tasks: int = 0) -> None:
    """Wait until the browser has the frame, the files, and a whole copy of so much."""
    wait_until(todo, IS_KEPT)
    wait_until(todo, IS_SERVED)
    wait_until(todo, IS_WHOLE % (lists, tasks))


def cannot_open(todo, path: str) -> bool:
    try:
        todo.page.goto(todo.url + path)
    except Error as error:
        return "net::ERR" in str(error)
    return False


def rows(todo) -> list[str]:
    return todo.page.locator("#tasks li.row textarea").evaluate_all("rows => rows.map(row => row.value)")


def intents_done() -> int:
    with engine.reading() as connection:
        return connection.exec_driver_sql("SELECT count(*) FROM intents").scalar() or 0


def test_the_app_opens_without_the_server_and_what_is_done_arrives_once_in_order(todo, own, ada):
    todo.account = ada
    todo.has_list("Garden", *(f"Plant {number}" for number in range(70)))
    todo.has_list("Groceries", "Milk", "- Oat milk", "Bread")
    garden, groceries = (
        next(one.id for one in lists_of(ada.id) if one.title == title) for title in ("Garden", "Groceries")
    )
    query = {"title": "All the milk", "query": "milk"}
    commit(ada.id, an_intent("add_smart_list", smart_list=f"smart-of-{ada.id}", value=query), NOW)
    todo.page.route("**/account/copy*", lambda route: route.abort())  # before the whole copy has come
    log_in(todo, ada)
    todo.card("Garden").click()
    expect(todo.row("Plant 9")).to_be_visible()
    wait_until(todo, IS_KEPT)
    wait_until(todo, IS_SERVED)
    own.stop()
    todo.page.reload()
    expect(todo.row("Plant 9")).to_be_visible()
    expect(todo.badge).to_have_text("Offline")
    expect(todo.list_title).to_have_value("Garden")
    expect(todo.page.get_by_text("60 items left, as far as this browser has seen them")).to_be_visible()
    todo.page.goto(f"{todo.url}/lists/{groceries}")  # which was not seen yet
    expect(todo.page.get_by_role("heading", name="This page needs the server")).to_be_visible()
    todo.page.unroute("**/account/copy*")
    own.start()
    engine.connect(own.database_url)
    todo.expect_tree("Milk", "- Oat milk", "Bread")
    todo.has_tag("Oat milk", "breakfast")
    expect(todo.chips("Oat milk").get_by_text("breakfast")).to_be_visible()
    wait_until_kept(todo, 3, 73)
    before = intents_done()
    with todo.page.expect_download():  # a file is no page
        todo.page.evaluate("location.assign('/account/export.json')")
    assert todo.page.evaluate(IS_KEPT)
    todo.card("Garden").click()
    expect(todo.row("Plant 9")).to_be_visible()
    own.stop()

    todo.row("Plant 9").hover()  # in a page that was open
    todo.page.mouse.wheel(0, 10_000)
    expect(todo.row("Plant 69")).to_be_visible()
    todo.page.get_by_role("link", name="Upcoming").click()
    expect(todo.list_title).to_have_value("Upcoming")
    expect(todo.badge).to_have_text("Offline")
    todo.page.reload()
    expect(todo.list_title).to_have_value("Upcoming")
    expect(todo.page.get_by_text("0 items left, of those that repeat the next time alone")).to_be_visible()
    todo.page.goto(f"{todo.url}/lists")
    expect(todo.list_title).to_have_value("Garden")
    todo.page.goto(f"{todo.url}/tags/tag-of-breakfast-{ada.id}")
    expect(todo.list_title).to_have_value("breakfast")
    todo.expect_titles("Oat milk")
    todo.page.goto(f"{todo.url}/smart/smart-of-{ada.id}")
    expect(todo.list_title).to_have_value("All the milk")
    expect(todo.row("Oat milk")).to_be_visible()
    assert sorted(rows(todo)) == ["Milk", "Oat milk"]
    todo.card("Groceries").click()
    todo.expect_tree("Milk", "- Oat milk", "Bread")
    todo.tick("Bread")
    todo.rename_task("Oat milk", "Rice milk")
    todo.add_task("Eggs")
    expect(todo.badge).to_have_text("Offline, 3 changes waiting")
    todo.card("Garden").click()
    expect(todo.list_title).to_have_value("Garden")
    todo.row("Plant 9").hover()
    todo.page.mouse.wheel(0, 10_000)
    expect(todo.row("Plant 69")).to_be_visible()
    todo.page.goto(f"{todo.url}/today")
    todo.add_task("Call Ana")
    expect(todo.row("Call Ana")).to_be_visible()
    expect(todo.page.locator("#today-count")).to_have_text("1")
    todo.page.keyboard.press("Escape")
    todo.page.keyboard.press("Control+k")
    todo.page.locator("#chooser-find").fill("rice milk")  # that waits, too, and each is said once
    options = todo.page.locator("#chooser-options [role=option]")
    expect(options).to_have_text(["Rice milkTask in Groceries"])
    todo.page.locator("#chooser-find").fill("call ana")
    expect(options).to_have_text(["Call AnaTask in Inbox"])
    todo.page.goto(f"{todo.url}/search?q=plant%201")
    expect(todo.page.get_by_text("16 open found in this browser, without the server.")).to_be_visible()
    todo.page.locator("#search").fill("ice eggs -bread")
    expect(todo.page.get_by_text("Nothing found in this browser")).to_be_visible()
    todo.page.get_by_role("button", name="Look in the archive").click()
    expect(todo.page.locator("#search")).to_have_value("in:archive ice eggs -bread")
    todo.page.locator("#search").fill("#Groceries -is:child")
    understood = todo.page.get_by_role("group", name="Understood").get_by_role("button")
    expect(understood).to_have_text(["List Groceries", "Not subtasks"])
    understood.last.click()
    expect(todo.page.get_by_text("3 open and 1 completed found")).to_be_visible()
    assert sorted(rows(todo)) == ["Bread", "Eggs", "Milk", "Rice milk"]
    todo.row("Milk").hover()
    todo.open_details("Milk")
    expect(todo.panel.get_by_role("link", name="Rice milk")).to_be_visible()
    todo.new_list("Camping")
    todo.add_task("Tent")
    todo.delete_list()
    expect(todo.card("Camping")).to_have_count(0)
    todo.page.keyboard.press("Control+k")
    todo.page.locator("#chooser-find").fill("camping")
    expect(options).to_have_text([])
    todo.page.keyboard.press("Escape")
    todo.page.keyboard.press("Control+z")
    expect(todo.list_title).to_have_value("Camping")
    todo.page.goto(f"{todo.url}/search?q=%23camping")
    expect(todo.row("Tent")).to_be_visible()
    todo.page.goto(f"{todo.url}/trash")
    expect(todo.page.get_by_role("heading", name="This page needs the server")).to_be_visible()
    assert intents_done() == before

    own.start()
    engine.connect(own.database_url)
    expect(todo.page.get_by_role("heading", name="Trash")).to_be_visible(timeout=30_000)
    todo.expect_saved()
    assert todo.in_database(groceries) == [("Milk", False), ("Rice milk", False), ("Eggs", False), ("Bread", True)]
    assert intents_done() == before + 9
    assert [one.title for one in lists_of(ada.id)] == ["Garden", "Groceries", "Camping"]

    # A visit that comes again asks the server for its page, and else at most for what is new.
    answers: list[Response] = []
    todo.page.on("response", lambda answer: answers.append(answer))
    [worker] = todo.page.context.service_workers
    worker.evaluate("performance.clearResourceTimings()")
    todo.page.goto(f"{todo.url}/lists/{garden}")
    expect(todo.badge).to_have_text("")
    expect(todo.page.locator("#ahead")).to_have_count(0)
    assert len(answers) > 10
    asked = {urlsplit(one.url).path for one in answers if not one.from_service_worker}
    assert asked <= {"/_dash-update-component"}
    assert worker.evaluate(ASKED) in ([], [f"/lists/{garden}"])

    # Who signs out without it is shown nothing any more, at no address; the copy is kept, as they said.
    own.stop()
    todo.button("Sign out").click()
    todo.page.get_by_role("button", name="keep the copy").click()
    expect(todo.page.get_by_role("heading", name="Signing you out")).to_be_visible()
    assert "Garden" not in todo.page.locator("body").inner_text()
    assert cannot_open(todo, f"/lists/{garden}")
    assert cannot_open(todo, "/search?q=milk")
    own.start()
    todo.page.goto(f"{todo.url}/today")
    expect(todo.page.get_by_role("heading", name="You are signed out")).to_be_visible()
    expect(todo.page.locator("main")).to_contain_text("The copy of your lists in it is kept")
    assert not todo.page.evaluate(IS_KEPT)
    assert len(todo.page.evaluate("indexedDB.databases()")) == 1
    own.stop()
    assert cannot_open(todo, f"/lists/{garden}")
    todo.console.clear()


def test_what_is_kept_of_one_is_for_nobody_else(todo, own, ada, password_hash):
    make("bob", password_hash)
    todo.account = ada
    todo.has_list("Secrets", "Of Ada")
    log_in(todo, ada)
    wait_until_kept(todo, 2, 1)

    secrets = lists_of(ada.id)[-1].id
    with own.frozen():  # whose log-in lives here waits for nobody
        commit(ada.id, an_intent("add_tasks", list=secrets, value=[[f"late-of-{ada.id}", "From elsewhere"]]), NOW)
        todo.page.goto(f"{todo.url}/lists/{secrets}", wait_until="commit")
        expect(todo.row("Of Ada")).to_be_visible()
        assert rows(todo) == ["Of Ada"]
        assert todo.page.locator("#ahead").count() == 1
        todo.add_task("Of Ada, too")
    todo.expect_saved()
    expect(todo.page.locator("#ahead")).to_have_count(0)
    todo.expect_titles("Of Ada", "From elsewhere", "Of Ada, too")  # what is kept is brought up to date

    end_other_sessions(ada.id, None)  # the next contact ends it here
    with own.frozen():
        todo.page.goto(f"{todo.url}/today", wait_until="commit")
        expect(todo.list_title).to_have_value("Today")
    expect(todo.page.get_by_label("Password", exact=True)).to_be_visible()
    assert not todo.page.evaluate(IS_KEPT)
    own.stop()
    assert cannot_open(todo, "/lists")
    own.start()
    engine.connect(own.database_url)

    log_in(todo, ada)
    wait_until_kept(todo, 2, 1)
    # Whoever comes when the browser has been closed is asked first, however long that takes.
    todo.page.context.clear_cookies(name=re.compile("todo"))
    tab = todo.page.context.new_page()
    with own.frozen(), pytest.raises(PlaywrightTimeout):
        tab.goto(f"{todo.url}/today", wait_until="commit", timeout=3_000)
    expect(tab.get_by_label("Password", exact=True)).to_be_visible()
    tab.close()
    log_in(todo, ada)
    wait_until_kept(todo, 2, 1)
    # So it is where a browser tells workers of no cookie: the page itself looks, and hides.
    todo.page.context.clear_cookies()
    with own.frozen():
        todo.page.goto(f"{todo.url}/today", wait_until="commit")
        expect(todo.page.get_by_label("List title")).to_have_value("Today")
        assert not todo.page.evaluate(
            "() => document.querySelector('main').checkVisibility({visibilityProperty: true})"
        )
    expect(todo.page.get_by_label("Password", exact=True)).to_be_visible()
    log_in(todo, ada)
    wait_until_kept(todo, 2, 1)
    # Bob comes in the same browser, by no page of this app, while Ada has not signed out.
    todo.page.context.clear_cookies()
    answer = todo.page.context.request.post(f"{todo.url}/log-in", form={"name": "bob", "password": PASSWORD})
    assert answer.ok
    todo.page.goto(f"{todo.url}/lists")
    expect(todo.page.get_by_role("banner")).to_contain_text("bob")
    wait_until_kept(todo)
    own.stop()
    for path in (f"/lists/{secrets}", "/search?q=Ada", "/today"):
        todo.page.goto(todo.url + path)
        expect(todo.page.get_by_role("banner")).to_contain_text("bob")
        expect(todo.page.locator("#ahead")).to_have_count(0)
        assert "Of Ada" not in rows(todo)
        assert "Secrets" not in todo.page.content()
    with Elsewhere() as elsewhere:  # another port of this host, which shares its cookies
        todo.page.goto(elsewhere.url)
        assert todo.page.evaluate("caches.keys()") == []
        todo.page.evaluate(
            "from => { document.body.append(Object.assign(document.createElement('iframe'), {src: from})); }",
            own.url + "/today",
        )
        todo.page.wait_for_timeout(500)
        assert (
            todo.page.evaluate(
                "from => fetch(from, {credentials: 'include'}).then(() => 'read', () => 'not read')", own.url + "/frame"
            )
            == "not read"
        )
        assert todo.page.evaluate("() => document.querySelector('iframe').contentDocument") is None
        assert all("bob" not in frame.content() for frame in todo.page.frames)
    own.start()
    engine.connect(own.database_url)

    todo.open("/lists")
    todo.page.get_by_role("link", name="Today").click()
    expect(todo.list_title).to_have_value("Today")
    todo.page.get_by_role("button", name="Sign out").click()
    todo.page.get_by_role("dialog").get_by_role("button", name=re.compile("emove")).click()
    expect(todo.page.get_by_role("heading", name="You are signed out")).to_be_visible()
    assert (todo.page.evaluate(KEPT), todo.page.evaluate(WORKERS)) == ([], 0)
    own.stop()
    with pytest.raises(Error, match="net::ERR"):
        todo.page.go_back()  # to a page of theirs
    expect(todo.page.locator("body")).not_to_contain_text("bob")
    assert cannot_open(todo, "/lists")
    own.start()
    todo.console.clear()


class Elsewhere:
    """A page at another port of this host."""

    def __enter__(self) -> "Elsewhere":
        class Answers(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.end_headers()
                self.wfile.write(b"<!doctype html><title>Elsewhere</title><body>")

            def log_message(self, *_args) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_) -> None:
        self._server.shutdown()
        self._server.server_close()


def test_an_upgrade_a_poisoned_cache_and_the_way_to_get_rid_of_the_worker(todo, own, ada, tmp_path):
    log_in(todo, ada)
    wait_until_kept(todo)
    todo.page.locator("#add-task").fill("Half a w")
    script = todo.page.evaluate(SCRIPT)
    todo.page.evaluate(POISON, script)
    assert len(todo.page.evaluate(POISONED)) == 2
    own.stop()
    own.program = (str(tmp_path / "upgraded.py"),)
    (tmp_path / "upgraded.py").write_text(UPGRADED)
    own.start()
    expect(todo.badge).to_contain_text("Dash To-Do was updated.", timeout=PATIENCE * 1_000)  # and stays as it is
    expect(todo.page.locator("#add-task")).to_have_value("Half a w")
    wait_until(todo, f"async () => !await ({IS_KEPT})()")
    todo.page.reload()
    expect(todo.page.locator("meta[name=version]")).to_have_attribute("content", "upgraded")
    wait_until_kept(todo)
    wait_until(todo, "async () => String((await caches.keys()).sort()) === 'todo:files-upgraded,todo:frame'")
    assert todo.page.evaluate(POISONED) == []  # an upgrade throws it away
    assert todo.page.evaluate(IS_OWNED) == "no"

    own.stop()
    # A script that got into the page can put what it likes into the caches: the worker gives out none of it that runs.
    script = todo.page.evaluate(SCRIPT)
    todo.page.evaluate(POISON, script)
    read = "script => fetch(script, {cache: 'no-store'}).then(answer => answer.text(), () => 'nothing')"
    text = todo.page.evaluate(read, script)
    assert text
    assert "dataset.owned" not in text
    todo.page.reload()
    expect(todo.list_title).to_have_value("Inbox")
    expect(todo.page.locator("meta[name=version]")).to_have_attribute("content", "upgraded")
    assert todo.page.evaluate(IS_OWNED) == "no"

    own.settings["SERVICE_WORKER"] = "0"
    own.start()
    todo.open("/lists")
    todo.page.wait_for_timeout(
        3_000
    )  # a page that was kept asks after two seconds for what is to be kept: a frame, too
    wait_until(todo, f"async () => !(await ({KEPT})()).length && !await ({WORKERS})()")
    todo.console.clear()
