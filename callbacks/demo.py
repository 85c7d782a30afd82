"""The list on the public page: the same verbs for a visitor, on a copy in the browser's memory. Nothing is stored."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from dash import Input, Output, Patch, callback

import ids
from domain.clean import NOT_UNDERSTOOD, Invalid, clean_id
from domain.copies import Contents
from domain.days import Calendar
from domain.demo import DEMO_LIST
from domain.edits import Edit, apply, assign
from domain.intents import id_of, parse
from domain.most import OWN_MOST
from domain.schema import ADD_MAX, TASK
from domain.verbs import GONE, VERBS, Assigned, Intent
from domain.wire import Answer

COMMIT_DEMO = f"..{ids.DEMO_ANSWER}.data...{ids.DEMO_COPY}.data.."
"""The name by which Dash knows `commit_demo`, which is public."""


@callback(
    Output(ids.DEMO_ANSWER, "data"),
    Output(ids.DEMO_COPY, "data"),
    Input(ids.DEMO_OUTBOX, "data"),
    prevent_initial_call=True,
)
def commit_demo(raw: Any) -> tuple[Answer, Patch]:
    """Turn an intent into an edit, and return it as a Patch with an answer as from `commit_intents`."""
    patch = Patch()
    answer: Answer = {"ids": [id_of(raw)], "refused": []}
    try:
        apply(_edit(parse(raw), raw.get("shows"), datetime.now(UTC).isoformat()), patch)
    except Invalid as refusal:
        answer["refused"].append((answer["ids"][0], str(refusal)))
    return answer, patch


def _edit(intent: Intent, shows: Any, now: str) -> Edit:
    verb = VERBS[intent.verb]
    if intent.verb == "undo":
        return _undo(shows, now)
    if verb.does and (verb.tasks or intent.verb == "add_tasks") and not verb.undoes:
        return verb.does(intent, _Nowhere(intent.tasks), now)
    raise Invalid("The demo cannot do that. Log in to have lists of your own.")


def _undo(shows: Any, now: str) -> Edit:
    """Return what an undo assigns, according to what it `shows`: the demo has no history to take it from."""
    rows = shows.get("rows") if isinstance(shows, dict) else None
    if not isinstance(rows, list) or len(rows) > ADD_MAX:
        raise Invalid(NOT_UNDERSTOOD)
    edit: Edit = []
    for row in rows:
        # A third part says which days' numbers it moves.
        task_id, fields = row[:2] if isinstance(row, list) and len(row) in (2, 3) else (None, None)
        was: dict[str, Any] = fields if isinstance(fields, dict) else {}
        values: dict[str, str | None] = {"deleted_at": None if isinstance(fields, dict) else now}
        values |= {name: now if was[name] else None for name in was if name in TASK and TASK[name].kind == "instant"}
        values |= {name: TASK[name].cleaned(was[name]) for name in was if name in TASK and TASK[name].settable}
        edit += assign("tasks", [clean_id(task_id)], values)
    return edit


class _Nowhere:
    """Answers the questions of a verb (`domain.verbs.intent.Here`) where nothing is stored: all its tasks exist."""

    lists: Mapping[str, bool] = {}
    calendar = Calendar()
    assigned: Sequence[Assigned] = ()
    section: Mapping[str, Any] = {}
    there: Mapping[tuple[str, str], Mapping[str, Any]] = {}
    tags: tuple[str, ...] = ()
    own_tags: Mapping[str, str] = {}
    deleted_tags: Mapping[str, str] = {}
    room: Mapping[str, int] = OWN_MOST
    parts: tuple = ()

    def __init__(self, tasks: tuple[str, ...]):
        self.tasks = tasks

    def is_taken(self, _entity: str, _ids: Collection[str]) -> bool:
        return False

    def place_of_section(self, _list_id: str, _after: str | None = None) -> str:
        return "a0"

    def section_tasks(self, _section_id: str) -> Iterable[str]:
        return ()

    def place_of_list(self, _after: str | None = None) -> str:
        return "a0"

    def undone(self, _task_ids: Collection[str]) -> set[str]:
        return set()

    def left_over(self, _before: str) -> Collection[str]:
        return ()

    def contents(self, _list_id: str) -> Contents:
        raise Invalid(GONE)

    def places(self, _list_id: str, count: int) -> Sequence[str]:
        return ["a0"] * count

    def places_after(self, _list_id: str, _after: str, task_ids: Sequence[str]) -> Mapping[str, str]:
        return dict.fromkeys(task_ids, "a0")

    def places_after_each(self, task_ids: Collection[str]) -> Mapping[str, str]:
        return dict.fromkeys(task_ids, "a0")

    def places_of_tags(self, count: int) -> Sequence[str]:
        return ["a0"] * count

    def place_of_smart_list(self, _after: str | None = None) -> str:
        return "a0"

    def tasks_with(self, _tag: str) -> Mapping[str, str | None]:
        return {}

    def list_of(self, _task_id: str) -> str:
        return DEMO_LIST

    def fields(self, task_ids: Collection[str]) -> Mapping[str, Mapping[str, Any]]:
        return {task_id: {**dict.fromkeys(TASK), "list": DEMO_LIST} for task_id in task_ids}

    def with_subtasks(self, task_ids: Collection[str]) -> Mapping[str, Mapping[str, Any]]:
        return self.fields(task_ids)

    def completed(self, _list_id: str, inside: bool = False) -> Iterable[str]:  # noqa: ARG002 - named so by callers
        return ()

    def leave(self, count: int) -> None:
        """Do nothing: nobody else changes anything here."""

    def lose(self, count: int) -> None:
        """Do nothing: nobody else deletes anything here."""
