"""Completed repeats are told apart by their instant, as one may be completed twice for the same day."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"

Key = sa.String(64).with_variant(sa.String(64, collation="C"), "postgresql")


def upgrade() -> None:
    """Rebuild the table, as SQLite cannot change a primary key."""
    op.drop_index("repeats_done_when", "repeats_done")
    op.rename_table("repeats_done", "repeats_by_day")
    op.create_table(
        "repeats_done",
        sa.Column("task", Key, primary_key=True),
        sa.Column("at", sa.String(32), primary_key=True),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("list", Key, sa.ForeignKey("lists.id", ondelete="CASCADE"), nullable=False),
    )
    op.execute("""
        INSERT INTO repeats_done (task, at, day, list)
        SELECT task, at, max(day), min(list) FROM repeats_by_day GROUP BY task, at
    """)
    op.drop_table("repeats_by_day")
    op.create_index("repeats_done_when", "repeats_done", ["list", "at", "task"])
