"""Measure everything: ``python -m benchmarks``; with ``--quick``, as much as three minutes allow.

Prints tables, compares them with the last results that are kept, `results/latest.json`, and writes that and
`latest.svg` and the README's table, or `quick.json` and `quick.svg`.
"""

import argparse
import json
import os
import time
from pathlib import Path
from typing import Any

from benchmarks import (
    acts,
    browser,
    changes,
    journeys,
    layers,
    load,
    login_timing,
    opening,
    search,
    sweep,
    table,
    workers,
)
from benchmarks.plot import plot
from benchmarks.tab import BASELINE, OURS

RESULTS = Path(__file__).parent / "results"
KEPT = "latest"


def main() -> None:
    """Measure, print and write."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--quick", action="store_true")
    quick = arguments.parse_args().quick
    began, name = time.monotonic(), "quick" if quick else KEPT
    repeats, seconds = (5, 2) if quick else (15, 5)
    found: dict[str, Any] = {"version": table.version()}
    found |= {"cpus": os.cpu_count(), "load before": round(os.getloadavg()[0], 1), "browser": {}}
    for tasks in [10, 1_000] if quick else [10, 1_000, 10_000]:
        found["browser"][f"ours, {tasks} tasks"] = browser.measure(OURS, tasks, repeats)
    for tasks in [10] if quick else [10, 100]:
        found["browser"][f"plain way, {tasks} tasks"] = browser.measure(BASELINE, tasks, min(repeats, 5))
    found["opening"] = opening.measure(3, 1_000) if quick else opening.measure(7)
    found["acts"] = acts.measure(acts.SIZES[:2], 3) if quick else acts.measure(acts.SIZES, 8)
    found["journeys"] = journeys.measure(1_000, 2, slow_network=False) if quick else journeys.measure(10_000, 7)
    found["server"] = _server(quick, seconds)
    found["sweep"] = {"sizes": (sizes := [10, 100, 1_000] if quick else [10, 100, 1_000, 10_000])} | sweep.measure(
        sizes
    )
    searched = search.SIZES[:2] if quick else search.SIZES
    found["search"] = {"sizes": list(searched)} | search.measure(searched)
    found["changes"] = changes.measure(searched)
    found["minutes"] = round((time.monotonic() - began) / 60, 1)
    print(report(found, table.kept()))
    file = RESULTS / f"{name}.json"
    file.write_text(json.dumps(found, indent=1) + "\n")
    plot(found, RESULTS / f"{name}.svg")
    if not quick:
        table.README.write_text(table.written(table.README.read_text(encoding="utf-8"), found), encoding="utf-8")
    print(f"\n{file} and {name}.svg are written; {found['minutes']} minutes.")


def _server(quick: bool, seconds: float) -> dict[str, dict[str, float]]:
    people, ticks = (40, 2_000) if quick else (200, 20_000)
    found = {"ours": load.measure_ours(seconds, people, ticks), "plain way": load.measure_baseline(seconds)}
    found["ms CPU a tick"] = layers.measure()
    if not quick:
        found |= {"postgresql": workers.measure(seconds), "login": login_timing.measure()}
    return found


def report(found: dict[str, Any], before: dict[str, Any]) -> str:
    """Return the tables. A number in brackets is the ratio to the value in `before`."""
    lines = ["", "In the browser (medians; ms, bytes of bodies)"]
    names = ("vis", "window", "settled", "up", "down", "requests", "mounted", "server cpu")
    lines.append(_row("", *names, width=34))
    for app, operations in found["browser"].items():
        for operation, numbers in operations.items():
            if operation.endswith("visit"):
                lines.append(f"{app}, {operation}: {numbers['usable']} ms, {numbers['bytes'] / 1000:.0f} kB")
                continue
            old = before.get("browser", {}).get(app, {}).get(operation, {})
            cells = [_compared(numbers[one], old.get(one)) if one in numbers else "" for one in names]
            lines.append(_row(f"{app}, {operation}", *cells, width=34))
    lines += [*opening.report(found["opening"]), *acts.report(found["acts"]), ""]
    for journey, numbers in found["journeys"].items():
        lines.append(f"{journey}: " + ", ".join(f"{name} {value}" for name, value in numbers.items()))
    lines += ["", "The server"]
    plain = found["server"]["plain way"]
    for part, numbers in found["server"].items():
        for one, value in numbers.items() if part != "plain way" else ():
            ratio = f", {value / plain[one]:.2f} x the plain way" if part == "ours" and plain.get(one) else ""
            lines.append(f"{part}: {one}: {_compared(value, before.get('server', {}).get(part, {}).get(one))}{ratio}")
    lines += ["", f"The database (ms of CPU) with {found['sweep']['sizes']} of a kind, and the exponent"]
    for kind, operations in found["sweep"].items():
        for operation, numbers in operations.items() if kind != "sizes" else ():
            lines.append(_row(f"{kind}: {operation}", *numbers["costs"], f"n^{numbers['exponent']}", width=26))
    lines += ["", f"A search, Today and Insights (ms) with {found['search']['sizes']} tasks, and the exponent"]
    for database, queries in found["search"].items():
        for query, numbers in queries.items() if database != "sizes" else ():
            lines.append(_row(f"{database}: {query}", *numbers["costs"], f"n^{numbers['exponent']}", width=44))
    lines += ["", f"A quick add, and 1,000 tasks at once (ms) beside {found['search']['sizes']} others, and the growth"]
    lines += changes.report(found["changes"])
    return "\n".join(lines)


def _row(name: str, *cells: object, width: int) -> str:
    return name.ljust(width) + "".join(str(cell).rjust(16) for cell in cells)


def _compared(value: float, before: float | None) -> str:
    return f"{value} ({value / before:.2f})" if before else str(value)


if __name__ == "__main__":
    main()
