"""Indexes for tasks that stay open: the oldest ones, and those that got a later date."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"

STANDS = sa.text("deleted_at IS NULL AND done_at IS NULL AND parent IS NULL AND repeat IS NULL")
LATER = sa.text("field = 'date' AND entity = 'tasks' AND old IS NOT NULL AND new > old")


def upgrade() -> None:
    """Make them."""
    for name, table, columns, which in (
        ("tasks_oldest", "tasks", ["account_id", "created_at", "id", "list", "waits_until"], STANDS),
        ("changes_later", "changes", ["list", "entity_id"], LATER),
    ):
        op.create_index(name, table, columns, sqlite_where=which, postgresql_where=which)
