"""The order in which an account's intents were done."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the numbers of intents. Older ones get none, as nobody asks for them."""
    op.add_column("intents", sa.Column("seq", sa.Integer()))
    op.create_index("intents_in_order", "intents", ["account_id", "seq"])
