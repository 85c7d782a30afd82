"""However the server ends, what was acknowledged is in its files, and what does not belong together is not mixed."""

import gzip
import shutil
import signal
import sqlite3
from contextlib import closing

import pytest
from werkzeug.security import generate_password_hash

from storage.database import engine
from tests.conftest import PASSWORD
from tests.processes.conftest import as_typed
from tests.processes.writers import make_account, send
from tests.serving import Server
from tests.storage.old import make_old_database

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def ada(app):
    """Give Ada, on a server that runs."""
    app.start()
    engine.connect(app.database_url)
    account = make_account("ada", generate_password_hash(PASSWORD, "pbkdf2:sha256:1"))
    engine.close()  # the server alone is to have the database open
    return account


def makes_list(app, ada, name: str) -> None:
    intent = {"id": f"intent-{name}", "verb": "add_list", "list": f"list-of-{name}", "value": name}
    assert send(app.port, ada, [intent]) == {intent["id"]}


def ends(app, how: signal.Signals) -> int:
    [process] = app.processes
    process.send_signal(how)
    app.processes = []
    return process.wait(timeout=30)


def titles(file) -> set[str]:
    with closing(sqlite3.connect(file)) as connection:
        return {title for (title,) in connection.execute("SELECT title FROM lists WHERE title != 'Inbox'")}


def begin_another_log(app) -> None:
    """Bring what is in the log into the database, so that the next change begins another generation of the log."""
    with closing(sqlite3.connect(app.folder / "todo.db")) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def log(app):
    return app.folder / "todo.db-wal"


@as_typed
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_server_that_is_stopped_leaves_all_in_one_file(app, ada, how, tmp_path):
    makes_list(app, ada, "Groceries")
    assert log(app).stat().st_size
    assert ends(app, how) == 0
    assert not log(app).exists() or not log(app).stat().st_size
    shutil.copy(app.folder / "todo.db", tmp_path / "alone.db")
    assert titles(tmp_path / "alone.db") == {"Groceries"}
    assert "Traceback" not in app.log.read_text()


def test_a_command_leaves_all_in_one_file(app, flask, tmp_path):
    assert flask("users", "add", "Bob")[0] == 0
    assert not log(app).exists() or not log(app).stat().st_size
    shutil.copy(app.folder / "todo.db", tmp_path / "alone.db")
    with closing(sqlite3.connect(tmp_path / "alone.db")) as connection:
        assert ("Bob",) in connection.execute("SELECT name FROM accounts").fetchall()


@pytest.mark.parametrize("generations", range(4))
def test_a_server_that_is_killed_goes_on_with_all_that_it_acknowledged(app, ada, generations):
    expected = set()
    for number in range(generations + 1):
        for name in (f"List {number}", f"Second {number}", f"Third {number}")[: number + 1]:
            makes_list(app, ada, name.replace(" ", "-"))
            expected.add(name.replace(" ", "-"))
        if number < generations:
            begin_another_log(app)
    ends(app, signal.SIGKILL)
    assert log(app).stat().st_size
    app.start()
    makes_list(app, ada, "After")
    ends(app, signal.SIGTERM)
    assert titles(app.folder / "todo.db") == {*expected, "After"}


def refused(app) -> str:
    """Return what a server says that does not start; its files are as they were."""
    files = [app.folder / "todo.db", log(app)]
    before = [file.read_bytes() for file in files]
    code, said = app.run("app.py")
    assert code == 1, said
    assert "Traceback" not in said
    assert [file.read_bytes() for file in files] == before
    return said


def killed_later(app, ada) -> None:
    """Let the server go on for some generations of its log, and be killed."""
    for number in range(3):
        makes_list(app, ada, f"Later-{number}")
        makes_list(app, ada, f"Later-still-{number}")
        begin_another_log(app)
    makes_list(app, ada, "Last")
    makes_list(app, ada, "Last-but-one")
    ends(app, signal.SIGKILL)


def test_an_older_database_beside_the_log_of_a_newer_one_is_refused_in_words(app, ada, tmp_path):
    makes_list(app, ada, "Groceries")
    begin_another_log(app)
    shutil.copy(app.folder / "todo.db", tmp_path / "older.db")
    killed_later(app, ada)
    newer = (app.folder / "todo.db").read_bytes()
    shutil.copy(tmp_path / "older.db", app.folder / "todo.db")

    said = refused(app)
    assert "holds changes of another database" in said
    assert "restore FILE" in said
    (app.folder / "todo.db").write_bytes(newer)
    app.start()
    ends(app, signal.SIGTERM)
    assert titles(app.folder / "todo.db") >= {"Groceries", "Later-2", "Last"}


def test_a_database_that_is_put_in_place_while_the_server_runs_is_not_mixed_when_it_stops(app, ada):
    makes_list(app, ada, "Groceries")
    begin_another_log(app)
    older = (app.folder / "todo.db").read_bytes()
    makes_list(app, ada, "Later")
    begin_another_log(app)
    makes_list(app, ada, "Last")
    (app.folder / "older.db").write_bytes(older)
    (app.folder / "older.db").replace(app.folder / "todo.db")

    assert ends(app, signal.SIGTERM) == 0
    assert (app.folder / "todo.db").read_bytes() == older
    assert "holds changes of another database" in refused(app)


def test_an_unpacked_backup_beside_the_log_of_its_own_database_is_refused(app, ada, flask, tmp_path):
    makes_list(app, ada, "Groceries")
    makes_list(app, ada, "Holiday")
    assert flask("backup", str(tmp_path / "backup.gz"))[0] == 0
    makes_list(app, ada, "Work")
    ends(app, signal.SIGKILL)
    (app.folder / "todo.db").write_bytes(gzip.decompress((tmp_path / "backup.gz").read_bytes()))

    assert "holds changes of another database" in refused(app)


def test_a_log_without_its_database_is_refused_and_kept(app, ada):
    makes_list(app, ada, "Groceries")
    ends(app, signal.SIGKILL)
    (app.folder / "todo.db").write_bytes(b"")

    assert "holds changes of another database" in refused(app)


def test_an_unpacked_backup_without_a_log_is_a_database_as_any(app, ada, flask, tmp_path):
    makes_list(app, ada, "Groceries")
    assert flask("backup", str(tmp_path / "backup.gz"))[0] == 0
    ends(app, signal.SIGTERM)
    (app.folder / "todo.db").write_bytes(gzip.decompress((tmp_path / "backup.gz").read_bytes()))
    app.start()
    makes_list(app, ada, "Holiday")
    ends(app, signal.SIGKILL)
    app.start()
    ends(app, signal.SIGTERM)
    assert titles(app.folder / "todo.db") == {"Groceries", "Holiday"}


def test_the_log_of_an_older_version_which_noted_nothing_is_read(app):
    make_old_database(app.database_url)
    file = app.folder / "todo.db"
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("UPDATE lists SET title = 'From the log'")
        copies = [(path, path.read_bytes()) for path in (file, log(app))]
    for path, content in copies:  # as a process leaves them that is killed
        path.write_bytes(content)
    app.start()
    ends(app, signal.SIGTERM)
    assert titles(file) == {"From the log"}


def test_a_second_process_starts_while_the_first_one_writes(app, ada, tmp_path):
    second = Server(tmp_path / "second", app.database_url)
    second.folder.mkdir()
    for number in range(3):
        makes_list(app, ada, f"First-{number}")
        second.start()
        makes_list(second, ada, f"Second-{number}")
        ends(second, signal.SIGKILL if number else signal.SIGTERM)
        begin_another_log(app)
    makes_list(app, ada, "Last")
    ends(app, signal.SIGTERM)
    expected = {f"{which}-{number}" for which in ("First", "Second") for number in range(3)}
    assert titles(app.folder / "todo.db") == {*expected, "Last"}
