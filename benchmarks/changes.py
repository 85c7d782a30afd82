"""Measure what a quick add, and a change of 1,000 tasks at once, cost an account with many tasks, on both databases.

Alone: ``python -m benchmarks.changes``. Each is one request, and so one transaction. The accounts stand side by side,
and each change is made in all of them by turns, so that all have the machine as it is. As in `benchmarks.search`, it is
the CPU time of SQLite, and of PostgreSQL the least time by the clock.
"""

import itertools
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import create_engine, text

from benchmarks.search import QUICK_ADD, SIZES, TODAY, fill
from benchmarks.serve import NOW
from benchmarks.sweep import exponent
from benchmarks.workers import postgresql
from domain.schema import ADD_MAX
from domain.typed import Typed
from domain.verbs import Intent
from storage.commit import commit
from storage.database import engine

MANY = 1_000
TURNS = 5
HERE, THERE = "list-of-many", "list-for-many"
TASKS = tuple(f"one-of-many-{number:04}" for number in range(MANY))

_numbers = itertools.count()


def _do(account_id: int, verb: str, **fields: Any) -> None:
    now = datetime.now(UTC).isoformat()
    commit(account_id, Intent(f"bench-intent-{next(_numbers):06}", verb, **fields), now)


def _quick_add(account_id: int, _turn: int) -> None:
    number = next(_numbers)
    new = (f"quickly-added-{number:06}", {"title": QUICK_ADD.format(number)})
    _do(account_id, "add_tasks", list=THERE, value=[new], typed=Typed(NOW, "UTC"))


CHANGES: dict[str, Callable[[int, int], None]] = {
    "quick add": _quick_add,
    "tick 1,000": lambda account, turn: _do(account, "tick_task", tasks=TASKS, value=turn % 2 == 0),
    "move 1,000": lambda account, turn: _do(account, "move_task", tasks=TASKS, list=(THERE, HERE)[turn % 2]),
    "set the date of 1,000": lambda account, turn: _do(
        account, "set_task", tasks=TASKS, value={"date": (TODAY + timedelta(turn)).isoformat()}
    ),
}
"""Each is given the account, and the number of the turn, from 0 on: it changes something each time."""


def measure(sizes: Sequence[int] = SIZES) -> dict[str, dict]:
    """Return for each database and change the milliseconds beside so many other tasks, the exponent, and how many times
    what it costs at the first size it costs at the last.
    """
    databases: dict[str, tuple[Callable, Callable[[], float], Callable]] = {
        "SQLite": (_sqlite, time.process_time, statistics.median),
        "PostgreSQL": (_on_postgresql, time.perf_counter, min),
    }
    found = {}
    for name, (made, clock, choose) in databases.items():
        with made(sizes) as urls:
            found[name] = _at_sizes(urls, sizes, clock, choose)
    return found


def _at_sizes(urls: Sequence[str], sizes: Sequence[int], clock: Callable[[], float], choose: Callable) -> dict:
    accounts = [_filled(url, size) for url, size in zip(urls, sizes, strict=True)]
    took: dict[str, list[list[float]]] = {name: [[] for _ in sizes] for name in CHANGES}
    for turn in range(TURNS):
        places = range(len(sizes))
        for place in places if turn % 2 else reversed(places):
            engine.connect(urls[place])
            _quick_add(accounts[place], turn)  # the first after a start compiles statements
            for name, change in CHANGES.items():
                began = clock()
                change(accounts[place], turn)
                took[name][place].append((clock() - began) * 1000)
            engine.close()
    costs = {name: [round(choose(turns), 1) for turns in at_sizes] for name, at_sizes in took.items()}
    return {
        name: {"costs": of, "exponent": exponent(list(sizes), of), "growth": round(of[-1] / of[0], 2)}
        for name, of in costs.items()
    }


def _filled(url: str, size: int) -> int:
    """Make an account with so many tasks in lists of at most 500, and beside them `TASKS` in one; return its id."""
    account_id = fill(url, size)
    for list_id in (HERE, THERE):
        _do(account_id, "add_list", list=list_id, value={"title": list_id})
    for start in range(0, MANY, ADD_MAX):
        some = TASKS[start : start + ADD_MAX]
        _do(account_id, "add_tasks", list=HERE, value=[(task, {"title": f"Task {task}"}) for task in some])
    engine.close()
    return account_id


@contextmanager
def _sqlite(sizes: Sequence[int]) -> Iterator[list[str]]:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        yield [f"sqlite:///{folder}/{size}.db" for size in sizes]


@contextmanager
def _on_postgresql(sizes: Sequence[int]) -> Iterator[list[str]]:
    with postgresql() as (url, _):
        admin = create_engine(url, isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            for size in sizes:
                connection.execute(text(f"CREATE DATABASE bench_{size}"))
        admin.dispose()
        yield [url.replace("/bench?", f"/bench_{size}?") for size in sizes]


def report(found: dict[str, dict]) -> list[str]:
    """Return a line for each change."""
    return [
        f"{database + ': ' + change:34}"
        + "".join(f"{cost:>11}" for cost in numbers["costs"])
        + f"  n^{numbers['exponent']}, {numbers['growth']} times"
        for database, changes in found.items()
        for change, numbers in (changes.items() if database != "sizes" else ())
    ]


def main() -> None:
    """Measure and print."""
    print(f"ms beside {SIZES} other tasks")
    print("\n".join(report(measure())))


if __name__ == "__main__":
    main()
