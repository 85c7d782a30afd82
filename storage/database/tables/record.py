"""The record: what was done, to what, and which accounts have to hear of it; and facts about the database itself."""

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
    # A random id of the browser that it came from, if that gave one.
    Column("device", Key),
    # The one who suggested it (domain.suggestions.FROM), if any.
    Column("suggested", String(16)),
)

# News for each account: a row for each account that sees the list of an intent, whoever did it. `seq` is the
# value that `accounts.seq` got by it, so that "what came after 17?" is read from an index.
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
    # Dates of tasks that were moved to a later day.
    Index("changes_later", "list", "entity_id", sqlite_where=_LATER, postgresql_where=_LATER),
)

# Things that were deleted for good: the id, and the account's seq at that time. Of a task also its list, and when it
# was added, done and deleted: sums depend on these.
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

# How many tasks of a list were added, done and so on in a quarter of an hour: days of any time zone consist of them.
# Kept by storage.tallies, which can also count them again.
tallies = Table(
    "tallies",
    metadata,
    Column("list", Key, ForeignKey("lists.id", ondelete="CASCADE"), primary_key=True),
    Column("slot", Integer, primary_key=True, autoincrement=False),
    *(Column(kind, Integer, nullable=False) for kind in KINDS),
    sqlite_with_rowid=False,
)

# When repeating tasks were completed, for which days, and in which list they are now.
repeats_done = Table(
    "repeats_done",
    metadata,
    Column("task", Key, primary_key=True),
    Column("at", String(32), primary_key=True),
    Column("day", String(10), nullable=False),
    Column("list", Key, ForeignKey("lists.id", ondelete="CASCADE"), nullable=False),
    Index("repeats_done_when", "list", "at", "task"),
)

# Facts about the database itself: `id`, made with it, identifies it.
facts = Table(
    "facts",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("value", Text, nullable=False),
)
