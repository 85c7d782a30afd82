"""The list on the public page, which belongs to nobody and is kept nowhere."""

from domain.wire import Row, Window

DEMO_LIST = "demo-list"
_TITLES = ("Tick this task off", "Click a title to change it", "Delete a task, then undo")


def demo_window() -> Window:
    """Return what is to be seen of it."""
    rows: list[Row] = [{"id": f"demo-task-{n}", "title": title, "order": f"a{n}"} for n, title in enumerate(_TITLES)]
    return {
        "view": "/",
        "list": DEMO_LIST,
        "facts": {},
        "title": None,
        "show": "all",
        "start": 0,
        "open": len(rows),
        "done": 0,
        "hidden": 0,
        "sections": [
            {"key": "open", "title": "", "count": len(rows), "done": False},
            {"key": "done", "title": "", "count": 0, "done": True},
        ],
        "seq": 0,
        "rows": rows,
    }
