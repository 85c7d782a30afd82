"""The results as tables of text."""

from collections.abc import Iterator
from typing import Any

from benchmarks import acts, changes, opening

SEEN = ("vis", "window", "settled", "up", "down", "requests", "mounted", "server cpu")


def report(found: dict[str, Any], before: dict[str, Any]) -> str:
    """Return the tables of what was found. A number in brackets is the ratio to the value in `before`."""
    tables = {
        "browser": lambda of: _browser(of, before.get("browser", {})),
        "opening": opening.report,
        "acts": acts.report,
        "journeys": _journeys,
        "server": lambda of: _server(of, before.get("server", {})),
        "sweep": _sweep,
        "search": _search,
        "changes": _changes,
    }
    return "\n".join(line for part, told in tables.items() if part in found for line in told(found[part]))


def _browser(found: dict[str, Any], before: dict[str, Any]) -> Iterator[str]:
    yield "\nIn the browser (medians; ms, bytes of bodies)"
    yield _row("", *SEEN, width=34)
    for app, operations in found.items():
        for operation, numbers in operations.items():
            if operation.endswith("visit"):
                yield f"{app}, {operation}: {numbers['usable']} ms, {numbers['bytes'] / 1000:.0f} kB"
                continue
            old = before.get(app, {}).get(operation, {})
            cells = [_compared(numbers[one], old.get(one)) if one in numbers else "" for one in SEEN]
            yield _row(f"{app}, {operation}", *cells, width=34)


def _journeys(found: dict[str, Any]) -> Iterator[str]:
    yield ""
    for journey, numbers in found.items():
        yield f"{journey}: " + ", ".join(f"{name} {value}" for name, value in numbers.items())


def _server(found: dict[str, Any], before: dict[str, Any]) -> Iterator[str]:
    yield "\nThe server"
    plain = found.get("plain way", {})
    for part, numbers in found.items():
        for one, value in numbers.items() if part != "plain way" else ():
            ratio = f", {value / plain[one]:.2f} x the plain way" if part == "ours" and plain.get(one) else ""
            yield f"{part}: {one}: {_compared(value, before.get(part, {}).get(one))}{ratio}"


def _sweep(found: dict[str, Any]) -> Iterator[str]:
    yield f"\nThe database (ms of CPU) with {found['sizes']} of a kind, and the exponent"
    for kind, operations in found.items():
        for operation, numbers in operations.items() if kind != "sizes" else ():
            yield _row(f"{kind}: {operation}", *numbers["costs"], f"n^{numbers['exponent']}", width=26)


def _search(found: dict[str, Any]) -> Iterator[str]:
    yield f"\nA search, Today and Insights (ms) with {found['sizes']} tasks, and the exponent"
    for database, queries in found.items():
        for query, numbers in queries.items() if database != "sizes" else ():
            yield _row(f"{database}: {query}", *numbers["costs"], f"n^{numbers['exponent']}", width=54)


def _changes(found: dict[str, Any]) -> Iterator[str]:
    yield f"\nA quick add, and 1,000 tasks at once (ms) beside {found['sizes']} others, and the growth"
    yield from changes.report(found)


def _row(name: str, *cells: object, width: int) -> str:
    return name.ljust(width) + "".join(str(cell).rjust(16) for cell in cells)


def _compared(value: float, before: float | None) -> str:
    return f"{value} ({value / before:.2f})" if before else str(value)
