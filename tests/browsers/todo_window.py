"""The app as a person sees it in any browser that WebDriver drives: by role, and by the name that the browser tells."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from selenium.common.exceptions import UnexpectedAlertPresentException, WebDriverException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from domain.views import View
from storage.windows import window

PATIENCE = 30  # seconds
SHOWN = """
return [...document.querySelectorAll(arguments[0])].filter(one => one.checkVisibility({visibilityProperty: true}));
"""
ANOTHER_TEXT = """
const box = document.body.appendChild(document.createElement('textarea'));
box.value = arguments[0];
return box;
"""
TITLES = "#tasks li.row textarea"
KEPT = """
const [most, many] = arguments;
return Promise.all([caches.match('/frame'), navigator.serviceWorker.getRegistration(), todo.whole.everything()])
  .then(([frame, worker, all]) => Boolean(frame && worker?.active)
    && Object.keys(all?.lists ?? {}).length >= most && Object.keys(all?.tasks ?? {}).length >= many);
"""
ROLES = {
    "banner": "header",
    "button": "button",
    "checkbox": "input[type=checkbox]",
    "heading": "h1",
    "link": "a",
    "main": "main",
    "status": "[role=status]",
    "textbox": "input:not([type=checkbox]), textarea",
}


class TodoWindow:
    """One window of one person's browser."""

    def __init__(self, driver: WebDriver, url: str, account):
        self.driver = driver
        self.url = url
        self.account = account
        self.is_open = True

    # Waiting

    def until(self, seen: Callable[[], Any]) -> Any:
        """Wait until a person would have seen it: what is on screen may come, change and go meanwhile."""
        return WebDriverWait(self.driver, PATIENCE, 0.05, (WebDriverException, StopIteration)).until(lambda _: seen())

    def one(self, role: str, name: str = "") -> WebElement:
        """Return what is on screen with this role, and an accessible name that begins so."""
        shown = self.driver.execute_script(SHOWN, ROLES[role]) or []  # None as a page goes
        return next(element for element in shown if not name or element.accessible_name.startswith(name))

    def text(self, role: str) -> str:
        """Return what can be read there; WebKit's driver, asked for its text, leaves some of it out."""
        return str(self.one(role).get_property("innerText"))

    def expect_text(self, role: str, text: str) -> None:
        self.until(lambda: text in self.text(role))

    # Actions of a person

    def open(self, path: str = "/lists", log_in_as: str = "") -> None:
        """Go to an address, which may have a name and a password in it."""
        url = self.url.replace("//", f"//{log_in_as}@", 1) if log_in_as else self.url
        self.go(lambda: self.driver.get(url + path))

    def reload(self) -> None:
        """Load the page again as a person does: Firefox's driver would do so without the worker."""
        self.driver.execute_script("location.reload()")

    def expect_not_opened(self, path: str) -> None:
        """Go to an address, and see the browser's own page, which says that there is no server."""
        with suppress(WebDriverException):
            self.driver.get(self.url + path)
        assert not self.driver.find_elements(By.ID, "workspace")
        assert self.account.name not in self.driver.page_source

    def close(self) -> None:
        self.driver.quit()
        self.is_open = False

    def go(self, way: Callable[[], None]) -> None:
        """Go somewhere; if the browser asks for a name and a password there, nobody answers."""
        with suppress(UnexpectedAlertPresentException):
            way()

    def click(self, role: str, name: str) -> None:
        def clicked() -> bool:
            self.one(role, name).click()
            return True

        self.until(clicked)

    def type(self, name: str, *keys: str) -> None:
        def typed() -> bool:
            self.one("textbox", name).send_keys(*keys)
            return True

        self.until(typed)

    def replace(self, name: str, text: str) -> None:
        """Type over what is in a box."""
        self.type(name, Keys.CONTROL, "a")
        self.type(name, text, Keys.ENTER)

    def log_in(self, password: str, stays: bool = False) -> None:
        self.open("/log-in")
        self.type("Name", self.account.name)
        self.type("Password", password)
        if stays:
            self.click("checkbox", "Stay logged in on this device")
        self.click("button", "Log in")
        self.expect_logged_in()

    def new_list(self, title: str) -> None:
        self.click("button", "New list")
        self.until(lambda: self.one("textbox", "List title") == self.driver.switch_to.active_element)
        self.replace("List title", title)
        self.expect_saved()

    def add_tasks(self, *titles: str) -> None:
        for title in titles:
            self.type("Add a task", title, Keys.ENTER)

    def tick(self, title: str) -> None:
        self.click("checkbox", f"Done {title}")

    def rename_task(self, title: str, to: str) -> None:
        self.replace(f"Title {title}", to)

    def paste(self, text: str) -> None:
        """Copy a text from another place, and paste it into the add box."""
        box = self.driver.execute_script(ANOTHER_TEXT, text)
        for key in ("a", "c"):
            box.send_keys(Keys.CONTROL, key)
        self.driver.execute_script("arguments[0].remove()", box)
        self.type("Add a task", Keys.CONTROL, "v")

    def scroll_to_the_end(self) -> None:
        self.driver.execute_script("scrollTo(0, document.documentElement.scrollHeight)")

    def go_back(self) -> None:
        self.go(self.driver.back)

    def undo(self) -> None:
        self.type("Add a task", Keys.CONTROL, "z")

    # What a person sees

    def expect_logged_in(self) -> None:
        self.expect_text("banner", self.account.name)

    def titles(self) -> list[str]:
        boxes = self.driver.find_elements(By.CSS_SELECTOR, TITLES)
        return [str(box.get_property("value")) for box in boxes]

    def expect_titles(self, *titles: str) -> None:
        self.until(lambda: self.titles() == list(titles))

    def expect_badge(self, text: str) -> None:
        self.until(lambda: self.driver.find_element(By.ID, "badge-text").text == text)

    def expect_saved(self) -> None:
        """Wait until the app has noticed all that is on screen, and the server has confirmed it."""
        saved = "return todo.list.unread().length === 0 && todo.outbox.pending() === 0"
        self.until(lambda: self.driver.execute_script(saved))

    def path(self) -> str:
        return self.driver.current_url.removeprefix(self.url)

    def expect_kept(self, lists: int, tasks: int) -> None:
        """Wait until the browser has what it needs to open without the server, and a whole copy of so much."""
        self.until(lambda: self.driver.execute_script(KEPT, lists, tasks))

    # Data that is kept

    def in_database(self) -> list[tuple[str, bool]]:
        """Return the tasks of the list on screen, as the database has them: (title, done)."""
        self.expect_saved()
        list_id = self.driver.execute_script("return document.getElementById('workspace').dataset.list")
        found = window(self.account.id, View("list", list_id), 0, 10_000)
        assert found is not None
        return [(str(row["title"]), "done_at" in row) for row in found["rows"]]
