"""The list on the public page. It belongs to nobody and is stored nowhere."""

from datetime import UTC, datetime, timedelta

from domain.wire import Row, Window

DEMO_LIST = "demo-list"


def demo_window() -> Window:
    """Return what the public page shows. Its days count from today, so it is never out of date."""
    today, later = (datetime.now(UTC).date() + timedelta(days=days) for days in (0, 4))
    rows = [
        _row("a0", "Tick this task off", date=today.isoformat()),
        _row("a1", "Click a title to change it", priority="2"),
        _row("a2", "Delete a task, then undo", deadline=later.isoformat(), tags="demo-tag"),
        top := _row("a3", "Close what is under a task", subtasks="0/1"),
        _row("a4", "Drag it to another place", under=top),
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


def _row(order: str, title: str, under: Row | None = None, **facts: str) -> Row:
    """Return a task whose place is written as in every row (`domain.wire.Around`)."""
    task_id = f"demo-task-{order}"
    above: Row = {"parent": under["id"]} if under else {}
    path = f"{under['order']}!{order} {task_id}" if under else f"{order} {task_id}"
    return {"id": task_id, "title": title, "order": path, **above, **facts}
