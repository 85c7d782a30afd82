"""Daily chores: done by one process, again after it failed, and which backups are kept."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import config
from storage.backup import chores
from storage.backup.backups import BackupFailed
from storage.backup.rotation import daily_backup, kept, last_backup
from storage.trash import trash_of
from tests.factories import steady
from web import daily

TODAY = datetime(2026, 3, 15, 0, 5, tzinfo=UTC)
HOUR = timedelta(hours=1)
KEEP = (7, 4, 6)


def test_a_chore_is_done_by_one_of_many():
    with ThreadPoolExecutor(6) as threads:
        assert sorted(threads.map(lambda _: chores.claim("backup", TODAY), range(12))) == [False] * 11 + [True]


def test_a_chore_is_done_once_a_day():
    assert chores.claim("backup", TODAY)
    chores.done("backup", TODAY)
    assert not chores.claim("backup", TODAY + 23 * HOUR)
    assert chores.claim("backup", TODAY + 24 * HOUR)


def test_a_chore_that_was_not_finished_is_tried_again_after_an_hour():
    assert chores.claim("backup", TODAY)
    assert not chores.claim("backup", TODAY + HOUR / 2)
    assert chores.claim("backup", TODAY + HOUR)


@pytest.mark.parametrize("ahead", [3 * HOUR, 26 * HOUR, timedelta(days=3_650)], ids=str)
def test_what_a_clock_far_ahead_has_done_counts_as_never(ahead):
    assert chores.claim("backup", TODAY + ahead)
    assert chores.claim("backup", TODAY)
    chores.done("backup", TODAY + ahead)
    assert chores.claim("backup", TODAY + HOUR)


def test_clocks_that_differ_a_little_do_nothing_twice():
    assert chores.claim("backup", TODAY + timedelta(minutes=5))
    assert not chores.claim("backup", TODAY)
    chores.done("backup", TODAY + timedelta(minutes=5))
    assert not chores.claim("backup", TODAY)


def test_backups_of_a_clock_far_ahead_take_no_place_of_others(tmp_path):
    for day in range(3):
        daily_backup(tmp_path, (2, 0, 0), TODAY + timedelta(days=3_650 + day))
    before = {file.name for file in tmp_path.glob("*.gz")}
    daily_backup(tmp_path, (2, 0, 0), TODAY)
    assert {file.name for file in tmp_path.glob("*.gz")} == before | {"todo-2026-03-15.db.gz"}


def test_chores_do_not_wait_for_each_other():
    assert [chores.claim(name, TODAY) for name in ("backup", "trash")] == [True, True]


def test_what_fails_is_noted_and_stops_nothing_else():
    def fail(now):
        raise BackupFailed(f"The disk is full at {now:%H:%M}")

    daily.attend_to({"backup": fail, "trash": lambda _: None}, TODAY)
    assert chores.look("backup").problem == "The disk is full at 00:05"
    assert chores.look("backup").done_at == ""
    assert chores.look("trash").done_at != ""


def test_what_succeeds_is_noted_and_the_problem_is_gone(tmp_path):
    chores.failed("backup", "The disk is full")
    daily.attend_to({"backup": lambda now: daily_backup(tmp_path, KEEP, now)}, TODAY)
    assert (last_backup().problem, last_backup().begun_at) == ("", TODAY.isoformat())
    assert [file.name for file in tmp_path.glob("*.gz")] == ["todo-2026-03-15.db.gz"]


def test_a_failed_backup_deletes_none(tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    for day in range(1, 15):
        (folder / f"todo-2025-03-{day:02}.db.gz").touch()
    (folder / "todo-2026-03-15.db.gz").mkdir()  # nothing can be written over that
    with pytest.raises(BackupFailed):
        daily_backup(folder, KEEP, TODAY)
    assert len(list(folder.iterdir())) == 15


def test_what_a_person_put_there_stays(tmp_path):
    others = ["before-upgrade-2020-01-01.db.gz", "todo-2020-01-01.db.gz.old", "mine-2020-01-01.db.gz", "notes"]
    for name in others:
        (tmp_path / name).touch()
    daily_backup(tmp_path, (1, 0, 0), TODAY)
    daily_backup(tmp_path, (1, 0, 0), TODAY + 24 * HOUR)
    assert sorted(file.name for file in tmp_path.iterdir() if file.suffix != ".db") >= sorted(others)
    assert [file.name for file in tmp_path.glob("todo-*.gz")] == ["todo-2026-03-16.db.gz"]


def test_a_year_of_daily_backups_leaves_some_of_each_age():
    days: set[str] = set()
    for number in range(365):
        days = kept(days | {(date(2025, 3, 16) + timedelta(number)).isoformat()}, KEEP)
    assert sorted(days) == [
        *("2025-10-31", "2025-11-30", "2025-12-31", "2026-01-31"),  # the months
        *("2026-02-22", "2026-02-28", "2026-03-01", "2026-03-08"),  # the weeks, which end on Sunday
        *(f"2026-03-{day:02}" for day in range(9, 16)),
    ]


@given(st.sets(st.dates(date(2020, 1, 1), date(2030, 1, 1)).map(date.isoformat)), st.tuples(*[st.integers(0, 9)] * 3))
@steady
def test_no_more_are_kept_than_was_said_and_the_last_is_always(days, keep):
    left = kept(days, keep)
    assert left <= days
    assert len(left) <= sum(keep)
    assert not (days and any(keep)) or max(days) in left


def test_what_has_been_in_the_trash_for_thirty_days_goes(ada, groceries, tmp_path):
    milk, bread = (row["id"] for row in ada.sees(groceries)["rows"])
    for task, days in ((milk, 31), (bread, 29)):
        ada.does("delete_task", task=task, now=(TODAY - timedelta(days=days)).isoformat())
    todo = daily.chores_of(config.load({"DATA_DIR": str(tmp_path)}))
    daily.attend_to({"purge": todo["purge"]}, TODAY)
    assert [one.title for one in trash_of(ada.id, "2025-01-01T00:00:00+00:00", None, 50)] == ["Bread"]
