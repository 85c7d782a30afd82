"""Facts that have to agree with each other, whatever was done."""

from collections import Counter
from copy import deepcopy
from typing import Any

from hypothesis.stateful import invariant
from sqlalchemy import select

from domain.names import name_key
from domain.tags import in_tags
from domain.tallies import KINDS, Tally
from storage.database.engine import reading
from storage.database.tables import changes, feed, findable, lists, repeats_done, sections, tallies, task_tags, tasks
from storage.findable import row_of
from storage.news import news_after
from storage.tallies import counted_now
from storage.tree import DEEPEST
from tests.storage.copies import WholeCopy
from tests.storage.machines import Machine
from tests.storage.people import Person, history, rows, stored

OF_TASK = ("task", "list", "done_at", "deleted_at")


class Agreements(Machine):
    """One account, with `copy` as a browser keeps it from the edits that come back; facts that are kept twice agree."""

    ada: Person
    begun: dict[str, Any]
    copy: dict[str, Any]
    whole: WholeCopy
    ids: dict[str, list[str]]
    """The ids of all that was made, by its kind."""

    @invariant()
    def the_edits_make_what_is_stored(self):
        assert stored() == self.copy

    @invariant()
    def the_counts_are_what_is_counted(self):
        alive = [task for task in self.copy["tasks"].values() if not task["deleted_at"]]
        counted = Counter((task["list"], bool(task["done_at"])) for task in alive)
        for row in rows(select(lists)):
            assert (row["open_count"], row["done_count"]) == (counted[row["id"], False], counted[row["id"], True])

    @invariant()
    def the_sums_are_of_what_is_there_and_of_what_the_history_says_of_repeats(self):
        with reading() as connection:
            counted = counted_now(connection)
            kept = {(row.list, row.slot): row._asdict() for row in connection.execute(select(tallies))}
        assert {Tally(*key, kind): row[kind] for key, row in kept.items() for kind in KINDS if row[kind]} == counted
        completed: dict[tuple[str, str], str] = {}
        of_repeats = select(changes).where(changes.c.field == "completed_at").order_by(changes.c.at, changes.c.seq)
        made = {
            (row["entity_id"], row["intent"]) for row in rows(select(changes).where(changes.c.field == "created_at"))
        }
        for row in rows(of_repeats):
            is_made = (row["entity_id"], row["intent"]) in made  # a copy: nobody completed it
            if row["new"] and row["new"] > (row["old"] or "") and not is_made:
                completed[row["entity_id"], row["new"]] = self.copy["tasks"][row["entity_id"]]["list"]
            elif (row["new"] or "") < (row["old"] or ""):
                completed.pop((row["entity_id"], row["old"]), None)
        assert {(row["task"], row["at"]): row["list"] for row in rows(select(repeats_done))} == completed

    @invariant()
    def the_tasks_of_a_tag_are_those_that_have_it(self):
        kept = {(row["tag"], *(row[name] for name in OF_TASK)) for row in rows(select(task_tags))}
        assert kept == {
            (tag, key, *(task[name] for name in OF_TASK[1:]))
            for key, task in self.copy["tasks"].items()
            for tag in in_tags(task["tags"])
        }
        paths = {row["id"]: row["path"] for row in rows(select(tasks.c.id, tasks.c.path))}
        assert all(row["path"] == paths[row["task"]] for row in rows(select(task_tags)))

    @invariant()
    def each_task_says_whose_it_is_and_where_it_stands_in_its_day(self):
        owners = {row["id"]: row["account_id"] for row in rows(select(lists))}
        for row in rows(select(tasks)):
            assert row["account_id"] == owners[row["list"]]
            assert row["day_place"] == f"{row['time'] or '~'} {row['day_order'] or row['order']}"

    @invariant()
    def what_a_search_looks_at_are_the_tasks_as_they_are(self):
        alive = {key: one for key, one in self.copy["tasks"].items() if not one["deleted_at"]}
        assert {row["task"]: row for row in rows(select(findable))} == {
            key: row_of(key, one) for key, one in alive.items()
        }

    @invariant()
    def no_two_tags_have_one_title(self):
        titles = [name_key(tag["title"]) for tag in self.copy["tags"].values() if not tag["deleted_at"]]
        assert len(titles) == len(set(titles))

    @invariant()
    def who_is_seen_stands_in_a_section_that_is_seen(self):
        alive = [task for task in self.copy["tasks"].values() if not task["deleted_at"] and task["section"]]
        for task in alive:
            section = self.copy["sections"][task["section"]]
            assert (section["list"], section["deleted_at"]) == (task["list"], None)
        counted = Counter(task["section"] for task in alive if not task["done_at"])
        for row in rows(select(sections)):
            assert row["open_count"] == counted[row["id"]]

    @invariant()
    def a_subtask_stands_under_a_task_that_is_seen(self):
        every = self.copy["tasks"]
        for task in every.values():
            above, levels = every.get(task["parent"]), 1
            if task["deleted_at"]:
                continue
            assert bool(above) == bool(task["parent"])
            while above:
                assert (above["list"], above["section"], above["deleted_at"]) == (task["list"], task["section"], None)
                assert task["done_at"] or not above["done_at"]
                above, levels = every.get(above["parent"]), levels + 1
            assert levels <= DEEPEST

    @invariant()
    def each_list_shows_all_its_tasks_right_after_what_they_are_under(self):
        for list_id in self.ids["list"]:
            seen = self.ada.sees(list_id)
            if seen is None:
                continue
            alive = {key for key, one in self.copy["tasks"].items() if one["list"] == list_id and not one["deleted_at"]}
            assert [one["id"] for one in seen["rows"]] == list(dict.fromkeys(one["id"] for one in seen["rows"]))
            assert {one["id"] for one in seen["rows"]} == alive
            assert sum(one["count"] for one in seen["sections"]) == len(alive)
            line: list[str] = []
            for row in seen["rows"]:
                line = [*line[: str(row["order"]).count("!")], str(row["id"])]
                assert line[-2:-1] == ([row["parent"]] if "parent" in row else [])

    @invariant()
    def the_history_is_numbered_without_gaps(self):
        numbers = {row["id"]: list(range(1, row["seq"] + 1)) for row in rows(select(lists))}
        assert {list_id: [row["seq"] for row in history(list_id)] for list_id in numbers} == numbers

    @invariant()
    def the_history_leads_to_what_is_stored(self):
        told: dict[str, Any] = deepcopy(self.begun)
        in_order = select(changes).join(feed, feed.c.intent == changes.c.intent)
        for row in rows(in_order.order_by(feed.c.seq, changes.c.list, changes.c.seq)):
            fields = told[row["entity"]].setdefault(row["entity_id"], {})
            if row["field"] == "list" and row["list"] == row["new"] and row["old"]:
                continue  # a move is also in the history of the list that the task came into
            assert fields.get(row["field"]) == row["old"]
            fields[row["field"]] = row["new"]
        assert told == self.copy

    @invariant()
    def a_copy_that_heard_of_all_has_what_is_stored(self):
        heard: dict[str, Any] = deepcopy(self.begun)
        news = news_after(self.ada.id, 0)
        if news.edit is not None:
            for path, value in news.edit:
                heard[path[0]].setdefault(path[1], {})[path[2]] = value
            assert heard == self.copy

    @invariant()
    def a_whole_copy_has_what_is_stored(self):
        self.whole.follow()
        assert self.whole.is_whole()
