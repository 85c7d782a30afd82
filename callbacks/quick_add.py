"""Says what is understood of a title while it is typed: chips below the box, before Enter."""

from datetime import UTC, datetime
from typing import Any

from dash import ALL, Input, Output, callback, ctx, no_update
from dash.exceptions import PreventUpdate

import ids
from auth.login import require_account
from components.tasks.quick_add import chips
from domain.clean import Invalid
from domain.quick_add import Reading
from domain.schema import TASK, clean_fields
from domain.typed import Typed, clean_typed
from domain.wire import Reading as Sent
from storage.accounts.calendars import calendar_of
from storage.quick_add import read_words


@callback(
    Output(ids.READING, "data"),
    Output(ids.understood(ALL), "children"),
    Input(ids.WORDS, "data"),
    prevent_initial_call=True,
)
def understand(asked: Any) -> tuple[Sent, list[Any]]:
    """Return what is understood of a text and where it stands (`domain.wire.Asked`), with a chip for each thing."""
    account, now = require_account(), datetime.now(UTC)
    found = _found(account.id, asked, now)
    if found is None:
        raise PreventUpdate
    typed, reading = found
    calendar = calendar_of(account.id)
    shown = chips(reading, typed.moment(calendar, now).today.isoformat(), calendar)
    boxes = [one["id"]["box"] for one in ctx.outputs_list[1]]
    return _sent(asked["text"], reading), [shown if box == asked.get("box") else no_update for box in boxes]


def reading_wanted(account_id: int, asked: Any) -> Sent | None:
    """Return what `understand` does, without chips; None if nothing is asked, or nothing that makes sense."""
    found = _found(account_id, asked, datetime.now(UTC))
    return _sent(asked["text"], found[1]) if found else None


def _found(account_id: int, asked: Any, now: datetime) -> tuple[Typed, Reading] | None:
    text = asked.get("text") if isinstance(asked, dict) else None
    if not isinstance(text, str):
        return None
    try:
        typed = clean_typed(asked)
        chosen = clean_fields("tasks", asked["set"]) if asked.get("set") else {}
    except Invalid:
        return None
    if typed is None:
        return None
    found = read_words(account_id, text, typed, now.isoformat(), is_subtask=asked.get("is_subtask") is True)
    return typed, found.with_fields(chosen)


def _sent(text: str, found: Reading) -> Sent:
    sent: Sent = {
        "text": text,
        "title": found.title,
        "fields": found.fields,
        "shown": {name: TASK[name].shown(value) for name, value in found.fields.items()},
        "tags": found.tags,
        "spans": [{"start": one.start, "end": one.end, "words": one.words, "kind": one.kind} for one in found.pieces],
    }
    if found.list:
        sent["goes_to"] = found.list
        sent["list_title"] = next(one.name for one in found.pieces if one.kind == "list" and one.id)
    return sent
