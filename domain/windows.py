"""A window: some consecutive tasks of a list, as many as a screen needs, however long the list."""

from dataclasses import dataclass

from domain.schema import TASK
from domain.wire import Row, View


@dataclass(frozen=True)
class Summary:
    """A list without its tasks. `seq` counts its changes."""

    id: str
    title: str
    open_count: int
    done_count: int
    seq: int


@dataclass(frozen=True)
class SomeLists:
    """Consecutive lists of an account, in their order, as many as a sidebar shows, however many there are."""

    lists: tuple[Summary, ...]
    earlier: bool = False
    """Whether there are lists before these."""
    more: bool = False
    """Whether there are lists after these."""

    @property
    def all(self) -> bool:
        """Return whether these are all that there are."""
        return not self.earlier and not self.more


ROW_FIELDS = tuple(name for name, field in TASK.items() if field.in_row)


@dataclass(frozen=True)
class Window:
    """Tasks of a list, `start` of them above: open ones in their order, then done ones, the latest first."""

    list: Summary
    show: str
    start: int
    rows: tuple[Row, ...]


def view_of(window: Window) -> View:
    """Return what the browser needs to draw `window`; short, for it goes over the wire."""
    return {
        "list": window.list.id,
        "title": window.list.title,
        "show": window.show,
        "start": window.start,
        "open": window.list.open_count,
        "done": window.list.done_count,
        "seq": window.list.seq,
        "rows": [{name: value for name, value in row.items() if value is not None} for row in window.rows],
    }


DEMO_LIST = "demo-list"


def demo_view() -> View:
    """Return the view of the list on the public page, which belongs to nobody and is kept nowhere."""
    titles = ("Tick this task off", "Click a title to change it", "Delete a task, then undo")
    rows: list[Row] = [{"id": f"demo-task-{n}", "title": title, "order": f"a{n}"} for n, title in enumerate(titles)]
    return {"list": DEMO_LIST, "title": None, "show": "all", "start": 0, "open": 3, "done": 0, "seq": 0, "rows": rows}
