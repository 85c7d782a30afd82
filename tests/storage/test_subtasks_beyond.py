"""Subtasks beside their list: in the trash, in copies and files, and on other pages."""

import csv
import json

import pytest

from domain.clean import Invalid
from domain.verbs import tasks as verbs
from domain.views import View
from storage import news
from storage.export import export_csv, export_json
from storage.imports import import_found
from storage.news import news_after, seq_of
from storage.purge import purge_deleted_before
from storage.tasks import find_task
from storage.trash import trash_of
from storage.windows import window
from tests.factories import an_intent, instant, new_id
from tests.storage.outline import PARTY, levels, seen_by
from tests.storage.people import field, stored
from tests.storage.test_fields import found_in


def test_subtasks_go_into_the_trash_with_their_task_and_come_back_with_it(ada, party):
    party.does("delete_task", "Cake", now=instant(1))
    deleted = party.does("delete_task", "Party", now=instant(2))
    assert party.shows() == "\nMilk\n"
    assert [(one.title, one.tasks) for one in trash_of(ada.id, "", None, 10)] == [("Party", 3), ("Cake", 0)]

    party.does("restore_task", "Party")
    assert party.shows() == PARTY.replace("    Cake\n", "")
    party.does("delete_task", "Party", now=instant(3))
    ada.does("undo", value=deleted)
    party.does("restore_task", "Cake")
    assert party.shows() == "\nCake\nMilk\n"
    party.does("restore_task", "Guests")  # with the task that it was deleted under
    assert party.shows() == "\nParty\n  Guests\nCake\nMilk\n"


def test_what_is_purged_takes_along_the_subtasks_that_were_deleted_with_it(party):
    party.does("delete_task", "Cake", now=instant(1))
    party.does("delete_task", "Food", now=instant(2))
    party.does("purge_task", "Food")
    left = {one["title"] for one in stored()["tasks"].values()}
    assert left == {"Party", "Cake", "Guests", "Milk"}
    party.does("restore_task", "Cake")
    assert party.shows() == "\nParty\n  Guests\nCake\nMilk\n"
    purge_deleted_before(instant(100))


def test_a_copy_of_a_task_has_copies_of_its_subtasks(ada, party):
    party.does("tick_task", "Cake")
    made = party.does("duplicate_task", "Party", value={party.ids["Party"]: new_id("task")})
    assert party.shows() == PARTY.replace("Cake", "x Cake").replace("Milk\n", PARTY[1:])
    ada.does("undo", value=made)
    assert party.shows() == PARTY.replace("Cake", "x Cake")


def test_a_copy_of_a_list_and_a_template_have_the_subtasks_too(ada, party):
    for verb in ("duplicate_list", "save_template"):
        made = new_id("list")
        ada.does(verb, list=made, value={"from": party.list, "day": "2026-01-01"})
        assert levels(seen_by(ada, made))[:3] == [("Party", 0), ("Food", 1), ("Cake", 2)]


def test_a_file_brings_subtasks_whatever_stands_first_in_it(ada, bob, party):
    content = "".join(export_json(ada.id, instant(60))).encode()
    import_found(bob.id, new_id("intent"), found_in(content), instant(60))
    [copied] = [key for key, one in stored()["lists"].items() if one["title"] == "Groceries" and key != party.list]
    assert levels(seen_by(bob, copied))[:3] == [("Party", 0), ("Food", 1), ("Cake", 2)]


@pytest.mark.parametrize(("title", "parent"), [("Party", "Cake"), ("Milk", "a-task-of-no-list"), ("Milk", "Milk")])
def test_a_file_with_circles_and_gaps_loses_nothing(ada, bob, party, title, parent):
    content = json.loads("".join(export_json(ada.id, instant(60))))
    content["tasks"][party.ids[title]]["parent"] = party.ids.get(parent, parent)
    import_found(bob.id, new_id("intent"), found_in(json.dumps(content).encode()), instant(60))
    [copied] = {one["list"] for key, one in stored()["tasks"].items() if key not in party.ids.values()}
    assert sorted(bob.titles(copied)) == sorted(party.ids)


def test_a_subtask_with_a_tag_is_shown_there_by_itself_with_its_task(ada, party):
    tag = ada.makes_tag("home")
    ada.tags(party.ids["Cake"], party.ids["Milk"], add=[tag])
    party.puts("Party", after="Milk")
    shown = window(ada.id, View("tag", tag, "all"), 0, 10)
    assert shown is not None
    assert [(row["title"], row.get("under")) for row in shown["rows"]] == [("Milk", None), ("Cake", "Food")]


def test_the_panel_of_a_task_has_what_is_right_under_it_and_above(ada, party):
    party.does("tick_task", "Cake")
    food = find_task(ada.id, party.ids["Food"])
    assert food is not None
    assert (food.above, [(one.title, one.done) for one in food.subtasks]) == (
        "Party",
        [("Cake", True), ("Drinks", False)],
    )


def test_nobody_puts_a_task_under_one_of_another_account(ada, bob, party):
    other = bob.makes_list("Secret")
    [secret] = [row["id"] for row in seen_by(bob, other)]
    party.does("set_task", "Milk", value={"parent": secret})
    assert party.shows() == PARTY
    assert field(party.ids["Milk"], "list") == party.list
    assert ada.commits(an_intent("collapse", value={"id": secret, "closed": True})).list is None


def test_more_than_can_be_copied_at_once_is_refused(party, monkeypatch):
    monkeypatch.setattr(verbs, "COPIED_MAX", 4)
    with pytest.raises(Invalid, match="4 tasks are copied at once"):
        party.does("duplicate_task", "Party", value={party.ids["Party"]: new_id("task")})
    party.does("duplicate_task", "Food", value={party.ids["Food"]: new_id("task")})


def test_the_table_has_subtasks_right_after_their_task(ada, party):
    party.puts("Milk", after="")
    lines = list(csv.DictReader(export_csv(ada.id)))
    assert [line["title"] for line in lines] == ["Milk", "Party", "Food", "Cake", "Drinks", "Guests"]
    assert [line["under"] for line in lines] == ["", "", "Party", "Food", "Food", "Party"]


def test_the_table_names_sections_and_lists_that_are_put_away(ada, party):
    ada.makes_section(party.list, party.ids["Milk"], title="Cellar")

    def places_of_milk() -> list[tuple[str, str]]:
        lines = csv.DictReader(export_csv(ada.id))
        return sorted((line["section"], line["list_is"]) for line in lines if line["title"] == "Milk")

    saved = an_intent("save_template", list=new_id("list"), value={"from": party.list, "day": "2027-01-13"})
    ada.commits(saved)
    assert places_of_milk() == [("Cellar", ""), ("Cellar", "template")]
    ada.does("archive_list", list=party.list, value=True)
    assert places_of_milk() == [("Cellar", "archived"), ("Cellar", "template")]
    ada.does("delete_list", list=party.list)
    assert places_of_milk() == [("Cellar", "deleted"), ("Cellar", "template")]


def test_what_is_told_to_other_tabs_says_where_subtasks_stand_if_they_may_stand_elsewhere(ada, party, monkeypatch):
    seq = seq_of(ada.id)
    party.does("set_task", "Party", value={"title": "Feast"})
    assert news_after(ada.id, seq).shown == {}
    seq = seq_of(ada.id)
    party.does("tick_task", "Party")
    told = news_after(ada.id, seq).shown
    assert (told[party.ids["Party"]], told[party.ids["Cake"]]) == ({}, {"root_done_at": instant(0)})
    seq = seq_of(ada.id)
    party.puts("Party", after="Milk")
    assert news_after(ada.id, seq).shown[party.ids["Cake"]]["order"] == party.row("Cake")["order"]
    monkeypatch.setattr(news, "CHANGES_MAX", 4)
    assert news_after(ada.id, seq).edit is None
