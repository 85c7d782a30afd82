"""The verbs about the days for which tasks are planned, whatever their lists."""

from domain.clean import NOT_UNDERSTOOD, Invalid, clean_day, clean_id
from domain.edits import Edit, assign
from domain.schema import clean_fields
from domain.verbs.facts import verb
from domain.verbs.intent import Here, Intent

_PLANNED = {"date", "day_order"}


def _plans(value: object) -> dict[str, dict[str, str | None]]:
    """Return the new day of each task, by its id, or its place among the tasks of that day, or both."""
    if not isinstance(value, dict) or not all(
        isinstance(one, dict) and one.keys() <= _PLANNED for one in value.values()
    ):
        raise Invalid(NOT_UNDERSTOOD)
    return {clean_id(task_id): clean_fields("tasks", fields) for task_id, fields in value.items()}


def _carried(value: object) -> dict[str, str]:
    """Return the day ``before`` which tasks were planned, and the day that they move ``to``; empty for no day."""
    if not isinstance(value, dict) or value.keys() != {"before", "to"}:
        raise Invalid(NOT_UNDERSTOOD)
    return {"before": clean_day(value["before"]), "to": "" if value["to"] == "" else clean_day(value["to"])}


@verb(_plans, tasks=True, alive=True)
def plan_task(it: Intent, here: Here, _now: str) -> Edit:
    """Plan tasks for other days, or put them in another order within their day."""
    if any(task_id not in it.value for task_id in here.tasks):
        raise Invalid(NOT_UNDERSTOOD)
    return [step for task_id in here.tasks for step in assign("tasks", [task_id], it.value[task_id])]


@verb(_carried, list=True)
def carry_over(it: Intent, here: Here, _now: str) -> Edit:
    """Move all open tasks, in all lists, that were planned for days before one to another day, or to none."""
    return assign("tasks", here.left_over(it.value["before"]), {"date": it.value["to"] or None})
