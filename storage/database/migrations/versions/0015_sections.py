"""Sections of lists, and which of them each person has collapsed."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

Key = sa.String(64).with_variant(sa.String(64, collation="C"), "postgresql")
Order = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
OPEN = "deleted_at IS NULL AND done_at IS NULL"
IN_ONE = "section IS NOT NULL"


def upgrade() -> None:
    """Add them. Existing tasks are in no section."""
    op.create_table(
        "sections",
        sa.Column("id", Key, primary_key=True),
        sa.Column("list", Key, sa.ForeignKey("lists.id", ondelete="CASCADE"), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("order", Order, nullable=False),
        sa.Column("created_at", sa.String(32), nullable=False),
        sa.Column("deleted_at", sa.String(32)),
        sa.Column("open_count", sa.Integer(), nullable=False, server_default="0"),
    )
    op.create_index("sections_in_order", "sections", ["list", "order", "id"])
    op.create_table(
        "collapsed",
        sa.Column("account_id", sa.Integer(), sa.ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("id", Key, primary_key=True),
    )
    op.create_index("collapsed_by_id", "collapsed", ["id"])
    op.add_column("tasks", sa.Column("section", Key))
    op.drop_index("tasks_open", "tasks")
    for name, columns, condition in (
        ("tasks_open", ["list", "section", "order", "id"], OPEN),
        ("tasks_of_section", ["section"], IN_ONE),
    ):
        op.create_index(name, "tasks", columns, sqlite_where=sa.text(condition), postgresql_where=sa.text(condition))
