"""Things that take a person longer than one click: a slow network, a long list to its end, twenty ticks in a row."""

import shutil
from collections import Counter
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser

from benchmarks.apps import LONG, OURS, SHORT
from benchmarks.browser import CHANGES, chromium, medians
from benchmarks.servers import Running, behind_caddy, serving
from benchmarks.tab import GOOD_3G, READ, Tab

TICKS = 20
FEW, MANY = 3, 50
"""Lists in the sidebar."""
STEP = 120  # as a person who turns the wheel as fast as it goes: 7,200 pixels a second
PARTS = {
    "dash_mantine_components": "Dash Mantine Components",
    "/_dash-component-suites/": "Dash, React and the icons' component",
    "/assets/fonts/": "font",
    "/assets/": "our scripts and styles",
    "": "page, layout, callbacks, data",
}

# Scrolls on by `step` pixels a frame. Says how long the screen had no rows, and by how much the page grew.
SCROLL = """async step => {
    const frame = () => new Promise(requestAnimationFrame), began = performance.now();
    const covered = () => [0.4, 0.8].every(y => document.elementFromPoint(600, innerHeight * y)?.closest('#tasks li'));
    const atEnd = () => scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
    const hold = () => {
        gc();
        return {heap: performance.memory.usedJSHeapSize, nodes: document.querySelectorAll('*').length};
    };
    const before = hold();
    let blank = 0, longest = 0, last = performance.now();
    while (!atEnd() || !covered()) {
        if (performance.now() - began > 120000) throw new Error(`not at the end in time, but at ${scrollY} px`);
        scrollBy(0, step);
        await frame();
        const now = performance.now();
        blank = covered() ? 0 : blank + now - last;
        longest = Math.max(longest, blank);
        last = now;
    }
    const after = hold();
    return {'longest blank ms': longest, 'seconds': (performance.now() - began) / 1000,
        'heap growth kB': (after.heap - before.heap) / 1000, 'nodes growth': after.nodes - before.nodes};
}"""


def measure(tasks: int, repeats: int, slow_network: bool = True) -> dict[str, dict[str, Any]]:
    """Return how long each journey took, on a list of `tasks`."""
    with serving("benchmarks.serve", "--tasks", tasks, "--lists", 2) as server, chromium() as browser:
        tab = Tab(browser, server, OURS)
        found = {
            "first visit, kB": _by_part(tab),
            f"scrolling to the end, {STEP} px a frame": _scrolled(tab),
            f"{TICKS} ticks as fast as one can": _ticked(tab),
        }
        tab.close()
        found[f"beside {MANY} lists : beside {FEW}"] = _beside_many_lists(browser, max(5, repeats))
        if slow_network:
            found["Good 3G, ms until it shows"] = _on_a_slow_network(browser, server, repeats)
        if slow_network and shutil.which("caddy"):  # apt install caddy
            found["Good 3G behind Caddy, ms until"] = _behind_a_proxy(browser, repeats)
        return found


def _by_part(tab: Tab) -> dict[str, Any]:
    """Return the bytes of a first visit by part, and how many requests went to another host."""
    parts: Counter[str] = Counter()
    for address, size in tab.first["came"].items():
        parts[next(part for piece, part in PARTS.items() if piece in address)] += size
    hosts = [urlsplit(address).netloc for address in tab.first["came"] if address.startswith("http")]
    others = [host for host in hosts if host != urlsplit(tab.server.url).netloc]
    return {part: round(size / 1000, 1) for part, size in parts.items()} | {"requests to other hosts": len(others)}


def _scrolled(tab: Tab) -> dict[str, float]:
    tab.open(f"/lists/{LONG}")
    tab.page.mouse.move(5, 5)
    return {name: round(value, 1) for name, value in tab.page.evaluate(SCROLL, STEP).items()}


def _ticked(tab: Tab) -> dict[str, float]:
    """Tick, reload at once, and count what is ticked."""
    tab.open(f"/lists/{SHORT}?show=all")
    tab.page.focus("#add-task")
    for number in range(TICKS):
        tab.page.keyboard.insert_text(f"To tick {number}")
        tab.page.keyboard.press("Enter")
    for box in tab.page.locator("#tasks input").all()[-TICKS:]:
        box.click(no_wait_after=True)
    tab.open(f"/lists/{SHORT}?show=completed")
    tab.page.wait_for_timeout(1_000)
    ready = tab.page.evaluate(f"{READ} && todo.outbox.pending() === 0")
    return {"there after a reload": tab.mounted() if ready else 0}


def _beside_many_lists(browser: Browser, repeats: int) -> dict[str, float]:
    """Return how many times as long an add and a delete take, by turns, until they show and until all is quiet."""
    with serving("benchmarks.serve", "--lists", FEW) as few, serving("benchmarks.serve", "--lists", MANY) as many:
        tabs = [Tab(browser, server, OURS) for server in (few, many)]
        found = {}
        for operation in ("add", "delete"):
            runs = [[tab.do(operation, number) for tab in tabs] for number in range(repeats)]
            beside_few, beside_many = (medians([run[place] for run in runs]) for place in (0, 1))
            for until in ("vis", "settled"):
                found[f"{operation} {until}"] = round(beside_many[until] / beside_few[until], 2)
        for tab in tabs:
            tab.close()
        return found


def _on_a_slow_network(browser: Browser, server: Running, repeats: int) -> dict[str, float]:
    """Return how long the changes take until they show, and a first and a repeat visit until it can be used."""
    tab = Tab(browser, server, OURS, GOOD_3G)
    found = {"first visit": tab.first["usable"], "repeat visit": tab.open(f"/lists/{LONG}")["usable"]}
    for operation in CHANGES:
        tab.do(operation, -1)
        found[operation] = medians([tab.do(operation, number) for number in range(repeats)])["vis"]
    tab.close()
    return {name: round(value, 1) for name, value in found.items()}


def _behind_a_proxy(browser: Browser, repeats: int) -> dict[str, float]:
    """Return how long a first visit takes until the list is there, it is painted, and it can be used."""
    with serving("benchmarks.serve", "--lists", 2, PROXY_HOPS="1") as server, behind_caddy(server) as proxied:
        Tab(browser, proxied, OURS).close()  # a server does some things only once
        tabs = [Tab(browser, proxied, OURS, GOOD_3G) for _ in range(repeats)]
        found = medians([tab.first for tab in tabs])
        for tab in tabs:
            tab.close()
        return {until: round(found[until]) for until in ("visible", "painted", "usable")}
