"""The public start page, with a list to try."""

import dash

from auth.login import current_account
from auth.registration import registration
from auth.ways_in import ways_to
from components.account.log_in import log_in_form
from components.home import welcome
from components.tasks.task_list import view_store
from domain.demo import demo_window

dash.register_page(__name__, path="/", title="Dash To-Do")


def layout(**_):
    """Return a page that says what this is, with a demo."""
    form = None if current_account() else log_in_form(*ways_to("/lists"))
    return [welcome(form, registration() == "open"), view_store(demo_window())]
