"""Looks up what a service worker keeps in a browser, and what a page says about it."""

import time

from playwright.sync_api import Error, expect

from storage.accounts.accounts import Account
from tests.conftest import PASSWORD

KEPT = "async () => (await caches.keys()).filter(name => name.startsWith('todo')).sort()"
WORKERS = "async () => (await navigator.serviceWorker.getRegistrations()).length"
IS_KEPT = "async () => Boolean(await caches.match(new URL('/frame', location).href))"
IS_SERVED = "() => navigator.serviceWorker.ready.then(Boolean)"
IS_WHOLE = """async () => {
  if (!globalThis.todo?.whole) return false;
  const {lists = {}, tasks = {}} = await todo.whole.everything() ?? {};
  return Object.keys(lists).length >= %s && Object.keys(tasks).length >= %s && !todo.outbox.pending();
}"""
PATIENCE = 120  # seconds: a worker gets all files, which takes long on a busy machine


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
