"""How a page opens, beside an app written in the plain way, by turns in one run: ``python -m benchmarks.opening``.

Each visit is timed in the page, in ms from the moment at which it was asked for. Tasks have titles alone, as in the
plain way. ``server`` is what the page costs: its CPU beside that of the layout and the window, asked for alone.
"""

import argparse
from contextlib import ExitStack
from typing import Any

from benchmarks.apps import BASELINE, OURS
from benchmarks.browser import chromium, medians
from benchmarks.client import Client
from benchmarks.servers import Running, serving
from benchmarks.tab import TICKED, Tab

LARGE = 10_000
ASKED = 40
"""How often in a row, to see what it costs the server."""
COLUMNS = {
    "visible": "list visible",
    "painted": "painted",
    "modules": "modules",
    "dash": "Dash there",
    "page cpu": "CPU",
    "bytes": "kB",
}
AT_ONCE = "first visit, a tick at once"
"""A visit of somebody who ticks in the moment in which the list is seen."""


def measure(turns: int, large: int = LARGE) -> dict[str, dict[str, float]]:
    """Return of each app, and each kind of visit, the medians of `turns`; and what pages cost the ``server``."""
    with ExitStack() as opened:
        browser = opened.enter_context(chromium())

        def ours(tasks: int) -> tuple[dict[str, str], Running]:
            return OURS, opened.enter_context(serving("benchmarks.serve", "--plain", "--tasks", tasks, "--lists", 2))

        apps = {
            "ours, 10 tasks": ours(10),
            f"ours, {large} tasks": ours(large),
            "plain way, 10 tasks": (BASELINE, opened.enter_context(serving(BASELINE["module"], 10))),
        }
        for app, server in apps.values():
            Tab(browser, server, app).close()  # a server does some things only once
            server.until_idle()
        runs: dict[str, list[dict[str, Any]]] = {}
        for _ in range(turns):
            for name, (app, server) in apps.items():
                tab = Tab(browser, server, app)
                runs.setdefault(f"{name}, first visit", []).append(tab.first)
                runs.setdefault(f"{name}, repeat visit", []).append(tab.open(app["path"]))
                if app is OURS:  # from here on with a service worker
                    tab.wait_until_kept()
                    tab.open(app["path"])  # which starts the worker
                    runs.setdefault(f"{name}, with what is kept", []).append(tab.open(app["path"]))
                    tab.page.context.set_offline(True)
                    tab.open(app["path"])  # by which the worker knows that no answer comes
                    runs.setdefault(f"{name}, without the server", []).append(tab.open(app["path"]))
                tab.close()
                if app is OURS:
                    tab = Tab(browser, server, app, ticks_at_once=True)
                    runs.setdefault(f"{name}, {AT_ONCE}", []).append(tab.first)
                    tab.take_back()
                    tab.close()
        cost = _cost(apps["ours, 10 tasks"][1])
    found = {name: medians(of) for name, of in runs.items()}
    columns = (*COLUMNS, *TICKED)
    return {name: {one: of[one] for one in columns if one in of} for name, of in found.items()} | {"server": cost}


def _cost(server: Running) -> dict[str, float]:
    """Return the milliseconds of CPU that the server takes for a page, and for what it brings, asked for alone."""
    client, used = Client(server.url), {"page": 0.0, "layout and window": 0.0}
    client.open_page(OURS["path"])
    client.ask_for_page(OURS["path"])
    for _ in range(3):  # in turns, so that both have the machine as it is
        for name, asks in (
            ("page", (client.open_page,)),
            ("layout and window", (lambda _: client.open(), client.ask_for_page)),
        ):
            before = server.cpu()
            for _ in range(ASKED):
                for ask in asks:
                    ask(OURS["path"])
            used[name] += server.cpu() - before
    cost = {name: round(seconds * 1000 / (3 * ASKED), 2) for name, seconds in used.items()}
    return cost | {"ratio": round(used["page"] / used["layout and window"], 2)}


def report(found: dict[str, dict[str, float]]) -> list[str]:
    """Return the table."""
    lines = ["", "How a page opens (medians; ms from when it was asked for)"]
    lines.append(" " * 42 + "".join(heading.rjust(14) for heading in COLUMNS.values()))
    for name, of in found.items():
        if name == "server":
            lines.append("The server's CPU: " + ", ".join(f"{part} {value}" for part, value in of.items()))
            continue
        cells = [f"{of[column] / 1000:.0f}" if column == "bytes" else f"{of[column]:.0f}" for column in COLUMNS]
        ticked = f"  shows after {of['ticked']:.0f}, kept after {of['kept']:.0f}" if "ticked" in of else ""
        lines.append(name.ljust(42) + "".join(cell.rjust(14) for cell in cells) + ticked)
    return lines


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--turns", type=int, default=5)
    arguments.add_argument("--large", type=int, default=LARGE, help="tasks in the larger of our lists")
    wanted = arguments.parse_args()
    print("\n".join(report(measure(wanted.turns, wanted.large))))


if __name__ == "__main__":
    main()
