"""The tables, one file for each subject."""

from storage.database.tables.base import Key, Order, metadata
from storage.database.tables.content import (
    TABLES,
    collapsed,
    findable,
    lists,
    sections,
    smart_lists,
    tags,
    task_tags,
    tasks,
)
from storage.database.tables.people import (
    accounts,
    audit,
    browsers,
    chat_budgets,
    devices,
    invites,
    login_links,
    login_tries,
    sessions,
)
from storage.database.tables.record import changes, facts, feed, intents, purged, repeats_done, tallies

__all__ = [
    "TABLES",
    "Key",
    "Order",
    "accounts",
    "audit",
    "browsers",
    "changes",
    "chat_budgets",
    "collapsed",
    "devices",
    "facts",
    "feed",
    "findable",
    "intents",
    "invites",
    "lists",
    "login_links",
    "login_tries",
    "metadata",
    "purged",
    "repeats_done",
    "sections",
    "sessions",
    "smart_lists",
    "tags",
    "tallies",
    "task_tags",
    "tasks",
]
