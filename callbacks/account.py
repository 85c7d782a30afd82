"""The account page: change the password, close the account."""

from datetime import UTC, datetime
from typing import Any

from dash import Input, Output, State, callback, get_relative_path, no_update
from dash.exceptions import PreventUpdate

import ids
from auth.login import require_account
from auth.password_change import WrongPassword, change_own_password, confirm_closing
from auth.password_rules import strength
from auth.sessions import current_session
from components.account.password import strength_bar
from domain.clean import Invalid
from storage.accounts.accounts import remove

CHANGE_PASSWORD = f"..{ids.OLD_PASSWORD}.error...{ids.NEW_PASSWORD}.error...{ids.LOG_IN_AS}.data.."
JUDGE_PASSWORD = f"{ids.PASSWORD_STRENGTH}.children"
"""The names by which Dash knows the callbacks that people may use who have to change their password first."""


@callback(
    Output(ids.OLD_PASSWORD, "error"),
    Output(ids.NEW_PASSWORD, "error"),
    Output(ids.LOG_IN_AS, "data"),
    Input(ids.CHANGE_PASSWORD, "n_clicks"),
    Input(ids.OLD_PASSWORD, "n_submit"),
    Input(ids.NEW_PASSWORD, "n_submit"),
    State(ids.OLD_PASSWORD, "value"),
    State(ids.NEW_PASSWORD, "value"),
    prevent_initial_call=True,
)
def change_password(_clicks: Any, _enter_old: Any, _enter_new: Any, old: Any, new: Any) -> tuple[Any, Any, Any]:
    """Change the password and tell the browser the new one, or say under which box something is wrong."""
    account = require_account()
    try:
        change_own_password(account, old, new, datetime.now(UTC).isoformat())
    except WrongPassword as refusal:
        return str(refusal), None, no_update
    except Invalid as refusal:
        return None, str(refusal), no_update
    go = get_relative_path("/lists" if account.must_change_password else "/account?changed=password")
    return None, None, {"go": go} if current_session() else {"name": account.name, "go": go}


@callback(
    Output(ids.PASSWORD_STRENGTH, "children"),
    Input(ids.NEW_PASSWORD, "value"),
    prevent_initial_call=True,
)
def judge_password(password: Any) -> Any:
    """Say how strong a password is."""
    account = require_account()
    if not isinstance(password, str):
        raise PreventUpdate
    if not password:
        return None
    judged = strength(password, account.name)
    return strength_bar(judged.score, judged.word, judged.advice)


@callback(
    Output(ids.CLOSE_PASSWORD, "error"),
    Output(ids.CLOSED, "data"),
    Input(ids.CLOSE_CONFIRM, "n_clicks"),
    Input(ids.CLOSE_PASSWORD, "n_submit"),
    State(ids.CLOSE_PASSWORD, "value"),
    prevent_initial_call=True,
)
def close_account(_clicks: Any, _enter: Any, typed: Any) -> tuple[Any, Any]:
    """Delete the account with everything in it, or say why not."""
    account = require_account()
    try:
        confirm_closing(account, typed)
        remove(account.id, actor=account.name, now=datetime.now(UTC).isoformat())
    except Invalid as refusal:
        return str(refusal), no_update
    return None, True
