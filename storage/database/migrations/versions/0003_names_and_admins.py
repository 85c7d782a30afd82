"""Names that differ only in case are the same; admins are found at once; an invitation says for whom it is."""

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

ADMIN = sa.text("role = 'admin'")


def upgrade() -> None:
    """Give every account the key of its name."""
    key = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    op.add_column("accounts", sa.Column("name_key", key, nullable=False, server_default=sa.text("''")))
    accounts = sa.table("accounts", sa.column("id"), sa.column("name"), sa.column("name_key"))
    connection = op.get_bind()
    for account_id, name in connection.execute(sa.select(accounts.c.id, accounts.c.name)).all():
        folded = unicodedata.normalize("NFD", name)
        for _ in range(2):
            folded = unicodedata.normalize("NFKC", folded.casefold())
        connection.execute(sa.update(accounts).where(accounts.c.id == account_id).values(name_key=folded))
    op.create_index("account_of_name", "accounts", ["name_key"], unique=True)
    op.create_index("admins", "accounts", ["id"], sqlite_where=ADMIN, postgresql_where=ADMIN)
    op.add_column("invites", sa.Column("for_whom", sa.String(64), nullable=False, server_default=sa.text("''")))
