"""What a verb may look up, and which lists are locked for it (`domain.verbs.intent.Here`)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from fractional_indexing import generate_key_between, generate_n_keys_between
from sqlalchemy import Connection, bindparam, func, select, tuple_

from domain.clean import Invalid
from domain.copies import Contents
from domain.days import Calendar
from domain.edits import Edit
from domain.lists import inbox_of
from domain.verbs import GONE, SECTION_GONE, SMART_LIST_GONE, TAG_GONE, VERBS, Assigned, Intent, Verb, why_gone
from storage.access import Locked, TaskHere, lock, lock_lists_of, lock_lists_with, owned_by, room_of, seen_by
from storage.accounts.calendars import calendar_in
from storage.agenda import left_over
from storage.copies import contents
from storage.database.chunks import some_of
from storage.database.engine import NotNow
from storage.database.tables import TABLES, changes, intents, lists, sections, task_tags, tasks
from storage.export import entities
from storage.history import undone_in
from storage.places import places_after, places_after_each, places_at_end
from storage.smart_lists import is_deleted, place_of_one
from storage.tags import deleted_tag_titles, last_place_of_tags, tag_titles
from storage.tree import Tree
from storage.write import Key, read_entities

# Built once, as in `storage.write`.
DONE_FOR = select(intents.c.list).where(
    intents.c.account_id == bindparam("account"), intents.c.id == bindparam("intent")
)
_ANY = {entity: select(table.c.id).where(table.c.id.in_(bindparam("ids"))).limit(1) for entity, table in TABLES.items()}
_LAST_LIST = select(func.max(lists.c.order)).where(owned_by(bindparam("account")))
_PLACE_OF_LIST = select(lists.c.order).where(owned_by(bindparam("account")), lists.c.id == bindparam("list"))
_NEXT_PLACE = select(func.min(lists.c.order)).where(
    owned_by(bindparam("account")), lists.c.order > bindparam("place"), lists.c.id != bindparam("moved")
)
_ALIVE = (tasks.c.list == bindparam("list"), tasks.c.deleted_at.is_(None))
_COMPLETED = select(tasks.c.id).where(*_ALIVE, tasks.c.root_done_at.is_not(None))
_COMPLETED_EACH = select(tasks.c.id).where(*_ALIVE, tasks.c.done_at.is_not(None))
_WITH_TAG = (
    select(tasks.c.id, tasks.c.tags)
    .join(task_tags, task_tags.c.task == tasks.c.id)
    .where(task_tags.c.tag == bindparam("tag"), tasks.c.list.in_(bindparam("lists")))
)
_PLACE = (sections.c.order, sections.c.id)
_LAST_SECTION = select(func.max(sections.c.order)).where(sections.c.list == bindparam("list"))
_SECTION_PLACES = select(*_PLACE).where(sections.c.list == bindparam("list"))
_SECTION_TASKS = (
    select(tasks.c.id)
    .where(tasks.c.section == bindparam("section"), tasks.c.deleted_at.is_(None))
    .order_by(tasks.c.done_at.is_not(None), tasks.c.order, tasks.c.id)
)
_ASSIGNED = (
    select(*(changes.c[name] for name in ("list", "entity", "entity_id", "field", "old", "new")))
    .join(lists, lists.c.id == changes.c.list)
    .where(changes.c.intent == bindparam("intent"), seen_by(bindparam("account")))
    .order_by(changes.c.list, changes.c.seq.desc())
)


class Here:
    """Answers the questions of a verb (`domain.verbs.intent.Here`), while the lists that it concerns are locked.

    Raises `Invalid` if the account has no such list or none of the tasks, or if the verb does not work in the trash.
    """

    def __init__(self, connection: Connection, account_id: int, intent: Intent, verb: Verb):
        self._connection, self._account_id, self._intent = connection, account_id, intent
        self.skipped = self.lost = 0
        self.tree = Tree(connection)
        self.parts: Sequence[tuple[Intent, Here]] = ()
        self._last: dict[str, str] = {}
        self.section: Mapping[str, Any] = {}
        self._tasks: dict[str, TaskHere] = {}
        self.locked: dict[str, Locked] = {}
        if verb.tasks:
            found, self.locked = lock_lists_of(connection, account_id, intent.tasks, verb.role)
            self._tasks = found if verb.trash else self._without_the_trash(found, verb)
            if not self._tasks:
                raise Invalid(why_gone([(one.title, one.with_list) for one in found.values()]))
        if verb.section:
            self.section = self._section()
            self.locked |= lock(connection, account_id, {self.section["list"]}, verb.role)
            if self.section["deleted_at"] or self.locked[self.section["list"]].deleted:
                raise Invalid(SECTION_GONE)
        also = {intent.list} if verb.list and not verb.makes_list else self._lists_of_before() if verb.undoes else set()
        also = also | intent.others
        if verb.tags or verb.makes_tags or intent.new_tags or verb.smart_list or len(self.locked) > 1:
            also = also | {inbox_of(account_id)}
        self.locked |= lock(connection, account_id, also - self.locked.keys(), verb.role)
        if verb.list and not verb.makes_list:
            named = self.locked.get(intent.list)
            if named is None or (named.deleted and not verb.trash) or not intent.others <= self.locked.keys():
                raise Invalid(GONE)
        if verb.tags and not verb.makes_tags and not self.tags:
            raise Invalid(TAG_GONE)
        if verb.smart_list and not verb.makes_smart_list:
            deleted = is_deleted(connection, account_id, intent.smart_list)
            if deleted is None or (deleted and not verb.trash):
                raise Invalid(SMART_LIST_GONE)

    def _without_the_trash(self, found: Mapping[str, TaskHere], verb: Verb) -> dict[str, TaskHere]:
        return {
            task_id: one
            for task_id, one in found.items()
            if not self.locked[one.list].deleted and not (one.deleted and verb.alive)
        }

    def _section(self) -> Mapping[str, Any]:
        """Return the fields of the section that the intent names, if the account may see it."""
        which = sections.c.id == self._intent.section
        found = dict(entities(self._connection, "sections", self._account_id, which))
        if not found:
            raise Invalid(SECTION_GONE)
        return found[self._intent.section]

    def _lists_of_before(self) -> set[str]:
        """Return the lists that an earlier intent concerned, and those in which its tasks were and are."""
        were_in = {one.list for one in self.assigned} | {one.old for one in self.assigned if one.field == "list"}
        are_in = {fields["list"] for fields in self.there.values() if "list" in fields}
        return {one for one in (self._filed_before, *were_in, *are_in) if one}

    @cached_property
    def _filed_before(self) -> str:
        """Return the list whose history has the account's earlier intent; empty if there is none."""
        which = {"account": self._account_id, "intent": self._intent.value}
        return self._connection.scalar(DONE_FOR, which) or ""

    @property
    def filed_under(self) -> str:
        """Return the list whose history gets the intent: the one it names, the Inbox for tags, or that of a task."""
        if self._intent.list:
            return self._intent.list
        if self._intent.tags or self._intent.smart_list:
            return inbox_of(self._account_id)
        if self._tasks:
            first, *others = {one.list for one in self._tasks.values()}
            return inbox_of(self._account_id) if others else first  # of several: the Inbox is never purged
        if self.section:
            return self.section["list"]
        before = self._filed_before or next((one.list for one in self.assigned), "")
        if before not in self.locked:
            raise Invalid("There is nothing to undo: that change was never saved.")
        return before

    @property
    def tasks(self) -> tuple[str, ...]:
        return tuple(task_id for task_id in self._intent.tasks if task_id in self._tasks)

    def list_of(self, task_id: str) -> str:
        return self._tasks[task_id].list

    @property
    def tags(self) -> tuple[str, ...]:
        if not self._intent.tags:
            return ()
        there = {**self.own_tags, **self.deleted_tags} if VERBS[self._intent.verb].trash else self.own_tags
        return tuple(tag for tag in self._intent.tags if tag in there)

    @cached_property
    def deleted_tags(self) -> Mapping[str, str]:
        return deleted_tag_titles(self._connection, self._account_id, self._intent.tags)

    @cached_property
    def own_tags(self) -> Mapping[str, str]:
        return tag_titles(self._connection, self._account_id)

    def places_of_tags(self, count: int) -> Sequence[str]:
        return generate_n_keys_between(last_place_of_tags(self._connection, self._account_id), None, count)

    def place_of_smart_list(self, after: str | None = None) -> str:
        return place_of_one(self._connection, self._account_id, after)

    @cached_property
    def room(self) -> Mapping[str, int]:
        return room_of(self._connection, self._account_id)

    def tasks_with(self, tag: str) -> Mapping[str, str | None]:
        self.locked |= lock_lists_with(self._connection, self._account_id, tag, VERBS[self._intent.verb].role)
        found: dict[str, str | None] = {}
        for some in some_of(self.locked):
            found |= {row.id: row.tags for row in self._connection.execute(_WITH_TAG, {"tag": tag, "lists": some})}
        return found

    @cached_property
    def calendar(self) -> Calendar:
        return calendar_in(self._connection, self._account_id)

    @property
    def lists(self) -> Mapping[str, bool]:
        return {list_id: one.deleted for list_id, one in self.locked.items()}

    def is_taken(self, entity: str, ids: Collection[str]) -> bool:
        return any(self._connection.scalar(_ANY[entity], {"ids": some}) for some in some_of(ids))

    def place_of_section(self, list_id: str, after: str | None = None) -> str:
        ask = self._connection
        if after is not None:
            own = sections.c.id != self._intent.section
            there = ask.execute(_SECTION_PLACES.where(sections.c.id == after), {"list": list_id}).one_or_none()
            if after == "" or there:
                later = _SECTION_PLACES.where(own, tuple_(*_PLACE) > tuple_(*(there or ("", ""))))
                following = ask.execute(later.order_by(*_PLACE).limit(1), {"list": list_id}).one_or_none()
                return generate_key_between(there.order if there else None, following.order if following else None)
        return generate_key_between(ask.scalar(_LAST_SECTION, {"list": list_id}), None)

    def section_tasks(self, section_id: str) -> Iterable[str]:
        return self._connection.scalars(_SECTION_TASKS, {"section": section_id})

    def place_of_list(self, after: str | None = None) -> str:
        own = {"account": self._account_id}
        if after is None:
            return generate_key_between(self._connection.scalar(_LAST_LIST, own), None)
        place = self._connection.scalar(_PLACE_OF_LIST, {**own, "list": after or inbox_of(self._account_id)})
        if place is None:
            raise Invalid("The list that you moved it next to is not there any more. Move it again.")
        beside = {**own, "place": place, "moved": self._intent.list}
        return generate_key_between(place, self._connection.scalar(_NEXT_PLACE, beside))

    def left_over(self, before: str) -> Collection[str]:
        found = left_over(self._connection, self._account_id, before)
        others = set(found.values()) - self.locked.keys()
        self.locked |= lock(self._connection, self._account_id, others, VERBS[self._intent.verb].role)
        return found.keys()

    def contents(self, list_id: str) -> Contents:
        return contents(self._connection, self._account_id, list_id)

    def places(self, list_id: str, count: int) -> Sequence[str]:
        found = places_at_end(self._connection, list_id, count, self._last.get(list_id))
        self._last |= {list_id: found[-1]} if found else {}
        return found

    def places_after(self, list_id: str, after: str, task_ids: Sequence[str]) -> Mapping[str, str]:
        return places_after(self._connection, list_id, after, task_ids)

    def places_after_each(self, task_ids: Collection[str]) -> Mapping[str, str]:
        return places_after_each(self._connection, task_ids)

    def with_subtasks(self, task_ids: Collection[str]) -> Mapping[str, Mapping[str, Any]]:
        alive: dict[str, Mapping[str, Any]] = dict(self.tree.of(task_ids))
        for task_id, one in self.tree.below(task_ids).items():
            if one["parent"] in alive and one["deleted_at"] is None:
                alive.setdefault(task_id, one)
        return alive

    def fields(self, task_ids: Collection[str]) -> Mapping[str, Mapping[str, Any]]:
        return self.tree.of(task_ids)

    def undone(self, task_ids: Collection[str]) -> set[str]:
        return undone_in(self._connection, task_ids)

    def completed(self, list_id: str, inside: bool = False) -> Iterable[str]:
        return self._connection.scalars(_COMPLETED_EACH if inside else _COMPLETED, {"list": list_id})

    @cached_property
    def assigned(self) -> Sequence[Assigned]:
        found: dict[tuple[str, ...], Assigned] = {}  # a move is in the history of two lists
        which = {"account": self._account_id, "intent": self._intent.value}
        for one in map(Assigned._make, self._connection.execute(_ASSIGNED, which)):
            found.setdefault((one.entity, one.id, one.field), one)
        return list(found.values())

    @cached_property
    def there(self) -> Mapping[Key, Mapping[str, Any]]:
        return read_entities(self._connection, {(one.entity, one.id) for one in self.assigned})

    def overwrites(self) -> Mapping[str, str]:
        """Return the fields that are neither as seen nor as set now, each with the title that the task had."""
        if not self._intent.was:
            return {}
        [there] = self.tree.of([self.tasks[0]]).values()
        was, new = self._intent.was, self._intent.value
        return {name: there["title"] for name in was if there[name] not in (None, was[name], new.get(name))}

    def leave(self, count: int) -> None:
        self.skipped += count

    def lose(self, count: int) -> None:
        self.lost += count

    def lock_all_of(self, edit: Edit) -> None:
        """Lock the lists of all tasks of an edit, those too that nobody could name: of what is damaged.

        Raises `NotNow` when a task was moved to another list while this waited, and `Invalid` for lists of others.
        """
        concerned = self.tree.of(path[1] for path, _ in edit if path[0] == "tasks")
        if any(key in concerned and concerned[key]["list"] != one.list for key, one in self._tasks.items()):
            raise NotNow("a task was moved to another list in the meantime")
        others = {one["list"] for one in concerned.values()} - self.locked.keys()
        self.locked |= lock(self._connection, self._account_id, others, VERBS[self._intent.verb].role)
        if not others <= self.locked.keys():
            raise Invalid(why_gone())
        if others and Tree(self._connection).of(concerned) != concerned:
            raise NotNow("a task was changed in the meantime")
