"""What a browser asks for. An intent comes from outside, so nothing of it is believed before `parse`."""

from dataclasses import dataclass
from typing import Any

from domain.schema import ADD_MAX, LIST_TITLE_MAX, UNTITLED, Invalid, clean_id, clean_instant, clean_title

BATCH_MAX = 50
"""Most intents that one request may bring."""

LIST_VERBS = ("add_list", "rename_list", "delete_list", "restore_list", "clear_completed")
TASK_VERBS = ("rename_task", "tick_task", "delete_task", "restore_task", "put_back")
PURGE_VERBS = ("purge_list", "purge_task", "empty_trash")
"""What cannot be undone: it takes out of the database what only the trash still shows."""


@dataclass(frozen=True)
class Intent:
    """One thing that a person did. `id` is made in the browser and is unique, so sending it twice does it once."""

    id: str
    verb: str
    list: str = ""
    task: str = ""
    value: Any = None


def id_of(raw: object) -> str | None:
    """Return the id that `raw` says it has, whatever else is wrong with it; None if that is no text."""
    given = raw.get("id") if isinstance(raw, dict) else None
    return given if isinstance(given, str) else None


def parse(raw: object) -> Intent:
    """Check `raw` (a dict as the browser sends it) and return it as an `Intent`; raise `Invalid` with a reason."""
    if not isinstance(raw, dict):
        raise Invalid("This request is not understood. Reload the page and try again.")
    verb, value = raw.get("verb"), raw.get("value")
    intent_id = clean_id(raw.get("id"))
    if verb == "add_tasks":
        return Intent(intent_id, verb, list=clean_id(raw.get("list")), value=_new_tasks(value))
    if verb in LIST_VERBS or verb == "purge_list":
        if verb in ("add_list", "rename_list"):
            value = clean_title(value, LIST_TITLE_MAX) or UNTITLED
        return Intent(intent_id, verb, list=clean_id(raw.get("list")), value=value)
    if verb in TASK_VERBS or verb == "purge_task":
        if verb == "rename_task":
            value = clean_title(value)
            if not value:
                raise Invalid("A task needs a title. To remove it, use its delete button.")
        if verb == "tick_task" and not isinstance(value, bool):
            raise Invalid("A task is done or it is not. Reload the page and try again.")
        if verb == "put_back":  # as it was before this intent
            value = clean_id(value)
        return Intent(intent_id, verb, task=clean_id(raw.get("task")), value=value)
    if verb == "empty_trash":
        return Intent(intent_id, verb, value=clean_instant(value))
    if verb == "undo":
        return Intent(intent_id, verb, value=clean_id(value))
    raise Invalid("This version of the app does not know that action. Reload the page and try again.")


def _new_tasks(value: object) -> list[tuple[str, str]]:
    """Return pairs of (task id, title) from what `add_tasks` brings; blank titles are left out."""
    if not isinstance(value, list) or not 0 < len(value) <= ADD_MAX:
        raise Invalid(f"Add between 1 and {ADD_MAX} tasks at a time.")
    pairs = []
    for pair in value:
        if not isinstance(pair, list) or len(pair) != 2:
            raise Invalid("This request is not understood. Reload the page and try again.")
        task_id, title = clean_id(pair[0]), clean_title(pair[1])
        if title:
            pairs.append((task_id, title))
    return pairs
