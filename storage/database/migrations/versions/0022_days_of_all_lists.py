"""The tasks of all lists by their days: the account of each, and its place on its day."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"

Order = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
TODO = "deleted_at IS NULL AND done_at IS NULL"
WHETHER = ["done_at", "deleted_at"]
INDEXES = (
    (
        "tasks_of_day",
        ["account_id", "date", "day_place", "id", "list", "waits_until", *WHETHER],
        f"{TODO} AND date IS NOT NULL",
    ),
    (
        "tasks_by_deadline",
        ["account_id", "deadline", "id", "date", "list", "waits_until", *WHETHER],
        f"{TODO} AND deadline IS NOT NULL",
    ),
    (
        "tasks_done_lately",
        ["account_id", "done_at", "id", "list", "deleted_at"],
        "deleted_at IS NULL AND done_at IS NOT NULL",
    ),
)


def upgrade() -> None:
    """Add them."""
    op.add_column("tasks", sa.Column("day_order", Order))
    op.add_column("tasks", sa.Column("account_id", sa.Integer, nullable=False, server_default="0"))
    op.add_column("tasks", sa.Column("day_place", Order, nullable=False, server_default=sa.text("''")))
    op.execute(
        "UPDATE tasks SET account_id = (SELECT lists.account_id FROM lists WHERE lists.id = tasks.list),"
        " day_place = coalesce(time, '~') || ' ' || \"order\""
    )
    for name, columns, condition in INDEXES:
        op.create_index(name, "tasks", columns, sqlite_where=sa.text(condition), postgresql_where=sa.text(condition))
