"""How a person counts days and hours, as chosen on the account page; and the time zone of the first browser."""

from contextlib import suppress
from dataclasses import astuple
from datetime import UTC, datetime
from typing import Any

from dash import ALL, Input, Output, callback, ctx
from dash.exceptions import PreventUpdate

import ids
from auth.login import require_account
from domain.clean import Invalid
from domain.days import Calendar
from storage.accounts.calendars import calendar_of, set_calendar, take_time_zone


@callback(
    Output(ids.CALENDAR_SAID, "children"),
    *(Output(ids.WORKSPACE, f"data-{name.replace('_', '-')}") for name in Calendar.__dataclass_fields__),
    Input(ids.calendar_setting(ALL), "value"),
    prevent_initial_call=True,
)
def change_calendar(_values: Any) -> tuple[str, ...]:
    """Save a choice, or say why not. From then on the browser counts by it."""
    account, changed = require_account(), ctx.triggered_id
    [event] = ctx.triggered[:1] or [{}]
    if not isinstance(changed, dict) or event.get("value") is None:
        raise PreventUpdate
    before = calendar_of(account.id)
    try:
        set_calendar(account.id, changed["setting"], event["value"])
    except Invalid as refusal:
        return str(refusal), *astuple(before)
    after = calendar_of(account.id)
    if after == before:  # a control that was just drawn
        raise PreventUpdate
    said = f"Saved. It is {datetime.fromisoformat(after.today(datetime.now(UTC))):%A} for you."
    return said, *astuple(after)


@callback(
    Output(ids.WORKSPACE, "data-time-zone", allow_duplicate=True),
    Input(ids.FIRST_ZONE, "data"),
    prevent_initial_call=True,
)
def begin_calendar(time_zone: Any) -> str:
    """Keep the browser's time zone if the account has none yet, and return the account's time zone."""
    account = require_account()
    with suppress(Invalid):  # a zone that is not known here
        take_time_zone(account.id, time_zone)
    return calendar_of(account.id).time_zone
