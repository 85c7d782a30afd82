"""The history of a task, in words."""

import pytest

from domain.history import Change, ago, name_of

NOW = "2026-02-01T12:00:00+00:00"


def change(**fields) -> Change:
    plain = {"intent": "intent-1", "at": NOW, "seq": 1, "own": True, "who": "ada", "field": "title"}
    return Change(**{**plain, "old": None, "new": None, "outdated": True, **fields})


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (NOW, "just now"),
        ("2026-02-01T12:00:09+00:00", "just now"),
        ("2026-02-01T11:59:00+00:00", "1 minute ago"),
        ("2026-02-01T09:59:00+00:00", "2 hours ago"),
        ("2026-01-31T12:00:00+00:00", "1 day ago"),
        ("2025-01-31T12:00:00+00:00", "366 days ago"),
    ],
)
def test_how_long_ago_it_was(at, words):
    assert ago(at, NOW) == words


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({}, "You"),
        ({"own": False, "who": "bob"}, "bob"),
        ({"own": False, "who": None}, "Somebody whose account is gone"),
    ],
)
def test_who_did_it(fields, name):
    assert name_of(change(**fields)) == name
