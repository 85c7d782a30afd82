"""Measure how the cost of an operation grows with tasks, lists, accounts and history: cost ~ size ** exponent.

Nearly all of the cost is in the database, so it is measured there (SQLite, as it is served), without the network in
between. A page with many lists is measured in the running app as well.
"""

import math
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial

from benchmarks.client import Client
from benchmarks.serve import NOW, USER, fill, fill_list
from benchmarks.servers import serving
from domain.verbs import Intent
from domain.views import View
from storage.accounts.accounts import find_account
from storage.commit import commit
from storage.database import engine
from storage.lists import first_lists
from storage.windows import window

REPEATS = 15
SERVED_REPEATS = 60
TASK = "list-00000-00000-000000"


def measure(sizes: list[int]) -> dict[str, dict]:
    """Return for each kind of size what the operations cost at each size, and the exponents."""
    kinds: dict[str, Callable[[str, int], None]] = {
        "tasks": lambda url, size: fill(url, size),
        "lists": lambda url, size: fill(url, 10, lists=size),
        "accounts": lambda url, size: fill(url, 10, accounts=size),
        "changes": _fill_history,
    }
    found = {}
    for kind, make in kinds.items():
        found[kind] = _costs(sizes, partial(_operations, make))
    found["lists"] |= _costs(sizes, _served)
    return found


def _costs(sizes: list[int], operations: Callable[[int], dict[str, float]]) -> dict[str, dict]:
    costs: dict[str, list[float]] = {}
    for size in sizes:
        for operation, cost in operations(size).items():
            costs.setdefault(operation, []).append(cost)
    return {operation: {"costs": of_it, "exponent": exponent(sizes, of_it)} for operation, of_it in costs.items()}


def _served(lists: int) -> dict[str, float]:
    """Return what a page and a tick cost the app that serves an account with so many lists."""
    with serving("benchmarks.serve", "--lists", lists) as server:
        client = Client(server.url)
        found = {"page, kB": round(len(client.ask("/_dash-layout")) / 1000, 1)}
        for name, do in (("page, server ms CPU", client.open), ("tick, server ms CPU", client.tick)):
            do()
            cpu = server.cpu()
            for _ in range(SERVED_REPEATS):
                do()
            found[name] = round((server.cpu() - cpu) / SERVED_REPEATS * 1000, 2)
    return found


def _fill_history(url: str, size: int) -> None:
    fill(url, 10)
    account = find_account(USER)
    assert account
    list_id = "list-history"
    fill_list(account.id, list_id, "History", size // 6)  # a new task is six fields


def _operations(make: Callable[[str, int], None], size: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        make(f"sqlite:///{folder}/todo.db", size)
        account = find_account(USER)
        assert account
        numbers = iter(range(10_000))
        operations: dict[str, Callable[[], object]] = {
            "tick": lambda: commit(
                account.id,
                Intent(f"sweep-{(n := next(numbers)):06}", "tick_task", tasks=(TASK,), value=n % 2 == 0),
                NOW,
            ),
            "window": lambda: window(account.id, View("list", "list-00000-00000"), 0, 60),
            "last window": lambda: window(account.id, View("list", "list-00000-00000"), size, 60),
            "log in": lambda: find_account(USER),
            "sidebar": lambda: first_lists(account.id, 50),
        }
        found = {name: _median(do) for name, do in operations.items()}
        engine._used().dispose()
    return found


def _median(do: Callable[[], object]) -> float:
    do()
    took = []
    for _ in range(REPEATS):
        began = time.process_time()  # does not count other programs on this machine
        do()
        took.append((time.process_time() - began) * 1000)
    return round(statistics.median(took), 3)


def exponent(sizes: list[int], costs: list[float]) -> float:
    """Return the power of the size by which a cost grows."""
    x, y = [math.log(size) for size in sizes], [math.log(max(one, 0.001)) for one in costs]
    return round(statistics.linear_regression(x, y).slope, 2)
