"""A database as the first version of the app left it."""

from sqlalchemy import create_engine, text

from storage.database import upgrade

ROWS = (
    "INSERT INTO accounts (id, name, password_hash, created_at) "
    "VALUES (1, 'ada', 'a hash', '2026-01-01T00:00:00+00:00')",
    'INSERT INTO lists (id, account_id, title, "order", created_at, seq, open_count, done_count) '
    "VALUES ('list-one', 1, 'Groceries', 'a0', '2026-01-01T00:00:00+00:00', 0, 2, 0)",
    'INSERT INTO tasks (id, list, title, "order", created_at) '
    "VALUES ('task-one', 'list-one', 'Milk', 'a0', '2026-01-01T00:00:00+00:00')",
    'INSERT INTO tasks (id, list, title, "order", created_at) '
    "VALUES ('task-two', 'list-one', 'Bread', 'a1', '2026-01-01T00:00:00+00:00')",
)


def make_old_database(url: str) -> None:
    """Make a database of Ada's groceries, Milk and Bread, at the empty one at `url`."""
    opened = create_engine(url)
    with opened.begin() as connection:
        upgrade.bring_up_to_date(connection, "0001")
        for row in ROWS:
            connection.execute(text(row))
    opened.dispose()
