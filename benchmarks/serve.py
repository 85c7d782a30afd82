"""Serve the app with data made for a measurement: ``PORT=8090 python -m benchmarks.serve --tasks 1000``.

The data is in a new folder that is removed at the end. The account is `USER` with `PASSWORD`. Where ``DATABASE_URL``
names a database, that is served as it is.
"""

import argparse
import itertools
import os
import runpy
import tempfile
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from web import compressed

USER, PASSWORD = "bench", "a password for benchmarks"
NOW = "2026-01-01T00:00:00+00:00"
COMPRESSED = Path(tempfile.gettempdir()) / "bench-compressed"
"""What the app keeps for its next start, so that the seconds of CPU which it takes are not part of what is measured."""


def main() -> None:
    """Fill a new data folder, and be the app on it."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--tasks", type=int, default=10, help="in the first list")
    arguments.add_argument("--lists", type=int, default=1)
    arguments.add_argument("--accounts", type=int, default=1, help="each with a list: bench, bench1, bench2 ...")
    arguments.add_argument("--plain", action="store_true", help="tasks with a title alone, as other apps have them")
    wanted = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        os.environ |= {"ADMIN_USER": USER, "ADMIN_PASSWORD": PASSWORD, "DATA_DIR": folder, "HOST": "127.0.0.1"}
        os.environ["BACKUP_KEEP"] = "0,0,0"  # otherwise a backup of much data would be measured too
        if not os.environ.get("DATABASE_URL"):
            given = (f"sqlite:///{folder}/todo.db", wanted.tasks, wanted.lists, wanted.accounts, wanted.plain)
            with ProcessPoolExecutor(1, get_context("spawn")) as other:  # what filling takes is not the server's
                other.submit(fill, *given).result()
        compressed.LATER = 0  # as for all but the visits of the first minute
        COMPRESSED.mkdir(exist_ok=True)
        (Path(folder) / "compressed").symlink_to(COMPRESSED)
        runpy.run_path("app.py", run_name="__main__")


def fill(url: str, tasks: int, lists: int = 1, accounts: int = 1, plain: bool = False) -> None:
    """Make accounts, the first with `lists` lists, the first of them with `tasks` tasks; the others with one of 10.

    The tasks are as `fill_list` makes them.
    """
    from auth.passwords import hash_password
    from storage.accounts.accounts import add_account
    from storage.database import engine
    from storage.database.engine import together

    engine.connect(url)
    password_hash = hash_password(PASSWORD)
    for number in range(accounts):
        account_id = add_account(f"{USER}{number or ''}", password_hash, NOW)
        with together():
            for place in range(1 if number else lists):
                list_id, count = f"list-{number:05}-{place:05}", 10 if number + place else tasks
                fill_list(account_id, list_id, f"List {place}", count, plain or place > 1)  # tags are limited


FACTS: list[dict[str, str | None]] = [
    {},
    {"date": "2030-01-13", "time": "14:00"},
    {"priority": "1", "deadline": "2030-01-20"},
    {"notes": "The recipe of *last year*\n\n- [x] flour\n- [ ] sugar"},
    {"priority": "3"},
]
"""The fields of the first five of ten tasks; the others are five levels of subtasks."""


def fill_list(account_id: int, list_id: str, title: str, tasks: int, plain: bool = False) -> None:
    """Make a list of `tasks` open tasks, "Seed task 0" and so on, as people have them: with `FACTS`, subtasks and tags.

    The fifth of each ten has a tag. If it is `plain`, they have their titles alone.
    """
    from domain.schema import ADD_MAX
    from domain.verbs import Intent
    from storage.commit import commit

    def do(verb: str, **fields: Any) -> None:
        commit(account_id, Intent(f"{list_id}-{verb}-{next(numbers)}", verb, **fields), NOW)

    def named(number: int) -> str:
        return f"{list_id}-{number:06}"

    def facts(number: int) -> dict[str, str | None]:
        place = 0 if plain else number % 10
        return {"parent": named(number - 1)} if place > len(FACTS) else dict(FACTS[place]) if place < len(FACTS) else {}

    numbers, tag = itertools.count(), f"{list_id}-tag"
    do("add_list", list=list_id, value={"title": title})
    if not plain:
        do("add_tag", tags=(tag,), value={"title": f"Of {title.lower()}"})
    for start in range(0, tasks, ADD_MAX):
        some = range(start, min(start + ADD_MAX, tasks))
        do("add_tasks", list=list_id, value=[(named(n), {"title": f"Seed task {n}", **facts(n)}) for n in some])
        tagged = () if plain else tuple(named(n) for n in some if n % 10 == 4)
        if tagged:
            do("tag_task", tasks=tagged, value={"make": {}, "add": [tag], "remove": []})


if __name__ == "__main__":
    main()
