"""Measure what a search, Today, Upcoming, Insights and quick add cost an account with many tasks, on both databases.

Alone: ``python -m benchmarks.search``.

Of SQLite it is the CPU time, which other programs on the machine do not lengthen; of PostgreSQL, whose work is that of
another process, the least time by the clock.
"""

import itertools
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from fractional_indexing import generate_n_keys_between
from sqlalchemy import Connection, insert, text

from benchmarks.serve import NOW, USER
from benchmarks.sweep import exponent
from benchmarks.workers import postgresql
from domain.typed import Typed
from domain.views import View
from storage.accounts.accounts import add_account
from storage.database import engine
from storage.database.tables import changes, intents, lists, tasks
from storage.findable import add_findable, row_of
from storage.insights import insights_of
from storage.quick_add import read_words
from storage.tallies import count_again
from storage.windows import window

SIZES = (10, 1_000, 10_000, 100_000)
REPEATS = 9
AT_ONCE = 5_000
WORDS = [
    "milk", "bread", "call", "mum", "holiday", "pay", "rent", "fix", "bike", "report", "quarterly", "review", "email",
    "wool", "paint", "kitchen", "tickets", "train", "doctor", "appointment", "water", "plants", "buy", "eggs",
    "flour", "write", "letter", "landlord", "insurance", "renew", "passport", "photo", "print", "check", "tyres",
    "garden",
]  # fmt: skip
QUERIES = {
    "a word of one task": "word0000007x",
    "two words of many": "milk bread",
    "a letter of most": "m",
    "an order of what is important": "p1 -milk",
    "no such word": "nowhere",
}
QUICK_ADD = "Pay rent {} every last day 9:00 p1 #Home @bills !fri"
"""Another title with each number: what was read lately is remembered."""
_numbers = itertools.count()


TODAY = datetime.now(UTC).date()


def _show(view: View) -> Callable[[int], object]:
    return lambda account_id: window(account_id, view, 0, 60)


def _read(account_id: int) -> object:
    return read_words(account_id, QUICK_ADD.format(next(_numbers)), Typed(NOW, "UTC"), NOW, is_subtask=False)


OPERATIONS: dict[str, Callable[[int], object]] = {
    **{name: _show(View("search", asked)) for name, asked in QUERIES.items()},
    "Today": _show(View("today")),
    "Upcoming": _show(View("upcoming")),
    "Insights": insights_of,
    "Insights of one list": lambda account_id: insights_of(account_id, "list-00000"),
    "quick add: what is understood of a title": _read,
}


def measure(sizes: tuple[int, ...] = SIZES) -> dict[str, dict]:
    """Return for each database and search the milliseconds at each size, and the exponent."""
    found = {}
    for name, database, clock, choose in (
        ("SQLite", _sqlite, time.process_time, _median),
        ("PostgreSQL", _on_postgresql, time.perf_counter, min),
    ):
        costs: dict[str, list[float]] = {name: [] for name in OPERATIONS}
        for size in sizes:
            with database() as url:
                account_id = fill(url, size)
                for name_of, operation in OPERATIONS.items():
                    costs[name_of].append(round(choose(_timed(account_id, operation, clock)), 1))
                engine.close()
        found[name] = {query: {"costs": of, "exponent": exponent(list(sizes), of)} for query, of in costs.items()}
    return found


def _median(took: list[float]) -> float:
    return sorted(took)[len(took) // 2]


def _timed(account_id: int, operation: Callable[[int], object], clock: Callable[[], float]) -> list[float]:
    took = []
    for _ in range(REPEATS):
        began = clock()
        operation(account_id)
        took.append((clock() - began) * 1000)
    return took


@contextmanager
def _sqlite() -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        yield f"sqlite:///{folder}/todo.db"


@contextmanager
def _on_postgresql() -> Iterator[str]:
    with postgresql() as (url, _):
        yield url


def fill(url: str, size: int) -> int:
    """Make an account with so many tasks and changes, half of them completed, in lists of at most 500; return its id.

    The changes are those of dates: each fifth task was put off five times.
    """
    chance = random.Random(1)
    engine.connect(url)
    account_id = add_account(USER, "", NOW)
    list_ids = [f"list-{number:05}" for number in range(size // 500 + 1)]
    with engine.writing() as connection:
        connection.execute(
            insert(lists),
            [
                {"id": one, "account_id": account_id, "title": one, "order": order, "created_at": NOW}
                for one, order in zip(list_ids, generate_n_keys_between(None, None, len(list_ids)), strict=True)
            ],
        )
        for start in range(0, size, AT_ONCE):
            some = range(start, min(start + AT_ONCE, size))
            rows = [{**_task(number, list_ids, chance), "account_id": account_id} for number in some]
            connection.execute(insert(tasks), rows)
            add_findable(connection, (row_of(str(row["id"]), row) for row in rows))
            _put_off(connection, account_id, [row for row in rows if row["date"]])
    count_again()
    with engine.writing() as connection:
        connection.execute(text("ANALYZE"))
    return account_id


def _task(number: int, list_ids: list[str], chance: random.Random) -> dict[str, str | None]:
    words = [chance.choice(WORDS) for _ in range(chance.randint(3, 7))]
    return {
        "id": f"task-{number:08}",
        "list": list_ids[number % len(list_ids)],
        "title": f"{' '.join(words)} word{number:07}x",
        "notes": " ".join(chance.choices(WORDS, k=30)) if number % 10 == 0 else None,
        "order": f"a{number}",
        "path": f"a{number} task-{number:08}",
        "root": f"task-{number:08}",
        "parent": None,
        "priority": "1" if number % 8 == 0 else None,
        "date": (TODAY + timedelta(number // 5 % 400 - 40)).isoformat() if number % 5 == 0 else None,
        "day_place": f"~ a{number}",
        "time": None,
        "deadline": None,
        "done_at": f"{TODAY - timedelta(number // 2 % 400)}T08:00:00+00:00" if number % 2 else None,
        "created_at": NOW,
        "deleted_at": None,
    }


def _put_off(connection: Connection, account_id: int, some: list[dict[str, Any]]) -> None:
    for number in range(5):
        old, new = ((TODAY + timedelta(number + more)).isoformat() for more in (0, 1))
        common = {"account_id": account_id, "at": NOW}
        changed = {**common, "entity": "tasks", "field": "date", "old": old, "new": new}
        of = [(row["id"], row["list"], f"{row['id']}-{number}", 5 * int(row["id"][5:]) + number) for row in some]
        connection.execute(
            insert(intents),
            [{**common, "id": intent, "verb": "set_task", "list": list_id} for _, list_id, intent, _ in of],
        )
        connection.execute(
            insert(changes),
            [
                {**changed, "list": list_id, "seq": seq, "intent": intent, "entity_id": task}
                for task, list_id, intent, seq in of
            ],
        )


def main() -> None:
    """Measure and print."""
    for database, searches in measure().items():
        for query, numbers in searches.items():
            costs = "".join(f"{cost:>9}" for cost in numbers["costs"])
            print(f"{database:11} {query:32}{costs}  n^{numbers['exponent']}")


if __name__ == "__main__":
    main()
