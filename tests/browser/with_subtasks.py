"""A list with subtasks, for stories about them."""

from itertools import groupby

from storage.commit import commit
from tests.factories import NOW, an_intent, new_id

PARTY = ("Party", "- Cake", "- - Cherries", "- Music", "Flat")


def has_tasks(todo, *lines: str, of: str = "") -> None:
    """Give a list tasks at their levels, before its page comes: the list on screen, if its id is not given."""
    above: list[str] = []
    made: list[tuple[str, list[str | dict]]] = []
    for line in lines:
        *level, title = line.split("- ")
        task = new_id("task")
        above = [*above[: len(level)], task]
        made.append((above[-2] if level else "", [task, {"title": title, **({"parent": above[-2]} if level else {})}]))
    for _, together in groupby(made, key=lambda one: one[0]):
        tasks = [task for _, task in together]
        for start in range(0, len(tasks), 100):
            value = tasks[start : start + 100]
            commit(todo.account.id, an_intent("add_tasks", list=of or todo.list_id(), value=value), NOW)
