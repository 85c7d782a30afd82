"""The Inbox: a list that each account has from its first moment."""

from alembic import op

revision = "0011"
down_revision = "0010"

# No browser makes such an id. If somebody made one by hand, that account is skipped.
FILL = """
    INSERT INTO lists (id, account_id, title, "order", created_at)
    SELECT 'inbox-of-' || id, id, 'Inbox', 'Zz', created_at FROM accounts
    WHERE 'inbox-of-' || id NOT IN (SELECT id FROM lists)
"""


def upgrade() -> None:
    """Give one to existing accounts, and increase their seqs so that browsers notice it."""
    op.execute(FILL)
    op.execute("UPDATE accounts SET seq = seq + 1 WHERE seq > 0")
