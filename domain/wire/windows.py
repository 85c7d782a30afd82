"""What is shown: windows of views, with the tags and smart lists of the account."""

from typing import NotRequired, TypedDict

Row = dict[str, str | None]
"""A task in a window: its id, and the fields that go to the screen. Those that are None are left out."""


Rows = list[Row]


class Around(TypedDict):
    """What a row says about the tasks around it. Rows are sorted by `order`, which here is a path (`storage.tree`)."""

    subtasks: NotRequired[str]
    """How many of its direct subtasks are completed, as “2/5”."""
    closed: NotRequired[str]
    """How many tasks under it are not shown because the person has closed it."""
    root_done_at: NotRequired[str]
    """When the topmost task above it was completed; the row stands among the tasks completed then."""
    waits_until: NotRequired[str]
    """The day until which it is hidden because a task above it is."""
    under: NotRequired[str]
    """The title of the task above it, in a view of several lists."""
    next: NotRequired[str]
    """The next days of a task that repeats, with blanks between; empty if it does not come again. If they count from
    completion, ``done`` stands before them, and the day on which it was taken to be done."""
    missed: NotRequired[str]
    """How many days on which it comes it has missed, up to today."""
    comes: NotRequired[str]
    """The days on which a task that the view names (`again`) comes again, with blanks between."""
    in_list: NotRequired[str]
    """The title of its list in such a view. It is left out for the Inbox, and where the section says it."""


Facts = dict[str, str]
"""The fields of a list, besides its title, that go to the screen. Those that are None are left out."""


class Section(TypedDict):
    """A section of a view. The title is empty where it would say nothing."""

    key: str
    title: str
    count: int
    """How many tasks it has, those outside the window included."""
    done: bool
    """Whether these are completed."""
    order: NotRequired[str]
    """Its place among the sections of a list, if it is a section of a list."""
    closed: NotRequired[int]
    """How many tasks it has that are not shown because the person has closed it."""
    holds: NotRequired[dict[str, tuple[str, str]]]
    """Which tasks it has in a view of several lists, if that follows from their fields. For each field, the text at
    which the range begins, and the one before which it ends; empty for no bound. A task is in the first section that
    holds it."""
    by: NotRequired[list[str]]
    """The fields by which its tasks are sorted. Tasks without one come last; a minus puts the greatest first."""
    sets: NotRequired[dict[str, str]]
    """The fields that a task gets when it is put or added there. Without it, none can be."""
    stays: NotRequired[bool]
    """Whether its heading stays when it has no task."""
    leftover: NotRequired[bool]
    """Whether its tasks were planned for days that are past, and can all be moved to another day at once."""
    more: NotRequired[str]
    """How many more tasks come again there than the view names: “12”, or “195+” if not all were counted."""


Sections = list[Section]


class Tag(TypedDict):
    """A tag of the account, as it is shown on tasks."""

    title: str
    colour: NotRequired[str]


Tags = dict[str, Tag]
"""The account's tags, by their ids."""


class SmartList(TypedDict):
    """A smart list of the account, as the sidebar and its dialog have it."""

    title: str
    query: str
    order: NotRequired[str]
    """Its place among the others. Without one, it comes last."""
    sort: NotRequired[str]
    grouping: NotRequired[str]


SmartLists = dict[str, SmartList]
"""The account's smart lists, by their ids, in their order."""


class Window(TypedDict):
    """Consecutive tasks of a view, as many as a screen needs. `start` is how many come before them."""

    view: str
    """The view's address (`domain.views`)."""
    list: NotRequired[str]
    """The list that all these tasks are in. In a view of several lists it is left out, and each row has its own."""
    facts: NotRequired[Facts]
    """The fields of that list."""
    title: str | None
    show: str
    start: int
    open: int
    """How many tasks are open, in the window or not."""
    done: int
    """How many tasks are completed, in the window or not."""
    hidden: NotRequired[int]
    """How many open tasks are hidden until a later day. Without it, the view shows hidden tasks like others."""
    sections: Sections
    """The tasks of the window, from top to bottom."""
    seq: int
    """The account's seq: everything done up to it is in the window."""
    rows: Rows
    tags: NotRequired[Tags]
    """The tags of these rows, if they do not belong to an account."""
    adds: NotRequired[tuple[str, str, str]]
    """Where a task goes that is added in a view of several lists: its list and section, and words for it, as “for
    today”. Left out if the view has no place for it."""
    sets: NotRequired[dict[str, str]]
    """The fields that it gets there, where they are the same in all sections."""
    again: NotRequired[Rows]
    """Open tasks that come again, which the view names but does not hold: under the days on which they come (`comes`),
    and under what was done today (`completed_at`). They do not count as rows."""
    nothing: NotRequired[str]
    """What to say when nothing is left to do, if there is something to say."""


class Gone(TypedDict):
    """The answer if a view does not exist."""

    gone: str


class WindowWanted(TypedDict):
    """A browser's request for a window: the one of the view at an address that begins at `start`."""

    view: str
    start: int
