"""The list on the public page, which belongs to nobody and is kept nowhere."""

from datetime import UTC, datetime, timedelta

from domain.wire import Row, Window

DEMO_LIST = "demo-list"
_TITLES = ("Tick this task off", "Click a title to change it", "Delete a task, then undo")


def _facts() -> tuple[dict[str, str], ...]:
    """Return what there is to know of each task: days from today on, so that the demo is never out of date."""
    today, later = (datetime.now(UTC).date() + timedelta(days=days) for days in (0, 4))
    return {"date": today.isoformat()}, {"priority": "2"}, {"deadline": later.isoformat(), "tags": "demo-tag"}


def demo_window() -> Window:
    """Return what is to be seen of it."""
    rows: list[Row] = [
        {"id": f"demo-task-{n}", "title": title, "order": f"a{n}", **facts}
        for n, (title, facts) in enumerate(zip(_TITLES, _facts(), strict=True))
    ]
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
        "tags": {"demo-tag": {"title": "home", "colour": "green"}},
    }
