"""Text is text: whatever is typed is shown as typed, or refused with a message, and breaks nothing."""

import pytest
from playwright.sync_api import expect

ODD = [
    "<b>bold</b><img src=x onerror=alert(1)>",
    """quotes " ' ` \\ & {{title}} {"a": 1} ${x}""",
    "emoji 👩‍👩‍👧‍👦 🇪🇺 é",
    "שלום עולם مرحبا",
    "=HYPERLINK(1)",
    "javascript:alert(1)",
    "x" * 1_000,
]


def test_odd_text_is_shown_and_kept_as_typed(todo):
    todo.add_tasks(*ODD)
    todo.expect_titles(*ODD)
    assert todo.in_database() == [(text, False) for text in ODD]
    todo.list_title.fill(ODD[0])
    todo.list_title.press("Enter")
    expect(todo.cards.locator(".list-name")).to_have_text(ODD[0])
    for text in ODD:
        todo.has_list(text[:200])
    lists = [ODD[0], *(text[:200] for text in ODD)]
    assert todo.lists_in_database() == lists

    todo.page.reload()  # then it comes from the server
    todo.expect_titles(*ODD)
    expect(todo.list_title).to_have_value(ODD[0])
    expect(todo.cards.locator(".list-name")).to_have_text(lists)
    todo.cards.nth(2).click()
    expect(todo.list_title).to_have_value(ODD[1])


BLANKS = {"nul": "a\0b", "escape": "a\x1b\x7fb", "line": "a\u2028b", "half": "\ud83d lonely"}


def test_what_no_line_can_hold_becomes_a_blank_and_what_is_too_long_is_refused_and_stays_in_the_box(todo):
    for text in BLANKS.values():
        todo.add_box.evaluate(
            """(box, text) => {
                Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(box, text);
                box.dispatchEvent(new Event('input', {bubbles: true}));
            }""",
            text,
        )
        todo.add_box.press("Enter")
    titles = [title for title, _ in todo.in_database()]
    assert len(titles) == len(BLANKS)
    assert all(title.isprintable() for title in titles)
    todo.expect_titles(*titles)
    todo.list_title.fill("One\nTwo")
    todo.list_title.press("Enter")
    expect(todo.list_title).to_have_value("One Two")
    assert todo.lists_in_database() == ["One Two"]

    text = "x" * 10_000
    todo.add_task(text)
    expect(todo.message).to_have_text("A title has at most 1,000 characters, and this one has 10,000. Shorten it.")
    expect(todo.add_box).to_have_value(text)
    assert len(todo.in_database()) == len(BLANKS)
    todo.list_title.fill("Two")
    todo.list_title.press("Enter")
    expect(todo.message).to_contain_text("Shorten it")  # while it is read, whatever else is done
    todo.add_task("Short")
    expect(todo.row("Short")).to_be_visible()
    expect(todo.message).not_to_contain_text("Shorten it")
    todo.rename_task("Short", text)
    expect(todo.message).to_contain_text("Shorten it")
    expect(todo.rows.get_by_role("textbox").last).to_have_value(text)
    todo.rows.first.hover()
    todo.rows.first.get_by_role("button", name="Delete").click()
    expect(todo.message).to_contain_text("Shorten it. Deleted")
    todo.rename_task("Short", "Shorter")
    expect(todo.message).not_to_contain_text("Shorten it")


LONG = "A list for the big journey through the mountains in the summer, with the children and the dog and the tent"
WHOLE = "box => box.scrollHeight <= box.clientHeight + 1"


KNOWS_NOT = """
const supports = CSS.supports.bind(CSS);
CSS.supports = (name, ...value) => name !== 'field-sizing' && supports(name, ...value);
addEventListener('DOMContentLoaded', () => document.head.insertAdjacentHTML(
    'beforeend', '<style>textarea { field-sizing: fixed !important; }</style>'));
"""


@pytest.mark.parametrize("knows", [True, False], ids=["today's browser", "one without field-sizing"])
def test_long_titles_are_seen_whole(open_browser, ada, knows):
    todo = open_browser(ada, new=not knows)
    if not knows:
        todo.page.add_init_script(KNOWS_NOT)
    todo.has_list(LONG, LONG)
    todo.open()
    todo.expect_titles(LONG)
    for width in (1280, 360, 320):
        todo.page.set_viewport_size({"width": width, "height": 800})
        todo.wait_until(f"[...document.querySelectorAll('#list-title, #tasks textarea')].every({WHOLE})")
    todo.page.reload()  # narrow from the beginning
    todo.expect_titles(LONG)
    todo.wait_until(f"[...document.querySelectorAll('#list-title, #tasks textarea')].every({WHOLE})")
