"""The results as a picture."""

from pathlib import Path
from typing import Any

from matplotlib.figure import Figure

OPERATIONS = ("add", "tick", "edit", "delete")


def plot(found: dict[str, Any], file: Path) -> None:
    """Draw how long each operation takes, and how the cost grows, into an SVG file."""
    figure = Figure(figsize=(10, 4), layout="constrained")
    waits, growth = figure.subplots(1, 2)
    for app, operations in found["browser"].items():
        waits.plot(OPERATIONS, [operations[one]["settled"] for one in OPERATIONS], marker="o", label=app)
    waits.set(title="Until it is saved and quiet", ylabel="ms", yscale="log")
    for kind, operations in found["sweep"].items():
        if kind != "sizes":
            growth.plot(found["sweep"]["sizes"], operations["tick"]["costs"], marker="o", label=f"with more {kind}")
    growth.set(title="A tick in the database", xlabel="how many", ylabel="ms of CPU", xscale="log", ylim=(0, None))
    for axes in (waits, growth):
        axes.legend(fontsize="small", frameon=False)
        axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(file)
