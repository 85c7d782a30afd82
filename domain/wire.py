"""The shapes of the JSON that goes between browser and server.

The browser's own types, ``assets/app/wire.d.ts``, are made from these by ``python -m scripts.wire_types``.
"""

from typing import Any, Literal, NotRequired, TypedDict

Row = dict[str, str | None]
"""A task in a window: its id, and those of its fields that go to the screen; those that are None are left out."""
Rows = list[Row]


class Around(TypedDict):
    """What a row says of the tasks around it. Its `order` is its path (`storage.tree`): it is sorted by that text."""

    subtasks: NotRequired[str]
    """How many of its direct subtasks are completed, of how many, as “2/5”."""
    closed: NotRequired[str]
    """How many tasks are under it that are not shown, as the person has closed it."""
    root_done_at: NotRequired[str]
    """When the topmost task above it was completed: it stands among those."""
    waits_until: NotRequired[str]
    """The day until which a task above it is hidden, and it with that."""
    under: NotRequired[str]
    """The title of the task above it, in a view of several lists."""
    next: NotRequired[str]
    """Of one that repeats, the days on which it comes next, with blanks between; empty if it does not come again.
    Where they count from the day on which it is done, `done` stands before them, and the day that was thought of."""
    missed: NotRequired[str]
    """On how many days it would have come since, up to today."""
    comes: NotRequired[str]
    """Of one that a view names as it comes again, the days on which it does, with blanks between."""
    in_list: NotRequired[str]
    """The title of its list, in such a view, unless that is the Inbox or the section says it."""


Facts = dict[str, str]
"""The fields of a list that go to the screen beside its title; those that are None are left out."""
Ids = list[str]


class Section(TypedDict):
    """A part of a view, with a title unless that would say nothing."""

    key: str
    title: str
    count: int
    """How many tasks it has, on screen and above and below it."""
    done: bool
    """Whether these are completed."""
    order: NotRequired[str]
    """Its place among the sections of a list, if it is one of these."""
    closed: NotRequired[int]
    """How many tasks it has that are not shown, because the person has closed it."""
    holds: NotRequired[dict[str, tuple[str, str]]]
    """Which tasks it has, in a view of several lists, if that follows from their fields: from which text on each of
    these is, and before which; empty for no bound. A task stands in the first section that holds it, or in none."""
    by: NotRequired[list[str]]
    """The fields by which these stand, those without one last; with a minus, the greatest first."""
    sets: NotRequired[dict[str, str]]
    """The fields that a task gets which is put or added there; without it, none can be."""
    stays: NotRequired[bool]
    """Whether its heading is shown though it has no task."""
    leftover: NotRequired[bool]
    """Whether its tasks were meant for days before, and can be given another one together."""
    more: NotRequired[str]
    """How many come again there besides those that the view names: “12”, or “195+” where not all were looked at."""


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
    """Its place among the others; without one, it comes last."""
    sort: NotRequired[str]
    grouping: NotRequired[str]


SmartLists = dict[str, SmartList]
"""The account's smart lists, by their ids, in their order."""


class Window(TypedDict):
    """Some consecutive tasks of a view, `start` of them above, as many as a screen needs."""

    view: str
    """The view's address (`domain.views`)."""
    list: NotRequired[str]
    """The list whose tasks all of these are, if they are. Otherwise each row has its own."""
    facts: NotRequired[Facts]
    """What that list is, if it is one."""
    title: str | None
    show: str
    start: int
    open: int
    """How many tasks are open, shown or not."""
    done: int
    """How many are completed, shown or not."""
    hidden: NotRequired[int]
    """How many are open, but hidden until a day that has not come; without it, hidden ones are shown as others are."""
    sections: Sections
    """Those that are shown, from top to bottom."""
    seq: int
    """The account's seq, up to which the window knows all that was done."""
    rows: Rows
    tags: NotRequired[Tags]
    """The tags of these rows, where they are no account's."""
    adds: NotRequired[tuple[str, str, str]]
    """The list and the section that get what is added, and words for it, as “for today”, where the view is of several
    lists, and has a place for it."""
    again: NotRequired[Rows]
    """Open tasks that come again, which the view names without holding them there: under the days on which they come
    (`comes`), and under what was done today (`completed_at`). None of them counts as one of its rows."""
    nothing: NotRequired[str]
    """What to say when nothing is left to do, if there are words for it."""


class Gone(TypedDict):
    """The answer where there is no such view."""

    gone: str


class WindowWanted(TypedDict):
    """A browser's request for a window: the one of a view, named by its address, that begins at `start`."""

    view: str
    start: int


class Typed(TypedDict):
    """How titles were typed (`domain.typed`)."""

    at: str
    zone: str
    rejected: list[str]
    """Words that are text, whatever they sound like."""
    chosen: dict[str, str]
    """What words mean that can mean two things."""
    tags: NotRequired[dict[str, str]]
    """The ids that new tags get, by their titles."""
    gives: NotRequired[dict[str, Any]]
    """The fields that a task gets by where it was typed, unless its words say something else."""


class Asked(Typed):
    """A text that somebody is typing, to be read."""

    text: str
    box: str
    """Beside which box its chips are shown; nothing for a title that was changed, which gets none."""
    is_subtask: bool
    """Whether it is to be under another task, whose list is its own."""
    set: dict[str, str]
    """The fields that were chosen by a button, whatever the words say: `date`."""


class Span(TypedDict):
    """Words that are understood, from where to where they stand in a text."""

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
    """The fields as a row has them."""
    goes_to: NotRequired[str]
    """The id of the list that is named."""
    list_title: NotRequired[str]
    tags: dict[str, str]
    """The titles of the tags, each with its id, which is empty for a new one."""
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
    """How its titles were typed, where they are to be read."""
    was: NotRequired[dict[str, Any]]
    """Fields as the person saw them before, where others may have written something else meanwhile."""
    suggested: NotRequired[str]
    """Of one that holds others: who suggested these (`domain.suggestions.FROM`)."""
    expects: NotRequired[dict[str, dict[str, str | None]]]
    """Of one that is held: fields of tasks as they were when it was suggested. Where they are others by now, it is not
    done.
    """


class Said(TypedDict):
    """What becomes of one thing: from old to new, where there is such a thing."""

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
    """What is done if the person takes the line."""
    expects: dict[str, dict[str, str | None]]
    """Fields of tasks as they were when it was suggested."""
    becomes: dict[str, dict[str, str | None]]
    """Fields of tasks as they would be."""
    left: NotRequired[bool]
    """Whether the person has taken the tick out of its box."""


class ChatMessage(TypedDict):
    """A message of a conversation, as a browser keeps it."""

    id: str
    role: Literal["user", "assistant"]
    text: str
    """What the person wrote, or the model answered, as Markdown."""
    lines: NotRequired[list[ChatLine]]
    note: NotRequired[str]
    """What is said below it, as that it was stopped."""
    failed: NotRequired[str]
    """Why there is no answer, or only a part of one."""


class Chat(TypedDict):
    """A conversation, as a browser keeps it."""

    messages: list[ChatMessage]


class Batch(TypedDict):
    """The intents that waited in a browser, in their order."""

    intents: list[RawIntent]
    device: str
    """The random id of the browser."""
    first: NotRequired[str]
    """The first list in the sidebar, unless that begins with the first of all."""
    window: NotRequired[WindowWanted]
    """The window that the screen lacks, if it lacks one."""


class Agenda(TypedDict):
    """How many tasks are meant for today and before, and for the days to come: “12”, or nothing for none."""

    today: str
    upcoming: str


class Answer(TypedDict):
    """The result of a batch. In each pair is the id of an intent, and what there is to say of it."""

    ids: list[str | None]
    """Intents that are done, or refused for good."""
    refused: list[tuple[str | None, str]]
    skipped: NotRequired[list[tuple[str, str]]]
    """Intents that left something alone because others had changed it."""
    read: NotRequired[list[str]]
    """Intents of which titles, as they were typed, became something else."""
    go: NotRequired[list[tuple[str, str]]]
    """The addresses that show what was done."""
    seq: NotRequired[tuple[int, int]]
    """The account's seq before and after, if anything was done."""
    missed: NotRequired[bool]
    """Whether something else came in between, or before one of these was sent again."""
    old: NotRequired[list[str]]
    """Lists of which more has changed than an answer brings: what the browser has of them in its copy is old."""
    window: NotRequired[Window]
    """The window that was wanted."""
    agenda: NotRequired[Agenda]
    """How much there is to do then, where that may be something else."""
    paths: NotRequired[list[tuple[str, str]]]
    """Where tasks stand that were put elsewhere, by their paths; with a window, that says it."""


class News(TypedDict):
    """News of others: the lists that changed and those that are gone, or `all` where they are too many to name."""

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
    """Lists in the sidebar, all that are shown, and whether there are others before and after them."""

    lists: list[Card]
    earlier: bool
    more: bool


class CardsChanged(TypedDict):
    """Changes of the sidebar after an edit: lists that are shown, if they are, new ones at the end, those that go."""

    lists: list[Card]
    added: list[Card]
    gone: Ids


class Command(TypedDict):
    """A command of `domain.keys`, with the keys that do it: the one that a person may change is the first of them."""

    name: str
    words: str
    where: Literal["page", "list", "task", "tasks"]
    key: str
    keys: list[str]
    held: bool
    typing: bool
