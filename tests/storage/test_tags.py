"""Tags: one title each, on tasks whoever adds or takes off others, merged, deleted and brought back in one step."""

import csv

import pytest
from sqlalchemy import insert

from domain.clean import Invalid
from domain.history import in_words
from domain.import_file import Found
from domain.most import OWN_MOST
from domain.tags import TAGS_MAX, in_tags
from domain.views import View
from storage.database.engine import writing
from storage.database.tables import tags
from storage.export import export_csv
from storage.history import history_of
from storage.imports import import_found, look
from storage.tags import all_tags, known_tags
from storage.trash import count_trash, trash_of
from storage.windows import window
from tests.factories import NOW, an_intent, instant, new_id
from tests.storage.people import everything, field, stored


@pytest.fixture
def home(ada):
    return ada.makes_tag("home")


@pytest.fixture
def errands(ada):
    return ada.makes_tag("errands")


def tags_of(person, task: str) -> list[str]:
    """Return the titles of a task's tags, as they are shown."""
    known = known_tags(person.id)
    return [known[tag]["title"] for tag in in_tags(field(task, "tags")) if tag in known]


def shown(person, tag: str, show: str = "all") -> dict[str, list[str]]:
    """Return what is to be seen of a tag: titles of tasks, by the titles of sections."""
    seen = window(person.id, View("tag", tag, show), 0, 60)
    assert seen is not None
    titles, found = [str(row["title"]) for row in seen["rows"]], {}
    for section in seen["sections"]:
        found[section["title"]] = [titles.pop(0) for _ in range(section["count"])]
    return found


class TestOnATask:
    def test_two_who_tag_one_task_both_keep_theirs(self, ada, milk, home, errands):
        ada.tags(milk, add=[home])
        ada.tags(milk, add=[errands])
        assert tags_of(ada, milk) == ["home", "errands"]

    def test_an_undo_takes_away_what_was_added_whatever_others_did_since(self, ada, milk, home, errands):
        tagged = ada.tags(milk, add=[home])
        ada.tags(milk, add=[errands])
        undone = ada.does("undo", value=tagged)
        assert tags_of(ada, milk) == ["errands"]
        ada.does("undo", value=undone)
        assert tags_of(ada, milk) == ["errands", "home"]

    def test_an_undo_puts_back_what_was_taken_off_whatever_others_did_since(self, ada, milk, home, errands):
        ada.tags(milk, add=[home])
        untagged = ada.tags(milk, remove=[home])
        ada.tags(milk, add=[errands])
        done = ada.commits(an_intent("undo", value=untagged))
        assert (tags_of(ada, milk), done.skipped) == (["errands", "home"], 0)

    def test_the_history_tells_of_them_by_their_titles_and_puts_them_back(self, ada, milk, home, errands):
        swapped = ada.tags(milk, add=[home])
        ada.tags(milk, add=[errands], remove=[home])
        found = history_of(ada.id, milk, None, 50)
        assert found is not None
        assert [in_words(one) for one in found.changes] == [
            "Tagged errands; took off the tag home",
            "Tagged home",
            "Added",
        ]
        assert [one.outdated for one in found.changes] == [True, False, False]
        ada.does("put_back", tasks=[milk], value=swapped)
        assert tags_of(ada, milk) == ["errands"]

    def test_what_is_there_already_and_what_is_not_is_left_out(self, ada, milk, home, errands):
        ada.tags(milk, add=[home])
        ada.tags(milk, add=[home, errands, "no-such-tag"], remove=["no-such-tag"])
        assert tags_of(ada, milk) == ["home", "errands"]

    def test_there_are_at_most_twenty(self, ada, milk):
        some = [ada.makes_tag(f"tag {n}") for n in range(TAGS_MAX + 1)]
        ada.tags(milk, add=some[:TAGS_MAX])
        with pytest.raises(Invalid, match="at most 20 tags"):
            ada.tags(milk, add=some[TAGS_MAX:])

    def test_a_copy_of_a_task_has_them_too(self, ada, milk, home):
        ada.tags(milk, add=[home])
        copy = new_id("task")
        ada.does("duplicate_task", tasks=[milk], value={milk: copy})
        assert tags_of(ada, copy) == ["home"]


class TestMadeOnFirstUse:
    def test_one_intent_makes_it_and_puts_it_on(self, ada, milk, bread):
        tagged = ada.does("tag_task", tasks=[milk, bread], value={"make": {new_id("tag"): "Errands"}})
        assert tags_of(ada, milk) == tags_of(ada, bread) == ["Errands"]
        ada.does("undo", value=tagged)
        assert (tags_of(ada, milk), all_tags(ada.id)) == ([], [])

    @pytest.mark.usefixtures("errands")
    def test_one_of_that_title_is_used_instead_but_for_its_case(self, ada, milk):
        ada.does("tag_task", tasks=[milk], value={"make": {new_id("tag"): "ERRANDS"}})
        assert (tags_of(ada, milk), len(all_tags(ada.id))) == (["errands"], 1)

    def test_an_undo_leaves_it_where_others_use_it_by_now(self, ada, milk, bread):
        tag = new_id("tag")
        tagged = ada.does("tag_task", tasks=[milk], value={"make": {tag: "Errands"}})
        ada.tags(bread, add=[tag])
        ada.does("undo", value=tagged)
        assert (tags_of(ada, milk), tags_of(ada, bread)) == ([], ["Errands"])
        made = ada.does("tag_task", tasks=[milk], value={"make": {(other := new_id("tag")): "Home"}})
        ada.tags(bread, add=[other])
        ada.does("delete_task", task=bread)
        ada.does("undo", value=made)
        ada.does("restore_task", task=bread)  # which had it in the trash
        assert tags_of(ada, bread) == ["Errands", "Home"]

    def test_an_undo_of_several_parts_takes_it_away_with_the_first_and_a_redo_brings_all_back(self, ada, groceries):
        typed = {"at": NOW, "zone": "UTC", "rejected": [], "chosen": {}}
        pasted = [[[new_id("task"), {"title": f"{title} @errands"}]] for title in ("Eggs", "Tea")]
        parts = [ada.does("add_tasks", list=groceries, value=part, typed=typed) for part in pasted]
        undone = [ada.does("undo", value=part) for part in reversed(parts)]
        assert all_tags(ada.id) == []
        for part in reversed(undone):
            ada.does("undo", value=part)
        assert [(one.title, one.open_count) for one in all_tags(ada.id)] == [("errands", 2)]


class TestTitles:
    @pytest.mark.usefixtures("home")
    def test_one_that_another_tag_has_is_refused_in_words(self, ada, errands):
        for intent in (
            an_intent("set_tag", tags=[errands], value={"title": "Home"}),
            an_intent("add_tag", tags=[new_id("tag")], value={"title": "HOME"}),
        ):
            with pytest.raises(Invalid, match="You have a tag “home” already"):
                ada.commits(intent)

    def test_its_own_can_get_another_case(self, ada, home):
        ada.does("set_tag", tags=[home], value={"title": "Home"})
        assert [one.title for one in all_tags(ada.id)] == ["Home"]

    @pytest.mark.parametrize("title", ["", " ", "home, office", "x" * 51, None])
    def test_what_is_none_is_refused(self, ada, home, title):
        with pytest.raises(Invalid):
            ada.does("set_tag", tags=[home], value={"title": title})

    def test_one_that_was_given_away_meanwhile_does_not_come_back(self, ada, home):
        deleted = ada.does("delete_tag", tags=[home])
        ada.makes_tag("Home")
        done = ada.commits(an_intent("undo", value=deleted))
        assert ([one.title for one in all_tags(ada.id)], done.skipped) == (["Home"], 1)

    @pytest.mark.usefixtures("home")
    def test_somebody_elses_do_not_matter(self, ada, bob):
        bob.makes_tag("home")
        assert known_tags(bob.id).keys().isdisjoint(known_tags(ada.id))


class TestDeletedAndMerged:
    def test_a_deleted_tag_is_off_all_tasks_and_comes_back_to_them(self, ada, milk, home):
        ada.tags(milk, add=[home])
        deleted = ada.does("delete_tag", tags=[home])
        assert (tags_of(ada, milk), window(ada.id, View("tag", home), 0, 60)) == ([], None)
        ada.does("undo", value=deleted)
        assert tags_of(ada, milk) == ["home"]

    def test_merging_gives_its_tasks_the_other_one_and_is_undone_in_one_step(self, ada, milk, bread, home, errands):
        ada.tags(milk, bread, add=[home])
        ada.tags(bread, add=[errands])
        ada.does("delete_task", tasks=[milk])
        before = stored()
        merged = ada.does("merge_tags", tags=[home], value=errands)
        ada.does("restore_task", tasks=[milk])
        assert (tags_of(ada, milk), tags_of(ada, bread)) == (["errands"], ["errands"])
        ada.does("delete_task", tasks=[milk])
        ada.does("undo", value=merged)
        assert {key: in_tags(one["tags"]) for key, one in stored()["tasks"].items()} == {
            key: sorted(in_tags(one["tags"]), key=in_tags(stored()["tasks"][key]["tags"]).index)
            for key, one in before["tasks"].items()
        }
        assert stored()["tags"] == before["tags"]

    def test_it_is_in_the_trash_until_it_is_restored_or_goes_for_good(self, ada, milk, home, errands):
        ada.tags(milk, add=[home, errands])
        ada.does("delete_tag", tags=[home, errands], now=instant(1))
        found = trash_of(ada.id, NOW, None, 50)
        assert {(one.entity, one.title, one.tasks) for one in found} == {("tags", "home", 1), ("tags", "errands", 1)}
        assert count_trash(ada.id, NOW) == (0, 0, 2, 0)
        ada.does("restore_tag", tags=[home])
        ada.does("purge_tag", tags=[errands])
        assert (tags_of(ada, milk), trash_of(ada.id, NOW, None, 50)) == (["home"], [])
        assert "errands" not in str(everything())

    def test_it_does_not_come_back_beside_one_of_its_title(self, ada, home):
        ada.does("delete_tag", tags=[home])
        ada.makes_tag("HOME")
        with pytest.raises(Invalid, match="You have a tag “HOME” already"):
            ada.does("restore_tag", tags=[home])

    def test_a_tag_is_not_merged_into_itself_nor_into_one_of_somebody_else(self, ada, bob, home):
        theirs = bob.makes_tag("home")
        before = everything()
        for into in (home, theirs):
            with pytest.raises(Invalid):
                ada.does("merge_tags", tags=[home], value=into)
        assert everything() == before


class TestSeen:
    def test_a_tag_shows_open_tasks_by_list_then_completed_ones(self, ada, milk, bread, home):
        tent, map_ = ada.adds("Tent", "Map", to=ada.makes_list(title="Holiday"))
        ada.tags(milk, bread, tent, map_, add=[home])
        ada.does("tick_task", tasks=[bread])
        lists = {"Inbox": [], "Groceries": ["Milk"], "Holiday": ["Tent", "Map"]}
        assert shown(ada, home) == {**lists, "Completed": ["Bread"]}
        assert shown(ada, home, "active") == lists
        assert shown(ada, home, "completed") == {"Completed": ["Bread"]}
        assert [(one.title, one.open_count) for one in all_tags(ada.id)] == [("home", 3)]

    def test_what_is_deleted_or_in_a_deleted_list_is_not_shown_nor_counted(self, ada, groceries, milk, bread, home):
        tent = ada.add("Tent", to=ada.makes_list(title="Holiday"))
        ada.tags(milk, bread, tent, add=[home])
        ada.does("delete_task", tasks=[tent])
        ada.does("delete_list", list=groceries)
        assert shown(ada, home) == {"Inbox": [], "Completed": []}
        assert [one.open_count for one in all_tags(ada.id)] == [0]

    def test_all_are_seen_even_if_they_are_more_than_an_account_may_have_by_now(self, ada):
        rows = [
            {"id": f"tag-{number:05}", "account_id": ada.id, "title": f"Tag {number}", "order": "a0", "created_at": NOW}
            for number in range(OWN_MOST["tags"] + 1)
        ]
        with writing() as connection:
            connection.execute(insert(tags), rows)
        assert len(known_tags(ada.id)) == len(all_tags(ada.id)) == OWN_MOST["tags"] + 1
        with pytest.raises(Invalid, match="Merge or delete some first"):
            ada.makes_tag("one more")

    def test_somebody_elses_tag_is_not_there(self, bob, home):
        assert window(bob.id, View("tag", home), 0, 60) is None
        assert (all_tags(bob.id), known_tags(bob.id)) == ([], {})


class TestFiles:
    def test_the_table_has_their_titles(self, ada, milk, home, errands):
        ada.tags(milk, add=[home, errands])
        [line] = [one for one in csv.DictReader(export_csv(ada.id)) if one["title"] == "Milk"]
        assert line["tags"] == "home, errands"

    def a_file(self, **tags) -> Found:
        """Return a file with a task that has these tags, by their ids."""
        entities = {
            "lists": {"list-file": {"title": "From a file"}},
            "tags": {key.replace("_", "-"): {"title": title} for key, title in tags.items()},
            "tasks": {"task-file": {"list": "list-file", "title": "Soap", "tags": " ".join([*tags, "tag-nowhere"])}},
        }
        entities["tasks"]["task-file"]["tags"] = entities["tasks"]["task-file"]["tags"].replace("_", "-")
        return Found(entities)

    def test_a_tag_of_a_title_that_is_here_is_that_one(self, ada, home):
        found = self.a_file(tag_file="HOME", tag_other="office")
        assert look(ada.id, found, NOW).new_others == ["Tag office"]
        import_found(ada.id, new_id("import"), found, NOW)
        assert tags_of(ada, "task-file") == ["home", "office"]
        assert field("task-file", "tags") == f"{home} tag-other"

    def test_one_that_is_somebody_elses_gets_another_id(self, ada, bob):
        for person in (ada, bob):
            import_found(person.id, new_id("import"), self.a_file(tag_file="home"), NOW)
        theirs = [key for key, task in stored()["tasks"].items() if task["title"] == "Soap"]
        assert len(theirs) == 2
        assert [one.open_count for person in (ada, bob) for one in all_tags(person.id)] == [1, 1]
