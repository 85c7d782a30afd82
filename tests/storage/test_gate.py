"""However many want to write, some threads are left: the rest is told at once."""

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest

from storage.database import engine
from storage.database.engine import NotNow, writing
from storage.database.gate import PLACES, SHARED, Gate
from web.serving import THREADS

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@pytest.mark.usefixtures("database")
def test_a_gate_has_half_of_the_threads_and_gives_each_place_back():
    gate = Gate("a test")
    for _ in range(2):
        with ExitStack() as places:
            for _ in range(PLACES):
                places.enter_context(gate.place())
            with pytest.raises(NotNow, match="enough others wait"), gate.place():
                pass
    assert 2 * PLACES <= THREADS
    assert SHARED < THREADS


def test_who_wants_to_write_while_many_wait_is_told_at_once_and_the_others_are_kept(ada):
    to = ada.makes_list()
    waiting = PLACES - 1
    with ThreadPoolExecutor(PLACES) as pool:
        with writing():
            assert engine._group_commit
            early = [pool.submit(ada.add, f"Task {n}", to) for n in range(waiting)]
            while engine._group_commit._waiting < waiting:
                time.sleep(0.001)
            late = pool.submit(ada.add, "One too many", to).exception()
        assert [one.exception() for one in early] == [None] * waiting

    assert isinstance(late, NotNow)
    assert "enough others wait" in str(late)
    assert sorted(ada.titles(to)) == [f"Task {n}" for n in range(waiting)]


def test_some_share_a_commit_and_the_others_the_next():
    commits = engine._group_commit
    assert commits

    def group() -> int:
        with writing():
            return id(commits._group)

    with ThreadPoolExecutor(THREADS) as pool:
        with writing():
            first = id(commits._group)
            others = [pool.submit(group) for _ in range(THREADS - 1)]
            while commits._waiting < len(others):
                time.sleep(0.001)
        groups = Counter([first, *(one.result() for one in others)])
    assert groups[first] == SHARED
    assert groups.total() == THREADS
