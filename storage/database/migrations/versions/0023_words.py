"""How a person writes dates, and the signs by which they name lists and tags."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Add the columns. Existing accounts are asked when a date can be read in two ways."""
    for name, length, default in (("date_order", 3, "ask"), ("words", 16, "en de"), ("symbols", 8, "todoist")):
        op.add_column("accounts", sa.Column(name, sa.String(length), nullable=False, server_default=default))
