"""The price of a mounted Dash component: ``python -m benchmarks.price``, some three minutes.

One page, one tab. Components with pattern-matching ids, which no callback uses and nobody sees, are mounted on it:
none, 200 and 400, in turns, so that all have the machine as it is. In each turn some tasks are ticked, and the browser
says for how long it ran scripts (`ScriptDuration` of the DevTools protocol).
"""

import argparse
import statistics

from playwright.sync_api import CDPSession

import ids
from benchmarks.apps import OURS
from benchmarks.browser import chromium
from benchmarks.servers import serving
from benchmarks.tab import Tab

KINDS = {
    "": ("", ""),
    "html.Button": ("dash_html_components", "Button"),
    "dmc.Checkbox": ("dash_mantine_components", "Checkbox"),
}
NONE = ("", 0)
MOUNTED = (NONE, *((kind, count) for kind in list(KINDS)[1:] for count in (200, 400)))
TICKS = 4
"""In each turn, after one that is not counted."""

BOX = ids.dialog_text(ids.FORGET_DIALOG)
"""In a dialog that is closed."""
# `set_props` mounts what it is given as if a callback had returned it.
MOUNT = """async ([box, namespace, type, count]) => {
    const component = number => ({namespace, type, props: {id: {part: 'priced', number}, className: 'priced'}});
    dash_clientside.set_props(box, {children: Array.from({length: count}, (_, number) => component(number))});
    const mounted = () => document.querySelectorAll(`#${box} > .priced`).length;
    while (mounted() !== count) await new Promise(requestAnimationFrame);
}"""


def measure(turns: int) -> dict[tuple[str, int], float]:
    """Return the median milliseconds of script for a tick, by the kind and number of what is mounted in addition."""
    found: dict[tuple[str, int], list[float]] = {mounted: [] for mounted in MOUNTED}
    with serving("benchmarks.serve", "--tasks", 100, "--lists", 2) as server, chromium() as browser:
        tab = Tab(browser, server, OURS)
        cdp = tab.page.context.new_cdp_session(tab.page)
        cdp.send("Performance.enable")
        for _ in range(turns):
            for kind, count in MOUNTED:
                tab.page.evaluate(MOUNT, [BOX, *KINDS[kind], count])
                tab.do("tick", -1)
                for number in range(TICKS):
                    before = _script(cdp)
                    tab.do("tick", number)
                    found[kind, count].append(_script(cdp) - before)
    return {mounted: statistics.median(times) for mounted, times in found.items()}


def _script(cdp: CDPSession) -> float:
    """Return the milliseconds for which the page has run scripts so far."""
    metrics = cdp.send("Performance.getMetrics")["metrics"]
    return next(metric["value"] for metric in metrics if metric["name"] == "ScriptDuration") * 1000


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--turns", type=int, default=6)
    times = measure(arguments.parse_args().turns)
    print("mounted in addition     script of a tick, ms   times as much   ms for each component")
    for (kind, count), time in times.items():
        each = f"{(time - times[NONE]) / count:.2f}" if count else ""
        print(f"{count:4} {kind:15}{time:23.1f}{time / times[NONE]:17.1f}{each:>24}")


if __name__ == "__main__":
    main()
