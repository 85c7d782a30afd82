"""Accounts, lists, tasks, intents and their changes."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

KEY = sa.String(64).with_variant(sa.String(64, collation="C"), "postgresql")
ORDER = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the first tables."""
    op.create_table(
        "accounts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("created_at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "lists",
        sa.Column("id", KEY, nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("order", ORDER, nullable=False),
        sa.Column("created_at", sa.String(length=32), nullable=False),
        sa.Column("deleted_at", sa.String(length=32), nullable=True),
        sa.Column("seq", sa.Integer(), server_default="0", nullable=False),
        sa.Column("open_count", sa.Integer(), server_default="0", nullable=False),
        sa.Column("done_count", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("lists_of_account", "lists", ["account_id", "order"], unique=False)
    op.create_table(
        "changes",
        sa.Column("list", KEY, nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("intent", KEY, nullable=False),
        sa.Column("entity", sa.String(length=16), nullable=False),
        sa.Column("entity_id", KEY, nullable=False),
        sa.Column("field", sa.String(length=32), nullable=False),
        sa.Column("old", sa.Text(), nullable=True),
        sa.Column("new", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["list"], ["lists.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("list", "seq"),
    )
    op.create_index("changes_of_intent", "changes", ["intent"], unique=False)
    op.create_table(
        "intents",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("id", KEY, nullable=False),
        sa.Column("verb", sa.String(length=32), nullable=False),
        sa.Column("list", KEY, nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["list"], ["lists.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("account_id", "id"),
    )
    op.create_table(
        "tasks",
        sa.Column("id", KEY, nullable=False),
        sa.Column("list", KEY, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("order", ORDER, nullable=False),
        sa.Column("done_at", sa.String(length=32), nullable=True),
        sa.Column("created_at", sa.String(length=32), nullable=False),
        sa.Column("deleted_at", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["list"], ["lists.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "tasks_done",
        "tasks",
        ["list", "done_at", "id"],
        unique=False,
        sqlite_where=sa.text("deleted_at IS NULL AND done_at IS NOT NULL"),
        postgresql_where=sa.text("deleted_at IS NULL AND done_at IS NOT NULL"),
    )
    op.create_index("tasks_in_order", "tasks", ["list", "order"], unique=False)
    op.create_index(
        "tasks_open",
        "tasks",
        ["list", "order", "id"],
        unique=False,
        sqlite_where=sa.text("deleted_at IS NULL AND done_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL AND done_at IS NULL"),
    )
