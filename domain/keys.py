"""What can be done from the keyboard. The browser, the help behind ``?`` and Ctrl+K all derive from this table.

A key is written as in `aria-keyshortcuts`: ``x``, ``Shift+ArrowDown``, ``Control+k``, which on a Mac means Command too;
``g t`` means g and then t. What a command does is in ``assets/app/does/``, under its name.
"""

from dataclasses import dataclass
from typing import Literal

from domain.wire import Command as Shown

Where = Literal["page", "list", "task", "tasks"]
"""Where a command can be used: on every page, in a list or other view, on a task, or on all selected tasks."""

HEADINGS: dict[Where, str] = {
    "page": "Anywhere",
    "list": "In a list",
    "task": "On a task",
    "tasks": "On a task, or all that are selected",
}


@dataclass(frozen=True)
class Command:
    """A command: its name in the code, its words, and its default key, which a person may change."""

    name: str
    words: str
    where: Where
    key: str = ""
    also: tuple[str, ...] = ()
    """Keys that always work, whatever the person chooses, because browsers and other apps use them for this."""
    held: bool = False
    """Whether it repeats while its key is held down."""
    typing: bool = False
    """Whether its keys with Ctrl or Alt also work while the person types."""
    private: bool = False
    """Whether it is only for people who are logged in."""


COMMANDS = (
    Command("palette", "Find a command, a list, a tag or a task", "page", "Control+k", typing=True, private=True),
    Command("help", "Show the keys", "page", "?"),
    Command("quick-add", "Add a task to the Inbox", "page", "q", private=True),
    Command("add-task", "Add a task to what is shown", "list", "n"),
    Command("undo", "Undo", "page", "z", ("Control+z",), typing=True),
    Command("redo", "Redo", "page", "", ("Control+Shift+z", "Control+y"), typing=True),
    Command("search", "Search", "page", "/", private=True),
    Command(
        "find", "Search in a list that is longer than the page", "list", "", ("Control+f",), typing=True, private=True
    ),
    Command("go-today", "Go to Today", "page", "g t", private=True),
    Command("go-upcoming", "Go to Upcoming", "page", "g u", private=True),
    Command("go-inbox", "Go to the Inbox", "page", "g b", private=True),
    Command("go-lists", "Go to your lists", "page", "g l", private=True),
    Command("go-insights", "Go to your insights", "page", "g i", private=True),
    Command("go-tags", "Go to your tags", "page", private=True),
    Command("go-trash", "Go to the trash", "page", private=True),
    Command("go-archive", "Go to the archive", "page", private=True),
    Command("go-templates", "Go to your templates", "page", private=True),
    Command("go-settings", "Go to your account and its settings", "page", "g s", private=True),
    Command("print", "Print all that is shown", "list", "", ("Control+p",), typing=True, private=True),
    Command("next", "Next task", "list", "j", ("ArrowDown",), held=True),
    Command("previous", "Task before", "list", "k", ("ArrowUp",), held=True),
    Command("first", "First task", "task", "", ("Home",)),
    Command("last", "Last task", "task", "", ("End",)),
    Command("edit", "Change the title", "task", "", ("Enter",)),
    Command("add-below", "Add a task below", "task", "o", private=True),
    Command("add-above", "Add a task above", "task", "Shift+o", private=True),
    Command("history", "History", "task", "h", private=True),
    Command("select", "Select or deselect", "list", "x"),
    Command("select-next", "Select, and go on", "list", "Shift+j", ("Shift+ArrowDown",), held=True),
    Command("select-previous", "Select, and go back", "list", "Shift+k", ("Shift+ArrowUp",), held=True),
    Command("select-all", "Select all; again, the completed ones too", "list", "", ("Control+a",)),
    Command("clear-selection", "Select nothing", "list", "", ("Escape",)),
    Command("complete", "Complete, or open again", "tasks", "e"),
    Command("date", "Date …", "tasks", "t"),
    Command("skip", "Skip this day", "tasks", private=True),
    Command("tags", "Tags …", "tasks", "y", private=True),
    Command("priority-1", "Priority 1", "tasks", "1"),
    Command("priority-2", "Priority 2", "tasks", "2"),
    Command("priority-3", "Priority 3", "tasks", "3"),
    Command("priority-none", "No priority", "tasks", "0", ("4",)),
    Command("move-up", "Move up", "tasks", "", ("Alt+ArrowUp", "Control+Shift+ArrowUp"), held=True, typing=True),
    Command(
        "move-down", "Move down", "tasks", "", ("Alt+ArrowDown", "Control+Shift+ArrowDown"), held=True, typing=True
    ),
    Command("indent", "Indent", "tasks", "", ("Shift+ArrowRight",)),
    Command("outdent", "Outdent", "tasks", "", ("Shift+ArrowLeft",)),
    Command("move-to", "Move to another list …", "tasks", "v", private=True),
    Command("duplicate", "Duplicate", "tasks"),
    Command("delete", "Delete", "tasks", "", ("Delete",)),
)


def commands(*, logged_in: bool) -> list[Shown]:
    """Return the commands that an account has, or a visitor."""
    return [_shown(one) for one in COMMANDS if logged_in or not one.private]


def _shown(one: Command) -> Shown:
    return {
        "name": one.name,
        "words": one.words,
        "where": one.where,
        "key": one.key,
        "keys": [key for key in (one.key, *one.also) if key],
        "held": one.held,
        "typing": one.typing,
    }
