"""Suggestions: changes that somebody else proposes to a person, who accepts them line by line.

A line has the intent that it would be, what its tasks were when it was suggested (`expects`), and what they would be
(`becomes`). These two tell whether it can still be accepted, is done already, or concerns something that has changed.
"""

from collections.abc import Callable, Mapping
from typing import Any

from domain.clean import Invalid, clean_id, is_id
from domain.days import day_in_words
from domain.schema import TASK
from domain.verbs import VERBS
from domain.wire import ChatLine, Said

SUGGESTED_MAX = 100
"""The most lines in one suggestion."""
FROM = ("chat",)
"""Who may suggest something to a person."""
WORDS_MAX = 200
"""The most characters of a value that a line shows."""

OPEN, DONE, CHANGED = "open", "done", "changed"

Fields = Mapping[str, str | None]
Expected = Mapping[str, Fields]
"""Fields of tasks, by task id."""


def intents_of(change: object, new_id: Callable[[], str]) -> list[dict[str, Any]]:
    """Return the intents, not yet checked, of a change that a model suggests, one for each task. Raises `Invalid`."""
    named = change.get("verb") if isinstance(change, dict) else None
    verb = VERBS.get(named) if isinstance(named, str) else None
    if not isinstance(change, dict) or verb is None or not verb.offered:
        raise Invalid("There is no such verb.")
    value = change.get("value")
    raw = {"verb": verb.name, "list": change.get("list"), "value": value}
    if verb.reads:
        given = value if isinstance(value, list) else [value]
        return [{**raw, "id": new_id(), "value": [[new_id(), one]]} for one in given]
    tasks = change.get("tasks")
    if not isinstance(tasks, list) or not tasks:
        raise Invalid("Its tasks are missing.")
    return [{**raw, "id": new_id(), "tasks": [task]} for task in tasks]


def clean_expected(raw: object) -> dict[str, dict[str, str | None]]:
    """Return the `expects` in `raw`, if it has one. Raises `Invalid` if that is not understood."""
    if not isinstance(raw, dict) or not all(isinstance(fields, dict) for fields in raw.values()):
        raise Invalid("This suggestion is not understood. Ask for it again.")
    return {
        clean_id(task): {name: value for name, value in fields.items() if name in TASK and _is_value(value)}
        for task, fields in raw.items()
    }


def _is_value(value: object) -> bool:
    return value is None or isinstance(value, str)


def clean_lines(raw: object) -> list[ChatLine]:
    """Return the lines of a suggestion as a browser keeps them; anything that is not a line is left out."""
    return [line for one in raw[:SUGGESTED_MAX] if (line := _line(one))] if isinstance(raw, list) else []


def _line(raw: object) -> ChatLine | None:
    if not isinstance(raw, dict) or not isinstance(raw.get("intent"), dict) or not is_id(raw["intent"].get("id")):
        return None
    said = raw.get("says")
    try:
        line: ChatLine = {
            "title": str(raw.get("title"))[:WORDS_MAX],
            "where": str(raw.get("where"))[:WORDS_MAX],
            "says": [_said(one) for one in said if isinstance(one, dict)] if isinstance(said, list) else [],
            "intent": raw["intent"],
            "expects": clean_expected(raw.get("expects")),
            "becomes": clean_expected(raw.get("becomes")),
        }
    except Invalid:
        return None
    return {**line, "left": True} if raw.get("left") is True else line


def _said(raw: dict) -> Said:
    return {
        "what": str(raw.get("what") or ""),
        "old": str(raw["old"]) if raw.get("old") is not None else None,
        "new": str(raw["new"]) if raw.get("new") is not None else None,
    }


def is_as(now: Fields, fields: Fields) -> bool:
    """Return whether a task has these values. Of an instant it matters only whether there is one."""
    return all(_same(name, now.get(name), value) for name, value in fields.items())


def _same(name: str, one: str | None, other: str | None) -> bool:
    return bool(one) == bool(other) if TASK[name].kind == "instant" else one == other


def state_of(line: ChatLine, now: Expected) -> str:
    """Return whether a line can be accepted, is done, or concerns something that has changed. `now` has its tasks.

    A line that makes a task is done if the task exists. If that task is in the trash, it was undone, and is not made
    again.
    """
    if not line["expects"]:
        made = [now.get(task) for task in line["becomes"]]
        return OPEN if not any(made) else CHANGED if any(one and one["deleted_at"] for one in made) else DONE
    if all(task in now and is_as(now[task], fields) for task, fields in line["expects"].items()):
        return OPEN
    if all(task in now and is_as(now[task], fields) for task, fields in line["becomes"].items()):
        return DONE
    return CHANGED


def say(name: str, old: str | None, new: str | None, lists: Mapping[str, str]) -> Said | None:
    """Return a change of a field of a task as old and new, in words; None for a field that nobody sees.

    `lists` has the titles of lists.
    """
    field = TASK[name]
    if field.kind == "order" or field.told_by:
        return None
    if field.refers == "lists":
        return {"what": "List", "old": lists.get(old or ""), "new": lists.get(new or "", "another list")}
    if not field.label or field.kind not in ("text", "day"):
        return {"what": "", "old": None, "new": field.told(old, new)}
    begin = _begin(old or "", new or "")
    was, becomes = (
        (day_in_words(value) if field.kind == "day" else _shortened(value, begin)) if value else None
        for value in (old, new)
    )
    return {"what": field.label.replace("_", " ").capitalize(), "old": was, "new": becomes}


def in_common(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginning."""
    differ = (at for at, (mine, its) in enumerate(zip(one, other, strict=False)) if mine != its)
    return next(differ, min(len(one), len(other)))


def _begin(old: str, new: str) -> int:
    """Return the position from which two long texts are shown, so that their difference can be seen."""
    return max(0, in_common(old, new) - WORDS_MAX // 4) if max(len(old), len(new)) > WORDS_MAX else 0


def _shortened(text: str, begin: int) -> str:
    text = "…" * (begin > 0) + text[begin:]
    return text if len(text) <= WORDS_MAX else text[: WORDS_MAX - 1] + "…"
