"""How a person counts days and hours, and the tasks that are hidden until a day."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

HIDDEN = sa.text("hidden_until IS NOT NULL AND deleted_at IS NULL AND done_at IS NULL")


def upgrade() -> None:
    """Add the columns. The time zones come later, from browsers."""
    for name, length, default in (
        ("time_zone", 64, sa.text("''")),
        ("week_begins", 8, "monday"),
        ("clock", 2, "24"),
        ("day_begins", 1, "0"),
    ):
        op.add_column("accounts", sa.Column(name, sa.String(length), nullable=False, server_default=default))
    op.create_index("tasks_hidden", "tasks", ["list", "hidden_until"], sqlite_where=HIDDEN, postgresql_where=HIDDEN)
