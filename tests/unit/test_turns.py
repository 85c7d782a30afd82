"""What may be done only so often."""

from datetime import UTC, datetime, timedelta

import pytest

from auth import turns
from domain.clean import Invalid
from storage.database import engine


@pytest.fixture(autouse=True)
def _database(tmp_path):
    engine.connect(f"sqlite:///{tmp_path / 'todo.db'}")


def at(monkeypatch, when: datetime) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return when.astimezone(tz)

    monkeypatch.setattr(turns, "datetime", Clock)


def test_who_has_had_many_turns_waits_but_not_for_a_clock_that_was_set_back(monkeypatch):
    now = datetime(2026, 1, 2, tzinfo=UTC)
    at(monkeypatch, now)
    for _ in range(turns.FREE + 3):
        turns.count_turn("register from 192.0.2.1")
    with pytest.raises(Invalid, match="Wait 8 seconds"):
        turns.check_turn("register from 192.0.2.1")
    at(monkeypatch, now - timedelta(days=1))
    turns.check_turn("register from 192.0.2.1")
