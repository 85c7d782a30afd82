"""Copies all rows of one database into another with the same tables."""

from sqlalchemy import Connection, MetaData, Table, func, insert, select, text

CHUNK = 1_000
"""The rows that are in memory at a time."""


def copy_rows(source: Connection, target: Connection) -> None:
    """Replace the rows of all tables of `target` by those of `source`. One of the two is SQLite.

    Both have the same version, which may be older than the code's, so their tables are read from the database.
    """
    known = MetaData()
    known.reflect(source if source.dialect.name == "sqlite" else target)
    tables = [table for table in known.sorted_tables if table.name != "alembic_version"]
    if target.dialect.name == "postgresql":  # readers may go on, and see the old rows until all is done
        names = ", ".join(f'"{table.name}"' for table in tables)
        target.execute(text(f"LOCK TABLE {names} IN EXCLUSIVE MODE"))
    for table in reversed(tables):
        target.execute(table.delete())
    for table in tables:
        rows = source.execution_options(yield_per=CHUNK).execute(select(table))
        for chunk in rows.mappings().partitions():
            target.execute(insert(table), [dict(row) for row in chunk])
        if target.dialect.name == "postgresql":
            _count_on(target, table)


def _count_on(connection: Connection, table: Table) -> None:
    """Let new ids begin after the copied ones, if the database gives them out."""
    column = table.autoincrement_column
    if column is not None and not column.foreign_keys:
        highest = select(func.max(column)).scalar_subquery()
        sequence = func.pg_get_serial_sequence(table.name, column.name)
        connection.execute(select(func.setval(sequence, func.coalesce(highest, 1), highest.is_not(None))))
