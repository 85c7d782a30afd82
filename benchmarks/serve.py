"""Serve the app with data made for a measurement: ``PORT=8090 python -m benchmarks.serve --tasks 1000``.

The data is in a new folder that is removed at the end. The account is `USER` with `PASSWORD`. Where ``DATABASE_URL``
names a database, that is served as it is.
"""

import argparse
import os
import runpy
import tempfile

USER, PASSWORD = "bench", "a password for benchmarks"
NOW = "2026-01-01T00:00:00+00:00"


def main() -> None:
    """Fill a new data folder, and be the app on it."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--tasks", type=int, default=10, help="in the first list")
    arguments.add_argument("--lists", type=int, default=1)
    arguments.add_argument("--accounts", type=int, default=1, help="each with a list: bench, bench1, bench2 ...")
    wanted = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        os.environ |= {"ADMIN_USER": USER, "ADMIN_PASSWORD": PASSWORD, "DATA_DIR": folder, "HOST": "127.0.0.1"}
        os.environ["BACKUP_KEEP"] = "0,0,0"  # otherwise a backup of much data would be measured too
        if not os.environ.get("DATABASE_URL"):
            fill(f"sqlite:///{folder}/todo.db", wanted.tasks, wanted.lists, wanted.accounts)
        runpy.run_path("app.py", run_name="__main__")


def fill(url: str, tasks: int, lists: int = 1, accounts: int = 1) -> None:
    """Make accounts, the first with `lists` lists, the first of them with `tasks` tasks; the others with one of 10."""
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
                fill_list(account_id, list_id, f"List {place}", count)


def fill_list(account_id: int, list_id: str, title: str, tasks: int) -> None:
    """Make a list of `tasks` open tasks, called "Seed task 0" and so on."""
    from domain.schema import ADD_MAX
    from domain.verbs import Intent
    from storage.commit import commit

    commit(account_id, Intent(f"{list_id}-made", "add_list", list=list_id, value={"title": title}), NOW)
    for start in range(0, tasks, ADD_MAX):
        new = [(f"{list_id}-{n:06}", {"title": f"Seed task {n}"}) for n in range(start, min(start + ADD_MAX, tasks))]
        commit(account_id, Intent(f"{list_id}-fill-{start}", "add_tasks", list=list_id, value=new), NOW)


if __name__ == "__main__":
    main()
