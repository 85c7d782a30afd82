"""Who may see and change which lists, tags and smart lists. No other file asks whose they are."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, Column, ColumnElement, Connection, Select, and_, bindparam, func, select

from domain.clean import Invalid
from domain.lists import Summary
from domain.most import OWN_MOST
from domain.roles import Role
from domain.schema import FIELDS
from storage.database.chunks import ByIds
from storage.database.tables import TABLES, lists, smart_lists, tags, task_tags, tasks

SUMMARY = tuple(lists.c[name] for name in Summary.__dataclass_fields__)


def seen_by(account: int | BindParameter[int]) -> ColumnElement[bool]:
    """Return the condition that an account may see a list."""
    return lists.c.account_id == account


def owned_by(account: int | ColumnElement[int]) -> ColumnElement[bool]:
    """Return the condition that an account owns a list."""
    return lists.c.account_id == account


def tasks_seen_by(account: int | BindParameter[int]) -> ColumnElement[bool]:
    """Return the condition that an account may see a task, in any list; where lists are asked for, `seen_by` is added.

    The indexes of all tasks of an account begin with this column.
    """
    return tasks.c.account_id == account


OWNER = lists.c.account_id
"""Gives the account whose list it is."""


def only_seen(query: Select, entity: str, account_id: int) -> Select:
    """Return a query of an entity's table, limited to what an account may see."""
    return _with_lists(query, entity).where(
        seen_by(account_id) if _is_of_lists(entity) else _owner(entity) == account_id
    )


def only_owned(query: Select, entity: str, account_id: int) -> Select:
    """Return a query of an entity's table, limited to what an account owns."""
    return _with_lists(query, entity).where(_owner(entity) == account_id)


def ids_and_owners(entity: str) -> Select:
    """Return the query for the ids of an entity, each with its owner."""
    return _with_lists(select(TABLES[entity].c.id, _owner(entity).label("owner")), entity)


def owners_of(entity: str, which: ColumnElement[bool]) -> Select:
    """Return the query for the owners of some entities."""
    return _with_lists(select(_owner(entity)), entity).where(which)


def tags_of(account: int | BindParameter[int]) -> ColumnElement[bool]:
    """Return the condition that an account owns a tag, which is not deleted."""
    return and_(tags_made_by(account), tags.c.deleted_at.is_(None))


def tags_made_by(account: int | BindParameter[int]) -> ColumnElement[bool]:
    """Return the condition that an account owns a tag, deleted or not."""
    return tags.c.account_id == account


def smart_lists_of(account: int | BindParameter[int]) -> ColumnElement[bool]:
    """Return the condition that an account owns a smart list, which is not deleted."""
    return and_(smart_lists_made_by(account), smart_lists.c.deleted_at.is_(None))


def smart_lists_made_by(account: int | BindParameter[int]) -> ColumnElement[bool]:
    """Return the condition that an account owns a smart list, deleted or not."""
    return smart_lists.c.account_id == account


def _is_of_lists(entity: str) -> bool:
    return entity == "lists" or "list" in FIELDS[entity]


def _owner(entity: str) -> Column[int]:
    return OWNER if _is_of_lists(entity) else TABLES[entity].c.account_id


def _with_lists(query: Select, entity: str) -> Select:
    """Return a query of an entity's table, joined with its lists if the entity is in lists."""
    if "list" not in FIELDS[entity]:
        return query
    return query.select_from(TABLES[entity]).join(lists, lists.c.id == TABLES[entity].c.list)


_OWN_COUNTS = select(
    *(
        select(func.count())
        .where(_owner(entity) == bindparam("account"), TABLES[entity].c.deleted_at.is_(None))
        .scalar_subquery()
        .label(entity)
        for entity in OWN_MOST
    )
)


def room_of(connection: Connection, account_id: int) -> dict[str, int]:
    """Return how many more an account may have of each kind in `OWN_MOST`; below zero if it has too many."""
    row = connection.execute(_OWN_COUNTS, {"account": account_id}).one()
    return {entity: most - row._mapping[entity] for entity, most in OWN_MOST.items()}


def role_in(account_id: int, owner: int) -> Role | None:
    """Return the role of an account in a list of `owner`; None if it has none."""
    return Role.OWNER if account_id == owner else None


@dataclass(frozen=True)
class Locked:
    """A list that is locked, so that nobody else can change it. `members` are the accounts told of its changes."""

    summary: Summary
    deleted: bool
    members: frozenset[int]
    owner: int


@dataclass(frozen=True)
class TaskHere:
    """A task that exists."""

    list: str
    title: str
    deleted: bool
    """Whether the task itself is in the trash."""
    with_list: str | None
    """The title of its list, if it is in the trash only with that."""


# Made once, as in `storage.write`. Whoever needs several lists locks them in the order of their ids.
_LISTS = select(*SUMMARY, lists.c.deleted_at, OWNER).where(seen_by(bindparam("account")))
_LOCK = ByIds(lambda one_of: _LISTS.where(one_of(lists.c.id)).order_by(lists.c.id).with_for_update())
_OF_TASK = [tasks.c[name].label(f"task_{name}") for name in ("id", "title", "deleted_at")]
_WITH_TASKS = _LISTS.add_columns(*_OF_TASK).join(tasks, tasks.c.list == lists.c.id)
_LOCK_OF_TASKS = ByIds(
    lambda one_of: _WITH_TASKS.where(one_of(tasks.c.id)).order_by(lists.c.id).with_for_update(of=lists)
)

_WITH_TAG = select(task_tags.c.list).where(task_tags.c.tag == bindparam("tag"))
_LOCK_WITH_TAG = _LISTS.where(lists.c.id.in_(_WITH_TAG)).order_by(lists.c.id).with_for_update()


def lock(connection: Connection, account_id: int, list_ids: Collection[str], role: Role) -> dict[str, Locked]:
    """Return those of the lists that exist, locked until the transaction ends, so that seqs have no gaps.

    Raises `Invalid` if the account may see one of them but does not have the `role`. At most a few thousand ids.
    """
    rows = _LOCK.on(connection, sorted(list_ids), account=account_id) if list_ids else ()
    return {row.id: _locked(account_id, row, role) for row in rows}


def lock_lists_of(
    connection: Connection, account_id: int, task_ids: Collection[str], role: Role
) -> tuple[dict[str, TaskHere], dict[str, Locked]]:
    """Return those of the tasks that exist, and their lists locked as by `lock`, in one statement."""
    rows = _LOCK_OF_TASKS.on(connection, list(task_ids), account=account_id).all()
    locked = {row.id: _locked(account_id, row, role) for row in {row.id: row for row in rows}.values()}
    return {row.task_id: _here(row) for row in rows}, locked


def _here(row: Any) -> TaskHere:
    deleted = row.task_deleted_at is not None
    return TaskHere(row.id, row.task_title, deleted, row.title if row.deleted_at and not deleted else None)


def lock_lists_with(connection: Connection, account_id: int, tag: str, role: Role) -> dict[str, Locked]:
    """Return the lists that have tasks with a tag, locked as by `lock`."""
    rows = connection.execute(_LOCK_WITH_TAG, {"account": account_id, "tag": tag})
    return {row.id: _locked(account_id, row, role) for row in rows}


def _locked(account_id: int, row: Any, role: Role) -> Locked:
    held = role_in(account_id, row.account_id)
    if held is None or held < role:
        raise Invalid("You may see this list, but not change it in this way. Ask its owner.")
    *summary, deleted_at, owner = row[: len(SUMMARY) + 2]
    return Locked(Summary(*summary), deleted_at is not None, frozenset({owner}), owner)
