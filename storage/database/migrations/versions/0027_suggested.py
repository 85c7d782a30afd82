"""Who suggested what a person did, and what the chat of each account has used of its budget."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    """Add the column, empty, and the table, empty."""
    op.add_column("intents", sa.Column("suggested", sa.String(16)))
    op.create_table(
        "chat_budgets",
        sa.Column("account_id", sa.Integer(), sa.ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("tokens", sa.Integer(), nullable=False),
    )
