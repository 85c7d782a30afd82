"""When a task that repeats was completed last, and what comes again by its day."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"

INDEXES = (
    (
        "tasks_repeating",
        ["account_id", "date", "day_place", "id"],
        "deleted_at IS NULL AND done_at IS NULL AND repeat IS NOT NULL AND date IS NOT NULL",
    ),
    ("tasks_completed_lately", ["account_id", "completed_at"], "deleted_at IS NULL AND completed_at IS NOT NULL"),
)


def upgrade() -> None:
    """Add them. The day that was completed is known since 0020; the time only from now on."""
    op.add_column("tasks", sa.Column("completed_at", sa.String(32)))
    for name, columns, condition in INDEXES:
        op.create_index(name, "tasks", columns, sqlite_where=sa.text(condition), postgresql_where=sa.text(condition))
