"""Says what a typed repeat means before it is saved."""

from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from dash import Input, Output, callback, no_update, set_props

import ids
from auth.login import require_account
from components.tasks.repeat import would_come
from domain.clean import Invalid, clean_day, clean_time
from domain.repeat.rule import TEXT_MAX
from domain.typed import moment
from storage.accounts.calendars import calendar_of


# If the panel is not on the page, its output does not exist for Dash.
@callback(
    Output(ids.DATE_SAID, "children"),
    Output(ids.DATE_SAID, "data-refused"),
    Output(ids.DATE_SAID, "data-read"),
    Input(ids.REPEAT_TYPED, "data"),
    prevent_initial_call=True,
)
def say_repeat(typed: Any) -> Any:
    """Say what the ``text`` of ``{"text", "date", "time", "to"}`` means for a task with these, below its box.

    A text that is refused stands there too, so that it is not sent, and beside it which one was read.
    """
    account = require_account()
    given = typed if isinstance(typed, dict) else {}
    task = dict[str, str]()
    for name, clean in (("date", clean_day), ("time", clean_time)):
        with suppress(Invalid):
            task[name] = clean(given.get(name))
    calendar = calendar_of(account.id)
    text, refused = str(given.get("text") or "")[:TEXT_MAX], ""
    said: Any
    try:
        said = would_come(text, task, moment(calendar, datetime.now(UTC)), calendar)
    except Invalid as refusal:
        said, refused = str(refusal), text.strip()
    if given.get("to") == ids.DATE_SAID:
        return said, refused, text.strip()
    set_props(ids.REPEAT_SAID, {"children": said, "data-refused": refused, "data-read": text.strip()})
    return no_update, no_update, no_update
