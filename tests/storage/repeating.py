"""Tasks that repeat, for tests: on which day it is, made in one line, and ticked as they are seen."""

from domain.history import in_words
from storage.history import history_of
from tests.factories import new_id
from tests.storage.people import Person, field

TODAY = "2027-01-13"
NOW = f"{TODAY}T09:00:00+00:00"


def make_repeat(person: Person, to: str, sentence: str = "every day", **fields) -> str:
    """Make a task in a list which repeats, on a day or as it follows, and return its id."""
    task = new_id("task")
    person.does("add_tasks", list=to, value=[[task, {"title": "Water plants", **fields}]])
    person.does("repeat_task", tasks=[task], value={"text": sentence, "day": TODAY}, now=NOW)
    return task


def ticks(person, *tasks: str, day: str = TODAY, of: dict | None = None, verb: str = "tick_task") -> str:
    """Tick tasks on a day, as they are seen, and return the intent."""
    seen = {task: field(task, "date") for task in tasks} if of is None else of
    return person.does(verb, tasks=list(tasks), value={"day": day, "of": seen}, now=f"{day}T10:00:00+00:00")


def told(person, task: str) -> list[str]:
    seen = history_of(person.id, task, None, 50)
    assert seen is not None
    return [in_words(one) for one in seen.changes]
