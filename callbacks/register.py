"""Makes accounts. These callbacks are public, and refuse people who may not register."""

import threading
from datetime import UTC, datetime
from typing import Any

from dash import Input, Output, State, callback, get_relative_path, no_update
from dash.exceptions import PreventUpdate

import ids
from auth.password_rules import strength
from auth.registration import check_may_register, clean_new_account, register
from auth.sessions import log_in
from components.account.password import strength_bar
from domain.clean import Invalid

REGISTER = (
    f"..{ids.REGISTER_NAME}.error...{ids.REGISTER_PASSWORD}.error"
    f"...{ids.REGISTER_REFUSED}.children...{ids.REGISTERED}.data.."
)
JUDGE = f"{ids.REGISTER_STRENGTH}.children"
"""The names by which Dash knows these callbacks."""

# Judging a password can take a second, so strangers get at most one core for it.
_judging = threading.Lock()


@callback(
    Output(ids.REGISTER_NAME, "error"),
    Output(ids.REGISTER_PASSWORD, "error"),
    Output(ids.REGISTER_REFUSED, "children"),
    Output(ids.REGISTERED, "data"),
    Input(ids.REGISTER, "n_clicks"),
    Input(ids.REGISTER_NAME, "n_submit"),
    Input(ids.REGISTER_PASSWORD, "n_submit"),
    State(ids.REGISTER_NAME, "value"),
    State(ids.REGISTER_PASSWORD, "value"),
    State(ids.INVITE, "data"),
    prevent_initial_call=True,
)
def make_account(_clicks: Any, _name_enter: Any, _enter: Any, name: Any, password: Any, invite: Any) -> tuple[Any, ...]:
    """Make an account and tell the browser to log in with it, or say under which box something is wrong."""
    now = datetime.now(UTC).isoformat()
    try:
        check_may_register(invite, now)
    except Invalid as refusal:
        return None, None, str(refusal), no_update
    wrong_name, wrong_password = clean_new_account(name, password)
    if wrong_name or wrong_password:
        return wrong_name and str(wrong_name), wrong_password and str(wrong_password), None, no_update
    try:
        made = register(name, password, invite, now)
    except Invalid as refusal:
        return str(refusal), None, None, no_update
    log_in(made, stays=False)
    return None, None, None, {"go": get_relative_path("/lists")}


@callback(
    Output(ids.REGISTER_STRENGTH, "children"),
    Input(ids.REGISTER_PASSWORD, "value"),
    State(ids.REGISTER_NAME, "value"),
    State(ids.INVITE, "data"),
    prevent_initial_call=True,
)
def judge_new_password(password: Any, name: Any, invite: Any) -> Any:
    """Say how strong the password of a new account is."""
    try:
        check_may_register(invite, datetime.now(UTC).isoformat())
    except Invalid:
        raise PreventUpdate from None
    if not isinstance(password, str) or not _judging.acquire(blocking=False):
        raise PreventUpdate
    try:
        judged = strength(password, name if isinstance(name, str) else "")
    finally:
        _judging.release()
    return strength_bar(judged.score, judged.word, judged.advice) if password else None
