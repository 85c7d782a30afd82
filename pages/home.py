"""The public start page, with a list to try."""

import dash

from auth.login import current_account
from auth.registration import registration
from components.home import welcome
from components.tasks.task_list import view_store
from domain.demo import demo_window

dash.register_page(__name__, path="/", title="Dash To-Do")


def layout(**_):
    """Return what this is, and a demo."""
    account = current_account()
    may_register = registration() == "open"
    return [welcome(account.name if account else None, may_register), view_store(demo_window())]
