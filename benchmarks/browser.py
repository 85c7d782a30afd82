"""What a person waits for, in a real browser: until it shows, and until it is saved and quiet.

Times are taken in the page, from the input event's own time stamp: `vis` until the page shows the result, `settled`
until the last change to the page or answer of the server that it caused. Medians, in milliseconds.
"""

import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.servers import Running, login, serving
from scripts.browser import find_browser

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
QUIET = 120
CENTRE = (700, 600)

OURS = {
    "module": "benchmarks.serve",
    "path": "/lists",
    "rows": "#tasks li",
    "ready": "document.activeElement?.id === 'add-task' && document.querySelectorAll('#tasks li').length",
    "title": "textarea",
    "delete": ".task-delete",
    "add": "#add-task",
    "button": "",
    "pending": "todoOutbox.pending()",
}
BASELINE = {
    "module": "benchmarks.baseline",
    "path": "/",
    "rows": ".row",
    "ready": "document.querySelectorAll('.row').length",
    "title": "input:not([type=checkbox])",
    "delete": "button",
    "add": "#add",
    "button": "#add-button",
    "pending": "0",
}

# Waits for one operation, which begins with a trusted event of the kind `event`.
STOPWATCH = """
window.stopwatch = (() => {
  let shows = null, t0 = null, vis = null, last = 0, asked = 0, kind = '';
  const check = () => { if (shows && t0 !== null && vis === null && shows()) vis = performance.now() - t0; };
  const changed = () => { last = performance.now(); check(); };
  const plain = window.fetch;
  window.fetch = (...given) => { asked++; changed(); return plain(...given).finally(() => { asked--; changed(); }); };
  addEventListener('DOMContentLoaded', () => new MutationObserver(changed).observe(document,
    {childList: true, subtree: true, attributes: true, characterData: true}));
  const begin = event => {
    if (!event.isTrusted || t0 !== null || event.type !== kind || (kind === 'keydown' && event.key !== 'Enter')) return;
    t0 = event.timeStamp;
    queueMicrotask(check);
  };
  for (const type of ['click', 'keydown']) addEventListener(type, begin, true);
  return {
    arm: (event, condition) => { kind = event; t0 = vis = null; shows = condition; },
    done: async (pending, quiet) => {
      const deadline = performance.now() + 20000;
      while (performance.now() < deadline) {
        check();
        if (vis !== null && !asked && !pending() && performance.now() - last > quiet) {
          const times = {vis, settled: Math.max(vis, last - t0)};
          shows = null;
          return times;
        }
        await new Promise(wait => setTimeout(wait, 8));
      }
      throw new Error(`not quiet in time: shown after ${vis}, ${asked} asked, ${pending()} pending`);
    },
  };
})();
"""


class Tab:
    """A list on screen, and what a person can do to it. `app` is `OURS` or `BASELINE`."""

    def __init__(self, browser: Browser, server: Running, app: dict[str, str]):
        self.app = app
        context = browser.new_context(
            viewport={"width": 1200, "height": 900}, extra_http_headers=login(), bypass_csp=True
        )
        self.page: Page = context.new_page()
        self.traffic: list[tuple[int, int]] = []
        self.page.on("requestfinished", self._note)
        self.page.add_init_script(STOPWATCH)
        self.url = server.url + app["path"]
        self.first = self.open()

    def open(self) -> dict[str, float]:
        """Load the page. Returns the milliseconds until it can be used, and the bytes that came, compressed."""
        cdp, down = self.page.context.new_cdp_session(self.page), []
        cdp.send("Network.enable")
        cdp.on("Network.loadingFinished", lambda event: down.append(event["encodedDataLength"]))
        self.page.goto(self.url, wait_until="commit")
        usable = self.page.evaluate(
            """async ready => {
                while (!eval(ready)) await new Promise(requestAnimationFrame);
                return performance.now();
            }""",
            self.app["ready"],
        )
        self.page.wait_for_timeout(400)
        cdp.detach()
        return {"usable": usable, "bytes": sum(down)}

    def do(self, operation: str, number: int) -> dict[str, float]:
        """Do one thing and return its times and bytes: ``{"vis", "settled", "up", "down", "requests"}``."""
        self.traffic.clear()
        times = getattr(self, f"_{operation}")(f"By {operation} {number}")
        self.page.wait_for_timeout(30)
        up, down = (sum(one[place] for one in self.traffic) for place in (0, 1))
        return {**times, "up": up, "down": down, "requests": len(self.traffic)}

    def close(self) -> None:
        """Close the browser's profile."""
        self.page.context.close()

    def _note(self, request: Any) -> None:
        if "_dash-update-component" in request.url:
            sizes = request.sizes()
            self.traffic.append((sizes["requestBodySize"], sizes["responseBodySize"]))

    def _add(self, text: str) -> dict[str, float]:
        self.page.focus(self.app["add"])
        self.page.evaluate("document.activeElement.select()")
        self.page.keyboard.insert_text(text)
        shows = f"[...rows()].some(row => title(row) === {text!r})"
        if self.app["button"]:
            self._arm("click", shows)
            self.page.click(self.app["button"])
        else:
            self._arm("keydown", shows)
            self.page.keyboard.press("Enter")
        return self._done()

    def _tick(self, _: str) -> dict[str, float]:
        box = self._point("input[type=checkbox]")
        self._arm("click", f"chosen.querySelector('input').checked !== {str(box['checked']).lower()}")
        self.page.mouse.click(box["x"], box["y"])
        return self._done()

    def _edit(self, text: str) -> dict[str, float]:
        box = self._point(self.app["title"])
        self.page.mouse.click(box["x"], box["y"])
        self.page.evaluate("document.activeElement.select()")
        self.page.keyboard.insert_text(text)
        self._arm("keydown", f"[...rows()].some(row => title(row) === {text!r})")
        self.page.keyboard.press("Enter")
        return self._done()

    def _delete(self, _: str) -> dict[str, float]:
        gone = self._point(self.app["delete"])
        self._arm("click", f"![...rows()].some(row => title(row) === {gone['title']!r})")
        self.page.mouse.click(gone["x"], gone["y"])
        return self._done()

    def _point(self, control: str) -> dict[str, Any]:
        """Choose a row that is in view, and put the pointer on a control of it."""
        self.page.evaluate("app => { window.rows = () => document.querySelectorAll(app.rows); }", self.app)
        self.page.mouse.move(*CENTRE)  # rows that wait for the pointer to go or come move now
        self.page.wait_for_timeout(100)
        point = self.page.evaluate(
            """([app, control]) => {
                const inView = ({top, bottom}) => top > 200 && bottom < innerHeight;
                window.chosen = [...rows()].find(row => inView(row.getBoundingClientRect())) ?? rows()[0];
                const found = chosen.querySelector(control), {x, y, width, height} = found.getBoundingClientRect();
                return {x: x + width / 2, y: y + height / 2, checked: Boolean(chosen.querySelector('input').checked),
                    title: chosen.querySelector(app.title).value};
            }""",
            [self.app, control],
        )
        self.page.mouse.move(point["x"], point["y"])
        return point

    def _arm(self, event: str, shows: str) -> None:
        self.page.evaluate(
            """([app, event, shows]) => {
                window.rows = () => document.querySelectorAll(app.rows);
                window.title = row => row.querySelector(app.title)?.value;
                stopwatch.arm(event, (0, eval)(`() => ${shows}`));
            }""",
            [self.app, event, shows],
        )

    def _done(self) -> dict[str, float]:
        return self.page.evaluate(
            "([pending, quiet]) => stopwatch.done((0, eval)(`() => ${pending}`), quiet)", [self.app["pending"], QUIET]
        )


@contextmanager
def chromium() -> Iterator[Browser]:
    """Give a browser of its own."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        yield launched
        launched.close()


def measure(app: dict[str, str], tasks: int, repeats: int) -> dict[str, dict[str, float]]:
    """Return the medians of each operation on a list of `tasks`, and of the loads."""
    arguments = ("--tasks", tasks) if app is OURS else (tasks,)
    with serving(app["module"], *arguments) as server, chromium() as browser:
        Tab(browser, server, app).close()  # what a server does once
        tabs = [Tab(browser, server, app) for _ in range(3)]
        tab = tabs[0]
        for other in tabs[1:]:
            other.close()
        found = {
            "first visit": _medians([one.first for one in tabs]),
            "repeat visit": _medians([tab.open() for _ in range(3)]),
        }
        for operation in ("add", "tick", "edit", "delete"):
            tab.do(operation, -1)  # the first add goes to the end of the list
            cpu = server.cpu()
            runs = [tab.do(operation, number) for number in range(repeats)]
            found[operation] = _medians(runs) | {"server cpu": round((server.cpu() - cpu) / repeats * 1000, 1)}
        return found


def _medians(runs: list[dict[str, float]]) -> dict[str, float]:
    return {name: round(statistics.median(run[name] for run in runs), 1) for name in runs[0]}
