"""The ids of what was deleted for good, so that browsers can be told."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

KEY = sa.String(64).with_variant(sa.String(64, collation="C"), "postgresql")


def upgrade() -> None:
    """Make the table. Earlier ids are not known, so a browser that asks for them is told to begin again."""
    op.create_table(
        "purged",
        sa.Column("account_id", sa.Integer(), sa.ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("seq", sa.Integer(), primary_key=True),
        sa.Column("entity", sa.String(16), primary_key=True),
        sa.Column("id", KEY, primary_key=True),
    )
