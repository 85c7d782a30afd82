"""One's own account."""

from datetime import UTC, datetime

import dash

from auth.login import require_account
from auth.sessions import current_session
from components.account.close import close_section
from components.account.data import data_section, server_facts
from components.account.dates import dates_section
from components.account.devices import devices_section
from components.account.keys import keys_section
from components.account.page import account_page
from components.account.password import password_section
from storage.accounts.calendars import calendar_of
from storage.accounts.devices import browsers_of, devices_of
from storage.accounts.sessions import sessions_of
from storage.backup.rotation import last_backup
from storage.export import totals

dash.register_page(__name__, path="/account", title="Account - Dash To-Do")


def layout(changed=None, **_):
    """Return what people can see and change in their account; with a one-time password, only how to change that."""
    account = require_account()
    if account.must_change_password:
        return account_page(password_section(account.name, for_once=True))
    own, calendar = current_session(), calendar_of(account.id)
    has_password = bool(account.password_hash)  # an account with single sign-on alone has no password
    return account_page(
        dates_section(calendar),
        keys_section(),
        data_section(account.id, server_facts(*totals(account.id), last_backup().done_at, calendar)),
        *([password_section(account.name, changed=changed == "password")] if has_password else []),
        devices_section(
            sessions_of(account.id, datetime.now(UTC).isoformat()),
            own.id if own else None,
            devices_of(account.id),
            browsers_of(account.id),
            has_password,
            calendar,
        ),
        close_section(account.id, account.name, has_password),
    )
