"""Notes, dates and priority of tasks."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Add the columns, empty."""
    for name in ("notes", "time", "priority"):
        op.add_column("tasks", sa.Column(name, sa.Text()))
    for name in ("date", "deadline", "hidden_until"):
        op.add_column("tasks", sa.Column(name, sa.String(10)))
