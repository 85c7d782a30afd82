"""Checks that the newest backup can be used: restores it beside the database, and compares what one account has."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from sqlalchemy import Connection, select

from domain.comparison import Comparison, compare
from domain.schema import FIELDS
from storage.access import seen_by
from storage.backup.backups import back_up, bring_up_to_date, opened
from storage.database.engine import reading
from storage.database.tables import changes, lists
from storage.export import entities

_one_at_a_time = Lock()


class Busy(Exception):
    """A backup is being checked already."""


def compare_newest_backup(account_id: int, folder: Path) -> Comparison:
    """Restore the newest backup in `folder` into a scratch database, migrate it, and compare.

    Raises `Busy`, and everything that `storage.backup.backups` raises if a backup cannot be made or restored.
    """
    if not _one_at_a_time.acquire(blocking=False):
        raise Busy
    try:
        with _newest(folder) as (file, made_for_this), opened(file) as backup, reading() as live:
            bring_up_to_date(backup, file)
            found = Comparison(datetime.fromtimestamp(file.stat().st_mtime, UTC).isoformat(), made_for_this)
            changed = _changed_since(account_id, backup, live)
            for kind in FIELDS:
                there, here = (dict(entities(connection, kind, account_id)) for connection in (backup, live))
                compare(found, there, here, changed)
            return found
    finally:
        _one_at_a_time.release()


@contextmanager
def _newest(folder: Path) -> Iterator[tuple[Path, bool]]:
    """Give the newest backup, or else one that is made now and removed afterwards; and whether it was made now."""
    files = sorted(folder.glob("*.db.gz"), key=lambda file: file.stat().st_mtime)
    if files:
        yield files[-1], False
        return
    with tempfile.TemporaryDirectory(prefix="dash-to-do-") as scratch:
        file = Path(scratch, "now.db.gz")
        back_up(file)
        yield file, True


def _changed_since(account_id: int, backup: Connection, live: Connection) -> set[str]:
    """Return the ids of what was changed in the database since the backup, by the history of its lists."""
    seqs = select(lists.c.id, lists.c.seq).where(seen_by(account_id))
    before = {row.id: row.seq for row in backup.execute(seqs)}
    found = set()
    for list_id, seq in live.execute(seqs):
        if seq > before.get(list_id, 0):
            since = changes.c.list == list_id, changes.c.seq > before.get(list_id, 0)
            found |= set(live.scalars(select(changes.c.entity_id).where(*since)))
    return found
