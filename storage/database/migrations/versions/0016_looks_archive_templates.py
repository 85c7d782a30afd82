"""Colour and icon of lists, the archive, and templates."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Add the columns, empty."""
    op.add_column("lists", sa.Column("colour", sa.Text()))
    op.add_column("lists", sa.Column("icon", sa.Text()))
    op.add_column("lists", sa.Column("archived_at", sa.String(32)))
    op.add_column("lists", sa.Column("template_day", sa.String(10)))
    op.drop_index("lists_shown", "lists")
    for name, column, condition in (
        ("lists_in_use", "order", "deleted_at IS NULL AND archived_at IS NULL AND template_day IS NULL"),
        ("lists_archived", "archived_at", "deleted_at IS NULL AND archived_at IS NOT NULL"),
        ("lists_templates", "created_at", "deleted_at IS NULL AND template_day IS NOT NULL"),
    ):
        columns = ["account_id", column, "id"]
        op.create_index(name, "lists", columns, sqlite_where=sa.text(condition), postgresql_where=sa.text(condition))
