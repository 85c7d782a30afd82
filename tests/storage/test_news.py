"""The news for a browser that asks what has changed since its last answer."""

from collections import defaultdict
from dataclasses import replace

from sqlalchemy import select

from domain.edits import apply
from storage import access
from storage.database.tables import feed
from storage.news import CHANGES_MAX, INTENTS_MAX, news_after, seq_of
from tests.factories import new_id
from tests.storage.people import rows, stored


def copy() -> dict:
    """Return all that is there as a browser's copy, in which a field can be assigned to what is not there yet."""
    return {entity: defaultdict(dict, stored()[entity]) for entity in ("lists", "tasks")}


def test_when_nothing_was_done_there_is_no_news(ada, groceries):
    assert groceries
    news = news_after(ada.id, seq_of(ada.id))
    assert (news.edit, news.lists, news.gone) == ([], (), ())


def test_each_intent_is_news_to_who_knew_what_was_before_it(ada, milk):
    before = seq_of(ada.id)
    ada.does("tick_task", task=milk)
    ada.does("rename_task", task=milk)
    assert seq_of(ada.id) == before + 2
    assert [step.path for step in news_after(ada.id, before).edit or []] == [
        ("tasks", milk, "done_at"),
        ("tasks", milk, "title"),
    ]
    assert [step.path for step in news_after(ada.id, before + 1).edit or []] == [("tasks", milk, "title")]


def test_a_copy_that_follows_the_news_has_what_there_is(ada, groceries, milk, bread):
    mine, before = copy(), seq_of(ada.id)
    ada.does("rename_task", task=milk, value="Oat milk")
    ada.does("undo", value=ada.does("delete_task", task=bread))
    holiday = ada.makes_list("Tent", "Map", title="Holiday")
    ada.does("tick_task", task=milk)
    ada.does("clear_completed", list=groceries)
    ada.does("rename_list", list=holiday, value="Summer")
    ada.does("tick_task", task=bread)
    ada.does("delete_list", list=groceries)
    news = news_after(ada.id, before)
    assert news.seq == seq_of(ada.id)
    apply(news.edit or [], mine)
    assert mine == copy()


def test_the_lists_that_changed_are_told_as_they_are_now_and_no_others(ada, groceries, milk):
    ada.makes_list(title="Holiday")
    before = seq_of(ada.id)
    ada.does("tick_task", task=milk)
    assert news_after(ada.id, before).lists == (ada.summary(groceries),)


def test_a_list_that_is_deleted_now_is_gone(ada, groceries):
    before = seq_of(ada.id)
    ada.does("delete_list", list=groceries)
    news = news_after(ada.id, before)
    assert (news.lists, news.gone) == ((), (groceries,))
    ada.does("restore_list", list=groceries)
    assert news_after(ada.id, before).gone == ()


def test_what_others_do_is_no_news(ada, bob, groceries):
    assert groceries
    before = seq_of(ada.id)
    bob.makes_list("Tent")
    assert seq_of(ada.id) == before
    assert news_after(ada.id, 0).lists == (ada.summary(groceries),)


def test_who_knows_more_than_there_is_reads_all_anew(ada, groceries):
    assert groceries
    news = news_after(ada.id, seq_of(ada.id) + 1)  # as after an older backup was restored
    assert (news.seq, news.edit) == (seq_of(ada.id), None)


def test_a_device_is_told_what_went_for_good_and_nothing_more(ada, groceries):
    milk, bread = (row["id"] for row in ada.sees(groceries)["rows"])
    ada.does("delete_task", task=milk)
    before = seq_of(ada.id)
    ada.does("purge_task", task=milk)
    ada.does("tick_task", task=bread)
    news = news_after(ada.id, before)

    assert news.purged == (("tasks", milk),)
    assert [path for path, _ in news.edit or []] == [("tasks", bread, "done_at")]
    assert ([one.id for one in news.lists], news.gone) == ([groceries], ())


def test_a_device_that_missed_a_deletion_is_told_that_the_list_is_gone_for_good(ada, groceries):
    holiday = ada.makes_list("Tent")
    tent = ada.sees(holiday)["rows"][0]["id"]
    before = seq_of(ada.id)
    ada.does("delete_list", list=holiday)
    ada.does("purge_list", list=holiday)
    ada.add("Eggs", to=groceries)
    news = news_after(ada.id, before)

    assert (news.gone, news.purged) == ((holiday,), (("lists", holiday), ("tasks", tent)))
    assert [one.id for one in news.lists] == [groceries]


def test_nothing_of_another_account_is_news(ada, bob, groceries):
    ada.does("delete_list", list=groceries)
    ada.does("purge_list", list=groceries)

    assert (news_after(bob.id, 0).purged, news_after(bob.id, 0).gone) == ((), ())


def test_what_is_too_much_to_tell_is_read_anew(ada, groceries, milk):
    before = seq_of(ada.id)
    for _ in range(INTENTS_MAX):
        ada.does("rename_task", task=milk, value=new_id("name"))
    assert news_after(ada.id, before).edit is not None
    ada.does("tick_task", task=milk)
    assert news_after(ada.id, before).edit is None
    before = seq_of(ada.id)
    for _ in range(CHANGES_MAX // 600 + 1):
        ada.adds(*["Eggs"] * 100, to=groceries)  # a task that is new has six fields
    assert news_after(ada.id, before).edit is None


def test_each_member_of_a_list_is_told_of_what_is_done_in_it(ada, bob, groceries, milk, monkeypatch):
    before = seq_of(ada.id), seq_of(bob.id)
    # As if Bob were a member, too: nobody is so far but the owner.
    locked = access._locked
    together = frozenset({ada.id, bob.id})
    monkeypatch.setattr(access, "_locked", lambda *given: replace(locked(*given), members=together))
    intent = ada.does("tick_task", task=milk)
    told = {row["account_id"]: row for row in rows(select(feed).where(feed.c.intent == intent))}
    assert {account: (row["seq"], row["list"]) for account, row in told.items()} == {
        ada.id: (before[0] + 1, groceries),
        bob.id: (before[1] + 1, groceries),
    }
    assert (seq_of(ada.id), seq_of(bob.id)) == (before[0] + 1, before[1] + 1)
