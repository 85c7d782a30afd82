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
from domain.typed import clean_typed
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
    text = asked.get("text") if isinstance(asked, dict) else None
    if not isinstance(text, str):
        raise PreventUpdate
    try:
        typed = clean_typed(asked)
        chosen = clean_fields("tasks", asked["set"]) if asked.get("set") else {}
    except Invalid as refusal:
        raise PreventUpdate from refusal
    if typed is None:
        raise PreventUpdate
    found = read_words(account.id, text, typed, now.isoformat(), is_subtask=asked.get("is_subtask") is True)
    found = found.with_fields(chosen)
    calendar = calendar_of(account.id)
    shown = chips(found, typed.moment(calendar, now).today.isoformat(), calendar)
    boxes = [one["id"]["box"] for one in ctx.outputs_list[1]]
    return _sent(text, found), [shown if box == asked.get("box") else no_update for box in boxes]


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
