"""Reading lists and windows of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.lists import Summary, is_inbox
from domain.schema import LIST, TASK
from storage.lists import find_list, first_lists, list_beside, lists_after, lists_before, lists_with
from tests.factories import instant, steady
from tests.storage.people import lists_of

OPEN = [f"open {n}" for n in range(7)]
DONE = [f"done {n}" for n in reversed(range(5))]
"""The latest first, as they are shown."""


@pytest.fixture
def long_list(ada):
    """Give a list of seven open tasks and five done ones, ticked in the order of their numbers."""
    list_id = ada.makes_list(*OPEN)
    for second, task_id in enumerate(ada.adds(*reversed(DONE), to=list_id)):
        ada.does("tick_task", task=task_id, now=instant(second))
    return list_id


SHOWN = {"all": OPEN + DONE, "active": OPEN, "completed": DONE}


@pytest.mark.parametrize("show", SHOWN)
def test_a_view_shows_open_tasks_in_their_order_and_then_done_ones_the_latest_first(ada, long_list, show):
    assert ada.titles(long_list, show) == SHOWN[show]


@given(st.sampled_from(sorted(SHOWN)), st.integers(0, 20), st.integers(1, 20))
@steady
def test_a_window_is_a_piece_of_the_view_and_the_last_one_when_it_begins_beyond_the_end(
    ada, long_list, show, start, size
):
    begin = max(0, min(start, len(SHOWN[show]) - size))
    assert ada.titles(long_list, show, start, size) == SHOWN[show][begin : begin + size]


@pytest.mark.parametrize(("asked", "given"), [(-3, 0), (0, 0), (5, 5), (8, 8), (9, 8), (10**6, 8)])
def test_a_window_says_how_many_tasks_are_above_it(ada, long_list, asked, given):
    assert ada.sees(long_list, "all", asked, 4)["start"] == given


def test_a_window_says_what_it_shows(ada, long_list):
    assert ada.sees(long_list, "completed")["show"] == "completed"


@pytest.mark.parametrize("show", SHOWN)
def test_a_window_counts_the_whole_list_whatever_it_shows(ada, long_list, show):
    seen = ada.sees(long_list, show, 2, 3)
    assert (seen["open"], seen["done"]) == (7, 5)


@pytest.mark.parametrize("show", SHOWN)
def test_an_empty_list_has_an_empty_window(ada, show):
    assert ada.titles(ada.makes_list(), show, start=3) == []


def test_a_row_has_all_that_a_task_shows(ada):
    groceries = ada.makes_list()
    milk = ada.add("Milk", to=groceries)
    ada.does("tick_task", task=milk, now=instant(5))
    assert ada.sees(groceries)["rows"] == [{"id": milk, "title": "Milk", "order": f"a0 {milk}", "done_at": instant(5)}]


@pytest.mark.parametrize("show", SHOWN)
def test_a_deleted_task_is_in_no_window(ada, long_list, show):
    for row in ada.sees(long_list)["rows"][5:9]:
        ada.does("delete_task", task=row["id"])
    assert ada.titles(long_list, show) == [title for title in SHOWN[show] if title in (*OPEN[:5], *DONE[2:])]


def test_tasks_that_were_done_at_the_same_instant_are_shown_in_one_order(ada):
    groceries = ada.makes_list()
    for task_id in ada.adds("Milk", "Bread", "Eggs", to=groceries):
        ada.does("tick_task", task=task_id)
    assert [ada.titles(groceries, start=n, size=1) for n in range(3)] == [["Milk"], ["Bread"], ["Eggs"]]


def test_a_window_has_nothing_of_another_list(ada, groceries):
    ada.makes_list("Tent")
    assert ada.titles(groceries) == ["Milk", "Bread"]


def test_lists_come_in_their_order(ada):
    made = [ada.makes_list(title=title) for title in ("Groceries", "Holiday", "Work")]
    assert [one.id for one in lists_of(ada.id)] == made


def test_many_lists_come_in_their_order(ada):
    made = [ada.makes_list() for _ in range(70)]  # longer orders than one of two letters
    assert [one.id for one in lists_of(ada.id)] == made


def test_a_list_is_summed_up(ada, groceries):
    ada.does("tick_task", task=ada.sees(groceries)["rows"][0]["id"])
    assert lists_of(ada.id) == [
        Summary(groceries, "Groceries", open_count=1, done_count=1, seq=len(LIST) + 2 * len(TASK) + 1)
    ]


def test_a_list_is_found_by_its_id(ada, groceries):
    assert [find_list(ada.id, groceries)] == lists_of(ada.id)


NOT_THERE = {
    "empty": "",
    "unknown": "unknown-list",
    "wildcard": "%",
    "NUL": "a\0b",
    "lone surrogate": "\ud83e",
    "endless": "x" * 10_000,
}


@pytest.mark.usefixtures("groceries")
@pytest.mark.parametrize("list_id", NOT_THERE.values(), ids=NOT_THERE)
def test_a_list_that_is_not_there_has_no_window(ada, list_id):
    assert ada.sees(list_id) is None


@pytest.mark.usefixtures("groceries")
@pytest.mark.parametrize("list_id", NOT_THERE.values(), ids=NOT_THERE)
def test_a_list_that_is_not_there_is_not_found(ada, list_id):
    assert find_list(ada.id, list_id) is None


def test_a_deleted_list_has_no_window(ada, groceries):
    ada.does("delete_list", list=groceries)
    assert ada.sees(groceries) is None


def test_a_deleted_list_is_not_among_the_lists(ada, groceries):
    ada.does("delete_list", list=groceries)
    assert lists_of(ada.id) == []


def test_a_list_of_another_account_has_no_window(bob, groceries):
    assert bob.sees(groceries) is None


def test_a_list_of_another_account_is_not_found(bob, groceries):
    assert find_list(bob.id, groceries) is None


@pytest.mark.usefixtures("groceries")
def test_a_list_of_another_account_is_not_among_the_lists(bob):
    holiday = bob.makes_list()
    assert [one.id for one in lists_of(bob.id)] == [holiday]


class TestLeafing:
    """A sidebar shows some lists at a time: here four of the Inbox and ten others."""

    @pytest.fixture
    def ten(self, ada, bob):
        bob.makes_list(title="Bob's")
        return [ada.makes_list(title=str(n)) for n in range(10)]

    def numbers(self, some) -> str:
        return "".join(
            (
                "<" if some.earlier else "",
                *("I" if is_inbox(one.id) else one.title for one in some.lists),
                ">" if some.more else "",
            )
        )

    @pytest.mark.usefixtures("ten")
    def test_the_first_ones_say_that_there_are_more(self, ada):
        assert self.numbers(first_lists(ada.id, 4)) == "I012>"
        assert self.numbers(first_lists(ada.id, 11)) == "I0123456789"
        assert first_lists(ada.id, 11).all

    def test_leafing_on_shows_each_list_and_ends_with_a_full_page(self, ada, ten):
        assert self.numbers(lists_after(ada.id, ten[3], 4)) == "<4567>"
        assert self.numbers(lists_after(ada.id, ten[7], 4)) == "<6789"
        assert self.numbers(lists_after(ada.id, ten[9], 4)) == "<6789"

    def test_leafing_back_shows_each_list_and_ends_with_a_full_page(self, ada, ten):
        assert self.numbers(lists_before(ada.id, ten[6], 4)) == "<2345>"
        assert self.numbers(lists_before(ada.id, ten[2], 4)) == "I012>"
        assert self.numbers(lists_before(ada.id, ten[0], 4)) == "I012>"

    def test_what_is_shown_stays_when_the_list_is_among_it_and_goes_to_it_when_not(self, ada, ten):
        assert self.numbers(lists_with(ada.id, ten[5], ten[2], 4)) == "<2345>"
        assert self.numbers(lists_with(ada.id, ten[6], ten[2], 4)) == "<4567>"
        assert self.numbers(lists_with(ada.id, ten[9], "", 4)) == "<6789"
        assert self.numbers(lists_with(ada.id, ten[0], ten[9], 4)) == "I012>"

    def test_what_is_deleted_leaves_no_gap_and_keeps_the_place(self, ada, ten):
        for gone in (ten[2], ten[4]):
            ada.does("delete_list", list=gone)

        assert self.numbers(lists_with(ada.id, "", ten[2], 4)) == "<3567>"
        assert self.numbers(lists_with(ada.id, ten[4], ten[2], 4)) == "<3567>"
        assert self.numbers(lists_after(ada.id, ten[4], 4)) == "<5678>"

    def test_when_all_that_was_shown_is_gone_the_ones_before_it_are_shown(self, ada, ten):
        for gone in ten[6:]:
            ada.does("delete_list", list=gone)

        assert self.numbers(lists_with(ada.id, "", ten[6], 4)) == "<2345"

    @pytest.mark.usefixtures("ten")
    @pytest.mark.parametrize("list_id", NOT_THERE.values(), ids=NOT_THERE)
    def test_beside_a_list_that_is_not_there_are_the_first_ones(self, ada, list_id):
        for some in (lists_with(ada.id, list_id, list_id, 4), lists_after(ada.id, list_id, 4)):
            assert self.numbers(some) == "I012>"

    def test_the_place_of_a_list_of_somebody_else_is_not_told(self, bob, ten):
        assert self.numbers(lists_with(bob.id, ten[5], ten[5], 4)) == "IBob's"
        assert self.numbers(lists_before(bob.id, ten[5], 4)) == "IBob's"

    def test_after_a_deleted_list_comes_the_one_that_takes_its_place_or_the_last(self, ada, ten):
        for gone, beside in ((ten[4], ten[5]), (ten[5], ten[6]), (ten[9], ten[8])):
            ada.does("delete_list", list=gone)
            assert list_beside(ada.id, gone) == beside
