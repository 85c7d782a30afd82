"""Writes the tables about speed in the README and docs/performance.md, from the results that are kept.

``python -m benchmarks.table`` writes it there, and `make bench` does so at its end.
"""

import json
import textwrap
import tomllib
from pathlib import Path
from typing import Any

from benchmarks import aims

ROOT = Path(__file__).resolve().parent.parent
README, PERFORMANCE = ROOT / "README.md", ROOT / "docs/performance.md"
BEGIN, END = "## How fast\n\n", "## Settings\n"
AIMS_BEGIN, AIMS_END = "## What was aimed at, and what is there\n\n", "## What is missed, and why\n"

FIRST = """From `make bench` with version {version}, {cpus} cores, in one run; medians in ms until it shows / until it
is saved and quiet. A tick sends at most {tick}, and an add {add}, at any size."""
LATER = """ What dates, tags and subtasks add to it in this version stands beside that in
[docs/performance.md](docs/performance.md)."""
LAST = """One process on SQLite, each commit on the disk before it is acknowledged: {ticks:.0f} ticks a second, one a
request, where the plain way has {plain:.0f}; {memory:.0f} MB, and {more:.0f} MB more after 20,000 ticks. Where the
time goes, and what is missed, is in [docs/performance.md](docs/performance.md)."""
AIMED = """From `make bench` with version {version}, {cpus} cores, in one run of {minutes:.0f} minutes
(`benchmarks/results/latest.json`; `python -m benchmarks.table` writes this table from it, by `benchmarks/aims.py`)."""
ACTS = ("add", "tick", "edit", "delete", "undo")
VISITS = ("first visit", "repeat visit")


def version() -> str:
    """Return the version that this code is."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]


def section(found: dict[str, Any]) -> str:
    """Return what stands under "How fast" for results, as `benchmarks.__main__` writes them."""
    server = found["server"]
    sent = {act: _sent(act, found["browser"]) for act in ("tick", "add")}
    first = FIRST.format(**found, **sent) + ("" if found["version"] == version() else LATER)
    last = LAST.format(
        ticks=server["ours"]["ticks/s, one a request"],
        plain=server["plain way"]["ticks/s, one a request"],
        memory=server["ours"]["memory MB"],
        more=max(0, server["ours"]["memory MB more an hour (20,000 ticks)"]),
    )
    table = [f"| | {' | '.join((*ACTS, *VISITS))} |", "|---" * (1 + len(ACTS) + len(VISITS)) + "|"]
    table += [_row(app, numbers) for app, numbers in found["browser"].items()]
    return "\n\n".join([_filled(first), "\n".join(table), _filled(last), ""])


def _filled(text: str) -> str:
    return textwrap.fill(text, 120, break_long_words=False, break_on_hyphens=False)


def _row(app: str, numbers: dict[str, dict[str, float]]) -> str:
    who, tasks, _ = app.replace(",", "").rsplit(" ", 2)
    name = "Dash To-Do" if who == "ours" else "the plain way"
    where = " (`benchmarks/baseline.py`)" if who != "ours" and tasks == "10" else ""
    acts = [f"{_ms(one['vis'])} / {_ms(one['settled'])}" if (one := numbers.get(act)) else "-" for act in ACTS]
    visits = [f"{numbers[one]['bytes'] / 1000:.0f} kB, {numbers[one]['usable'] / 1000:.1f} s" for one in VISITS]
    return f"| {name}{where}, {int(tasks):,} tasks | {' | '.join([*acts, *visits])} |"


def _sent(act: str, apps: dict[str, dict[str, dict[str, float]]]) -> str:
    """Return the most that an act sends from our lists."""
    ours = [operations[act] for app, operations in apps.items() if app.startswith("ours")]
    requests = max(one["requests"] for one in ours)
    return f"{max(one['up'] for one in ours):.0f} bytes in {requests:.0f} request{'s' if requests != 1 else ''}"


def _ms(value: float) -> int:
    return int(value + 0.5)


def written(readme: str, found: dict[str, Any]) -> str:
    """Return the README with what these results say."""
    return _between(readme, BEGIN, section(found), END)


def aims_written(performance: str, found: dict[str, Any]) -> str:
    """Return docs/performance.md with the aims that these results reach and miss."""
    told = f"{_filled(AIMED.format(**found))}\n\n{aims.section(found)}\n\n"
    return _between(performance, AIMS_BEGIN, told, AIMS_END)


def _between(text: str, begin: str, inside: str, end: str) -> str:
    before, _, rest = text.partition(begin)
    return before + begin + inside + end + rest.partition(end)[2]


def write(found: dict[str, Any]) -> None:
    """Put the results into the README and docs/performance.md."""
    for file, made in ((README, written), (PERFORMANCE, aims_written)):
        file.write_text(made(file.read_text(encoding="utf-8"), found), encoding="utf-8")


def kept() -> dict[str, Any]:
    """Return the results that are kept."""
    return json.loads((Path(__file__).parent / "results" / "latest.json").read_text(encoding="utf-8"))


if __name__ == "__main__":
    write(kept())
