"""Writers who come together share one transaction of SQLite: kept for all or for none, and acknowledged after that."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from sqlalchemy import event, insert

from domain.clean import Invalid
from storage.database import engine, group_commit
from storage.database.engine import NotNow, writing
from storage.database.tables import lists
from tests.factories import NOW, new_id
from tests.storage.people import everything

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


def together(*deeds: Callable[[], object]) -> list[BaseException | None]:
    """Do all of it while somebody else writes, so that all wait for a turn; return what each raised."""
    with ThreadPoolExecutor(len(deeds)) as pool:
        with suppress(NotNow), writing():
            assert engine._group_commit
            done = [pool.submit(deed) for deed in deeds]
            while engine._group_commit._waiting < len(deeds):
                time.sleep(0.001)
        return [one.exception() for one in done]


def test_who_waits_already_shares_the_transaction_and_its_wait_for_the_disk(ada, bob, statements):
    to, of_bob = ada.makes_list(), bob.makes_list()
    statements.clear()

    raised = together(lambda: ada.add("Milk", to), lambda: ada.add("Bread", to), lambda: bob.add("Tent", of_bob))

    assert raised == [None] * 3
    assert sorted(ada.titles(to)) == ["Bread", "Milk"]
    assert bob.titles(of_bob) == ["Tent"]
    assert statements.count("BEGIN IMMEDIATE") == 1


def test_nobody_is_told_that_it_is_done_before_it_is_kept(ada):
    to = ada.makes_list()
    told: list[str] = []
    told_before: list[str] = []
    event.listen(engine._engine, "commit", lambda _connection: told_before.extend(told))

    together(lambda: told.append(ada.add("Milk", to)), lambda: told.append(ada.add("Bread", to)))

    assert len(told) == 2
    assert told_before == []


def test_what_is_refused_leaves_nothing_behind_and_stops_no_other(ada, bob):
    to = ada.makes_list()

    refused, done = together(lambda: bob.add("Mine now", to), lambda: ada.add("Milk", to))

    assert isinstance(refused, Invalid)
    assert done is None
    assert ada.titles(to) == ["Milk"]


def test_when_it_cannot_be_kept_nobody_is_told_that_it_is_done(ada):
    def makes_a_list_of_nobody():
        with writing() as connection:
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")  # so that the commit fails
            connection.execute(
                insert(lists).values(id=new_id("list"), account_id=99, title="", order="a0", created_at=NOW)
            )

    to = ada.makes_list()
    before = everything()

    raised = together(lambda: ada.add("Milk", to), makes_a_list_of_nobody, lambda: ada.add("Bread", to))

    assert [type(one) for one in raised] == [NotNow] * 3
    assert everything() == before
    ada.add("Milk", to)
    assert ada.titles(to) == ["Milk"]


def test_trouble_of_the_database_undoes_what_came_before_it_and_not_what_comes_after(ada):
    def meets_trouble():
        with writing() as connection:
            connection.exec_driver_sql("SELECT json_extract('not json', '$')")

    to = ada.makes_list()
    turns = []

    def noting(deed: Callable[[], object]) -> Callable[[], None]:
        def do() -> None:
            with writing() as connection, engine._all_on(connection):
                turns.append(deed)
                deed()

        return do

    deeds = [lambda: ada.add("Milk", to), meets_trouble, lambda: ada.add("Bread", to)]
    raised = dict(zip(deeds, together(*map(noting, deeds)), strict=True))

    trouble = turns.index(meets_trouble)
    assert all(isinstance(raised[deed], NotNow) for deed in turns[: trouble + 1])
    assert all(raised[deed] is None for deed in turns[trouble + 1 :])
    assert len(ada.titles(to)) == len(turns) - trouble - 1


def test_who_waits_for_too_long_is_told_and_what_was_under_way_is_kept(ada, monkeypatch):
    monkeypatch.setattr(group_commit, "PATIENCE", 0.05)
    to = ada.makes_list()

    with ThreadPoolExecutor(1) as pool, engine.together():
        ada.add("Milk", to)
        late = pool.submit(ada.add, "Bread", to).exception()

    assert isinstance(late, NotNow)
    assert ada.titles(to) == ["Milk"]


def test_a_disk_that_is_full_is_named_whatever_came_before_it_and_all_goes_on_when_there_is_room(ada):
    to = ada.makes_list()
    with writing() as connection:
        most = connection.exec_driver_sql("PRAGMA max_page_count").scalar()
        used = connection.exec_driver_sql("PRAGMA page_count").scalar() or 0
        connection.exec_driver_sql(f"PRAGMA max_page_count = {used + 2}")

    def a_batch() -> None:
        with engine.together():
            for n in range(200):
                ada.add(f"Milk {n} " * 50, to)

    with pytest.raises(NotNow, match="database or disk is full"):
        a_batch()
    assert ada.titles(to) == []

    with writing() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {most}")
    ada.add("Bread", to)
    assert ada.titles(to) == ["Bread"]
