"""Lists are put elsewhere, put away, copied, and made from templates."""

import pytest

from domain.clean import Invalid
from domain.copies import COPIED_MAX
from domain.import_file import Found
from domain.lists import inbox_of
from storage import copies
from storage.imports import import_found
from storage.lists import find_list, lists_with
from storage.put_away import archived, templates
from tests.factories import instant, new_id
from tests.storage.people import lists_of, stored

TODAY = "2026-01-01"


def ids_of(person) -> list[str]:
    return [one.id for one in lists_of(person.id)]


def copy(person, verb: str, source: str, day: str = TODAY) -> str:
    made = new_id("list")
    person.does(verb, list=made, value={"from": source, "day": day}, now=instant(60))
    return made


@pytest.fixture
def three(ada):
    return [ada.makes_list(title=title) for title in ("Groceries", "Holiday", "Work")]


class TestOrder:
    @pytest.mark.parametrize(
        ("moved", "after", "are_then"), [(2, "", (2, 0, 1)), (0, 1, (1, 0, 2)), (0, 2, (1, 2, 0)), (2, 0, (0, 2, 1))]
    )
    def test_a_list_comes_right_after_another_or_first(self, ada, three, moved, after, are_then):
        ada.does("place_list", list=three[moved], value={"after": after if after == "" else three[after]})
        assert ids_of(ada) == [three[number] for number in are_then]

    def test_the_inbox_stays_the_first(self, ada, three):
        for number in (1, 2, 0):
            ada.does("place_list", list=three[number], value={"after": ""})
        assert ids_of(ada) == [three[0], three[2], three[1]]  # lists_of: the Inbox is before them
        with pytest.raises(Invalid, match="The Inbox stays the first"):
            ada.does("place_list", list=inbox_of(ada.id), value={"after": three[0]})

    def test_a_list_after_the_inbox_is_the_first(self, ada, three):
        ada.does("place_list", list=three[2], value={"after": inbox_of(ada.id)})
        assert ids_of(ada) == [three[2], three[0], three[1]]

    def test_a_list_after_itself_stays(self, ada, three):
        ada.does("place_list", list=three[1], value={"after": three[1]})
        assert ids_of(ada) == three

    def test_beside_a_list_that_is_gone_for_good_it_stays_where_it_is(self, ada, three):
        ada.does("delete_list", list=three[2])
        ada.does("place_list", list=three[0], value={"after": three[2]})  # one in the trash has its place
        ada.does("purge_list", list=three[2])
        with pytest.raises(Invalid, match="Move it again"):
            ada.does("place_list", list=three[0], value={"after": three[2]})


class TestArchive:
    def test_an_archived_list_is_not_among_the_others_and_is_read_at_its_address(self, ada, three):
        ada.adds("Tent", to=three[1])
        ada.does("archive_list", list=three[1], value=True, now=instant(5))
        assert ids_of(ada) == [three[0], three[2]]
        assert three[1] not in [one.id for one in lists_with(ada.id, three[1], "", 2).lists]
        assert ada.titles(three[1]) == ["Tent"]
        assert ada.sees(three[1])["facts"] == {"archived_at": instant(5)}
        assert [(one.id, one.tasks) for one in archived(ada.id, None, 10)] == [(three[1], 1)]

    def test_it_comes_back_to_its_place(self, ada, three):
        ada.does("archive_list", list=three[1], value=True)
        ada.does("archive_list", list=three[1], value=False)
        assert ids_of(ada) == three
        assert archived(ada.id, None, 10) == []

    def test_the_latest_comes_first_a_page_at_a_time(self, ada, three):
        for second, one in enumerate(three):
            ada.does("archive_list", list=one, value=True, now=instant(second))
        first = archived(ada.id, None, 2)
        assert [one.id for one in first] == [three[2], three[1]]
        assert [one.id for one in archived(ada.id, first[-1].place, 2)] == [three[0]]

    def test_the_inbox_stays(self, ada):
        with pytest.raises(Invalid, match="The Inbox stays"):
            ada.does("archive_list", list=inbox_of(ada.id), value=True)

    def test_what_is_archived_and_deleted_is_in_the_trash_alone(self, ada, three):
        ada.does("archive_list", list=three[1], value=True)
        ada.does("delete_list", list=three[1])
        assert (archived(ada.id, None, 10), find_list(ada.id, three[1])) == ([], None)
        ada.does("restore_list", list=three[1])
        assert [one.id for one in archived(ada.id, None, 10)] == [three[1]]

    def test_another_account_has_another_archive(self, ada, bob, three):
        ada.does("archive_list", list=three[1], value=True)
        copy(ada, "save_template", three[0])
        assert (archived(bob.id, None, 10), templates(bob.id, None, 10)) == ([], [])


class TestCopies:
    def test_a_duplicate_stands_beside_its_list_with_all_that_is_in_it(self, ada, groceries, milk, bread):
        ada.makes_list(title="Work")
        ada.does("set_list", list=groceries, value={"colour": "teal", "icon": "shopping"})
        ada.does("set_task", tasks=[milk], value={"notes": "Two litres", "date": "2026-01-05"})
        ada.does("tick_task", tasks=[bread])
        ada.does("delete_task", tasks=[ada.add("Eggs", to=groceries)])
        made = copy(ada, "duplicate_list", groceries)

        assert [one.title for one in lists_of(ada.id)] == ["Groceries", "Groceries (copy)", "Work"]
        assert ada.counts(made) == ada.counts(groceries) == (1, 1)
        assert ada.sees(made)["facts"] == {"colour": "teal", "icon": "shopping"}
        own, of_copy = (
            [{**row, "id": "", "order": row["order"].split()[0]} for row in ada.sees(one)["rows"]]
            for one in (groceries, made)
        )
        assert of_copy == own

    def test_a_change_of_the_copy_leaves_the_list_alone(self, ada, groceries):
        made = copy(ada, "duplicate_list", groceries)
        ada.does("tick_task", tasks=[row["id"] for row in ada.sees(made)["rows"]])
        assert (ada.counts(groceries), ada.counts(made)) == ((2, 0), (0, 2))

    def test_a_list_that_is_too_long_is_not_copied_and_it_is_said_how_long_it_is(self, ada, groceries, monkeypatch):
        monkeypatch.setattr(copies, "COPIED_MAX", 1)
        with pytest.raises(Invalid, match=r"This list has 2 tasks, and at most 1 are copied at once"):
            copy(ada, "duplicate_list", groceries)
        assert COPIED_MAX == 5_000

    def test_a_list_in_the_trash_is_not_copied(self, ada, groceries):
        ada.does("delete_list", list=groceries)
        with pytest.raises(Invalid, match="not there any more"):
            copy(ada, "duplicate_list", groceries)


class TestTemplates:
    def test_a_list_is_made_with_all_tasks_open_and_dates_as_far_from_today(self, ada, groceries, milk, bread):
        ada.does("set_task", tasks=[milk], value={"date": "2026-01-04", "deadline": "2026-01-06"})
        ada.does("tick_task", tasks=[bread])
        template = copy(ada, "save_template", groceries)
        assert ids_of(ada) == [groceries]
        assert [(one.id, one.tasks) for one in templates(ada.id, None, 10)] == [(template, 2)]

        ada.does("delete_list", list=groceries)
        made = copy(ada, "use_template", template, day="2026-03-01")
        assert ids_of(ada) == [made]
        assert ada.counts(made) == (2, 0)
        [row] = [row for row in ada.sees(made)["rows"] if row["title"] == "Milk"]
        assert (row["date"], row["deadline"]) == ("2026-03-04", "2026-03-06")
        assert ada.sees(made)["facts"] == {}

    def test_a_template_can_be_used_again(self, ada, groceries):
        template = copy(ada, "save_template", groceries)
        made = [copy(ada, "use_template", template) for _ in range(2)]
        assert ids_of(ada) == [groceries, *made]

    def test_the_copy_of_a_template_is_a_template(self, ada, groceries):
        template = copy(ada, "save_template", groceries)
        made = copy(ada, "duplicate_list", template)
        assert {one.id for one in templates(ada.id, None, 10)} == {template, made}
        assert stored()["lists"][made]["template_day"] == TODAY

    def test_what_is_no_template_makes_no_list(self, ada, groceries):
        with pytest.raises(Invalid, match="This is no template"):
            copy(ada, "use_template", groceries)


def test_unticked_is_what_was_completed_and_nothing_else(ada, groceries, milk, bread):
    ada.does("tick_task", tasks=[milk, bread])
    ada.does("delete_task", tasks=[bread])
    ada.does("untick_all", list=groceries)
    tasks = stored()["tasks"]
    assert tasks[milk]["done_at"] is None
    assert tasks[bread]["done_at"] is not None
    assert ada.counts(groceries) == (1, 0)


def test_an_inbox_in_a_file_is_neither_archived_nor_a_template(ada):
    inbox = inbox_of(ada.id)
    fields = {**stored()["lists"][inbox], "archived_at": instant(1), "template_day": TODAY}
    import_found(ada.id, new_id("import"), Found({"lists": {inbox: fields}}), instant(60))
    assert ada.summary(inbox).in_use
