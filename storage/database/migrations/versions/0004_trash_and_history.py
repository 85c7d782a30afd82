"""Indexes for the trash, for the history of a task, and for what goes for good."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add them."""
    op.create_index(
        "tasks_deleted",
        "tasks",
        ["list", "deleted_at", "id"],
        sqlite_where=sa.text("deleted_at IS NOT NULL"),
        postgresql_where=sa.text("deleted_at IS NOT NULL"),
    )
    op.create_index("changes_of_entity", "changes", ["entity_id", "at", "seq"])
    op.create_index("intents_of_list", "intents", ["list"])
