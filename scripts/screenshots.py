"""Make the pictures of the README: python -m scripts.screenshots (or: make screenshots)

It starts the app with an empty data folder, fills in some lists as a person would, and takes each page in light and
dark, at 1280 and 360 pixels.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, FloatRect, HttpCredentials, sync_playwright

from scripts.browser import find_browser
from storage.accounts.accounts import find_account
from storage.database import engine
from tests.a_year import a_year_until_now
from tests.browser.conftest import FLAGS
from tests.browser.todo_page import TodoPage
from tests.conftest import PASSWORD, ROOT, Server

FOLDER = ROOT / "docs" / "screenshots"
LISTS = {
    "Weekend": (
        ["Fix the bike", "Call grandma", "Water the plants"],
        ["Water the plants", "Fix the bike", "Call grandma"],
    ),
    "Groceries": (["Oat milk", "Bread", "Tomatoes, the small ones", "Coffee", "Apples"], ["Bread", "Apples"]),
    "Trip to the coast": (
        [
            "Renew the passport",
            "Rent a boat",
            "Find a sitter for the cat",
            "Pack",
            "Jumpers for the evenings",
            "A present for our hosts",
            "Learn some knots",
            "Book the train",
        ],
        ["Book the train"],
    ),
}
SUBTASKS = {"Jumpers for the evenings": True, "A present for our hosts": False}
"""Tasks that stand under the one before them, and whether they are done."""
PACK = "Two bags at most.\n\n- [x] Tent\n- [x] Rain jackets\n- [ ] Charger\n- [ ] Torch"
FACTS: dict[str, dict[str, int | str]] = {
    "Renew the passport": {"deadline": 9, "priority": "1"},
    "Rent a boat": {"date": 1, "time": "10:00"},
    "Find a sitter for the cat": {"date": 0, "priority": "2"},
    "Pack": {"date": 5, "notes": PACK},
}
"""Fields of these tasks; a number is so many days from today."""
TYPED = "Pay rent every last day p1 #Weekend @bills"
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
TAGS = {"Rent a boat": "calls", "Find a sitter for the cat": "calls"}


CREDENTIALS: HttpCredentials = {"username": "admin", "password": PASSWORD}


def main() -> None:
    """Write the pictures to ``docs/screenshots``."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with filled() as (browser, todo):
        for tab, name in each_look(browser, todo.url):
            take(tab, name, todo.page.url)
        a_year_until_now(todo.account.id)
        for tab, name in each_look(browser, todo.url):
            take_insights(tab, name)


@contextmanager
def filled() -> Iterator[tuple[Browser, TodoPage]]:
    """Start the app, and give a browser with a tab in which some lists have been filled in."""
    with tempfile.TemporaryDirectory() as folder, Server(Path(folder)) as server, sync_playwright() as playwright:
        engine.connect(server.database_url)
        browser = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        todo = TodoPage(browser.new_context(http_credentials=CREDENTIALS).new_page(), server.url, find_account("admin"))
        fill(todo)
        yield browser, todo
        browser.close()


def each_look(browser: Browser, url: str) -> Iterator[tuple[TodoPage, str]]:
    """Give a tab in each colour scheme and size, with a name for its pictures."""
    for scheme in SCHEMES:
        for width, height in ((1280, 800), (360, 740)):
            context = browser.new_context(
                viewport={"width": width, "height": height}, color_scheme=scheme, http_credentials=CREDENTIALS
            )
            yield TodoPage(context.new_page(), url), f"{scheme}-{width}"
            context.close()


def fill(todo: TodoPage) -> None:
    """Make the lists."""
    todo.open()
    for title, (tasks, done) in LISTS.items():
        todo.new_list(title)
        todo.add_tasks(*tasks)
        for task in done:
            todo.tick(task)
        todo.expect_saved()
    for title, is_done in SUBTASKS.items():
        todo.checkbox(title).focus()
        todo.page.keyboard.press("Shift+ArrowRight")
        if is_done:
            todo.tick(title)
    todo.expect_saved()
    for title, facts in FACTS.items():
        todo.has_facts(title, **{name: _day(one) if isinstance(one, int) else one for name, one in facts.items()})
    for title, tag in TAGS.items():
        todo.has_tag(title, tag)
    todo.page.goto(f"{todo.page.url}/{todo.task_id('Pack')}")


def _day(ahead: int) -> str:
    return (datetime.now(UTC).date() + timedelta(days=ahead)).isoformat()


def take(todo: TodoPage, name: str, list_url: str) -> None:
    """Take the start page, a list, and the panel of a task."""
    panel = list_url.removeprefix(todo.url)
    for page, path in (("home", "/"), ("list", panel.rpartition("/")[0]), ("task", panel)):
        todo.open(path)
        todo.page.evaluate("document.activeElement.blur()")
        todo.page.wait_for_timeout(500)
        todo.page.screenshot(path=FOLDER / f"{page}-{name}.png")
    take_quick_add(todo, name, panel.rpartition("/")[0])


def take_quick_add(todo: TodoPage, name: str, list_path: str) -> None:
    """Take what is understood of a title while it is typed, and discard it."""
    todo.open(list_path)
    todo.add_box.fill(TYPED)
    todo.page.get_by_role("group", name="Understood").get_by_role("button").nth(3).wait_for()
    todo.page.wait_for_timeout(500)
    top: FloatRect = {"x": 0, "y": 0, "width": int(name.rpartition("-")[2]), "height": 400}
    todo.page.screenshot(path=FOLDER / f"quick-add-{name}.png", clip=top)
    todo.add_box.fill("")


def take_insights(todo: TodoPage, name: str) -> None:
    """Take a year of tasks: enough of the page to see the first charts."""
    todo.page.set_viewport_size({"width": int(name.rpartition("-")[2]), "height": 1_120})
    todo.page.goto(f"{todo.url}/insights")
    todo.page.locator(".recharts-bar-rectangle path").first.wait_for()
    todo.page.wait_for_timeout(1_000)
    todo.page.screenshot(path=FOLDER / f"insights-{name}.png")


if __name__ == "__main__":
    main()
