"""All accounts, for admins. For others this page does not exist."""

from datetime import UTC, datetime

import dash
from flask import current_app

from auth.login import current_account, require_account
from components.empty import no_such_page
from components.users.user import user_page
from components.users.users import LOG_SIZE, PEOPLE_SIZE, users_page
from storage.accounts.accounts import find_person, people
from storage.accounts.audit import entries
from storage.accounts.calendars import calendar_of
from storage.accounts.invites import open_invites


def title(**_):
    """Return the title of the browser's tab."""
    account = current_account()
    return "Users - Dash To-Do" if account and account.is_admin else "No such page - Dash To-Do"


dash.register_page(__name__, path="/users", path_template="/users/<user_id>", title=title, for_admins=True)


def layout(user_id=None, **_):
    """Return all accounts, or one."""
    account = require_account()
    if not account.is_admin:
        return no_such_page()
    calendar = calendar_of(account.id)
    if user_id is None:
        may_invite = current_app.config["REGISTRATION"] != "closed"
        return users_page(
            people(size=PEOPLE_SIZE),
            open_invites(datetime.now(UTC).isoformat()) if may_invite else None,
            entries(size=LOG_SIZE),
            calendar,
        )
    person = find_person(int(user_id)) if user_id.isdecimal() and len(user_id) < 10 else None
    return user_page(person, calendar) if person else no_such_page()
