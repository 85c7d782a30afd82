"""Accounts as tests speak of them, and what is in the database beside what they see."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, select

from domain import schema
from domain.lists import Summary, inbox_of
from domain.verbs import Intent
from domain.views import View
from domain.wire import Window
from storage.accounts import accounts
from storage.commit import Committed, commit
from storage.database.engine import reading, reading_together
from storage.database.tables import TABLES, changes, metadata
from storage.lists import find_list, first_lists
from storage.windows import window
from tests.factories import NOW, an_intent, new_id


class Person:
    """An account, what it does and what it sees."""

    def __init__(self, name: str):
        self.id = accounts.add_account(name, "a hash", NOW)

    def commits(self, intent: Intent, now: str = NOW) -> Committed:
        return commit(self.id, intent, now)

    def does(self, verb: str, now: str = NOW, **fields) -> str:
        """Do something and return the intent's id, by which it can be undone."""
        intent = an_intent(verb, **fields)
        self.commits(intent, now)
        return intent.id

    def makes_list(self, *titles: str, title: str = "Groceries") -> str:
        """Make a list with open tasks and return its id."""
        list_id = new_id("list")
        self.does("add_list", list=list_id, value=title)
        if titles:
            self.adds(*titles, to=list_id)
        return list_id

    def adds(self, *titles: str, to: str) -> list[str]:
        """Add tasks to a list and return their ids."""
        pairs = [[new_id("task"), title] for title in titles]
        self.does("add_tasks", list=to, value=pairs)
        return [task_id for task_id, _ in pairs]

    def add(self, title: str, to: str) -> str:
        return self.adds(title, to=to)[0]

    def makes_section(self, list_id: str, *tasks: str, title: str = "Kitchen") -> str:
        """Make a section of a list, with these tasks of it, and return its id."""
        section_id = new_id("section")
        self.does("add_section", list=list_id, value=[section_id, {"title": title}])
        if tasks:
            self.does("set_task", tasks=list(tasks), value={"section": section_id})
        return section_id

    def makes_tag(self, title: str = "home", **fields) -> str:
        """Make a tag and return its id."""
        tag = new_id("tag")
        self.does("add_tag", tags=[tag], value={"title": title, **fields})
        return tag

    def makes_smart_list(self, query: str = "p1", **fields) -> str:
        """Make a smart list and return its id."""
        made = new_id("smart-list")
        self.does("add_smart_list", smart_list=made, value={"title": "Soon", "query": query, **fields})
        return made

    def tags(self, *tasks: str, add: Sequence[str] = (), remove: Sequence[str] = ()) -> str:
        """Put tags on tasks and take others off; return the intent's id."""
        return self.does("tag_task", tasks=list(tasks), value={"add": list(add), "remove": list(remove)})

    def sees(self, list_id: str, show: str = "all", start: int = 0, size: int = 1_000) -> Window | None:
        return window(self.id, View("list", list_id, show), start, size)

    def titles(self, list_id: str, show: str = "all", start: int = 0, size: int = 1_000) -> list[str]:
        seen = self.sees(list_id, show, start, size)
        assert seen is not None
        return [str(row["title"]) for row in seen["rows"]]

    def summary(self, list_id: str) -> Summary:
        found = find_list(self.id, list_id)
        assert found is not None
        return found

    def counts(self, list_id: str) -> tuple[int, int]:
        """Return how many tasks of a list are open, and how many done, as the sidebar shows it."""
        summary = self.summary(list_id)
        return summary.open_count, summary.done_count


def lists_of(account_id: int) -> list[Summary]:
    """Return all lists that an account made, in their order, however many: not its Inbox."""
    inbox, *made = first_lists(account_id, 100_000).lists
    assert inbox.id == inbox_of(account_id)
    return made


def everything() -> dict[str, list[tuple]]:
    """Return every row of every table."""
    with reading() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(select(table))), key=repr)
            for table in metadata.tables.values()
        }


def rows(query: Select) -> list[dict]:
    with reading() as connection:
        return [dict(row) for row in connection.execute(query).mappings()]


def stored() -> dict[str, Any]:
    """Return what is in the database in the shape of a browser's copy, of deleted lists and tasks too."""
    found: dict[str, Any] = dict(schema.empty())
    with reading_together():
        for entity, fields in schema.FIELDS.items():
            query = select(*(TABLES[entity].c[name] for name in ("id", *fields)))
            found[entity] = {row.pop("id"): row for row in rows(query)}
    return found


def history(list_id: str) -> list[dict]:
    """Return a list's rows in `changes`, in their order."""
    return rows(select(changes).where(changes.c.list == list_id).order_by(changes.c.seq))


def field(task_id: str, name: str) -> Any:
    return stored()["tasks"][task_id][name]


def add_views(account_id: int, title: str = "Soon") -> dict[str, str]:
    """Make a smart list and a tag, and return the id of the `smart` one and of the `tag`."""
    made = {"smart": new_id("smart-list"), "tag": new_id("tag")}
    soon = {"title": title, "query": "p1 @home"}
    commit(account_id, an_intent("add_smart_list", smart_list=made["smart"], value=soon), NOW)
    commit(account_id, an_intent("add_tag", tags=[made["tag"]], value={"title": "home"}), NOW)
    return made
