"""Tags."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

Key = sa.String(64).with_variant(sa.String(64, collation="C"), "postgresql")
Order = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables and the column, empty."""
    op.add_column("tasks", sa.Column("tags", sa.Text()))
    op.create_table(
        "tags",
        sa.Column("id", Key, primary_key=True),
        sa.Column("account_id", sa.Integer, sa.ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("colour", sa.Text()),
        sa.Column("order", Order, nullable=False),
        sa.Column("created_at", sa.String(32), nullable=False),
        sa.Column("deleted_at", sa.String(32)),
    )
    op.create_index("tags_of_account", "tags", ["account_id", "order"])
    op.create_table(
        "task_tags",
        sa.Column("tag", Key, primary_key=True),
        sa.Column("task", Key, sa.ForeignKey("tasks.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("list", Key, nullable=False),
        sa.Column("order", Order, nullable=False),
        sa.Column("done_at", sa.String(32)),
        sa.Column("deleted_at", sa.String(32)),
    )
    op.create_index("tags_of_task", "task_tags", ["task"])
    todo, done = (sa.text(f"deleted_at IS NULL AND done_at IS {of}") for of in ("NULL", "NOT NULL"))
    todo_columns, done_columns = ["tag", "list", "order", "task"], ["tag", "done_at", "task", "list"]
    op.create_index("tagged_open", "task_tags", todo_columns, sqlite_where=todo, postgresql_where=todo)
    op.create_index("tagged_done", "task_tags", done_columns, sqlite_where=done, postgresql_where=done)
