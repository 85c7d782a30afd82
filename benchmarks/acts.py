"""What a person does to a task, in lists of several sizes with as many rows on the page: ``python -m benchmarks.acts``.

The tasks have fields set and stand in trees of five levels. The lists are open side by side in one browser, and each
act is done in all of them by turns, there and back again, so that all have the machine as it is.
"""

import argparse
import statistics
from collections.abc import Sequence
from contextlib import ExitStack
from typing import Any

from benchmarks.apps import OURS
from benchmarks.browser import chromium
from benchmarks.servers import serving
from benchmarks.tab import Tab

SIZES = (100, 1_000, 10_000)
"""Each with more tasks than rows on the page."""
ACTS = {
    "add": "add",
    "tick": "tick",
    "tick a tree": "tick_tree",
    "edit": "edit",
    "move": "place",
    "move a tree": "place_tree",
    "set a date": "date",
    "open the panel": "panel",
    "delete": "delete",
    "delete a tree": "delete_tree",
}
"""Each with the name of what `benchmarks.tab.Tab` does."""

TAKEN_BACK = {"tick", "tick_tree", "delete", "delete_tree"}
"""Undone after they were timed: a list of 100 would have no more of those tasks after some turns."""


def measure(sizes: Sequence[int], turns: int, acts: Sequence[str] = tuple(ACTS)) -> dict[str, Any]:
    """Return the `sizes`, and of each of the `acts` what it takes at each.

    Medians of `turns`: ``ms`` until it shows, ``page`` the CPU of the page's main thread in ms until all is quiet, and
    the most bytes of a request ``up`` and its answer ``down``; ``growth`` is the time until it shows at the last size,
    divided by that at the first, turn by turn.
    """
    runs: dict[str, list[list[dict[str, float]]]] = {act: [[] for _ in sizes] for act in acts}
    with ExitStack() as opened:
        browser = opened.enter_context(chromium())
        servers = [opened.enter_context(serving("benchmarks.serve", "--tasks", size, "--lists", 2)) for size in sizes]
        tabs = [Tab(browser, server, OURS) for server in servers]
        for act in acts:
            does = ACTS[act]
            for turn in range(-1, turns):
                places = range(len(tabs))
                for place in places if turn % 2 else reversed(places):
                    tabs[place].page.bring_to_front()
                    done = tabs[place].do(does, turn)
                    if does in TAKEN_BACK:
                        tabs[place].take_back()
                    if turn >= 0:  # some things are done only once
                        runs[act][place].append(done)
    return {"sizes": list(sizes)} | {act: _summed_up(at_sizes) for act, at_sizes in runs.items()}


def _summed_up(at_sizes: list[list[dict[str, float]]]) -> dict[str, Any]:
    def middle(name: str) -> list[float]:
        return [round(statistics.median(one[name] for one in runs), 1) for runs in at_sizes]

    growth = [last["vis"] / first["vis"] for first, last in zip(at_sizes[0], at_sizes[-1], strict=True)]
    every = [one for runs in at_sizes for one in runs]
    return {
        "ms": middle("vis"),
        "page": middle("page cpu"),
        "growth": round(statistics.median(growth), 2),
        "up": max(one["most up"] for one in every),
        "down": max(one["most down"] for one in every),
        "rows": max(middle("mounted")),
    }


def report(found: dict[str, Any]) -> list[str]:
    """Return the table."""
    sizes = [f"{size:,}" for size in found["sizes"]]
    lines = ["", f"What is done to a task, with {' / '.join(sizes)} tasks and as many rows on the page"]
    heading = ("ms until it shows", "growth", "ms of the page's CPU", "bytes up", "down", "rows")
    lines.append(_row("", *heading))
    for act, of in found.items():
        if act != "sizes":
            times, page = (" / ".join(f"{one:g}" for one in of[name]) for name in ("ms", "page"))
            lines.append(_row(act, times, of["growth"], page, of["up"], of["down"], of["rows"]))
    return lines


def _row(name: str, times: object, growth: object, page: object, *numbers: object) -> str:
    cells = "".join(f"{cell!s:>10}" for cell in numbers)
    return f"{name:16}{times!s:>24}{growth!s:>10}{page!s:>26}{cells}"


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--turns", type=int, default=10)
    arguments.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    arguments.add_argument("--acts", nargs="+", choices=ACTS, default=list(ACTS))
    wanted = arguments.parse_args()
    print("\n".join(report(measure(wanted.sizes, wanted.turns, wanted.acts))))


if __name__ == "__main__":
    main()
