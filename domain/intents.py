"""Intents as browsers send them. They come from outside, so `parse` checks every part before it is used."""

from dataclasses import replace

from domain.clean import NOT_UNDERSTOOD, Invalid, clean_id
from domain.schema import ADD_MAX, TASK
from domain.suggestions import FROM, SUGGESTED_MAX, clean_expected
from domain.typed import clean_typed
from domain.verbs import VERBS, Intent, Verb

BATCH_MAX = 50
"""The most intents that one request may bring."""
TASKS_MAX = 1_000
"""The most tasks, or tags, that one intent may name."""

_FORMER = {"rename_task": "set_task", "rename_list": "set_list"}
"""Verbs as version 0.1 sent them, with a title as their value. Some may still wait in a browser."""


def id_of(raw: object) -> str | None:
    """Return the id in `raw`, even if the rest of it is wrong; None if the id is not text."""
    given = raw.get("id") if isinstance(raw, dict) else None
    return given if isinstance(given, str) else None


def parse(raw: object, device: str = "") -> Intent:
    """Check `raw` (a dict as a browser sends it) and return it as an `Intent`; raise `Invalid` with a reason."""
    if not isinstance(raw, dict):
        raise Invalid(NOT_UNDERSTOOD)
    name, value = raw.get("verb"), raw.get("value")
    if not isinstance(name, str):
        raise Invalid(NOT_UNDERSTOOD)
    if name in _FORMER:
        name, value = _FORMER[name], {"title": value}
    verb = VERBS.get(name)
    if verb is None:
        raise Invalid("This version of the app does not know that action. Reload the page and try again.")
    if "suggested" in raw and not verb.holds:  # as browsers sent what was accepted, until it was held by one intent
        held = {key: given for key, given in raw.items() if key != "suggested"}
        return parse({**raw, "verb": "accept_suggestions", "value": [held]}, device)
    return Intent(
        clean_id(raw.get("id")),
        verb.name,
        list=clean_id(raw.get("list")) if verb.list else "",
        section=clean_id(raw.get("section")) if verb.section else "",
        smart_list=clean_id(raw.get("smart_list")) if verb.smart_list else "",
        tasks=_tasks(verb, raw),
        tags=_ids(raw.get("tags"), "tags") if verb.tags else (),
        value=verb.value(value),
        device=device,
        typed=clean_typed(raw.get("typed")) if verb.reads else None,
        was=_was(verb, raw),
        suggested=_suggested_by(raw) if verb.holds else "",
        parts=_parts(value) if verb.holds else (),
    )


def _suggested_by(raw: dict) -> str:
    if raw.get("suggested") not in FROM:
        raise Invalid(NOT_UNDERSTOOD)
    return raw["suggested"]


def _parts(held: object) -> tuple[Intent, ...]:
    """Return the intents inside another one, each with what its tasks were when it was suggested.

    None of them holds others: by its verb, or by what `parse` would make of it.
    """
    if not isinstance(held, list) or not 0 < len(held) <= SUGGESTED_MAX:
        raise Invalid(f"Choose between 1 and {SUGGESTED_MAX} changes at a time.")
    parts = []
    for raw in held:
        name = raw.get("verb") if isinstance(raw, dict) else None
        if not isinstance(name, str) or name not in VERBS or not VERBS[name].offered or "suggested" in raw:
            raise Invalid("This cannot be suggested.")
        parts.append(replace(parse(raw), expects=clean_expected(raw.get("expects")), typed=None))
    if sum(len(part.value) for part in parts if VERBS[part.verb].reads) > ADD_MAX:
        raise Invalid(f"Add between 1 and {ADD_MAX} tasks at a time.")
    if sum(len(part.tasks) for part in parts) > TASKS_MAX:
        raise Invalid(f"Choose between 1 and {TASKS_MAX:,} tasks at a time.")
    return tuple(parts)


def _was(verb: Verb, raw: dict) -> dict[str, str | None]:
    """Return what the person saw in the fields before setting them, if the intent says so."""
    given = raw.get("was") if verb.name == "set_task" else None
    if not isinstance(given, dict):
        return {}
    return {name: TASK[name].cleaned(value) for name, value in given.items() if name in TASK and TASK[name].settable}


def _tasks(verb: Verb, raw: dict) -> tuple[str, ...]:
    """Return the ids of the tasks that an intent names, each once. Version 0.1 named a single ``task``."""
    if not verb.tasks:
        return ()
    return _ids(raw.get("tasks", [raw.get("task")]), "tasks")


def _ids(named: object, what: str) -> tuple[str, ...]:
    if not isinstance(named, list) or not 0 < len(named) <= TASKS_MAX:
        raise Invalid(f"Choose between 1 and {TASKS_MAX:,} {what} at a time.")
    return tuple(dict.fromkeys(map(clean_id, named)))
