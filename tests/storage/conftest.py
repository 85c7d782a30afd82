"""A real, empty database for each test: SQLite, and PostgreSQL for what is not about SQLite alone."""

import shutil
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path

import pytest
from sqlalchemy import Engine, NullPool, create_engine, event, literal_column

from storage.database import engine
from storage.database.tables import facts, metadata
from tests import recorded
from tests.conftest import new_database
from tests.storage.outline import PARTY, Outline
from tests.storage.people import Person
from tests.storage.repeating import make_repeat


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory) -> Path:
    """Give the file of a database with its tables and nothing in them: to copy it is faster than to make it."""
    path = tmp_path_factory.mktemp("template") / "todo.db"
    engine.connect(f"sqlite:///{path}")
    let_go()
    return path


@pytest.fixture(scope="session")
def postgresql_engine(postgresql) -> Iterator[Engine]:
    """Give what connects with a database that has its tables: one for all tests, each of which empties it."""
    engine.connect(new_database(postgresql))
    made = engine._engine
    assert made
    yield made
    made.dispose()


_nothing = create_engine("sqlite://", poolclass=NullPool)
"""The database that is connected between two tests, as a thread may still look for one."""


def let_go(but: Engine | None = None) -> None:
    """Use the database no more, and close what was connected, `but` what others need."""
    if engine._group_commit:
        engine._group_commit.close()
    if engine._engine and engine._engine is not but:
        engine._engine.dispose()
    engine._engine = _nothing


@cache
def _taking_all_out() -> str:
    old_facts = facts.delete().where(facts.c.name != literal_column("'id'"))
    deletes = [old_facts if table is facts else table.delete() for table in reversed(metadata.sorted_tables)]
    counters = [f"ALTER SEQUENCE {name} RESTART" for name in ("accounts_id_seq", "audit_id_seq")]
    return "; ".join([*map(str, deletes), *counters])


def take_all_out() -> None:
    """Leave nothing in the database but what it has when it is made."""
    with engine.writing() as connection:
        connection.exec_driver_sql(_taking_all_out())


_compiled: dict[str, Engine] = {}


def share_what_is_compiled() -> None:
    """Let statements be compiled once, not once for each test: that is a seventh of the time of all."""
    used = engine._engine
    assert used
    first = _compiled.setdefault(used.name, used)
    used.dialect, used._compiled_cache = first.dialect, first._compiled_cache


@pytest.fixture(params=["sqlite", "postgresql"], autouse=True)
def database(request, tmp_path) -> Iterator[Path]:
    """Use a new, empty database. Gives the path of its file, where it is SQLite's."""
    path = tmp_path / "todo.db"
    kept = None
    let_go()
    if request.param == "postgresql":
        kept = request.getfixturevalue("postgresql_engine")
        engine._engine, engine._group_commit = kept, None
        take_all_out()
    else:
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        engine.connect(f"sqlite:///{path}")
        share_what_is_compiled()
    yield path
    let_go(kept)


@pytest.fixture(scope="session")
def ready() -> dict[tuple[bool, str], tuple[str, recorded.Rows]]:
    """Give the recorded databases that were upgraded, by their kind and the migration they came from."""
    return {}


@pytest.fixture
def upgraded(request, tmp_path_factory, ready) -> recorded.Rows:
    """Use the recorded database, upgraded from the migration that the test names, or from the newest of 0.1.

    Gives the rows that it had before. It is upgraded for the first test that asks for it: a test that changes it takes
    its changes back.
    """
    kind = engine.is_sqlite(), getattr(request, "param", recorded.NEWEST)
    if kind not in ready:
        if engine.is_sqlite():
            url = f"sqlite:///{tmp_path_factory.mktemp('recorded') / 'recorded.db'}"
        else:
            url = new_database(request.getfixturevalue("postgresql"))
        had = recorded.make_database(url, kind[1])
        engine.connect(url, lambda: None)
        let_go()
        ready[kind] = url, had
    url, had = ready[kind]
    engine.connect(url)
    share_what_is_compiled()
    return had


@pytest.fixture
def ada():
    return Person("ada")


@pytest.fixture
def bob():
    return Person("bob")


@pytest.fixture
def groceries(ada):
    """Give Ada's list of Milk and Bread, both open."""
    return ada.makes_list("Milk", "Bread")


@pytest.fixture
def repeats(ada, groceries):
    """Give a function that makes a task of Ada's which repeats, and returns its id."""
    return partial(make_repeat, ada, groceries)


@pytest.fixture
def work(ada):
    return ada.makes_list(title="Work")


@pytest.fixture
def home(ada):
    return ada.makes_list(title="Home")


@pytest.fixture
def party(ada):
    """Give a list of Ada's with subtasks."""
    return Outline(ada, PARTY)


@pytest.fixture
def milk(ada, groceries):
    return ada.sees(groceries)["rows"][0]["id"]


@pytest.fixture
def bread(ada, groceries):
    return ada.sees(groceries)["rows"][1]["id"]


@pytest.fixture
def statements(database: Path) -> Iterator[list[str]]:
    """Give a list that grows by each statement that `database` is sent."""
    assert database
    sent: list[str] = []

    def note(_connection, _cursor, statement, *_) -> None:
        sent.append(statement)

    event.listen(engine._engine, "before_cursor_execute", note)
    yield sent
    event.remove(engine._engine, "before_cursor_execute", note)
