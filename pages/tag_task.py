"""The panel of a task, beside all tasks that have a tag."""

import dash

from auth.login import require_account
from components.empty import no_such_tag
from domain.views import View, clean_show
from pages._views import with_panel

# It comes before the page of a tag, whose template would match this address too.
dash.register_page(__name__, path_template="/tags/<tag_id>/<task_id>", title="Tags - Dash To-Do", order=0)


def layout(tag_id=None, task_id=None, show="all", on_screen=None, **_):
    """Return the view of the tasks that have a tag, and the panel of one of them."""
    view = View("tag", tag_id or "", clean_show(show))
    return with_panel(require_account().id, view, task_id, on_screen, no_such_tag)
