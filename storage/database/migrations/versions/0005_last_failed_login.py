"""When somebody last failed to log in as an account."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the instant, so that the person can be told."""
    op.add_column("accounts", sa.Column("last_failed_at", sa.String(32)))
