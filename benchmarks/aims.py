"""What is aimed at, and whether the results reach it. `benchmarks.table` writes it into docs/performance.md."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

SIZES = ("ours, 10 tasks", "ours, 1000 tasks", "ours, 10000 tasks")
"""The sizes of the lists that the browser shows."""
CHANGES = ("add", "tick", "edit", "delete")
Found = dict[str, Any]


@dataclass(frozen=True)
class Aim:
    """An aim in words, the most (or, if it says so, the least) that it allows, and where the numbers are."""

    words: str
    limit: float
    of: Callable[[Found], list[float]]
    at_least: bool = False

    def row(self, found: Found) -> str | None:
        """Return its row in a Markdown table; None if it was not measured."""
        try:
            numbers = self.of(found)
        except (KeyError, IndexError):
            return None
        missed = [one for one in numbers if (one < self.limit if self.at_least else one > self.limit)]
        verdict = (
            "reached" if not missed else "*missed*" if len(missed) == len(numbers) else f"*missed* by {len(missed)}"
        )
        limit = f"at {'least' if self.at_least else 'most'} {self.limit:,g}"
        return f"| {self.words} | {limit} | {', '.join(map(_short, numbers))} | {verdict} |"


def _short(number: float) -> str:
    return f"{number:,.0f}" if abs(number) >= 10 else f"{number:.2g}"


def _seen(operation: str, name: str, sizes: tuple[str, ...] = SIZES) -> Callable[[Found], list[float]]:
    return lambda found: [found["browser"][size][operation][name] for size in sizes]


def _opening(column: str, visit: str, unit: float = 1) -> Callable[[Found], list[float]]:
    apps = ("ours, 10 tasks", "ours, 10000 tasks")
    return lambda found: [found["opening"][f"{app}, {visit}"][column] / unit for app in apps]


def _beside_plain(column: str, visit: str) -> Callable[[Found], list[float]]:
    def of(found: Found) -> list[float]:
        plain = found["opening"][f"plain way, 10 tasks, {visit}"][column]
        return [one / plain for one in _opening(column, visit)(found)]

    return of


def _first_tick(found: Found) -> list[float]:
    return [of["ticked"] - of["painted"] for of in found["opening"].values() if "ticked" in of]


def _acts(name: str, *only: str) -> Callable[[Found], list[float]]:
    def of(found: Found) -> list[float]:
        values = [of[name] for act, of in found["acts"].items() if act != "sizes" and (not only or act in only)]
        return [one for value in values for one in (value if isinstance(value, list) else [value])]

    return of


def _journey(name: str, *keys: str) -> Callable[[Found], list[float]]:
    def of(found: Found) -> list[float]:
        (journey,) = [one for one in found["journeys"] if one.startswith(name)] or [name]
        return [found["journeys"][journey][key] for key in keys]

    return of


def _server(part: str, *keys: str) -> Callable[[Found], list[float]]:
    return lambda found: [found["server"][part][key] for key in keys]


def _exponents(found: Found) -> list[float]:
    kinds = [of for kind, of in found["sweep"].items() if kind != "sizes"]
    return [max(one["exponent"] for of in kinds for one in of.values())]


def _searches(found: Found) -> list[float]:
    return [
        max(of["costs"][-1] for query, of in found["search"][database].items()) for database in ("SQLite", "PostgreSQL")
    ]


AIMS = (
    *(Aim(f"{act}: ms until it shows; 10, 1,000, 10,000 tasks", 16, _seen(act, "vis")) for act in (*CHANGES, "undo")),
    *(Aim(f"{act}: ms until it is saved and quiet", 25, _seen(act, "settled")) for act in CHANGES),
    Aim("filter: ms until something shows", 16, _seen("filter", "vis")),
    Aim("filter: ms until the server's rows are there", 100, _seen("filter", "window")),
    Aim("switch to another list: ms until something shows", 16, _seen("switch", "vis")),
    Aim("switch: ms until the server's rows are there", 100, _seen("switch", "window")),
    Aim("scroll on: ms until rows are there; 1,000, 10,000 tasks", 100, _seen("scroll", "vis", SIZES[1:])),
    Aim("open the panel: ms; 100, 1,000, 10,000 tasks", 100, _acts("ms", "open the panel")),
    Aim("what is done to a task: times as long with 10,000 tasks as with 100", 1.2, _acts("growth")),
    Aim("bytes of a request, of each act", 1_200, _acts("up")),
    Aim("bytes of an answer", 1_200, _acts("down")),
    Aim("with 400 ms of latency, ms until it shows: add, tick, edit, delete", 16, _journey("Good 3G,", *CHANGES)),
    Aim(
        "first visit behind Caddy, with 400 ms of latency: ms until the list is visible",
        1_500,
        _journey("Good 3G behind", "visible"),
    ),
    Aim("first visit: kB; 10, 10,000 tasks", 560, _opening("bytes", "first visit", 1_000)),
    Aim(
        "first visit: ms from the list on the screen until a tick that is done then shows; 10, 10,000 tasks",
        50,
        _first_tick,
    ),
    Aim("first visit: Dash is there, times the plain way", 1, _beside_plain("dash", "first visit")),
    Aim("repeat visit: Dash is there, times the plain way", 1, _beside_plain("dash", "repeat visit")),
    Aim("repeat visit: ms until the list is visible", 60, _opening("visible", "with what is kept")),
    Aim("without the server: ms until the list is visible", 60, _opening("visible", "without the server")),
    Aim(
        "the page: CPU of the server, times that of layout and window asked for alone",
        1.3,
        lambda found: [found["opening"]["server"]["ratio"]],
    ),
    Aim("requests to other hosts", 0, _journey("first visit", "requests to other hosts")),
    Aim("scrolled to the end: ms of the longest blank", 100, _journey("scrolling", "longest blank ms")),
    Aim(
        "twenty ticks as fast as one can: there after a reload", 20, _journey("20 ticks", "there after a reload"), True
    ),
    Aim("ms of the server's CPU for a tick", 3, _server("ours", "server ms CPU a tick")),
    Aim("ticks a second, each in a request of its own", 300, _server("ours", "ticks/s, one a request"), True),
    Aim(
        "200 people, a tick in 5 seconds each: the slowest hundredth, ms",
        250,
        _server("ours", "200 people, a tick in 5 seconds each: p99 ms"),
    ),
    Aim(
        "200 people, a tick a second each: the slowest hundredth, ms",
        250,
        _server("ours", "200 people, a tick a second each: p99 ms"),
    ),
    Aim("MB of memory", 150, _server("ours", "memory MB")),
    Aim(
        "two processes on PostgreSQL bear times as much as one, by CPU",
        1.7,
        _server("postgresql", "two workers bear, by CPU"),
        True,
    ),
    Aim("exponent of the fastest growth with tasks, lists, accounts or changes", 0.5, _exponents),
    Aim("the slowest search, Today or Insights with 10,000 tasks, ms; SQLite, PostgreSQL", 50, _searches),
)


def missing(found: Found) -> list[str]:
    """Return the words of the aims that were not measured."""
    return [aim.words for aim in AIMS if aim.row(found) is None]


def section(found: Found) -> str:
    """Return the table of all aims that were measured."""
    rows = [row for aim in AIMS if (row := aim.row(found))]
    return "\n".join(["| aim | | measured | |", "|---|---|---|---|", *rows])
