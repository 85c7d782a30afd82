"""The page of users. Each callback first checks that an admin asks."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from dash import ALL, Input, Output, Patch, State, callback, ctx, get_relative_path, no_update, set_props
from dash.exceptions import PreventUpdate
from flask import current_app, request

import ids
from auth.login import require_admin
from auth.passwords import hash_password, one_time_password
from components.users.user import user_panel
from components.users.users import (
    LOG_SIZE,
    PEOPLE_SIZE,
    invite_rows,
    last_entry,
    last_name,
    log_rows,
    people_rows,
    secret_shown,
)
from domain.clean import Invalid, clean_title
from domain.names import NAME_MAX, TYPED_MAX, clean_name
from storage.accounts import accounts
from storage.accounts.accounts import Account
from storage.accounts.audit import entries
from storage.accounts.calendars import calendar_of
from storage.accounts.invites import add_invite, open_invites, revoke
from storage.besides import besides

DONE: dict[str, tuple[Callable[[int, str, str], None], str]] = {
    "disable": (accounts.disable, "{} can no longer log in."),
    "enable": (accounts.enable, "{} can log in again."),
    "make-admin": (accounts.make_admin, "{} is an admin now."),
    "make-member": (accounts.make_member, "{} is no longer an admin."),
}


@callback(
    Output(ids.PEOPLE, "children"),
    Output(ids.LAST_PERSON, "data"),
    Output(ids.MORE_PEOPLE, "display"),
    Input(ids.FIND_PERSON, "value"),
    Input(ids.MORE_PEOPLE, "n_clicks"),
    State(ids.LAST_PERSON, "data"),
    prevent_initial_call=True,
)
def show_people(beginning: Any, _clicks: Any, after: Any) -> tuple[Any, str | None, str | None]:
    """Show the accounts whose names begin with the typed text, or more of them."""
    calendar = calendar_of(require_admin().id)
    more = ctx.triggered_id == ids.MORE_PEOPLE
    found = accounts.people(_text(after) if more else "", _text(beginning), PEOPLE_SIZE)
    rows: Any = people_rows(found, calendar)
    if more:
        rows = Patch()
        rows.extend(people_rows(found, calendar) if found else [])
    last = last_name(found)
    return rows, last, None if last else "none"


@callback(
    Output(ids.NEW_USER, "children"),
    Output(ids.NEW_USER_NAME, "error"),
    Output(ids.NEW_USER_NAME, "value"),
    Input(ids.ADD_USER, "n_clicks"),
    Input(ids.NEW_USER_NAME, "n_submit"),
    State(ids.NEW_USER_NAME, "value"),
    prevent_initial_call=True,
)
def add_user(clicks: Any, enter: Any, name: Any) -> tuple[Any, Any, Any]:
    """Make an account with a one-time password, and show that once."""
    admin = _asked_by(clicks, enter)
    password = one_time_password()
    try:
        name = clean_name(name)
        accounts.add_account(name, hash_password(password), _now(), must_change=True, actor=admin.name)
    except Invalid as refusal:
        return no_update, str(refusal), no_update  # a password that is shown stays
    besides(_show_again, admin, people=True)  # the password must be seen, whatever else fails
    shown = secret_shown(f"{name} can log in with this password, shown only now:", password, "Password")
    return _before_others(shown), None, ""


@callback(
    Output(ids.NEW_INVITE, "children"),
    Output(ids.FOR_WHOM, "error"),
    Output(ids.FOR_WHOM, "value"),
    Input(ids.MAKE_INVITE, "n_clicks"),
    Input(ids.FOR_WHOM, "n_submit"),
    State(ids.FOR_WHOM, "value"),
    prevent_initial_call=True,
)
def invite(clicks: Any, enter: Any, for_whom: Any) -> tuple[Any, Any, Any]:
    """Make a link by which somebody can make an account, and show it once."""
    admin = _asked_by(clicks, enter)
    if current_app.config["REGISTRATION"] == "closed":
        return no_update, "Nobody can be invited here: the setting REGISTRATION is closed.", no_update
    try:
        for_whom = clean_title(for_whom or "", NAME_MAX)
        token = add_invite(admin.id, for_whom, admin.name, _now())
    except Invalid as refusal:
        return no_update, str(refusal), no_update  # a link that is shown stays
    besides(_show_again, admin, invites=True)
    # Otherwise the browser knows the address best, whatever is between it and the server. No log has what follows #.
    address = current_app.config["ADDRESS"] or request.headers.get("Origin") or request.host_url.rstrip("/")
    link = address + get_relative_path(f"/register#{token}")
    what = f"Send this link to {for_whom}" if for_whom else "Send this link"
    return _before_others(secret_shown(f"{what}, shown only now:", link, "Link")), None, ""


def _before_others(shown: Any) -> Patch:
    """Return the change that shows a secret above those before, which nobody can see again once they are gone."""
    secrets = Patch()
    secrets.prepend(shown)
    return secrets


@callback(Output(ids.INVITES, "children"), Input(ids.revoke_invite(ALL), "n_clicks"), prevent_initial_call=True)
def revoke_invite(clicks: list[Any]) -> Any:
    """Take an invitation back."""
    admin = _asked_by(*clicks)
    if not isinstance(ctx.triggered_id, dict):
        raise PreventUpdate
    try:
        revoke(str(ctx.triggered_id.get("invite")), admin.name, _now())
    except Invalid as refusal:
        _say(str(refusal))
    else:
        _say("The invitation is taken back.")
        besides(_show_again, admin)
    return invite_rows(open_invites(_now()), calendar_of(admin.id))


@callback(
    Output(ids.LOG, "children"),
    Output(ids.LAST_ENTRY, "data"),
    Output(ids.MORE_LOG, "display"),
    Input(ids.MORE_LOG, "n_clicks"),
    State(ids.LAST_ENTRY, "data"),
    prevent_initial_call=True,
)
def show_more_log(clicks: Any, before: Any) -> tuple[Patch, int | None, str | None]:
    """Show older lines of the log."""
    admin = _asked_by(clicks)
    older, rows = entries(_number(before), LOG_SIZE), Patch()
    rows.extend(log_rows(older, calendar_of(admin.id)))
    last = last_entry(older)
    return rows, last, None if last else "none"


@callback(
    Output(ids.USER_PANEL, "children"),
    Input(ids.user_action(ALL), "n_clicks"),
    State(ids.USER, "data"),
    prevent_initial_call=True,
)
def change_user(clicks: list[Any], user: Any) -> Any:
    """Disable or enable an account, or make it an admin or a member."""
    admin, asked = _asked_by(*clicks), ctx.triggered_id
    if not isinstance(asked, dict) or asked.get("action") not in DONE:
        raise PreventUpdate
    change, words = DONE[asked["action"]]
    try:
        change(_number(user), admin.name, _now())
    except Invalid as refusal:
        _say(str(refusal))
        raise PreventUpdate from None
    person = accounts.find_person(_number(user))
    if person is None:
        raise PreventUpdate
    _say(words.format(person.name))
    return user_panel(person, calendar_of(admin.id))


@callback(
    Output(ids.NEW_PASSWORD_SHOWN, "children"),
    Input(ids.RESET_PASSWORD, "n_clicks"),
    State(ids.USER, "data"),
    prevent_initial_call=True,
)
def reset_password(clicks: Any, user: Any) -> Any:
    """Give an account a one-time password, and show that once."""
    admin, password = _asked_by(clicks), one_time_password()
    try:
        accounts.set_password(_number(user), hash_password(password), True, admin.name, _now())
    except Invalid as refusal:
        _say(str(refusal))
        raise PreventUpdate from None
    person = besides(accounts.find_person, _number(user))
    set_props(ids.USER_PANEL, {"children": user_panel(person, calendar_of(admin.id)) if person else None})
    return secret_shown("It works for one log-in, and is shown only now:", password, "Password")


@callback(
    Output(ids.GO, "pathname"),
    Input(ids.REMOVE_CONFIRM, "n_clicks"),
    State(ids.USER, "data"),
    prevent_initial_call=True,
)
def remove_user(clicks: Any, user: Any) -> str:
    """Delete an account with everything that it has, and go back to the others."""
    admin = _asked_by(clicks)
    person = accounts.find_person(_number(user))
    try:
        accounts.remove(_number(user), admin.name, _now())
    except Invalid as refusal:
        _say(str(refusal))
        raise PreventUpdate from None
    _say(f"{person.name if person else 'The account'} is deleted.")
    return get_relative_path("/users")


def _asked_by(*clicks: Any) -> Account:
    """Return the admin who clicked. Dash also calls a callback when a page arrives with its button."""
    admin = require_admin()
    if not any(clicks):
        raise PreventUpdate
    return admin


def _show_again(admin: Account, people: bool = False, invites: bool = False) -> None:
    """Show what else an action has changed, from the beginning."""
    log = entries(size=LOG_SIZE)
    set_props(ids.LOG, {"children": log_rows(log, calendar_of(admin.id))})
    set_props(ids.LAST_ENTRY, {"data": last_entry(log)})
    set_props(ids.MORE_LOG, {"display": None if last_entry(log) else "none"})
    if invites:
        set_props(ids.INVITES, {"children": invite_rows(open_invites(_now()), calendar_of(admin.id))})
    if people:
        set_props(ids.FIND_PERSON, {"value": ""})


def _say(text: str) -> None:
    set_props(ids.SAID, {"data": {"text": text, "at": _now()}})


def _text(value: Any) -> str:
    return clean_title(value[:TYPED_MAX]) if isinstance(value, str) else ""  # no name begins with more


def _number(value: Any) -> int:
    """Return `value` as an id that all databases accept; 0, which nothing has, if it is none."""
    return value if isinstance(value, int) and 0 < value < 2**31 else 0


def _now() -> str:
    return datetime.now(UTC).isoformat()
