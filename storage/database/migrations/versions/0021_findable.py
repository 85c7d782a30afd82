"""The rows in which a search looks."""

import sqlalchemy as sa
from alembic import op

from domain.fold import fold

revision = "0021"
down_revision = "0020"

Key = sa.String(64).with_variant(sa.String(64, collation="C"), "postgresql")
Order = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
AT_ONCE = 1_000
AS_THEY_ARE = ("list", "created_at", "done_at", "parent", "priority", "date", "time", "deadline")


def upgrade() -> None:
    """Make the table, with a row for each task that is not in the trash."""
    made = op.create_table(
        "findable",
        sa.Column("list", Key, sa.ForeignKey("lists.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("task", Key, primary_key=True),
        sa.Column("created_at", sa.String(32), nullable=False),
        sa.Column("done_at", sa.String(32)),
        sa.Column("parent", Key),
        sa.Column("priority", sa.Text()),
        sa.Column("date", sa.String(10)),
        sa.Column("time", sa.Text()),
        sa.Column("deadline", sa.String(10)),
        sa.Column("text", Order, nullable=False),
        sqlite_with_rowid=False,
    )
    tasks = sa.table("tasks", *map(sa.column, ("id", "title", "notes", "deleted_at", *AS_THEY_ARE)))
    some = sa.select(tasks).where(tasks.c.deleted_at.is_(None)).order_by(tasks.c.id).limit(AT_ONCE)
    connection, last = op.get_bind(), ""
    while rows := connection.execute(some.where(tasks.c.id > last)).mappings().all():
        connection.execute(made.insert(), [_row(row) for row in rows])
        last = rows[-1]["id"]


def _row(task: sa.RowMapping) -> dict[str, str | None]:
    text = fold(task["title"]) + ("\n" + fold(task["notes"]) if task["notes"] else "")
    return {"task": task["id"], "text": text, **{name: task[name] for name in AS_THEY_ARE}}
