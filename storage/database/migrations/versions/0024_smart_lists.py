"""Smart lists."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"

Key = sa.String(64).with_variant(sa.String(64, collation="C"), "postgresql")
Order = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the table, empty."""
    op.create_table(
        "smart_lists",
        sa.Column("id", Key, primary_key=True),
        sa.Column("account_id", sa.Integer, sa.ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("sort", sa.Text()),
        sa.Column("grouping", sa.Text()),
        sa.Column("order", Order, nullable=False),
        sa.Column("created_at", sa.String(32), nullable=False),
        sa.Column("deleted_at", sa.String(32)),
    )
    op.create_index("smart_lists_of_account", "smart_lists", ["account_id", "order"])
