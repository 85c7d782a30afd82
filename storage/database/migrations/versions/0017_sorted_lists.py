"""The field by which a list is sorted."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Add the column. Existing lists are sorted by hand."""
    op.add_column("lists", sa.Column("sort", sa.Text()))
