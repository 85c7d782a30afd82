"""The list on the public page: the same verbs, for a visitor, on a copy in the browser's memory. Nothing is kept."""

from datetime import UTC, datetime
from typing import Any

from dash import Input, Output, Patch, callback

import ids
from domain import edits
from domain.edits import Edit, apply
from domain.intents import Intent, id_of, parse
from domain.schema import Invalid

COMMIT_DEMO = f"..{ids.DEMO_ANSWER}.data...{ids.DEMO_COPY}.data.."
"""The name under which Dash knows `commit_demo`: the one public callback."""


@callback(
    Output(ids.DEMO_ANSWER, "data"),
    Output(ids.DEMO_COPY, "data"),
    Input(ids.DEMO_OUTBOX, "data"),
    prevent_initial_call=True,
)
def commit_demo(raw: Any) -> tuple[dict[str, Any], Patch]:
    """Turn one intent into an edit and return it as a Patch, with an answer as `commit_intents` gives."""
    patch = Patch()
    answer: dict[str, Any] = {"ids": [id_of(raw)], "refused": []}
    try:
        apply(_edit(parse(raw), datetime.now(UTC).isoformat()), patch)
    except Invalid as refusal:
        answer["refused"].append([answer["ids"][0], str(refusal)])
    return answer, patch


def _edit(intent: Intent, now: str) -> Edit:
    match intent.verb:
        case "add_tasks":
            return [
                assignment
                for task_id, title in intent.value
                for assignment in edits.add_task(task_id, intent.list, title, now, now)
            ]
        case "rename_task":
            return edits.rename_task(intent.task, intent.value)
        case "tick_task":
            return edits.tick_task(intent.task, now if intent.value else None)
        case "delete_task":
            return edits.delete_tasks([intent.task], now)
        case "restore_task":
            return edits.restore_task(intent.task)
    raise Invalid("The demo cannot do that. Log in to have lists of your own.")
