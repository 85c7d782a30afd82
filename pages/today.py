"""The page Today: the tasks of all lists for today."""

import dash

from auth.login import require_account
from domain.views import View
from pages._views import with_panel

dash.register_page(__name__, path="/today", path_template="/today/<task_id>", title="Today - Dash To-Do")


def layout(task_id=None, on_screen=None, **_):
    """Return the view, and the panel of a task beside it."""
    return with_panel(require_account().id, View("today"), task_id, on_screen)
