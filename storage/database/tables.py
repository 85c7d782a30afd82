"""The tables. Instants are ISO 8601 text in UTC, so that they sort, and read the same in every database."""

from collections.abc import Iterator

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, MetaData, String, Table, Text, false, text
from sqlalchemy.types import TypeEngine

from domain.schema import FIELDS

metadata = MetaData()

# Ids and orders are compared byte by byte everywhere; SQLite does so by itself.
Key: TypeEngine[str] = String(64).with_variant(String(64, collation="C"), "postgresql")
Order: TypeEngine[str] = Text().with_variant(Text(collation="C"), "postgresql")


def _columns(entity: str, **refers_to: ForeignKey) -> Iterator[Column]:
    """Give a column for each field that `domain.schema` declares for lists or tasks."""
    types: dict[str, TypeEngine[str]] = {
        "text": Text(),
        "key": Key,
        "set": Text(),
        "order": Order,
        "instant": String(32),
        "day": String(10),
    }
    for name, field in FIELDS[entity].items():
        reference = [refers_to[name]] if name in refers_to else []
        yield Column(name, types[field.kind], *reference, nullable=field.nullable)


accounts = Table(
    "accounts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(64), nullable=False, unique=True),
    # Empty: no password opens this account, only single sign-on.
    Column("password_hash", Text, nullable=False),
    Column("created_at", String(32), nullable=False),
    Column("role", String(16), nullable=False, server_default="member"),
    Column("disabled_at", String(32)),
    # The password is a one-time one: nothing but the page that changes it opens.
    Column("must_change_password", Boolean, nullable=False, server_default=false()),
    # Who this is to the OpenID provider: "issuer subject".
    Column("subject", String(512)),
    # Wrong passwords that the person has not been told of yet, and when the last one was.
    Column("failed_logins", Integer, nullable=False, server_default="0"),
    Column("last_failed_at", String(32)),
    Column("last_login_at", String(32)),
    # Counts the changes to what the account has, so that "is there anything new?" is one look at one row.
    Column("seq", Integer, nullable=False, server_default="0"),
    # The name without its case (domain.names.name_key): no two accounts look the same.
    Column("name_key", Order, nullable=False, server_default=text("''")),
    # How the person counts days and hours (domain.days.Calendar).
    Column("time_zone", String(64), nullable=False, server_default=text("''")),
    Column("week_begins", String(8), nullable=False, server_default="monday"),
    Column("clock", String(2), nullable=False, server_default="24"),
    Column("day_begins", String(1), nullable=False, server_default="0"),
    Index("account_of_subject", "subject", unique=True),
    Index("account_of_name", "name_key", unique=True),
    Index("admins", "id", sqlite_where=text("role = 'admin'"), postgresql_where=text("role = 'admin'")),
)

# Guesses at passwords, counted per what a key names: an account, an address, or both.
login_tries = Table(
    "login_tries",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("last_at", String(32), nullable=False),
    Column("wait_until", String(32), nullable=False),
    Index("login_tries_by_age", "last_at"),
)

# Where an account logged in from.
devices = Table(
    "devices",
    metadata,
    Column("account_id", ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True),
    Column("agent", String(64), primary_key=True),
    Column("address", String(64), primary_key=True),
    Column("first_at", String(32), nullable=False),
    Column("last_at", String(32), nullable=False),
)

# Browsers that an account changed something with, by the random id that each of them keeps.
browsers = Table(
    "browsers",
    metadata,
    Column("account_id", ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True),
    Column("id", Key, primary_key=True),
    Column("agent", String(64), nullable=False),
    Column("first_at", String(32), nullable=False),
    Column("last_at", String(32), nullable=False),
)

# Log-ins by the form, each of one browser: until when it holds. The token is in its cookie, and here only its SHA-256.
sessions = Table(
    "sessions",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("id", Key, nullable=False, unique=True),
    Column("account_id", ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False),
    # What the person calls it; "" for what the browser is.
    Column("name", String(64), nullable=False, server_default=text("''")),
    Column("agent", String(64), nullable=False),
    Column("address", String(64), nullable=False),
    Column("made_at", String(32), nullable=False),
    Column("used_at", String(32), nullable=False),
    Column("expires_at", String(32), nullable=False),
    # Whether each use makes it last longer.
    Column("stays", Boolean, nullable=False),
    # The browser's random id, as intents note it, once it has changed something.
    Column("browser", Key),
    Index("sessions_of_account", "account_id", "used_at"),
    Index("sessions_by_end", "expires_at"),
)

# Links that log in once. The link itself is not kept, only its SHA-256.
login_links = Table(
    "login_links",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("account_id", ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False),
    Column("expires_at", String(32), nullable=False),
)

# Links by which somebody may make an account, once. The link itself is not kept, only its SHA-256.
invites = Table(
    "invites",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("made_by", ForeignKey("accounts.id", ondelete="CASCADE")),
    Column("made_at", String(32), nullable=False),
    Column("expires_at", String(32), nullable=False),
    Column("used_at", String(32)),
    # What the admin wrote, to know one link from another.
    Column("for_whom", String(64), nullable=False, server_default=text("''")),
)

# What was done to accounts, by whom. Names, not references: what is written here outlives the account.
audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", String(32), nullable=False),
    Column("actor", String(64), nullable=False),
    Column("action", String(32), nullable=False),
    Column("account", String(64), nullable=False),
    Column("detail", Text, nullable=False),
)

lists = Table(
    "lists",
    metadata,
    Column("id", Key, primary_key=True),
    Column("account_id", ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False),
    *_columns("lists"),
    # Kept by storage.write, so that neither a progress bar nor a change has to look at every task.
    Column("seq", Integer, nullable=False, server_default="0"),
    Column("open_count", Integer, nullable=False, server_default="0"),
    Column("done_count", Integer, nullable=False, server_default="0"),
    Index("lists_of_account", "account_id", "order"),
    # Those in the sidebar, some at a time, those in the archive, the templates, and those in the trash.
    Index(
        "lists_in_use",
        "account_id",
        "order",
        "id",
        sqlite_where=text("deleted_at IS NULL AND archived_at IS NULL AND template_day IS NULL"),
        postgresql_where=text("deleted_at IS NULL AND archived_at IS NULL AND template_day IS NULL"),
    ),
    Index(
        "lists_archived",
        "account_id",
        "archived_at",
        "id",
        sqlite_where=text("deleted_at IS NULL AND archived_at IS NOT NULL"),
        postgresql_where=text("deleted_at IS NULL AND archived_at IS NOT NULL"),
    ),
    Index(
        "lists_templates",
        "account_id",
        "created_at",
        "id",
        sqlite_where=text("deleted_at IS NULL AND template_day IS NOT NULL"),
        postgresql_where=text("deleted_at IS NULL AND template_day IS NOT NULL"),
    ),
    Index(
        "lists_deleted",
        "account_id",
        "deleted_at",
        "id",
        sqlite_where=text("deleted_at IS NOT NULL"),
        postgresql_where=text("deleted_at IS NOT NULL"),
    ),
)

sections = Table(
    "sections",
    metadata,
    Column("id", Key, primary_key=True),
    *_columns("sections", list=ForeignKey("lists.id", ondelete="CASCADE")),
    # How many open tasks stand in it: kept by storage.write, as those of a list are.
    Column("open_count", Integer, nullable=False, server_default="0"),
    Index("sections_in_order", "list", "order", "id"),
)

tasks = Table(
    "tasks",
    metadata,
    Column("id", Key, primary_key=True),
    *_columns("tasks", list=ForeignKey("lists.id", ondelete="CASCADE")),
    # The two parts of a list as they are shown; each is read from its index, a window at a time.
    Index(
        "tasks_open",
        "list",
        "section",
        "order",
        "id",
        sqlite_where=text("deleted_at IS NULL AND done_at IS NULL"),
        postgresql_where=text("deleted_at IS NULL AND done_at IS NULL"),
    ),
    Index(
        "tasks_done",
        "list",
        "done_at",
        "id",
        sqlite_where=text("deleted_at IS NULL AND done_at IS NOT NULL"),
        postgresql_where=text("deleted_at IS NULL AND done_at IS NOT NULL"),
    ),
    Index("tasks_in_order", "list", "order"),
    # Open tasks that are, or were, hidden until a day.
    Index(
        "tasks_hidden",
        "list",
        "hidden_until",
        sqlite_where=text("hidden_until IS NOT NULL AND deleted_at IS NULL AND done_at IS NULL"),
        postgresql_where=text("hidden_until IS NOT NULL AND deleted_at IS NULL AND done_at IS NULL"),
    ),
    Index(
        "tasks_of_section",
        "section",
        sqlite_where=text("section IS NOT NULL"),
        postgresql_where=text("section IS NOT NULL"),
    ),
    # The trash, and what has been in it for too long.
    Index(
        "tasks_deleted",
        "list",
        "deleted_at",
        "id",
        sqlite_where=text("deleted_at IS NOT NULL"),
        postgresql_where=text("deleted_at IS NOT NULL"),
    ),
)

tags = Table(
    "tags",
    metadata,
    Column("id", Key, primary_key=True),
    Column("account_id", ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False),
    *_columns("tags"),
    Index("tags_of_account", "account_id", "order"),
)

# Which tasks have a tag, in the order in which it shows them: kept by storage.write from the tasks' own `tags`.
task_tags = Table(
    "task_tags",
    metadata,
    Column("tag", Key, primary_key=True),
    Column("task", Key, ForeignKey("tasks.id", ondelete="CASCADE"), primary_key=True),
    Column("list", Key, nullable=False),
    Column("order", Order, nullable=False),
    Column("done_at", String(32)),
    Column("deleted_at", String(32)),
    Index("tags_of_task", "task"),
    Index(
        "tagged_open",
        "tag",
        "list",
        "order",
        "task",
        sqlite_where=text("deleted_at IS NULL AND done_at IS NULL"),
        postgresql_where=text("deleted_at IS NULL AND done_at IS NULL"),
    ),
    Index(
        "tagged_done",
        "tag",
        "done_at",
        "task",
        "list",
        sqlite_where=text("deleted_at IS NULL AND done_at IS NOT NULL"),
        postgresql_where=text("deleted_at IS NULL AND done_at IS NOT NULL"),
    ),
)

TABLES = {"lists": lists, "sections": sections, "tags": tags, "tasks": tasks}

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
)

# Sections that an account keeps closed: others may have them open.
collapsed = Table(
    "collapsed",
    metadata,
    Column("account_id", ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True),
    Column("id", Key, primary_key=True),
    Index("collapsed_by_id", "id"),
)

# What went for good: the id alone, and the account's seq at which it went.
purged = Table(
    "purged",
    metadata,
    Column("account_id", ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("entity", String(16), primary_key=True),
    Column("id", Key, primary_key=True),
)

# Facts about the database itself: `id`, made with it, tells it from any other.
facts = Table(
    "facts",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("value", Text, nullable=False),
)
