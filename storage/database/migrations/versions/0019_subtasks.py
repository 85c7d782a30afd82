"""Subtasks, and the place of each task among all of its list."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"

Key = sa.String(64).with_variant(sa.String(64, collation="C"), "postgresql")
Order = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
EMPTY = sa.text("''")
OPEN = "deleted_at IS NULL AND root_done_at IS NULL"
INDEXES = (
    ("tasks_open", ["list", "section", "path"], OPEN),
    ("tasks_done", ["list", sa.text("root_done_at DESC"), "path"], "deleted_at IS NULL AND root_done_at IS NOT NULL"),
    ("tasks_done_inside", ["list", "section"], f"{OPEN} AND done_at IS NOT NULL"),
    ("tasks_hidden", ["list", "waits_until"], f"waits_until IS NOT NULL AND {OPEN}"),
    ("tasks_deleted", ["list", "deleted_at", "id", "parent"], "deleted_at IS NOT NULL"),
    ("tasks_of_parent", ["parent", "deleted_at", "done_at"], "parent IS NOT NULL"),
)


def upgrade() -> None:
    """Add them. No existing task is a subtask."""
    op.add_column("tasks", sa.Column("parent", Key))
    op.add_column("tasks", sa.Column("path", Order, nullable=False, server_default=EMPTY))
    op.add_column("tasks", sa.Column("root", Key, nullable=False, server_default=EMPTY))
    op.add_column("tasks", sa.Column("root_done_at", sa.String(32)))
    op.add_column("tasks", sa.Column("waits_until", sa.String(10)))
    op.execute(
        "UPDATE tasks SET path = \"order\" || ' ' || id, root = id, root_done_at = done_at, waits_until = hidden_until"
    )
    op.drop_index("tagged_open", "task_tags")
    op.drop_column("task_tags", "order")
    op.add_column("task_tags", sa.Column("path", Order, nullable=False, server_default=EMPTY))
    op.execute("UPDATE task_tags SET path = (SELECT tasks.path FROM tasks WHERE tasks.id = task_tags.task)")
    for name in ("tasks_open", "tasks_done", "tasks_hidden", "tasks_deleted"):
        op.drop_index(name, "tasks")
    for name, columns, condition in INDEXES:
        op.create_index(name, "tasks", columns, sqlite_where=sa.text(condition), postgresql_where=sa.text(condition))
    todo = sa.text("deleted_at IS NULL AND done_at IS NULL")
    columns = ["tag", "list", "path", "task"]
    op.create_index("tagged_open", "task_tags", columns, sqlite_where=todo, postgresql_where=todo)
