"""The public page where people make an account, as far as the setting ``REGISTRATION`` allows."""

import dash

from auth.login import current_account
from auth.registration import registration
from components.account.register import register_page

dash.register_page(__name__, path="/register", title="Register - Dash To-Do")


def layout(**_):
    """Return the form, or a note whom to ask."""
    account = current_account()
    return register_page(registration(), account.name if account else None)
