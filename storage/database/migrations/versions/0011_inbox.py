"""A list for each account that is there from its first moment."""

from alembic import op

revision = "0011"
down_revision = "0010"

# No browser makes such an id, so none is there; if somebody made one by hand, the upgrade goes on without it.
FILL = """
    INSERT INTO lists (id, account_id, title, "order", created_at)
    SELECT 'inbox-of-' || id, id, 'Inbox', 'Zz', created_at FROM accounts
    WHERE 'inbox-of-' || id NOT IN (SELECT id FROM lists)
"""


def upgrade() -> None:
    """Give the accounts of today one too, and let the copies in their browsers hear of it."""
    op.execute(FILL)
    op.execute("UPDATE accounts SET seq = seq + 1 WHERE seq > 0")
