"""A list with subtasks, for stories about them."""

from storage.commit import commit
from tests.factories import NOW, an_intent

PARTY = ("Party", "- Cake", "- - Cherries", "- Music", "Flat")


def has_tasks(todo, *lines: str) -> None:
    """Give the list on screen tasks at their levels, before the page comes."""
    above: list[str] = []
    for line in lines:
        *level, title = line.split("- ")
        task = f"{title.replace(' ', '-')}-of-{todo.account.id}".ljust(16, "-")
        above = [*above[: len(level)], task]
        parent = {"parent": above[-2]} if level else {}
        commit(
            todo.account.id,
            an_intent("add_tasks", list=todo.list_id(), value=[[task, {"title": title, **parent}]]),
            NOW,
        )
