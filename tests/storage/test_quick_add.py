"""Titles that are read when they are added, as of the moment when they were typed."""

import pytest

from domain.clean import Invalid
from domain.lists import inbox_of
from domain.words.when import _when
from storage.accounts.calendars import set_calendar
from storage.quick_add import read_ahead
from storage.tags import known_tags
from tests.factories import an_intent, new_id
from tests.storage.people import stored

NOW = "2027-01-21T09:00:00+00:00"
MONDAY_EVENING = "2027-01-18T22:30:00+00:00"


def adds(person, *titles, typed=None, fields=None, list_id="", now=NOW):
    """Add tasks as a browser does, and return what is stored of them, in their order."""
    ids = [new_id("task") for _ in titles]
    value = [[task, {"title": title, **(fields or {})}] for task, title in zip(ids, titles, strict=True)]
    intent = an_intent(
        "add_tasks",
        list=list_id or inbox_of(person.id),
        value=value,
        typed={"at": now, "zone": "UTC", "rejected": [], "chosen": {}, **(typed or {})},
    )
    person.commits(intent, now)
    tasks = stored()["tasks"]
    return [tasks[task] for task in ids]


def test_the_words_of_a_title_become_its_fields(ada):
    [task] = adds(ada, "Pay rent tomorrow 9:00 p1 !fri")
    assert task["title"] == "Pay rent"
    assert (task["date"], task["time"], task["priority"]) == ("2027-01-22", "09:00", "1")
    assert task["deadline"] == "2027-01-22"


def test_many_titles_are_read_before_the_database_waits_for_them(ada):
    titles = [f"Call number {number} on Friday @phone" for number in range(30)]
    typed = {"at": NOW, "zone": "UTC", "rejected": [], "chosen": {}}
    value = [[new_id("task"), {"title": title}] for title in titles]
    intent = an_intent("add_tasks", list=inbox_of(ada.id), value=value, typed=typed)
    read_ahead(ada.id, [intent], NOW)
    before = _when.cache_info()

    ada.commits(intent, NOW)

    assert _when.cache_info().misses == before.misses
    assert {stored()["tasks"][task]["date"] for task, _ in value} == {"2027-01-22"}
    assert [tag["title"] for tag in known_tags(ada.id).values()] == ["phone"]

    _when.cache_clear()
    read_ahead(ada.id, [intent], NOW)
    assert not _when.cache_info().currsize, "what is sent again is read again"


def test_a_title_that_says_nothing_of_being_typed_stays_as_it_is(ada):
    task = new_id("task")
    ada.commits(an_intent("add_tasks", list=inbox_of(ada.id), value=[[task, {"title": "Pay rent tomorrow"}]]), NOW)
    assert stored()["tasks"][task]["title"] == "Pay rent tomorrow"


def test_it_is_read_as_of_the_moment_and_the_place_where_it_was_typed(ada):
    """On Thursday the server gets words that were typed offline in Berlin on Monday, half an hour before midnight."""
    [task] = adds(ada, "Call Ana tomorrow", typed={"at": MONDAY_EVENING, "zone": "Europe/Berlin"})
    assert task["date"] == "2027-01-19"
    [task] = adds(ada, "Call Ana tomorrow", typed={"at": "2027-01-18T23:30:00+00:00", "zone": "Europe/Berlin"})
    assert task["date"] == "2027-01-20"


def test_without_a_zone_it_is_that_of_the_account(ada):
    set_calendar(ada.id, "time_zone", "Pacific/Auckland")
    [task] = adds(ada, "Call Ana today", typed={"at": MONDAY_EVENING, "zone": ""})
    assert task["date"] == "2027-01-19"


@pytest.mark.parametrize(
    ("words", "day", "at"),
    [
        ("at 9am", "2027-01-27", "09:00"),
        ("at 2:30", "2027-01-26", "02:30"),
        ("at 1:30", "2027-01-27", "01:30"),
        ("in 30 minutes", "2027-01-26", "02:30"),
        ("in 2 hours", "2027-01-27", "04:00"),
        ("tomorrow at 9am", "2027-01-27", "09:00"),
    ],
)
def test_who_is_still_up_at_two_means_the_morning_that_comes(ada, words, day, at):
    """Their day begins at three: until then it is the 26th."""
    set_calendar(ada.id, "day_begins", "3")
    [task] = adds(ada, f"Call Ana {words}", now="2027-01-27T02:00:00+00:00")
    assert (task["title"], task["date"], task["time"]) == ("Call Ana", day, at)


def test_a_clock_that_is_ahead_is_not_believed(ada):
    [task] = adds(ada, "Call Ana today", typed={"at": "2031-01-01T00:00:00+00:00"})
    assert task["date"] == "2027-01-21"


def test_what_the_person_rejected_or_answered_counts(ada):
    [task] = adds(ada, "Call Ana today p1", typed={"rejected": ["today"]})
    assert (task["title"], task["date"], task["priority"]) == ("Call Ana today", None, "1")
    [task] = adds(ada, "Dentist 10/02", typed={"chosen": {"10/02": "2027-02-10"}})
    assert (task["title"], task["date"]) == ("Dentist", "2027-02-10")


def test_what_the_browser_says_of_a_field_goes_before_the_words(ada):
    [task] = adds(ada, "Call Ana tomorrow", fields={"date": "2027-03-01"})
    assert (task["title"], task["date"]) == ("Call Ana", "2027-03-01")


def test_a_list_that_is_named_gets_the_task(ada):
    home = ada.makes_list(title="Home")
    [task] = adds(ada, "Paint the fence #home")
    assert (task["title"], task["list"]) == ("Paint the fence", home)
    assert (ada.counts(inbox_of(ada.id)), ada.counts(home)) == ((0, 0), (1, 0))
    adds(ada, "Clean the roof #home", fields={"after": ""})
    assert ada.titles(home) == ["Paint the fence", "Clean the roof"]  # where it was to come first is another list


def test_tasks_of_one_intent_can_go_to_several_lists(ada):
    home = ada.makes_list(title="Home")
    tasks = adds(ada, "Fence #home", "Milk", "Bread", "Roof #home")
    assert [task["list"] for task in tasks] == [home, inbox_of(ada.id), inbox_of(ada.id), home]
    assert (ada.counts(inbox_of(ada.id)), ada.counts(home)) == ((2, 0), (2, 0))


def test_a_list_of_another_account_is_not_there(ada, bob):
    bob.makes_list(title="Secret")
    [task] = adds(ada, "Paint #Secret")
    assert (task["title"], task["list"]) == ("Paint #Secret", inbox_of(ada.id))


def test_a_list_in_the_trash_is_not_there(ada):
    home = ada.makes_list(title="Home")
    ada.commits(an_intent("delete_list", list=home), NOW)
    [task] = adds(ada, "Paint #Home")
    assert (task["title"], task["list"]) == ("Paint #Home", inbox_of(ada.id))


def test_a_subtask_stays_under_its_task(ada):
    ada.makes_list(title="Home")
    top = ada.add("Party", inbox_of(ada.id))
    [task] = adds(ada, "Cake #Home", fields={"parent": top})
    assert (task["title"], task["list"]) == ("Cake #Home", inbox_of(ada.id))


def test_what_would_be_left_of_a_title_that_nobody_sees_leaves_it_as_it_is(ada):
    [task] = adds(ada, "\u200b tomorrow")
    assert (task["title"], task["date"]) == ("\u200b tomorrow", None)


def test_tags_are_taken_and_new_ones_made_once(ada):
    tasks = adds(ada, "Milk @shop", "Bread @Shop @farm", typed={"tags": {"shop": "tag-shop-1"}})
    titles = {tag: one["title"] for tag, one in known_tags(ada.id).items()}
    assert titles["tag-shop-1"] == "shop"
    assert sorted(titles.values()) == ["farm", "shop"]
    assert tasks[0]["tags"] == "tag-shop-1"
    assert [titles[tag] for tag in tasks[1]["tags"].split()] == ["shop", "farm"]
    [task] = adds(ada, "Eggs @SHOP")
    assert task["tags"] == "tag-shop-1"


def test_what_is_typed_in_the_view_of_a_tag_has_that_tag_and_those_of_its_words(ada, bob):
    home, theirs = ada.makes_tag("home"), bob.makes_tag("home")
    [plain] = adds(ada, "Milk tomorrow", typed={"gives": {"tags": home}})
    assert (plain["title"], plain["date"], plain["tags"]) == ("Milk", "2027-01-22", home)
    typed = {"gives": {"tags": home}, "tags": {"shop": "tag-shop-1"}}
    [also, same] = adds(ada, "Bread @shop", "Eggs @home", typed=typed)
    assert (also["tags"], same["tags"]) == (f"{home} tag-shop-1", home)
    [gone] = adds(ada, "Rice", typed={"gives": {"tags": theirs}})
    assert gone["tags"] is None
    with pytest.raises(Invalid):
        adds(ada, "Salt", typed={"gives": {"tags": "no id"}})


def test_one_undo_takes_all_of_it_back_and_sending_it_twice_does_it_once(ada):
    value = [[new_id("task"), {"title": "Milk @shop tomorrow"}]]
    intent = an_intent("add_tasks", list=inbox_of(ada.id), value=value, typed={"at": NOW})
    ada.commits(intent, NOW)
    ada.commits(intent, NOW)
    assert [one["title"] for one in known_tags(ada.id).values()] == ["shop"]
    ada.commits(an_intent("undo", value=intent.id), NOW)
    assert known_tags(ada.id) == {}
    assert ada.titles(inbox_of(ada.id)) == []


def test_what_is_done_already_is_added_so(ada):
    tasks = adds(ada, "Bread", fields={"done": True})
    assert tasks[0]["done_at"] == NOW


@pytest.mark.parametrize(
    "typed",
    [
        "now", {}, {"at": "yesterday"}, {"at": "0001-01-01T00:00:00+00:00"},
        {"at": NOW, "rejected": "today"}, {"at": NOW, "rejected": [1]},
        {"at": NOW, "rejected": ["a"] * 51}, {"at": NOW, "chosen": {"a": 1}}, {"at": NOW, "tags": {"a": "?"}},
    ],
)  # fmt: skip
def test_what_is_not_understood_is_refused(typed):
    with pytest.raises(Invalid):
        an_intent("add_tasks", list="list-one", value=[["task-new", "Milk"]], typed=typed)
