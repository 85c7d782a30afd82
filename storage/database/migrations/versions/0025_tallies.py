"""Sums of what was added, done and dropped in each list, by the quarter of an hour, and when repeats were completed."""

from collections import Counter

import sqlalchemy as sa
from alembic import op

from domain.tallies import slot_of, tallies_of

revision = "0025"
down_revision = "0024"

Key = sa.String(64).with_variant(sa.String(64, collation="C"), "postgresql")
KINDS = ("added", "done", "dropped", "again")
COUNTED = ("list", "created_at", "done_at", "deleted_at")
AT_ONCE = 5_000
# A completion that was undone, or that a task was made with, does not count.
COMPLETED = """
    INSERT INTO repeats_done (task, day, at, list)
    SELECT changes.entity_id, changes.new, max(changes.at), min(changes.list)
    FROM changes JOIN tasks ON tasks.id = changes.entity_id
    WHERE changes.entity = 'tasks' AND changes.field = 'completed_for'
        AND changes.new > coalesce(changes.old, '') AND changes.new <= tasks.completed_for
        AND NOT EXISTS (
            SELECT 1 FROM changes AS made
            WHERE made.entity_id = changes.entity_id AND made.intent = changes.intent AND made.field = 'created_at')
    GROUP BY changes.entity_id, changes.new
"""


def upgrade() -> None:
    """Make the tables, and count what there is."""
    made = op.create_table(
        "tallies",
        sa.Column("list", Key, sa.ForeignKey("lists.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("slot", sa.Integer(), primary_key=True, autoincrement=False),
        *(sa.Column(kind, sa.Integer(), nullable=False) for kind in KINDS),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "repeats_done",
        sa.Column("task", Key, primary_key=True),
        sa.Column("day", sa.String(10), primary_key=True),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("list", Key, sa.ForeignKey("lists.id", ondelete="CASCADE"), nullable=False),
    )
    op.create_index("repeats_done_when", "repeats_done", ["list", "at", "task"])
    op.add_column("purged", sa.Column("list", Key))
    for name in COUNTED[1:]:
        op.add_column("purged", sa.Column(name, sa.String(32)))
    op.execute(COMPLETED)
    connection, counted = op.get_bind(), Counter()
    tasks = sa.table("tasks", *map(sa.column, ("id", *COUNTED)))
    some, last = sa.select(tasks).order_by(tasks.c.id).limit(AT_ONCE), ""
    while rows := connection.execute(some.where(tasks.c.id > last)).mappings().all():
        counted.update(one for row in rows for one in tallies_of(row))
        last = rows[-1]["id"]
    for row in connection.execute(sa.text("SELECT list, at FROM repeats_done")):
        counted[row.list, slot_of(row.at), "again"] += 1
    sums: dict[tuple[str, int], dict[str, int]] = {}
    for (of, slot, kind), number in counted.items():
        sums.setdefault((of, slot), dict.fromkeys(KINDS, 0))[kind] = number
    if sums:
        op.bulk_insert(made, [{"list": of, "slot": slot, **numbers} for (of, slot), numbers in sums.items()])
