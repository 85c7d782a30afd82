"""Things that were deleted in one step are in the trash in the order of their list."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    """Make the index of the trash again, with the place of each task in its list."""
    op.drop_index("tasks_deleted", "tasks")
    where = sa.text("deleted_at IS NOT NULL")
    columns = ["list", "deleted_at", "path", "id", "parent"]
    op.create_index("tasks_deleted", "tasks", columns, sqlite_where=where, postgresql_where=where)
