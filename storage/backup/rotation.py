"""The daily backup, and which of the earlier ones are kept."""

import re
import shutil
from datetime import date, datetime
from pathlib import Path

from storage.backup import chores
from storage.backup.backups import back_up

_NAME = re.compile(r"todo-(\d{4}-\d\d-\d\d)\.db\.gz")


def daily_backup(folder: Path, keep: tuple[int, int, int], now: datetime) -> None:
    """Write today's backup into `folder`, then delete the old ones that are no longer kept.

    `keep` is the number of latest days, weeks and months that keep one. A backup of a future day, from a wrong clock,
    neither counts nor is deleted. Raises `BackupFailed`, with nothing deleted.
    """
    today = now.date().isoformat()
    back_up(folder / f"todo-{today}.db.gz")
    days = {_day(file): file for file in folder.iterdir() if "" < _day(file) <= today}
    for day in days.keys() - kept(set(days), keep):
        days[day].unlink()
    for left in folder.glob(".backup-*"):  # left by a process that was ended; this one's is newer
        if now.timestamp() - left.stat().st_mtime > 24 * 3600:
            shutil.rmtree(left, ignore_errors=True)


def kept(days: set[str], keep: tuple[int, int, int]) -> set[str]:
    """Return which of `days` (ISO 8601) to keep: the last one of each of the latest days, weeks and months."""
    periods = (lambda day: day, lambda day: date.fromisoformat(day).isocalendar()[:2], lambda day: day[:7])
    result = set()
    for period, count in zip(periods, keep, strict=True):
        last = {period(day): day for day in sorted(days)}
        result |= set(sorted(last.values(), reverse=True)[:count])
    return result


def last_backup() -> chores.Chore:
    """Return when the last daily backup was made, and its problem since."""
    return chores.look("backup")


def _day(file: Path) -> str:
    """Return the day of a daily backup, or empty for any other file: only the app's own are deleted."""
    named = _NAME.fullmatch(file.name)
    return named[1] if named else ""
