"""The shapes of the JSON that goes between browser and server.

The browser's own types, ``assets/app/wire.d.ts``, are made from these by ``python -m scripts.wire_types``.
"""

from typing import Any, Literal, NotRequired, TypedDict

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
Ids = list[str]


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


class Typed(TypedDict):
    """How titles were typed (`domain.typed`)."""

    at: str
    zone: str
    rejected: list[str]
    """Words to keep as text, whatever they sound like."""
    chosen: dict[str, str]
    """The person's choice for words that can mean two things."""
    tags: NotRequired[dict[str, str]]
    """The ids for new tags, by their titles."""
    gives: NotRequired[dict[str, Any]]
    """The fields of a task that follow from where it was typed, unless its words say otherwise."""


class Asked(Typed):
    """A text to read while somebody types it."""

    text: str
    box: str
    """The box beside which its chips are shown. Left out for a title that is changed: it gets none."""
    is_subtask: bool
    """Whether it is for a subtask, which is in its parent's list."""
    set: dict[str, str]
    """The fields that were chosen by a button, which go before the words: `date`."""


class Span(TypedDict):
    """Words that are understood, with their start and end in the text."""

    start: int
    end: int
    words: str
    kind: str


class Reading(TypedDict):
    """What is understood of a text."""

    text: str
    title: str
    fields: dict[str, Any]
    shown: dict[str, Any]
    """The fields in the form that a row has."""
    goes_to: NotRequired[str]
    """The id of the list that is named."""
    list_title: NotRequired[str]
    tags: dict[str, str]
    """The titles of the tags, each with its id, or an empty text if the tag is new."""
    spans: list[Span]


class RawIntent(TypedDict):
    """One thing that a person did, as it is sent."""

    id: str
    verb: str
    list: NotRequired[str]
    section: NotRequired[str]
    tasks: NotRequired[Ids]
    tags: NotRequired[Ids]
    smart_list: NotRequired[str]
    value: NotRequired[Any]
    typed: NotRequired[Typed]
    """How its titles were typed, if they are to be read."""
    was: NotRequired[dict[str, Any]]
    """Fields as the person saw them before the change, as others may have changed them meanwhile."""
    suggested: NotRequired[str]
    """In an intent that holds others: who suggested them (`domain.suggestions.FROM`)."""
    expects: NotRequired[dict[str, dict[str, str | None]]]
    """In an intent inside another: fields of tasks as they were when it was suggested. If they have changed, it is not
    done."""


class Said(TypedDict):
    """One change of a suggestion in words: from old to new, where there is such a thing."""

    what: str
    old: str | None
    new: str | None


class ChatLine(TypedDict):
    """A line of a suggestion (`domain.suggestions`)."""

    title: str
    where: str
    """The title of the list."""
    says: list[Said]
    intent: RawIntent
    """What is done if the person accepts the line."""
    expects: dict[str, dict[str, str | None]]
    """Fields of tasks as they were when it was suggested."""
    becomes: dict[str, dict[str, str | None]]
    """Fields of tasks as they will be."""
    left: NotRequired[bool]
    """Whether the person has unticked its box."""


class ChatMessage(TypedDict):
    """A message of a conversation, as a browser keeps it."""

    id: str
    role: Literal["user", "assistant"]
    text: str
    """What the person wrote, or the model answered, as Markdown."""
    lines: NotRequired[list[ChatLine]]
    note: NotRequired[str]
    """A note below it, as that it was stopped."""
    failed: NotRequired[str]
    """Why there is no answer, or only part of one."""


class Chat(TypedDict):
    """A conversation, as a browser keeps it."""

    messages: list[ChatMessage]


class Batch(TypedDict):
    """The intents that waited in a browser, in their order."""

    intents: list[RawIntent]
    device: str
    """The random id of the browser."""
    first: NotRequired[str]
    """The first list shown in the sidebar, unless it is the first of all."""
    window: NotRequired[WindowWanted]
    """The window that the screen needs, if any."""


class Agenda(TypedDict):
    """How many tasks are planned for today or earlier, and for later days, as “12”; empty for none."""

    today: str
    upcoming: str


class Answer(TypedDict):
    """The result of a batch. Each pair has the id of an intent, and what to say about it."""

    ids: list[str | None]
    """Intents that are finished: done, or refused for good."""
    refused: list[tuple[str | None, str]]
    skipped: NotRequired[list[tuple[str, str]]]
    """Intents that left something alone because others had changed it."""
    read: NotRequired[list[str]]
    """Intents whose typed titles became something else."""
    go: NotRequired[list[tuple[str, str]]]
    """The addresses where the results can be seen."""
    seq: NotRequired[tuple[int, int]]
    """The account's seq before and after, if anything was done."""
    missed: NotRequired[bool]
    """Whether somebody else's change came in between, or before one of these was sent again."""
    old: NotRequired[list[str]]
    """Lists that changed by more than the answer says: the browser's copy of them is out of date."""
    window: NotRequired[Window]
    """The window that was asked for."""
    agenda: NotRequired[Agenda]
    """How much there is to do now, if that may have changed."""
    paths: NotRequired[list[tuple[str, str]]]
    """The paths of tasks that were moved. Left out with a window, which has them."""


class News(TypedDict):
    """News of others: the lists that changed, and those that are gone, or `all` if there are too many to name."""

    seq: int
    lists: NotRequired[list[str]]
    gone: NotRequired[list[str]]
    all: NotRequired[Literal[True]]
    agenda: NotRequired[Agenda]


class Card(TypedDict):
    """A list in the sidebar. `progress` is how much of it is done, in percent."""

    id: str
    title: str
    progress: int
    facts: Facts


class Cards(TypedDict):
    """The lists that the sidebar shows, and whether there are more before and after them."""

    lists: list[Card]
    earlier: bool
    more: bool


class CardsChanged(TypedDict):
    """Changes of the sidebar after an edit: lists that it shows, new ones at its end, and those that are gone."""

    lists: list[Card]
    added: list[Card]
    gone: Ids


class Command(TypedDict):
    """A command of `domain.keys` with its keys. The first of them is the one that a person may change."""

    name: str
    words: str
    where: Literal["page", "list", "task", "tasks"]
    key: str
    keys: list[str]
    held: bool
    typing: bool
