"""A list with subtasks, for stories about them."""

import itertools

from storage.commit import commit
from tests.factories import an_intent, instant, new_id

PARTY = ("Party", "- Cake", "- - Cherries", "- Music", "Flat")


_seconds = itertools.count(1)


def has_tasks(todo, *lines: str, of: str = "") -> None:
    """Give a list tasks at their levels, before its page comes: the list on screen, if its id is not given."""
    above: list[str] = []
    made: list[tuple[str, list[str | dict]]] = []
    for line in lines:
        *level, title = line.split("- ")
        task = new_id("task")
        above = [*above[: len(level)], task]
        made.append((above[-2] if level else "", [task, {"title": title, **({"parent": above[-2]} if level else {})}]))
    for _, together in itertools.groupby(made, key=lambda one: one[0]):
        tasks = [task for _, task in together]
        for start in range(0, len(tasks), 100):
            value = tasks[start : start + 100]
            intent = an_intent("add_tasks", list=of or todo.list_id(), value=value)
            commit(todo.account.id, intent, instant(next(_seconds)))
