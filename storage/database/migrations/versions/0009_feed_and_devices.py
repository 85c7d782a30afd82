"""The news of each account, and the browser from which a change came."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

KEY = sa.String(64).with_variant(sa.String(64, collation="C"), "postgresql")

FILL = """
    INSERT INTO feed (account_id, seq, intent, list, at)
    SELECT account_id, seq, id, list, at FROM intents WHERE seq IS NOT NULL
"""


def upgrade() -> None:
    """Move the order of intents into the feed of the account. One day it may also have what others do."""
    op.create_table(
        "feed",
        sa.Column("account_id", sa.Integer(), sa.ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("seq", sa.Integer(), primary_key=True),
        sa.Column("intent", KEY, nullable=False),
        sa.Column("list", KEY, sa.ForeignKey("lists.id", ondelete="CASCADE"), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
    )
    op.execute(FILL)
    op.create_index("feed_of_list", "feed", ["list"])
    op.drop_index("intents_in_order", "intents")
    op.drop_column("intents", "seq")
    op.add_column("intents", sa.Column("device", KEY))
    op.create_table(
        "browsers",
        sa.Column("account_id", sa.Integer(), sa.ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("id", KEY, primary_key=True),
        sa.Column("agent", sa.String(64), nullable=False),
        sa.Column("first_at", sa.String(32), nullable=False),
        sa.Column("last_at", sa.String(32), nullable=False),
    )
