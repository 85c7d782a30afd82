"""Repeats of tasks."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Add the columns, empty."""
    op.add_column("tasks", sa.Column("repeat", sa.Text()))
    op.add_column("tasks", sa.Column("completed_for", sa.String(10)))
