"""Roles, single sign-on, throttled logins, devices, invitations, the audit log, and facts about the database."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add what accounts need beyond a name and a password; the first account becomes an admin."""
    # One by one: a batch would rebuild the table in SQLite, which would delete all rows that refer to it.
    op.add_column("accounts", sa.Column("role", sa.String(16), nullable=False, server_default="member"))
    op.add_column("accounts", sa.Column("disabled_at", sa.String(32)))
    op.add_column(
        "accounts", sa.Column("must_change_password", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column("accounts", sa.Column("subject", sa.String(512)))
    op.add_column("accounts", sa.Column("failed_logins", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("accounts", sa.Column("last_login_at", sa.String(32)))
    op.add_column("accounts", sa.Column("seq", sa.Integer(), nullable=False, server_default="0"))
    op.create_index("account_of_subject", "accounts", ["subject"], unique=True)
    op.execute("UPDATE accounts SET role = 'admin' WHERE id = (SELECT min(id) FROM accounts)")
    op.create_table(
        "login_tries",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.String(32), nullable=False),
        sa.Column("wait_until", sa.String(32), nullable=False),
    )
    op.create_index("login_tries_by_age", "login_tries", ["last_at"])
    op.create_table(
        "devices",
        sa.Column("account_id", sa.Integer(), sa.ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("agent", sa.String(64), primary_key=True),
        sa.Column("address", sa.String(64), primary_key=True),
        sa.Column("first_at", sa.String(32), nullable=False),
        sa.Column("last_at", sa.String(32), nullable=False),
    )
    op.create_table(
        "invites",
        sa.Column("token_hash", sa.String(64), primary_key=True),
        sa.Column("made_by", sa.Integer(), sa.ForeignKey("accounts.id", ondelete="CASCADE")),
        sa.Column("made_at", sa.String(32), nullable=False),
        sa.Column("expires_at", sa.String(32), nullable=False),
        sa.Column("used_at", sa.String(32)),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("actor", sa.String(64), nullable=False),
        sa.Column("action", sa.String(32), nullable=False),
        sa.Column("account", sa.String(64), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
    )
    facts = op.create_table(
        "facts",
        sa.Column("name", sa.String(32), primary_key=True),
        sa.Column("value", sa.Text(), nullable=False),
    )
    op.bulk_insert(facts, [{"name": "id", "value": secrets.token_urlsafe(12)}])
