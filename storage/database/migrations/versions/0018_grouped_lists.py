"""The field by which a list is grouped."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Add the column. Existing lists show their sections."""
    op.add_column("lists", sa.Column("grouping", sa.Text()))
