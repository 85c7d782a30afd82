"""What a browser keeps opens for the person whose lists they are, and for nobody else."""

import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Error, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from storage.accounts.accounts import add_account, end_other_sessions
from storage.commit import commit
from storage.database import engine
from tests.browser.kept import IS_KEPT, KEPT, WORKERS, cannot_open, log_in, rows, wait_until, wait_until_kept
from tests.conftest import PASSWORD
from tests.factories import NOW, an_intent
from tests.storage.people import lists_of

COUNTS_ANEW = """async () => {
  const kept = await caches.match(new URL('/frame', location).href);
  return Boolean(kept) && (await kept.text()).includes('data-clock="12"');
}"""


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


def shows_nothing(todo, own) -> None:
    """Expect that the page on screen, of another port, can neither read nor show what is Bob's."""
    for path in ("/frame", "/today"):
        read = "from => fetch(from, {credentials: 'include'}).then(() => 'read', () => 'not read')"
        assert todo.page.evaluate(read, own.url + path) == "not read"
        add = "from => { document.body.append(Object.assign(document.createElement('iframe'), {src: from})); }"
        todo.page.evaluate(add, own.url + path)
    todo.page.wait_for_timeout(500)
    assert all("bob" not in frame.content() for frame in todo.page.frames)


def test_what_is_kept_of_one_is_for_nobody_else(installed, own, password_hash):
    todo, ada = installed, installed.account
    add_account("bob", password_hash, NOW)
    todo.has_list("Secrets", "Of Ada")
    log_in(todo, ada)
    wait_until_kept(todo, 2, 1)

    # What is kept counts days as they do since.
    todo.page.get_by_role("link", name=ada.name).click()
    todo.choose("Clock", "12 hours, as 2 pm")
    wait_until(todo, COUNTS_ANEW)
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
    # After the browser was closed, the server is asked first who is there, however long that takes.
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
        shows_nothing(todo, own)
        own.start()  # so far the worker has answered, and now the server does
        engine.connect(own.database_url)
        shows_nothing(todo, own)

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
