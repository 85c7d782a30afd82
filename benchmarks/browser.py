"""The times that a person waits in a real browser: for each operation at a size, and for the page. Medians."""

import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from benchmarks.apps import OURS
from benchmarks.servers import serving
from benchmarks.tab import Tab
from scripts.browser import find_browser

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--js-flags=--expose-gc",
    "--enable-precise-memory-info",  # otherwise the heap has the same size for minutes
]
CHANGES = ("add", "tick", "edit", "delete")
MOVES = ("undo", "filter", "switch", "scroll")
VISITS = 3


@contextmanager
def chromium() -> Iterator[Browser]:
    """Give a browser of its own."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=find_browser(as_people_have_it=True), args=FLAGS)
        yield launched
        launched.close()


def measure(app: dict[str, str], tasks: int, repeats: int) -> dict[str, dict[str, float]]:
    """Return the medians of each operation on a list of `tasks`, and of the loads."""
    arguments = ("--plain", "--tasks", tasks, "--lists", 2) if app is OURS else (tasks,)
    repeats = min(repeats, tasks - 5)  # as many are ticked and deleted as are added, and some have to be left
    with serving(app["module"], *arguments) as server, chromium() as browser:
        tab = Tab(browser, server, app)  # the server does some things only once
        visits: dict[str, list] = {"first visit": [], "repeat visit": []}
        for _ in range(VISITS):
            tab.close()
            tab = Tab(browser, server, app)
            visits["first visit"].append(tab.first)
            visits["repeat visit"].append(tab.open(app["path"]))  # before there is a service worker
        found = {visit: medians(runs) for visit, runs in visits.items()}
        operations = CHANGES + _moves(app, tasks)
        for operation in operations:
            tab.do(operation, -1)  # what comes first after a page has opened takes longer
        for operation in operations:
            tab.do(operation, -2)  # the first add goes to the end of the list
            cpu = server.cpu()
            times = repeats if operation in CHANGES else max(3, repeats // 2)
            runs = [tab.do(operation, number) for number in range(times)]
            found[operation] = medians(runs) | {"server cpu": round((server.cpu() - cpu) / times * 1000, 1)}
        return found


def _moves(app: dict[str, str], tasks: int) -> tuple[str, ...]:
    return () if app is not OURS else MOVES if tasks >= 200 else tuple(one for one in MOVES if one != "scroll")


def medians(runs: list[dict[str, Any]]) -> dict[str, float]:
    """Return the median of each number."""
    return {
        name: round(statistics.median(run[name] for run in runs), 1)
        for name in runs[0]
        if isinstance(runs[0][name], int | float)
    }
