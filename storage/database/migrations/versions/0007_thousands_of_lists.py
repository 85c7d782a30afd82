"""Indexes to read a few of thousands of lists."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Index the lists that are shown in their order, and those in the trash by their age."""
    for name, columns, condition in (
        ("lists_shown", ["account_id", "order", "id"], "deleted_at IS NULL"),
        ("lists_deleted", ["account_id", "deleted_at", "id"], "deleted_at IS NOT NULL"),
    ):
        op.create_index(name, "lists", columns, sqlite_where=sa.text(condition), postgresql_where=sa.text(condition))
