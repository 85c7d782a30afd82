"""What was done, to what, and for whom it is new; and facts about the database itself."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text, text

from domain.tallies import KINDS
from storage.database.tables.base import Key, metadata

intents = Table(
    "intents",
    metadata,
    Column("account_id", ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True),
    Column("id", Key, primary_key=True),
    Column("verb", String(32), nullable=False),
    Column("list", Key, ForeignKey("lists.id", ondelete="CASCADE"), nullable=False),
    Column("at", String(32), nullable=False),
    Index("intents_of_list", "list"),
    # The browser that it came from: a random id, or none.
    Column("device", Key),
    # Who suggested it (domain.suggestions.FROM), or nobody.
    Column("suggested", String(16)),
)

# What is new for whom: a row for each account that sees the list of an intent, whoever did it. `seq` is what
# `accounts.seq` was counted to by it, so that "what is after 17?" is read from an index.
feed = Table(
    "feed",
    metadata,
    Column("account_id", ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("intent", Key, nullable=False),
    Column("list", Key, ForeignKey("lists.id", ondelete="CASCADE"), nullable=False),
    Column("at", String(32), nullable=False),
    Index("feed_of_list", "list"),
)

_LATER = text("field = 'date' AND entity = 'tasks' AND old IS NOT NULL AND new > old")
changes = Table(
    "changes",
    metadata,
    Column("list", Key, ForeignKey("lists.id", ondelete="CASCADE"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("at", String(32), nullable=False),
    Column("account_id", ForeignKey("accounts.id", ondelete="SET NULL")),
    Column("intent", Key, nullable=False),
    Column("entity", String(16), nullable=False),
    Column("entity_id", Key, nullable=False),
    Column("field", String(32), nullable=False),
    Column("old", Text),
    Column("new", Text),
    Index("changes_of_intent", "intent"),
    Index("changes_of_entity", "entity_id", "at", "seq"),
    # The dates of tasks that went later.
    Index("changes_later", "list", "entity_id", sqlite_where=_LATER, postgresql_where=_LATER),
)

# What went for good: the id, and the account's seq at which it went. Of a task, also what its sums follow from: its
# list, and when it came, was done and was deleted.
purged = Table(
    "purged",
    metadata,
    Column("account_id", ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("entity", String(16), primary_key=True),
    Column("id", Key, primary_key=True),
    Column("list", Key),
    Column("created_at", String(32)),
    Column("done_at", String(32)),
    Column("deleted_at", String(32)),
)

# How many tasks of a list were added, done and so on in a quarter of an hour: these make up the days of any time zone.
# Kept by storage.tallies, which can make it anew.
tallies = Table(
    "tallies",
    metadata,
    Column("list", Key, ForeignKey("lists.id", ondelete="CASCADE"), primary_key=True),
    Column("slot", Integer, primary_key=True, autoincrement=False),
    *(Column(kind, Integer, nullable=False) for kind in KINDS),
    sqlite_with_rowid=False,
)

# When tasks that repeat were completed, for which days, and in which list they are.
repeats_done = Table(
    "repeats_done",
    metadata,
    Column("task", Key, primary_key=True),
    Column("at", String(32), primary_key=True),
    Column("day", String(10), nullable=False),
    Column("list", Key, ForeignKey("lists.id", ondelete="CASCADE"), nullable=False),
    Index("repeats_done_when", "list", "at", "task"),
)

# Facts about the database itself: `id`, made with it, tells it from any other.
facts = Table(
    "facts",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("value", Text, nullable=False),
)
