"""How the cost of an operation grows with tasks, lists, accounts and history: cost ~ size ** exponent.

Measured where all of it lies, in the database (SQLite, as it is served), without the network in between.
"""

import math
import statistics
import tempfile
import time
from collections.abc import Callable

from benchmarks.serve import NOW, USER, fill, fill_list
from domain.intents import Intent
from storage import engine
from storage.accounts import find_account
from storage.commit import commit
from storage.lists import first_lists, window

REPEATS = 15
TASK = "list-00000-00000-000000"


def measure(sizes: list[int]) -> dict[str, dict]:
    """Return for each kind of size the milliseconds of the operations at each size, and the exponents."""
    kinds: dict[str, Callable[[str, int], None]] = {
        "tasks": lambda url, size: fill(url, size),
        "lists": lambda url, size: fill(url, 10, lists=size),
        "accounts": lambda url, size: fill(url, 10, accounts=size),
        "changes": _fill_history,
    }
    found = {}
    for kind, make in kinds.items():
        times: dict[str, list[float]] = {}
        for size in sizes:
            for operation, took in _operations(make, size).items():
                times.setdefault(operation, []).append(took)
        found[kind] = {operation: {"ms": took, "exponent": _exponent(sizes, took)} for operation, took in times.items()}
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
                account.id, Intent(f"sweep-{(n := next(numbers)):06}", "tick_task", task=TASK, value=n % 2 == 0), NOW
            ),
            "window": lambda: window(account.id, "list-00000-00000", "all", 0, 60),
            "last window": lambda: window(account.id, "list-00000-00000", "all", size, 60),
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
        began = time.process_time()  # what others do on this machine is not counted
        do()
        took.append((time.process_time() - began) * 1000)
    return round(statistics.median(took), 3)


def _exponent(sizes: list[int], took: list[float]) -> float:
    x, y = [math.log(size) for size in sizes], [math.log(max(one, 0.001)) for one in took]
    return round(statistics.linear_regression(x, y).slope, 2)
