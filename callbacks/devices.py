"""The devices on which somebody is logged in: named, and signed out."""

from datetime import UTC, datetime
from typing import Any

from dash import ALL, Input, Output, callback, ctx
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

import ids
from auth.login import require_account
from auth.sessions import current_session
from components.account.devices import NAME_MAX, device_list
from domain.clean import Invalid, clean_title, is_id
from storage.accounts.accounts import end_other_sessions
from storage.accounts.calendars import calendar_of
from storage.accounts.sessions import end_session, name_session, sessions_of


@callback(
    Output(ids.DEVICES, "children"),
    Input(ids.device_name(ALL), "value"),
    Input(ids.end_device(ALL), "n_clicks"),
    Input(ids.END_OTHERS, "n_clicks", allow_optional=True),
    prevent_initial_call=True,
)
def change_devices(_names: Any, _ends: Any, _end_others: Any) -> list[Component | None]:
    """Rename a device, sign it out, or sign out all but this one. Return the devices as they are now."""
    account, own = require_account(), current_session()
    own_id = own.id if own else None
    changed, [event] = ctx.triggered_id, ctx.triggered[:1] or [{}]
    if not event.get("value"):  # a button that was just drawn
        raise PreventUpdate
    if changed == ids.END_OTHERS:
        end_other_sessions(account.id, own_id)
    elif isinstance(changed, dict) and is_id(changed.get("session")):
        _change(account.id, own_id, changed, event["value"])
    return device_list(sessions_of(account.id, datetime.now(UTC).isoformat()), own_id, calendar_of(account.id))


def _change(account_id: int, own_id: str | None, changed: dict[str, Any], value: Any) -> None:
    session = changed["session"]
    if changed == ids.device_name(session):
        try:
            name_session(account_id, session, clean_title(value, NAME_MAX))
        except Invalid as refusal:  # too long, which is said below the box: there it stays, to be shortened
            raise PreventUpdate from refusal
    elif session != own_id:
        end_session(account_id, session)
