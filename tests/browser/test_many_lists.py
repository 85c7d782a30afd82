"""A sidebar of a hundred lists and more: some are shown, the others are a click away. Counted, never timed."""

import re

import pytest
from playwright.sync_api import expect

from components.frame.list_nav import CARDS
from storage.commit import commit
from storage.database.engine import together
from tests.browser.held import HeldAnswer
from tests.browser.with_subtasks import has_tasks
from tests.factories import an_intent

NOW = "2026-01-01T00:00:00+00:00"


def make_lists(account, count: int) -> list[str]:
    """Make "List 0" and so on, and return their ids."""
    made = [f"many-{account.id}-{n:04}" for n in range(count)]
    with together():
        for n, list_id in enumerate(made):
            commit(account.id, an_intent("add_list", id=f"made-{list_id}", list=list_id, value=f"List {n}"), NOW)
    return made


@pytest.fixture
def many(ada) -> list[str]:
    """Give the ids of Ada's lists, so many that a sidebar shows a third of them and the Inbox."""
    return make_lists(ada, 3 * CARDS - 1)


@pytest.fixture
def open_list(open_browser, ada):
    """Give a function that opens one of Ada's lists in a browser of its own."""

    def open_list(list_id: str, **options):
        todo = open_browser(ada, **options)
        todo.open(f"/lists/{list_id}")
        expect(todo.current_card).to_be_in_viewport()
        return todo

    return open_list


def expect_cards(todo, first: int, last: int) -> None:
    """Expect the cards of "List first" to "List last" and no others."""
    expect(todo.cards.first).to_have_text(f"List {first}")
    expect(todo.cards.last).to_have_text(f"List {last}")
    expect(todo.cards).to_have_count(last - first + 1)


def test_a_person_leafs_through_the_lists_with_the_keyboard(many, open_list):
    todo = open_list(many[0])
    expect_cards(todo, 0, CARDS - 2)
    expect(todo.button("Show earlier lists")).not_to_be_visible()
    todo.button("Show more lists").press("Enter")
    expect_cards(todo, CARDS - 1, 2 * CARDS - 2)
    expect(todo.card(f"List {CARDS - 1}")).to_be_focused()
    todo.button("Show more lists").press("Enter")
    expect_cards(todo, 2 * CARDS - 1, 3 * CARDS - 2)
    expect(todo.button("Show more lists")).not_to_be_visible()
    todo.button("Show earlier lists").press("Enter")
    expect_cards(todo, CARDS - 1, 2 * CARDS - 2)
    expect(todo.card(f"List {2 * CARDS - 2}")).to_be_focused()
    todo.page.keyboard.press("Enter")

    expect(todo.list_title).to_have_value(f"List {2 * CARDS - 2}")
    expect_cards(todo, CARDS - 1, 2 * CARDS - 2)

    # A list without a card is deleted, and what takes its place is shown.
    todo.button("Show earlier lists").click()
    expect_cards(todo, 0, CARDS - 2)
    todo.delete_list()
    expect(todo.list_title).to_have_value(f"List {2 * CARDS - 1}")
    expect(todo.current_card).to_have_text(f"List {2 * CARDS - 1}")


def expect_cards_but(todo, gone: int, first: int) -> None:
    expect(todo.cards.first).to_have_text(f"List {first}")
    expect(todo.card(f"List {gone}")).to_have_count(0)
    expect(todo.cards).to_have_count(CARDS)


def test_what_is_done_to_lists_far_down_shows_where_the_person_is(many, open_list, ada):
    at = 2 * CARDS
    todo = open_list(many[at])
    first = at - CARDS // 2
    expect_cards(todo, first, first + CARDS - 1)
    todo.delete_list()
    expect(todo.list_title).to_have_value(f"List {at + 1}")
    expect_cards_but(todo, at, first)
    todo.button("Undo").click()
    expect(todo.list_title).to_have_value(f"List {at}")
    expect_cards(todo, first, first + CARDS - 1)
    todo.expect_saved()

    # Changes on another device show without moving what is on screen.
    with together():
        for n in (0, first + 3):
            commit(ada.id, an_intent("delete_list", list=many[n]), NOW)
        commit(ada.id, an_intent("rename_list", list=many[at], value="Renamed"), NOW)
    expect(todo.current_card).to_have_text("Renamed")
    expect_cards_but(todo, first + 3, first)

    # The cards around a list may have been read before it was renamed here.
    todo.page.evaluate("todo.whole.run()")  # by which a list is found that has no card
    cards = HeldAnswer(todo.page, "cards")
    todo.page.keyboard.press("Control+k")
    todo.page.keyboard.type("List 20")
    todo.page.get_by_role("option").filter(has_text=re.compile("^List 20")).click()
    expect(todo.list_title).to_have_value("List 20")
    cards.wait()
    todo.list_title.fill("Renamed, too")
    todo.list_title.press("Enter")
    todo.wait_until("!todo.outbox.pending()")
    cards.let_go()
    expect(todo.current_card).to_have_text("Renamed, too")
    todo.page.go_back()
    expect(todo.list_title).to_have_value("Renamed")

    todo.new_list("The newest")
    expect(todo.cards.last).to_have_text("The newest")
    expect(todo.cards).to_have_count(CARDS)
    todo.page.go_back()
    expect(todo.current_card).to_have_text("Renamed")


def test_a_page_and_a_tick_cost_the_same_with_fifty_lists_and_with_three_times_as_many(open_browser, make_account):
    costs = []
    for count in (CARDS - 1, 3 * CARDS):
        account = make_account()
        todo = open_browser(account)
        has_tasks(todo, "Milk", of=make_lists(account, count)[0])
        with todo.page.expect_response(lambda answer: answer.request.is_navigation_request()) as page:
            todo.open()
        with todo.page.expect_response(lambda answer: '"tick_task"' in (answer.request.post_data or "")) as ticked:
            todo.tick("Milk")
        expect(todo.cards).to_have_count(CARDS - 1)
        elements = todo.page.evaluate("document.querySelectorAll('*').length")
        costs.append((len(page.value.body()), elements, len(ticked.value.body())))
    few, lots = costs

    for less, more in zip(few, lots, strict=True):
        assert more <= less * 1.02 + 20, (few, lots)
