"""The app with one kind of view more, which no file of it names: ``python -m tests.made_up_view`` serves it.

It shows all tasks of an account by title: those that begin with a digit, the others, the completed ones.
"""

import dash
from sqlalchemy import Connection, Select, func, select

import app
import ids
from auth.login import require_account
from components.tasks.task_list import view_store
from domain import views
from domain.views import View, clean_show
from storage import parts, windows
from storage.access import seen_by
from storage.database.tables import lists, tasks
from web.serving import serve

ADDRESS = "/everything"


def _everything(connection: Connection, account_id: int, view: View) -> parts.Found:
    own = select(*parts.ROW, tasks.c.list).join(lists, lists.c.id == tasks.c.list)
    own = own.where(seen_by(account_id), lists.c.deleted_at.is_(None), tasks.c.deleted_at.is_(None))
    own = own.order_by(tasks.c.title, tasks.c.id)
    todo, digit = own.where(tasks.c.done_at.is_(None)), tasks.c.title.between("0", ":")
    asked = {
        ("numbered", "Numbered", False): todo.where(digit),
        ("others", "Others", False): todo.where(~digit),
        ("done", "Done", True): own.where(tasks.c.done_at.is_not(None)),
    }

    def count(query: Select) -> int:
        return connection.scalar(select(func.count()).select_from(query.subquery())) or 0

    found = [parts.Part(key, count(query), query, done, title) for (key, title, done), query in asked.items()]
    left, done = (sum(part.count for part in found if part.done is one) for one in (False, True))
    shown = {"all": (False, True), "active": (False,), "completed": (True,)}.get(view.show, ())
    return parts.Found("Everything", left, done, tuple(part for part in found if part.done in shown))


def _layout(show="all", **_):
    shown = windows.window(require_account().id, View("everything", show=clean_show(show)), 0, ids.WINDOW_ROWS)
    assert shown
    return view_store(shown)


views.KINDS["everything"] = ADDRESS
windows.KINDS["everything"] = _everything
dash.register_page("everything", path=ADDRESS, layout=_layout, title="Everything")

if __name__ == "__main__":
    serve(app.app, app.settings)
