"""People who write Japanese or Chinese compose each word and choose its spelling: until then, keys are for that."""

import pytest
from playwright.sync_api import expect

from storage.accounts.accounts import make_admin

KEYS = {"Enter": 0, "Escape": 0, "z": 2}
"""Keys that do something in the app, with what is held down with them (2 is Ctrl)."""


class InputMethod:
    """A keyboard with an input method, at the box that has the focus."""

    def __init__(self, todo):
        self.page = todo.page
        self.browser = todo.page.context.new_cdp_session(todo.page)

    def compose(self, text: str) -> None:
        """Show a word that is not chosen yet; without a text, leave it."""
        at = {"selectionStart": len(text), "selectionEnd": len(text)}
        self.browser.send("Input.imeSetComposition", {"text": text, **at})

    def press(self, key: str) -> None:
        """Press a key that the input method takes."""
        about = {"key": key, "code": {"z": "KeyZ"}.get(key, key), "modifiers": KEYS[key], "windowsVirtualKeyCode": 229}
        for kind in ("rawKeyDown", "keyUp"):
            self.browser.send("Input.dispatchKeyEvent", {"type": kind, **about})

    def choose(self, text: str) -> None:
        """Choose a spelling by Enter, which ends the composition."""
        self.press("Enter")
        self.browser.send("Input.insertText", {"text": text})


class SafarisInputMethod(InputMethod):
    """Safari ends the composition first, and then tells of the key, as if nothing was composed any more."""

    def choose(self, text: str) -> None:
        self.browser.send("Input.insertText", {"text": text})
        self.press("Enter")

    def press(self, key: str) -> None:
        self.page.evaluate(
            """([key, ctrlKey]) => document.activeElement.dispatchEvent(
                new KeyboardEvent('keydown', {key, ctrlKey, keyCode: 229, bubbles: true, cancelable: true}))""",
            [key, KEYS[key] == 2],
        )


@pytest.fixture(params=[InputMethod, SafarisInputMethod], ids=["Chrome", "Safari"])
def kind(request):
    return request.param


@pytest.fixture
def method(kind, todo):
    return kind(todo)


@pytest.mark.tasks("Milk")
def test_keys_that_compose_a_word_add_end_and_take_back_nothing(todo, method):
    def replace(box) -> None:
        box.click()
        todo.page.keyboard.press("Control+a")
        method.compose("にほん")
        method.choose("日本")

    # Ctrl+Z takes nothing back.
    for box in (todo.add_box, todo.title_box("Milk"), todo.list_title):
        box.click()
        method.compose("にほん")
        method.press("z")
        method.compose("")
    todo.expect_titles("Milk")
    todo.page.keyboard.press("Escape")

    # Escape leaves the word, and not the title.
    for box in (todo.title_box("Milk"), todo.list_title):
        box.click()
        todo.page.keyboard.press("End")
        before = box.input_value()
        todo.page.keyboard.type("!")
        method.compose("にほん")
        method.press("Escape")
        method.compose("")
        expect(box).to_be_focused()
        expect(box).to_have_value(f"{before}!")
        todo.page.keyboard.press("Enter")
    assert (todo.in_database(), todo.lists_in_database()) == ([("Milk!", False)], ["Groceries!"])

    # Enter chooses a spelling, and the next one ends the title.
    for box in (todo.title_box("Milk!"), todo.list_title):
        replace(box)
        expect(box).to_be_focused()
        expect(box).to_have_value("日本")
        expect(todo.row("Milk!")).to_be_visible()
        expect(todo.card("Groceries!")).to_be_visible()
        todo.page.keyboard.press("Escape")
    for box in (todo.title_box("Milk!"), todo.list_title):
        replace(box)
        todo.page.keyboard.press("Enter")
    expect(todo.card("日本")).to_be_visible()
    assert (todo.in_database(), todo.lists_in_database()) == ([("日本", False)], ["日本"])

    todo.add_box.focus()
    method.compose("にほん")
    method.choose("日本")
    method.compose("ご")
    method.choose("語")
    expect(todo.add_box).to_have_value("日本語")
    todo.expect_titles("日本")
    todo.page.keyboard.press("Enter")
    todo.expect_titles("日本", "日本語")
    expect(todo.add_box).to_have_value("")
    assert todo.in_database() == [("日本", False), ("日本語", False)]


def test_the_enter_that_chooses_a_spelling_makes_no_account(open_browser, ada, kind):
    make_admin(ada.id, "test:", "2026-01-01T00:00:00+00:00")
    todo = open_browser(ada)
    todo.page.goto(todo.url + "/users")
    sent = []
    todo.page.on("request", lambda request: sent.append(request.post_data or ""))
    name, method = f"太郎{ada.id}", kind(todo)
    todo.page.get_by_role("textbox", name="Name", exact=True).click()
    method.compose("たろう")
    method.choose(name)
    todo.page.wait_for_timeout(500)
    assert [data for data in sent if "new-user" in data] == []
    todo.page.keyboard.press("Enter")

    expect(todo.page.get_by_text(f"{name} can log in with this password")).to_be_visible()
