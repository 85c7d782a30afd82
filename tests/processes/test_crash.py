"""The server is killed with signal 9 while people write: what it acknowledged is there, once and whole."""

import random
import time

import pytest
from sqlalchemy import text
from werkzeug.security import generate_password_hash

from storage.database import engine
from storage.database.engine import reading
from tests.processes.writers import Writer, make_account
from tests.serving import PASSWORD, Server

PEOPLE = 3


class Killable(Server):
    """The app, started in a moment and killed at any."""

    def start(self) -> None:
        self.processes = [self._fork(self.port)]

    def kill(self) -> None:
        for process in self.processes:
            process.kill()
            process.wait()

    def stop(self) -> None:
        self.kill()


@pytest.fixture
def killable(tmp_path, database_url):
    server = Killable(tmp_path, database_url)
    yield server
    server.stop()


def numbers(query: str, **values) -> list[tuple]:
    with reading() as connection:
        return [tuple(row) for row in connection.execute(text(query), values)]


def expect_whole(writers: list[Writer]) -> None:
    """Check what has to hold at any moment, whatever was under way when the server died."""
    kept = {intent_id for (intent_id,) in numbers("SELECT id FROM intents")}
    for writer in writers:
        acknowledged = set(writer.acknowledged)
        assert acknowledged <= kept, "what was acknowledged is there"
    assert numbers("SELECT intent FROM changes WHERE intent NOT IN (SELECT id FROM intents)") == []
    tasks = "SELECT intent, count(*) FROM changes WHERE entity = 'tasks' AND field = 'created_at' GROUP BY intent"
    assert {count for _, count in numbers(tasks)} <= {3}, "none is there in part, or twice"
    assert numbers("SELECT count(*) FROM tasks") == [(sum(count for _, count in numbers(tasks)),)]
    gaps = "SELECT lists.id FROM lists LEFT JOIN changes ON changes.list = lists.id GROUP BY lists.id, lists.seq "
    assert numbers(gaps + "HAVING count(changes.seq) != lists.seq OR max(changes.seq) != lists.seq") == []
    counted = (
        "SELECT l.id FROM lists l WHERE open_count != (SELECT count(*) FROM tasks t WHERE t.list = l.id "
        "AND deleted_at IS NULL AND done_at IS NULL) OR done_count != (SELECT count(*) FROM tasks t "
        "WHERE t.list = l.id AND deleted_at IS NULL AND done_at IS NOT NULL)"
    )
    assert numbers(counted) == []
    if engine.is_sqlite():
        assert numbers("PRAGMA integrity_check") == [("ok",)]
        assert numbers("PRAGMA foreign_key_check") == []


def expect_all(writer: Writer) -> None:
    """Check that the database has all that was sent, and nothing else."""
    adds = [intent["value"] for intent in writer.adds()]
    rows = numbers("SELECT id, done_at, deleted_at FROM tasks WHERE list = :list", list=writer.list)
    assert {task_id for task_id, _, _ in rows} == {task_id for added in adds for task_id, _ in added}
    assert {task_id for task_id, done_at, _ in rows if done_at} == {added[0][0] for added in adds}
    assert {task_id for task_id, _, deleted_at in rows if deleted_at} == {added[1][0] for added in adds}


def acknowledged(writers: list[Writer]) -> int:
    return sum(len(writer.acknowledged) for writer in writers)


def wait_for(count: int, writers: list[Writer], server: Server) -> None:
    deadline = time.monotonic() + 60
    while acknowledged(writers) < count:
        if time.monotonic() > deadline:
            pytest.fail(f"The server does not answer:\n{server.log.read_text()}")
        time.sleep(0.005)


def test_what_was_acknowledged_is_there_once_and_whole_after_any_kill(killable, request):
    rounds = request.config.getoption("--kills")
    engine.connect(killable.database_url)
    password_hash = generate_password_hash(PASSWORD, "pbkdf2:sha256:1")
    writers = [Writer(killable.port, make_account(f"ada{n}", password_hash)) for n in range(PEOPLE)]
    killable.start()
    for writer in writers:
        writer.start()
    under_way = 0
    for _ in range(rounds):
        wait_for(acknowledged(writers) + random.randrange(1, 12), writers, killable)
        time.sleep(random.uniform(0, 0.05))
        killable.kill()
        under_way += any(len(writer.acknowledged) < len(writer.sent) for writer in writers)
        expect_whole(writers)
        killable.start()
    for writer in writers:
        writer.ended.set()
    for writer in writers:
        writer.join(timeout=60)
        assert not writer.is_alive()
    expect_whole(writers)
    for writer in writers:
        expect_all(writer)
    print(  # noqa: T201
        f"\n{rounds} kills, {under_way} of them with intents under way: "
        f"{acknowledged(writers)} intents acknowledged, all there, once."
    )
