"""What the README says of speed, from the results that are kept: ``python -m benchmarks.table`` writes it there."""

import json
import textwrap
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
BEGIN, END = "## How fast\n\n", "## Settings\n"

FIRST = """From `make bench` with version {version}, {cpus} cores, in one run; medians in ms until it shows / until it
is saved and quiet. An add or tick is one request of about 0.5 kB, at any size."""
LATER = """ What dates, tags and subtasks add to it in this version stands beside that in
[docs/performance.md](docs/performance.md)."""
LAST = """One process on SQLite, each commit on the disk before it is acknowledged: {ticks:.0f} ticks a second, one a
request, where the plain way has {plain:.0f}; {memory:.0f} MB, and no more after an hour's load of 200 people. Where the
time goes, and what is missed, is in [docs/performance.md](docs/performance.md)."""
ACTS = ("add", "tick", "edit", "delete", "undo")
VISITS = ("first visit", "repeat visit")


def version() -> str:
    """Return the version that this code is."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]


def section(found: dict[str, Any]) -> str:
    """Return what stands under "How fast" for results, as `benchmarks.__main__` writes them."""
    server = found["server"]
    first = FIRST.format(**found) + ("" if found["version"] == version() else LATER)
    last = LAST.format(
        ticks=server["ours"]["ticks/s, one a request"],
        plain=server["plain way"]["ticks/s, one a request"],
        memory=server["ours"]["memory MB"],
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


def _ms(value: float) -> int:
    return int(value + 0.5)


def written(readme: str, found: dict[str, Any]) -> str:
    """Return the README with what these results say."""
    before, _, rest = readme.partition(BEGIN)
    return before + BEGIN + section(found) + END + rest.partition(END)[2]


def kept() -> dict[str, Any]:
    """Return the results that are kept."""
    return json.loads((Path(__file__).parent / "results" / "latest.json").read_text(encoding="utf-8"))


if __name__ == "__main__":
    README.write_text(written(README.read_text(encoding="utf-8"), kept()), encoding="utf-8")
