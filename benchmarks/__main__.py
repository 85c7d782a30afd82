"""Measure everything: ``python -m benchmarks``, some 15 minutes; with ``--quick``, as much as three minutes allow.

Each part is written to `results/latest.json.part` as soon as it is there. One that fails stops no other. ``--go-on``
takes what is in that file, measures the rest, and tries once more what failed. When nothing is missing, the file
becomes `latest.json`, and the README's table and the aims in docs/performance.md are made from it. ``--quick`` writes
`quick.json` alone. ``--only acts`` measures the parts whose names begin so, and puts them beside the others that are
kept.
"""

import argparse
import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import (
    acts,
    aims,
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
from benchmarks.apps import BASELINE, OURS
from benchmarks.report import report

RESULTS = Path(__file__).parent / "results"
Name = tuple[str, ...]
"""The keys in the results under which a part is."""


def parts(quick: bool) -> dict[Name, Callable[[], Any]]:
    """Return what is measured, by its place in the results, in its order."""
    repeats, seconds = (5, 2) if quick else (9, 4)
    sizes = [10, 1_000] if quick else [10, 1_000, 10_000]
    swept = [10, 100, 1_000] if quick else [10, 100, 1_000, 2_000]
    searched = search.SIZES[:2] if quick else search.SIZES[:3]
    people, ticks = (40, 2_000) if quick else (200, 5_000)
    all_parts: dict[Name, Callable[[], Any]] = {}
    for tasks in sizes:
        all_parts["browser", f"ours, {tasks} tasks"] = partial(browser.measure, OURS, tasks, repeats)
    for tasks in [10] if quick else [10, 100]:
        all_parts["browser", f"plain way, {tasks} tasks"] = partial(browser.measure, BASELINE, tasks, 4)
    all_parts |= {
        ("opening",): lambda: opening.measure(2, sizes[-1]) if quick else opening.measure(4),
        ("acts",): lambda: acts.measure(acts.SIZES[:2], 2) if quick else acts.measure(acts.SIZES, 5),
        ("journeys",): lambda: journeys.measure(1_000, 2, slow_network=False) if quick else journeys.measure(3_000, 3),
        ("server", "ours"): lambda: load.measure_ours(seconds, people, ticks),
        ("server", "plain way"): lambda: load.measure_baseline(seconds),
        ("server", "ms CPU a tick"): layers.measure,
        ("sweep",): lambda: {"sizes": swept} | sweep.measure(swept),
        ("search",): lambda: {"sizes": list(searched)} | search.measure(searched),
        ("changes",): lambda: {"sizes": list(searched)} | changes.measure(searched),
    }
    if not quick:
        all_parts |= {
            ("server", "postgresql"): lambda: workers.measure(seconds),
            ("server", "login"): login_timing.measure,
        }
    return all_parts


def main() -> None:
    """Measure, print and write. Ends with 1 if a part failed."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--quick", action="store_true")
    arguments.add_argument("--go-on", action="store_true")
    arguments.add_argument("--only", metavar="PART", nargs="+", default=[])
    wanted = arguments.parse_args()
    name = "quick" if wanted.quick else "latest"
    kept, part = RESULTS / f"{name}.json", RESULTS / f"{name}.json.part"
    if wanted.go_on:
        found = json.loads(part.read_text())
    elif wanted.only:
        found = json.loads(kept.read_text())
    else:
        found = {"cpus": os.cpu_count(), "load before": round(os.getloadavg()[0], 1)}
    found["version"] = table.version()
    all_parts = parts(wanted.quick)
    chosen = {one: do for one, do in all_parts.items() if " ".join(one).startswith(tuple(wanted.only) or "")}
    if not chosen:
        arguments.error(f"Name the beginning of one of: {', '.join(map(' '.join, all_parts))}")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Stopped."))  # which ends the servers and the browser, too
    failed = measured(chosen, found, part, again=bool(wanted.only))
    print(report(found, table.kept()))
    print("\nSeconds:", ", ".join(f"{one} {took}" for one, took in found["seconds"].items()))
    print(f"{found['minutes']} minutes in all.")
    if failed:
        for one, why in failed.items():
            print(f"Failed: {one}: {why}")
        print(f"The rest is in {part}; `python -m benchmarks --go-on` tries again what failed.")
        sys.exit(1)
    part.replace(kept)
    print(f"{kept} is written.")
    if not wanted.quick:
        table.write(found)
        print("The README's table and the aims in docs/performance.md are made from it.")
        for aim in aims.missing(found):
            print(f"Not measured: {aim}")


def measured(chosen: dict[Name, Callable[[], Any]], found: dict[str, Any], part: Path, again: bool) -> dict[str, str]:
    """Put into `found` and the file what is not there yet, or all of it `again`. Return what failed, and why."""
    failed = {}
    seconds = found.setdefault("seconds", {})
    for place, (name, measure) in enumerate(chosen.items(), start=1):
        *outer, last = name
        of = found
        for key in outer:
            of = of.setdefault(key, {})
        if last in of and not again:
            continue
        of.pop(last, None)
        words = " ".join(name)
        print(f"{place} of {len(chosen)}: {words} ...", end=" ", flush=True)
        began = time.monotonic()
        try:
            of[last] = measure()
        except Exception as why:  # the others are measured all the same
            traceback.print_exc()
            failed[words] = str(why).partition("\n")[0] or type(why).__name__
        seconds[words] = round(time.monotonic() - began)
        found["minutes"] = round(sum(seconds.values()) / 60, 1)
        print(f"{seconds[words]} s", flush=True)
        part.write_text(json.dumps(found, indent=1) + "\n")
    return failed


if __name__ == "__main__":
    main()
