"""All that an account has, as a file, and back: nothing is lost, nothing comes twice, nothing is anybody else's."""

import json

import ijson
import pytest
from sqlalchemy import select

from components.account.import_plan import import_preview
from domain.clean import Invalid
from domain.import_file import Found, read
from domain.import_plan import Plan, own_id
from domain.most import OWN_MOST
from storage.accounts.calendars import set_calendar
from storage.database.engine import reading
from storage.database.tables import accounts
from storage.export import export_csv, export_json
from storage.imports import import_found, look
from storage.smart_lists import known_smart_lists
from storage.tags import known_tags
from tests.factories import NOW, an_intent, instant, new_id
from tests.storage.people import Person, everything, field, history, lists_of, stored

LATER = instant(60)


def export(person: Person) -> dict:
    return json.loads("".join(export_json(person.id, LATER)))


def file(data: dict) -> Found:
    return read(ijson.basic_parse(json.dumps(data).encode()), NOW)


def imports(person: Person, data: dict, now: str = LATER) -> tuple[str, Plan]:
    """Import a file and return the intent's id and what was done."""
    intent_id = new_id("import")
    return intent_id, import_found(person.id, intent_id, file(data), now)


def a_file(lists: dict, tasks: dict) -> dict:
    return {"format": "dash-to-do", "version": 1, "lists": lists, "tasks": tasks}


@pytest.fixture
def plenty(ada, groceries):
    """Give Ada's data: two lists, one of them deleted, with open, done and deleted tasks."""
    bread = ada.sees(groceries)["rows"][1]["id"]
    ada.does("tick_task", task=bread)
    ada.does("delete_task", task=ada.add("Eggs", groceries))
    holiday = ada.makes_list("Tent", title="Holiday")
    ada.does("delete_list", list=holiday)
    return export(ada)


def content(data: dict) -> dict:
    return {"lists": data["lists"], "tasks": data["tasks"]}


def by_title(data: dict) -> list:
    """Return what a file says, without ids."""
    titles = {key: one["title"] for key, one in data["lists"].items()}
    tasks = [{**task, "list": titles[task["list"]]} for task in data["tasks"].values()]
    return sorted([*data["lists"].values(), *tasks], key=repr)


def test_the_export_has_everything_of_the_account_and_nothing_of_others(ada, bob, plenty):
    bob.makes_list("Bob's secret")
    mine = export(ada)

    assert content(mine) == content(stored()) | content(plenty)
    assert {task["title"] for task in mine["tasks"].values()} == {"Milk", "Bread", "Eggs", "Tent"}
    kept = [row for list_id in mine["lists"] for row in history(list_id)]
    assert sorted(map(tuple, mine["changes"]), key=repr) == sorted(
        (tuple(row[name] for name in mine["change_fields"]) for row in kept), key=repr
    )
    assert "Bob's secret" not in json.dumps(mine)


def test_the_table_has_a_line_for_each_task_and_runs_nothing_in_a_spreadsheet(ada, groceries):
    ada.add('=HYPERLINK("http://evil","x")', groceries)
    lines = list(export_csv(ada.id))

    assert len(lines) == 4
    assert any(line.startswith('"Groceries","\'=HYPERLINK(""http://evil"",""x"")","no"') for line in lines)


def test_what_was_exported_comes_back_whole_in_another_account(plenty, bob):
    _, made = imports(bob, plenty)

    assert by_title(export(bob)) == by_title(plenty)
    assert (len(made.new_lists), len(made.new_tasks), made.same, made.changed) == (2, 4, 1, [])
    assert set(export(bob)["tasks"]).isdisjoint(plenty["tasks"])  # those ids are Ada's


DAYS = [
    {"date": "2028-02-29", "time": "00:00", "deadline": "2027-03-28", "hidden_until": "2026-12-31"},
    {"date": "2027-10-31", "time": "23:59", "deadline": "9999-12-31", "hidden_until": "0001-01-01"},
]


def test_no_day_moves_however_often_it_goes_from_zone_to_zone(ada, groceries):
    for row, days in zip(ada.sees(groceries)["rows"], DAYS, strict=True):
        ada.does("set_task", task=row["id"], value=days)
    data = export(ada)
    for n, zone in enumerate(["Pacific/Pago_Pago", "Pacific/Kiritimati"] * 5):
        traveller = Person(f"traveller {n}")
        set_calendar(traveller.id, "time_zone", zone)
        imports(traveller, data)
        data = export(traveller)

    assert [{name: task[name] for name in DAYS[0]} for task in data["tasks"].values()] == DAYS


def test_a_look_writes_nothing(plenty, bob):
    before = everything()

    assert len(look(bob.id, file(plenty), LATER).new_tasks) == 4
    assert everything() == before


def test_the_same_file_twice_adds_nothing(plenty, ada, bob):
    bob.makes_list("His own")  # its place is one that the file has too
    imports(bob, plenty)
    before = everything()
    _, again = imports(bob, plenty)
    _, own = imports(ada, plenty)

    assert (again.same, own.same) == (7, 7)
    assert again.edits == own.edits == {}
    assert everything() == before


def test_the_same_import_sent_twice_is_done_once(plenty, bob):
    import_found(bob.id, "import-once", file(plenty), LATER)
    before = everything()
    import_found(bob.id, "import-once", file(a_file({"list-new": {"title": "Else"}}, {})), LATER)

    assert everything() == before


def test_nothing_of_another_account_is_touched(ada, bob, groceries):
    mine, milk = content(export(ada)), ada.sees(groceries)["rows"][0]["id"]
    stolen = a_file({groceries: {"title": "Taken over"}}, {milk: {"list": groceries, "title": "Poison"}})
    imports(bob, stolen)

    assert content(export(ada)) == mine
    assert [one.title for one in lists_of(bob.id)] == ["Taken over"]
    assert bob.titles(own_id(bob.id, groceries)) == ["Poison"]


def test_an_id_that_somebody_made_to_be_in_the_way_is_skipped(ada, bob, groceries):
    in_the_way = own_id(bob.id, groceries)
    ada.does("add_list", list=in_the_way, value="In the way")
    _, made = imports(bob, export(ada))

    assert [one.what for one in made.skipped if one.reason == "Its id is taken."] == ["Groceries"]
    assert "Milk" not in {task["title"] for task in export(bob)["tasks"].values()}


def test_what_differs_is_set_as_the_file_has_it_with_its_history(ada, groceries):
    before = export(ada)
    milk = ada.sees(groceries)["rows"][0]["id"]
    ada.does("rename_task", task=milk, value="Oat milk")
    ada.does("delete_list", list=groceries, now=LATER)
    intent, made = imports(ada, before)

    assert {(one.what, one.field, one.words) for one in made.changed} == {
        ("Milk", "title", "Renamed from “Oat milk” to “Milk”"),
        ("List Groceries", "deleted_at", "Brought back"),
    }
    assert ada.titles(groceries) == ["Milk", "Bread"]
    assert {row["field"] for row in history(groceries) if row["intent"] == intent} == {"title", "deleted_at"}


def test_counts_and_seq_are_right_after_an_import(bob, plenty):
    def seq() -> int:
        with reading() as connection:
            return connection.scalar(select(accounts.c.seq).where(accounts.c.id == bob.id)) or 0

    before = seq()
    imports(bob, plenty)
    [groceries] = lists_of(bob.id)

    assert (groceries.open_count, groceries.done_count) == (1, 1)
    assert groceries.seq == len(history(groceries.id))
    assert seq() == before + 1


def test_an_import_is_undone_in_one_step(ada, groceries):
    before = export(ada)
    milk = ada.sees(groceries)["rows"][0]["id"]
    ada.does("rename_task", task=milk, value="Oat milk")
    lists = {**before["lists"], "list-new": {"title": "New one"}, "list-old": {"title": "Old", "archived_at": NOW}}
    tasks = {
        **before["tasks"],
        "task-old-1": {"list": "list-old", "title": "Rope"},
        "task-new-1": {"list": groceries, "title": "Cheese"},
        "task-new-2": {"list": "list-new", "title": "Tent"},
        "task-new-3": {"list": groceries, "title": "Flour", "deleted_at": NOW},
        "task-new-4": {"list": "list-new", "title": "Stove", "deleted_at": NOW},
    }
    intent, made = imports(ada, a_file(lists, tasks))
    said = "2 lists and 5 tasks, of these 1 list and 3 tasks in the trash, the archive or templates"
    assert said in str(import_preview(made, "file"))
    assert ada.titles(groceries) == ["Milk", "Bread", "Cheese"]
    undo = an_intent("undo", value=intent)
    assert ada.commits(undo).lost == 0  # what came into the trash with the file was not deleted since

    assert ada.titles(groceries) == ["Oat milk", "Bread"]
    assert ada.counts(groceries) == (2, 0)
    assert [one.id for one in lists_of(ada.id)] == [groceries]
    assert ada.commits(an_intent("undo", value=undo.id)).lost == 0
    assert ada.titles(groceries) == ["Milk", "Bread", "Cheese"]
    assert ada.titles("list-new") == ["Tent"]


def test_undoing_an_import_leaves_what_was_changed_since(ada, groceries):
    before = export(ada)
    milk = ada.sees(groceries)["rows"][0]["id"]
    ada.does("rename_task", task=milk, value="Oat milk")
    intent, _ = imports(ada, before)
    ada.does("rename_task", task=milk, value="Soy milk")
    ada.does("undo", value=intent)

    assert field(milk, "title") == "Soy milk"


def test_new_tasks_stand_where_the_file_has_them_or_at_the_end_where_that_place_is_taken(ada, groceries):
    between = {"task-between": {"list": groceries, "title": "Between", "order": "a0V"}}
    imports(ada, a_file({groceries: {"title": "Groceries"}}, between))
    assert ada.titles(groceries) == ["Milk", "Between", "Bread"]
    taken = {
        "task-two": {"list": groceries, "title": "Second", "order": "a1"},
        "task-one": {"list": groceries, "title": "First", "order": "a0"},
        "task-bad": {"list": groceries, "title": "Last", "order": "0!"},
    }
    imports(ada, a_file({groceries: {"title": "Groceries"}}, taken))
    assert ada.titles(groceries) == ["Milk", "Between", "Bread", "First", "Second", "Last"]
    ada.add("Added later", groceries)
    assert ada.titles(groceries)[-1] == "Added later"


def test_an_import_brings_no_more_tags_and_smart_lists_than_there_can_be_and_names_the_others(ada):
    kept, trashed = ada.makes_tag("kept"), ada.makes_tag("trashed")
    ada.does("delete_tag", tags=[trashed])
    tags = {f"tag-{at:05d}": {"title": f"tag {at}"} for at in range(OWN_MOST["tags"])}
    smart = {f"smart-{at:05d}": {"title": f"smart {at}", "query": "p1"} for at in range(OWN_MOST["smart_lists"] + 2)}
    first, last = next(iter(tags)), list(tags)[-1]
    task = {"list": "list-00000", "title": "Milk", "tags": f"{kept} {first} {last} {trashed}"}
    data = a_file({"list-00000": {"title": "Groceries"}}, {"task-00000": task, "task-00001": {**task, "tags": last}})
    data |= {"tags": {**tags, trashed: {"title": "trashed", "deleted_at": None}}, "smart_lists": smart}

    shown = look(ada.id, file(data), LATER)
    titles = ["Tag tag 299", "Tag trashed", "Smart list smart 50", "Smart list smart 51"]
    assert [one.what for one in shown.skipped] == titles
    assert "You have 300 tags, the most that there can be." in shown.skipped[0].reason
    assert imports(ada, data)[1].skipped == shown.skipped
    assert (len(known_tags(ada.id)), len(known_smart_lists(ada.id))) == (300, 50)
    assert [field(one, "tags") for one in ("task-00000", "task-00001")] == [f"{kept} {first} {trashed}", None]
    assert export(ada)["tags"].keys() == {kept, trashed, *tags} - {last}

    # Without room nothing comes out of the trash either. What the file does not call deleted or not stays in it.
    with pytest.raises(Invalid, match="Merge or delete some first"):
        ada.does("restore_tag", tags=[trashed])
    ada.does("delete_tag", tags=[first])
    ada.does("restore_tag", tags=[trashed])
    assert [one.what for one in imports(ada, data)[1].skipped] == [titles[0], *titles[2:]]


def test_an_import_of_many_comes_as_whole_as_one_of_few(ada):
    fields = [{"title": f"100 % of {n}: %(a)s ? '\"", "done_at": NOW if n % 2 else None} for n in range(200)]
    tasks = {f"task-{n:07}": {"list": "list-many", **one} for n, one in enumerate(fields)}
    imports(ada, a_file({"list-many": {"title": "Many"}}, tasks))
    after = export(ada)

    assert [{name: one[name] for name in ("title", "done_at")} for _, one in sorted(after["tasks"].items())] == fields
    titles = [row[-1] for row in after["changes"] if row[4] == "tasks" and row[6] == "title"]
    assert (len(titles), set(titles)) == (len(fields), {one["title"] for one in fields})


def test_a_large_import_and_its_undo_take_few_statements(ada, statements):
    tasks = {f"task-{n:06}": {"list": "list-large", "title": f"Task {n}", "order": None} for n in range(3_000)}
    intent, made = imports(ada, a_file({"list-large": {"title": "Large"}}, tasks))

    assert len(made.new_tasks) == 3_000
    assert ada.titles("list-large", size=2) == ["Task 0", "Task 1"]
    assert len(statements) < 60
    statements.clear()
    ada.does("undo", value=intent)
    assert len(statements) < 60
