"""Tasks that move to another list are right in both, whoever changes what in between."""

import pytest

from domain.clean import Invalid
from domain.history import in_words
from storage.history import history_of
from storage.news import news_after, seq_of
from tests.factories import an_intent, instant
from tests.storage.copies import WholeCopy
from tests.storage.people import field, history, stored


@pytest.fixture
def holiday(ada):
    """Give Ada's list of a Tent."""
    return ada.makes_list("Tent", title="Holiday")


def moves(person, tasks, to, **fields):
    return person.does("move_task", tasks=tasks, list=to, **fields)


def words(person, task) -> list[str]:
    found = history_of(person.id, task, None, 50)
    assert found is not None
    return [in_words(change) for change in found.changes]


def test_they_are_at_the_end_of_the_other_list_in_the_order_named(ada, groceries, holiday, milk, bread):
    moves(ada, [bread, milk], holiday)
    assert (ada.titles(groceries), ada.titles(holiday)) == ([], ["Tent", "Bread", "Milk"])


def test_both_lists_count_them(ada, groceries, holiday, milk, bread):
    ada.does("tick_task", tasks=[milk])
    moves(ada, [milk, bread], holiday)
    assert (ada.counts(groceries), ada.counts(holiday)) == ((0, 0), (2, 1))


def test_both_lists_have_it_in_their_history_and_the_task_once(ada, groceries, holiday, milk):
    intent = moves(ada, [milk], holiday)
    assert [row["field"] for row in history(groceries) if row["intent"] == intent] == ["list"]
    assert [row["field"] for row in history(holiday) if row["intent"] == intent] == ["list", "order"]
    there, back = "Moved from “Groceries” to “Holiday”", "Moved from “Holiday” to “Groceries”"
    assert words(ada, milk) == [there, "Added"]
    ada.does("undo", value=intent)
    assert set(words(ada, milk)) == {back, there, "Added"}  # in one instant here, so in no order


def test_five_hundred_move_and_come_back_in_their_order(ada, holiday):
    many = ada.makes_list(*[f"Task {n:03}" for n in range(100)], title="Many")
    for start in range(100, 500, 100):
        ada.adds(*[f"Task {n:03}" for n in range(start, start + 100)], to=many)
    before, titles = stored(), ada.titles(many)
    moved = moves(ada, [row["id"] for row in ada.sees(many)["rows"]], holiday)
    assert ada.titles(holiday) == ["Tent", *titles]

    ada.does("undo", value=moved)
    assert (stored(), ada.titles(many)) == (before, titles)


def test_an_undo_takes_them_back_though_they_were_changed_since(ada, groceries, holiday, milk):
    moved = moves(ada, [milk], holiday)
    ada.does("set_task", tasks=[milk], value={"title": "Oat milk"})
    ada.does("undo", value=moved)
    assert (ada.titles(groceries), ada.titles(holiday)) == (["Oat milk", "Bread"], ["Tent"])


def test_an_undo_of_a_change_from_before_finds_them_in_the_other_list(ada, groceries, holiday, milk):
    renamed = ada.does("set_task", tasks=[milk], value={"title": "Oat milk"})
    moves(ada, [milk], holiday)
    ada.does("undo", value=renamed)
    assert (ada.titles(holiday), ada.counts(groceries), ada.counts(holiday)) == (["Tent", "Milk"], (1, 0), (2, 0))


def test_an_undo_leaves_those_alone_that_were_moved_on(ada, groceries, holiday, milk, bread):
    third = ada.makes_list(title="Third")
    moved = moves(ada, [milk, bread], holiday)
    moves(ada, [milk], third)
    done = ada.commits(an_intent("undo", value=moved))
    assert (ada.titles(groceries), ada.titles(holiday), ada.titles(third)) == (["Bread"], ["Tent"], ["Milk"])
    assert done.skipped > 0


def test_an_undo_does_not_move_them_where_nobody_would_see_them(ada, groceries, holiday, milk):
    moved = moves(ada, [milk], holiday)
    ada.does("delete_list", list=groceries)
    ada.does("undo", value=moved)
    assert ada.titles(holiday) == ["Tent", "Milk"]


def test_an_undo_leaves_them_where_they_are_when_their_list_is_gone_for_good(ada, groceries, holiday, milk):
    moved = moves(ada, [milk], holiday)
    ada.does("delete_list", list=groceries)
    ada.does("purge_list", list=groceries)
    ada.does("undo", value=moved)
    assert ada.titles(holiday) == ["Tent", "Milk"]


def test_what_is_put_back_into_a_deleted_list_brings_that_back(ada, groceries, holiday, milk):
    moved = moves(ada, [milk], holiday)
    ada.does("delete_list", list=groceries)
    ada.does("put_back", tasks=[milk], value=moved)
    assert ada.titles(groceries) == ["Milk", "Bread"]


def test_a_deleted_list_keeps_the_tasks_that_moved_away(ada, groceries, holiday, milk):
    moves(ada, [milk], holiday)
    ada.does("delete_list", list=groceries)
    ada.does("purge_list", list=groceries)
    assert ada.titles(holiday) == ["Tent", "Milk"]


def test_the_trash_does_not_move(ada, holiday, milk):
    ada.does("delete_task", tasks=[milk])
    with pytest.raises(Invalid, match="in the trash"):
        moves(ada, [milk], holiday)


def test_nothing_moves_into_a_list_of_somebody_else_or_in_the_trash(ada, bob, groceries, holiday, milk):
    of_bob = bob.makes_list()
    ada.does("delete_list", list=holiday)
    for to in (of_bob, holiday, "no-such-list"):
        with pytest.raises(Invalid, match="not there any more"):
            moves(ada, [milk], to)
    with pytest.raises(Invalid, match="not there any more"):
        moves(bob, [milk], of_bob)
    assert field(milk, "list") == groceries


@pytest.mark.parametrize("way", [(0, 1), (1, 2, 0, 1), (2, 0, 1), (1, 0), (2, 1, 0)])
def test_another_device_that_hears_of_several_moves_at_once_ends_where_they_end(ada, groceries, milk, way):
    lists = [groceries, ada.makes_list(title="Second"), ada.makes_list(title="Third")]
    before = seq_of(ada.id)
    for at, to in enumerate(way):
        moves(ada, [milk], lists[to], now=instant(at))
    news = news_after(ada.id, before)
    assert [value for path, value in news.edit or [] if path == ("tasks", milk, "list")][-1] == lists[way[-1]]


@pytest.mark.parametrize("way", [(1,), (1, 2), (2, 1), (1, 0), (2, 0, 1)])
def test_a_whole_copy_follows(ada, groceries, milk, way):
    lists = sorted([groceries, ada.makes_list(title="Second"), ada.makes_list(title="Third")])
    copy = WholeCopy(ada)
    copy.follow()
    for to in way:
        moves(ada, [milk], lists[to])
    copy.follow()
    assert copy.is_whole()
    assert [piece["starts_over"] for piece in copy.pieces if "starts_over" in piece] == [False]
