"""The one way to change lists: an intent becomes an edit, which is written together with its rows in `changes`.

What each verb does is in `domain.verbs`. What it may look up, and which lists are locked for it, is in `storage.here`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import bindparam, select

from domain.edits import Edit
from domain.lists import Summary
from domain.verbs import VERBS, Intent
from storage.access import Locked, lock
from storage.collapsed import collapse
from storage.database.engine import writing
from storage.database.tables import feed
from storage.fit import fit
from storage.held import Holding
from storage.here import DONE_FOR, Here
from storage.purge import purge, was_purged
from storage.quick_add import understood
from storage.write import count_intent, lock_account, make_lists, write_edit, write_intent

_LAST_AT = select(feed.c.at).where(feed.c.account_id == bindparam("account")).order_by(feed.c.seq.desc()).limit(1)
_BEFORE = select(DONE_FOR.scalar_subquery(), _LAST_AT.scalar_subquery())


@dataclass(frozen=True)
class Committed:
    """The result of an intent. `edit` is empty if the intent had been done before, or changes no list."""

    list: Summary | None
    """The list whose history has it, as it is now; None for deletions for good."""
    deleted: bool = False
    """Whether that list is in the trash now."""
    edit: Edit = field(default_factory=Edit)
    seq: int | None = None
    """The account's seq after the intent; None if it had been done before."""
    skipped: int = 0
    """How many fields an undo left alone, because somebody has changed them since."""
    overwrote: Mapping[str, str] = field(default_factory=dict)
    """The fields that were changed elsewhere since the person saw them, each with the title that the task had."""
    missing: int = 0
    """How many of its tasks or tags no longer exist."""
    lost: int = 0
    """How many tasks an undo concerned that were deleted since."""
    lists: tuple[Summary, ...] = ()
    """All lists that changed, as they are now."""
    shown: Mapping[str, Mapping[str, str | None]] = field(default_factory=dict)
    """The fields on screen that follow from a task's place (`storage.tree.Place`), where these changed."""
    planned: bool = False
    """Whether one of the tasks that it concerned, those below included, had or has a date or a deadline."""


def commit(account_id: int, intent: Intent, now: str) -> Committed:
    """Do `intent` for the account, once, in one transaction.

    Raises `Invalid`, with nothing written, if its list or tasks do not exist or the account may not change them.
    """
    verb = VERBS[intent.verb]
    with writing() as connection:
        if verb.goes or verb.keeps:
            lock_account(connection, account_id)
            if verb.goes:
                purge(connection, account_id, verb.goes(intent))
            if verb.keeps:
                collapse(connection, account_id, verb.keeps(intent))
            return Committed(None)
        seq = count_intent(connection, account_id)
        done_for, last_at = connection.execute(_BEFORE, {"account": account_id, "intent": intent.id}).one()
        if done_for is not None:
            count_intent(connection, account_id, -1)
            seen = lock(connection, account_id, [done_for], verb.role).get(done_for)
            return Committed(seen.summary, seen.deleted) if seen else Committed(None)
        if verb.makes_list and was_purged(connection, account_id, "lists", intent.list):
            count_intent(connection, account_id, -1)
            return Committed(None)  # done before, and its things are gone for good
        intent = understood(connection, account_id, intent, now)
        here = (Holding if verb.holds else Here)(connection, account_id, intent, verb)
        if verb.takes_along:
            here.tree.below(here.tasks)
        overwrote, is_lenient = here.overwrites(), verb.undoes or verb.holds
        edit, left = fit(connection, verb.edit(intent, here, now), here.tree, strict=not is_lenient)
        here.leave(left if is_lenient else 0)
        here.lock_all_of(edit)
        at = _after(last_at, now)
        if verb.makes_list:
            here.locked |= make_lists(connection, account_id, [intent.list], at)
        of = here.locked[here.filed_under]
        write_intent(connection, account_id, seq, intent, of.summary.id, at, here.locked)
        after, places = write_edit(connection, account_id, intent.id, edit, at, here.locked, here.tree)
        return Committed(
            after.get(of.summary.id, of.summary),
            _is_deleted(of, edit),
            edit,
            seq,
            here.skipped,
            overwrote,
            len(intent.tasks) - len(here.tasks) + (0 if verb.makes_tags else len(intent.tags) - len(here.tags)),
            here.lost,
            tuple(after.values()),
            {task_id: place.on_screen(here.tree.place(task_id)) for task_id, place in places.items()},
            _are_planned(edit, here.tree.of({*(path[1] for path, _ in edit if path[0] == "tasks"), *places})),
        )


def _after(last_at: str | None, now: str) -> str:
    """Return the instant of an intent, later than that of the one before: histories are in the order of what was done.

    The clock may have been set back.
    """
    if last_at is None or now > last_at:
        return now
    return (datetime.fromisoformat(last_at) + timedelta(microseconds=1)).isoformat()


def _are_planned(edit: Edit, before: Mapping[str, Mapping[str, str | None]]) -> bool:
    """Return whether tasks had a date or a deadline before, or get one by an edit."""
    get = [
        value if path[2:] else value.get("date") or value.get("deadline")
        for path, value in edit
        if path[0] == "tasks" and path[2:] in ((), ("date",), ("deadline",))
    ]
    return any(one["date"] or one["deadline"] for one in before.values()) or any(get)


def _is_deleted(of: Locked, edit: Edit) -> bool:
    """Return whether a list is in the trash after an edit."""
    assigned = [value for path, value in edit if path == ("lists", of.summary.id, "deleted_at")]
    return assigned[-1] is not None if assigned else of.deleted
