"""Accounts, and how people come in: sessions, links, devices, and what was done to accounts."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, Text, false, text

from storage.database.tables.base import Key, Order, metadata

accounts = Table(
    "accounts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(64), nullable=False, unique=True),
    # Empty: no password opens this account, only single sign-on does.
    Column("password_hash", Text, nullable=False),
    Column("created_at", String(32), nullable=False),
    Column("role", String(16), nullable=False, server_default="member"),
    Column("disabled_at", String(32)),
    # The password is a one-time one: only the page that changes it opens.
    Column("must_change_password", Boolean, nullable=False, server_default=false()),
    # The OpenID provider's name for this person: "issuer subject".
    Column("subject", String(512)),
    # Wrong passwords that the person has not been told of, and when the last one was typed.
    Column("failed_logins", Integer, nullable=False, server_default="0"),
    Column("last_failed_at", String(32)),
    Column("last_login_at", String(32)),
    # Counts the changes to what the account has, so that "is there anything new?" reads one row.
    Column("seq", Integer, nullable=False, server_default="0"),
    # The name without its case (domain.names.name_key), so that no two accounts look the same.
    Column("name_key", Order, nullable=False, server_default=text("''")),
    # How the person counts days and hours, and writes them (domain.days.Calendar).
    Column("time_zone", String(64), nullable=False, server_default=text("''")),
    Column("week_begins", String(8), nullable=False, server_default="monday"),
    Column("clock", String(2), nullable=False, server_default="24"),
    Column("day_begins", String(1), nullable=False, server_default="0"),
    Column("date_order", String(3), nullable=False, server_default="ask"),
    Column("words", String(16), nullable=False, server_default="en de"),
    Column("symbols", String(8), nullable=False, server_default="todoist"),
    Index("account_of_subject", "subject", unique=True),
    Index("account_of_name", "name_key", unique=True),
    Index("admins", "id", sqlite_where=text("role = 'admin'"), postgresql_where=text("role = 'admin'")),
)

# Guesses at passwords, counted for each key, which names an account, an address, or both.
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

# Browsers in which an account changed something, by the random id that each of them keeps.
browsers = Table(
    "browsers",
    metadata,
    Column("account_id", ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True),
    Column("id", Key, primary_key=True),
    Column("agent", String(64), nullable=False),
    Column("first_at", String(32), nullable=False),
    Column("last_at", String(32), nullable=False),
)

# Log-ins by the form, one for each browser, with their end. The token is in the browser's cookie, its SHA-256 is here.
sessions = Table(
    "sessions",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("id", Key, nullable=False, unique=True),
    Column("account_id", ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False),
    # The name that the person gave it; "" for the kind of browser.
    Column("name", String(64), nullable=False, server_default=text("''")),
    Column("agent", String(64), nullable=False),
    Column("address", String(64), nullable=False),
    Column("made_at", String(32), nullable=False),
    Column("used_at", String(32), nullable=False),
    Column("expires_at", String(32), nullable=False),
    # Whether each use makes it last longer.
    Column("stays", Boolean, nullable=False),
    # The browser's random id, as in intents, once it has changed something.
    Column("browser", Key),
    Index("sessions_of_account", "account_id", "used_at"),
    Index("sessions_by_end", "expires_at"),
)

# Links that log in once. Only the SHA-256 of a link is kept.
login_links = Table(
    "login_links",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("account_id", ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False),
    Column("expires_at", String(32), nullable=False),
)

# Links by which somebody may make an account, once. Only the SHA-256 of a link is kept.
invites = Table(
    "invites",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("made_by", ForeignKey("accounts.id", ondelete="CASCADE")),
    Column("made_at", String(32), nullable=False),
    Column("expires_at", String(32), nullable=False),
    Column("used_at", String(32)),
    # The admin's note, to tell links apart.
    Column("for_whom", String(64), nullable=False, server_default=text("''")),
)

# The log of what was done to accounts, and by whom. It has names instead of references, since it outlives accounts.
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

# How many tokens the chat of an account used, on the last day on which it used any.
chat_budgets = Table(
    "chat_budgets",
    metadata,
    Column("account_id", ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True),
    Column("day", String(10), nullable=False),
    Column("tokens", Integer, nullable=False),
)
