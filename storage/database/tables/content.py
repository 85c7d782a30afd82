"""What people have: lists, their sections and tasks, and tags."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text, text

from storage.database.tables.base import Key, Order, columns, metadata

lists = Table(
    "lists",
    metadata,
    Column("id", Key, primary_key=True),
    Column("account_id", ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False),
    *columns("lists"),
    # Kept up to date by storage.write, so that neither a progress bar nor a change has to look at every task.
    Column("seq", Integer, nullable=False, server_default="0"),
    Column("open_count", Integer, nullable=False, server_default="0"),
    Column("done_count", Integer, nullable=False, server_default="0"),
    Index("lists_of_account", "account_id", "order"),
    # The lists of the sidebar, of the archive, the templates, and those in the trash, some at a time.
    Index(
        "lists_in_use",
        "account_id",
        "order",
        "id",
        sqlite_where=text("deleted_at IS NULL AND archived_at IS NULL AND template_day IS NULL"),
        postgresql_where=text("deleted_at IS NULL AND archived_at IS NULL AND template_day IS NULL"),
    ),
    Index(
        "lists_archived",
        "account_id",
        "archived_at",
        "id",
        sqlite_where=text("deleted_at IS NULL AND archived_at IS NOT NULL"),
        postgresql_where=text("deleted_at IS NULL AND archived_at IS NOT NULL"),
    ),
    Index(
        "lists_templates",
        "account_id",
        "created_at",
        "id",
        sqlite_where=text("deleted_at IS NULL AND template_day IS NOT NULL"),
        postgresql_where=text("deleted_at IS NULL AND template_day IS NOT NULL"),
    ),
    Index(
        "lists_deleted",
        "account_id",
        "deleted_at",
        "id",
        sqlite_where=text("deleted_at IS NOT NULL"),
        postgresql_where=text("deleted_at IS NOT NULL"),
    ),
)

sections = Table(
    "sections",
    metadata,
    Column("id", Key, primary_key=True),
    *columns("sections", list=ForeignKey("lists.id", ondelete="CASCADE")),
    # How many open tasks are in it. Kept up to date by storage.write, like the counts of a list.
    Column("open_count", Integer, nullable=False, server_default="0"),
    Index("sections_in_order", "list", "order", "id"),
)

tasks = Table(
    "tasks",
    metadata,
    Column("id", Key, primary_key=True),
    *columns("tasks", list=ForeignKey("lists.id", ondelete="CASCADE")),
    # Its place among all tasks of its list. Kept by storage.tree, so that windows are read from an index.
    Column("path", Order, nullable=False, server_default=text("''")),
    # The owner of its list. Kept by storage.write, so that tasks of all lists of an account are read from an index.
    Column("account_id", Integer, nullable=False, server_default="0"),
    # Its place among the tasks of its day: its time, and its place by hand or in its list. Kept by storage.write.
    Column("day_place", Order, nullable=False, server_default=text("''")),
    Column("root", Key, nullable=False, server_default=text("''")),
    Column("root_done_at", String(32)),
    Column("waits_until", String(10)),
    # The tasks of a list that are not completed, in the order in which they are shown: windows are read from here.
    Index(
        "tasks_open",
        "list",
        "section",
        "path",
        sqlite_where=text("deleted_at IS NULL AND root_done_at IS NULL"),
        postgresql_where=text("deleted_at IS NULL AND root_done_at IS NULL"),
    ),
    # Completed subtasks of tasks that are open.
    Index(
        "tasks_done_inside",
        "list",
        "section",
        sqlite_where=text("deleted_at IS NULL AND root_done_at IS NULL AND done_at IS NOT NULL"),
        postgresql_where=text("deleted_at IS NULL AND root_done_at IS NULL AND done_at IS NOT NULL"),
    ),
    Index("tasks_in_order", "list", "order"),
    # Open tasks that are, or were, hidden until a day, and their subtasks.
    Index(
        "tasks_hidden",
        "list",
        "waits_until",
        sqlite_where=text("waits_until IS NOT NULL AND deleted_at IS NULL AND root_done_at IS NULL"),
        postgresql_where=text("waits_until IS NOT NULL AND deleted_at IS NULL AND root_done_at IS NULL"),
    ),
    Index(
        "tasks_of_parent",
        "parent",
        "deleted_at",
        "done_at",
        sqlite_where=text("parent IS NOT NULL"),
        postgresql_where=text("parent IS NOT NULL"),
    ),
    Index(
        "tasks_of_section",
        "section",
        sqlite_where=text("section IS NOT NULL"),
        postgresql_where=text("section IS NOT NULL"),
    ),
    # The trash, and what is in it for too long.
    Index(
        "tasks_deleted",
        "list",
        "deleted_at",
        "path",
        "id",
        "parent",
        sqlite_where=text("deleted_at IS NOT NULL"),
        postgresql_where=text("deleted_at IS NOT NULL"),
    ),
)

# The completed tasks of a list, the latest first.
Index(
    "tasks_done",
    tasks.c.list,
    tasks.c.root_done_at.desc(),
    tasks.c.path,
    sqlite_where=text("deleted_at IS NULL AND root_done_at IS NOT NULL"),
    postgresql_where=text("deleted_at IS NULL AND root_done_at IS NOT NULL"),
)

# By account: what is planned for which day, in the order of the day and in any list; deadlines; and what was done, the
# latest first. Each has all columns that counting asks for, even those that are always empty.
_TODO_ON = text("deleted_at IS NULL AND done_at IS NULL AND date IS NOT NULL")
Index(
    "tasks_of_day",
    tasks.c.account_id,
    tasks.c.date,
    tasks.c.day_place,
    tasks.c.id,
    tasks.c.list,
    tasks.c.waits_until,
    tasks.c.done_at,
    tasks.c.deleted_at,
    sqlite_where=_TODO_ON,
    postgresql_where=_TODO_ON,
)
_TODO_BY = text("deleted_at IS NULL AND done_at IS NULL AND deadline IS NOT NULL")
Index(
    "tasks_by_deadline",
    tasks.c.account_id,
    tasks.c.deadline,
    tasks.c.id,
    tasks.c.date,
    tasks.c.list,
    tasks.c.waits_until,
    tasks.c.done_at,
    tasks.c.deleted_at,
    sqlite_where=_TODO_BY,
    postgresql_where=_TODO_BY,
)
_DONE = text("deleted_at IS NULL AND done_at IS NOT NULL")
Index(
    "tasks_done_lately",
    tasks.c.account_id,
    tasks.c.done_at,
    tasks.c.id,
    tasks.c.list,
    tasks.c.deleted_at,
    sqlite_where=_DONE,
    postgresql_where=_DONE,
)
# Tasks that repeat, by their day, and by when they were last completed.
_REPEATS = text("deleted_at IS NULL AND done_at IS NULL AND repeat IS NOT NULL AND date IS NOT NULL")
Index(
    "tasks_repeating",
    tasks.c.account_id,
    tasks.c.date,
    tasks.c.day_place,
    tasks.c.id,
    sqlite_where=_REPEATS,
    postgresql_where=_REPEATS,
)
_COMPLETED = text("deleted_at IS NULL AND completed_at IS NOT NULL")
Index(
    "tasks_completed_lately",
    tasks.c.account_id,
    tasks.c.completed_at,
    sqlite_where=_COMPLETED,
    postgresql_where=_COMPLETED,
)

# The tasks that have been open for longest, in all lists of an account.
_STANDS = text("deleted_at IS NULL AND done_at IS NULL AND parent IS NULL AND repeat IS NULL")
Index(
    "tasks_oldest",
    tasks.c.account_id,
    tasks.c.created_at,
    tasks.c.id,
    tasks.c.list,
    tasks.c.waits_until,
    sqlite_where=_STANDS,
    postgresql_where=_STANDS,
)

tags = Table(
    "tags",
    metadata,
    Column("id", Key, primary_key=True),
    Column("account_id", ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False),
    *columns("tags"),
    Index("tags_of_account", "account_id", "order"),
)

smart_lists = Table(
    "smart_lists",
    metadata,
    Column("id", Key, primary_key=True),
    Column("account_id", ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False),
    *columns("smart_lists"),
    Index("smart_lists_of_account", "account_id", "order"),
)

# Which tasks have a tag, in the order of its page. Kept by storage.write from the field `tags` of tasks.
task_tags = Table(
    "task_tags",
    metadata,
    Column("tag", Key, primary_key=True),
    Column("task", Key, ForeignKey("tasks.id", ondelete="CASCADE"), primary_key=True),
    Column("list", Key, nullable=False),
    Column("path", Order, nullable=False, server_default=text("''")),
    Column("done_at", String(32)),
    Column("deleted_at", String(32)),
    Index("tags_of_task", "task"),
    Index(
        "tagged_open",
        "tag",
        "list",
        "path",
        "task",
        sqlite_where=text("deleted_at IS NULL AND done_at IS NULL"),
        postgresql_where=text("deleted_at IS NULL AND done_at IS NULL"),
    ),
    Index(
        "tagged_done",
        "tag",
        "done_at",
        "task",
        "list",
        sqlite_where=text("deleted_at IS NULL AND done_at IS NOT NULL"),
        postgresql_where=text("deleted_at IS NULL AND done_at IS NOT NULL"),
    ),
)

# The row that a search reads about each task outside the trash. Kept by storage.write. The rows of a list lie together.
findable = Table(
    "findable",
    metadata,
    Column("list", Key, ForeignKey("lists.id", ondelete="CASCADE"), primary_key=True),
    Column("task", Key, primary_key=True),
    Column("created_at", String(32), nullable=False),
    Column("done_at", String(32)),
    Column("parent", Key),
    Column("priority", Text),
    Column("date", String(10)),
    Column("time", Text),
    Column("deadline", String(10)),
    Column("text", Order, nullable=False),
    sqlite_with_rowid=False,
)

# Sections and tasks that an account keeps closed. For others they may be open.
collapsed = Table(
    "collapsed",
    metadata,
    Column("account_id", ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True),
    Column("id", Key, primary_key=True),
    Index("collapsed_by_id", "id"),
)

TABLES = {"lists": lists, "sections": sections, "tags": tags, "smart_lists": smart_lists, "tasks": tasks}
