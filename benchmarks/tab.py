"""A tab of a real browser, in which a person's actions are done and timed.

Times are taken in the page (stopwatch.js), in milliseconds from the input event's own time stamp: `vis` until the page
shows the result, `window` until it has the rows from the server, `settled` until the last change to the page or answer
of the server that it caused.
"""

import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from benchmarks.apps import LONG, OURS, SHORT
from benchmarks.serve import PASSWORD, USER
from benchmarks.servers import Running, login

STOPWATCH = (Path(__file__).parent / "stopwatch.js").read_text()
IS_OPEN = "stopwatch: the page is open"
QUIET = 120
SETTLES = 1_000
"""Milliseconds after which a page that has opened is quiet, too. The next visit would wait for it otherwise."""
CENTRE = (700, 600)
PRESSED = 60
"""Milliseconds for which a finger holds the button: what the page does at its press is over when it is let go."""
GOOD_3G = {"offline": False, "latency": 400, "downloadThroughput": 1_500_000 / 8, "uploadThroughput": 750_000 / 8}
TICKS = "rows()[0].querySelector('input').click()"
TICKED = {
    "ticked": "rows().length && rows()[0].querySelector('input').checked",
    "kept": "Object.keys(localStorage).some(key => key.includes('-outbox:'))",
}
READ = "todo.list.now().seq !== null && rows().length"  # a view from the browser's copy has no seq
STYLED = "[...document.querySelectorAll('link[rel=stylesheet]')].every(link => link.sheet)"
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
KEPT = """(async () => await caches.match("/frame") && (await navigator.serviceWorker.getRegistration())?.active
  && Boolean(await todo.whole.everything()))()"""
KEPT_WITHIN = 120  # seconds; a page tries it once
TREE = "row => todo.list.at(row)?.subtasks && !todo.list.at(row).parent"
# Takes the first open row of a kind as `chosen`, and brings it into view. Returns whether it was not there.
CHOOSE = """isOfKind => {
    const fits = row => !row.querySelector('input').checked && (0, eval)(isOfKind)(row);
    window.chosen = [...rows()].find(fits);
    const {top, bottom} = chosen.getBoundingClientRect();
    const isInView = top > 200 && bottom < innerHeight - 100;
    if (!isInView) chosen.scrollIntoView({block: 'center'});
    return !isInView;
}"""
COVERED = "document.elementFromPoint(600, innerHeight / 2)?.closest('#tasks li')"


class Tab:
    """A list on screen, and what a person can do to it. `app` is one of `benchmarks.apps`.

    A person who `ticks_at_once` does so in the moment in which the list is seen.
    """

    def __init__(
        self,
        browser: Browser,
        server: Running,
        app: dict[str, str],
        network: dict[str, Any] | None = None,
        *,
        ticks_at_once: bool = False,
    ):
        self.app = app
        self.server = server
        context = browser.new_context(
            viewport={"width": 1200, "height": 900},
            extra_http_headers={} if app is OURS else login(),
            bypass_csp=True,
            ignore_https_errors=True,
        )
        if app is OURS:  # by a session: a service worker sends no header of Playwright's, and so would be nobody's
            context.request.post(f"{server.url}/log-in", form={"name": USER, "password": PASSWORD})
        self.page: Page = context.new_page()
        self.traffic: list[tuple[int, int]] = []
        self._metrics = context.new_cdp_session(self.page)
        self._metrics.send("Performance.enable", {"timeDomain": "threadTicks"})
        self.page.on("requestfinished", self._note)
        self.page.add_init_script(STOPWATCH)
        moments = {"visible": f"rows().length && {STYLED}", "usable": app["ready"]}
        moments |= {part: app[part] for part in ("modules", "dash")} | (TICKED if ticks_at_once else {})
        self.page.add_init_script(
            "(([app, moments, does, isOpen]) => {"
            "window.rows = () => document.querySelectorAll(app.rows);"
            "window.title = row => row.querySelector(app.title)?.value;"
            f"stopwatch.open(moments, does, isOpen); }})({[app, moments, TICKS if ticks_at_once else '', IS_OPEN]!r})"
        )
        if network:
            context.new_cdp_session(self.page).send("Network.emulateNetworkConditions", network)
        self.first = self.open(app["path"])

    def open(self, path: str) -> dict[str, Any]:
        """Load a page. Returns the milliseconds until it can be used, and the compressed bytes of each address.

        ``visible`` is when the list and its styles were there, ``painted`` when something was on the screen,
        ``modules`` when the app's modules had run, ``dash`` when Dash was there. Of a tick at once, ``ticked`` is when
        it showed, and ``kept`` when it could not be lost. ``page cpu`` is the CPU time of the page's main thread until
        all of that, and some more.
        """
        cdp, addresses, came = self.page.context.new_cdp_session(self.page), {}, {}
        cdp.send("Network.enable")
        cdp.on(
            "Network.requestWillBeSent", lambda event: addresses.update({event["requestId"]: event["request"]["url"]})
        )
        cdp.on("Network.loadingFinished", lambda event: came.update({event["requestId"]: event["encodedDataLength"]}))
        # The page says so by itself: whoever asked it would have it run more than it has to.
        with self.page.expect_console_message(lambda said: said.text == IS_OPEN):
            self.page.goto(self.server.url + path, wait_until="commit")
        self.page.wait_for_timeout(SETTLES)
        cdp.detach()
        return {
            **self.page.evaluate("stopwatch.moments"),
            "painted": self.page.evaluate(PAINTED),
            "page cpu": self._used(),
            "bytes": sum(came.values()),
            "came": {addresses.get(one, ""): came[one] for one in came},
        }

    def wait_until_kept(self) -> None:
        """Wait until the browser has kept what it needs to open the app without the server."""
        deadline = time.monotonic() + KEPT_WITHIN
        while not self.page.evaluate(KEPT):
            if time.monotonic() > deadline:
                raise RuntimeError("The browser has not kept what it needs to open the app without the server")
            self.page.wait_for_timeout(500)

    def do(self, operation: str, number: int) -> dict[str, float]:
        """Do one thing and return its times, its requests and their bytes, and the rows on the page after it.

        ``page cpu`` is the CPU time of the page's main thread, in ms, from the event on until all is quiet.
        """
        does = getattr(self, f"_{operation.removesuffix('_tree')}")
        times = does(f"By {operation} {number}", *([TREE] if operation.endswith("_tree") else []))
        self.page.wait_for_timeout(30)
        up, down = (sum(one[place] for one in self.traffic) for place in (0, 1))
        most_up, most_down = (max((one[place] for one in self.traffic), default=0) for place in (0, 1))
        sizes = {"up": up, "down": down, "most up": most_up, "most down": most_down}
        return {**times, **sizes, "requests": len(self.traffic), "mounted": self.mounted()}

    def take_back(self) -> None:
        """Undo what was done last, and wait until all is quiet."""
        self._arm("keydown", "z", vis="true")
        self.page.keyboard.press("Control+z")
        self._done()

    def mounted(self) -> int:
        """Return how many rows are on the page."""
        return self.page.evaluate("rows().length")

    def close(self) -> None:
        """Close the browser's profile."""
        self.page.context.close()

    def _note(self, request: Any) -> None:
        if "_dash-update-component" in request.url and '"output":"news.data"' not in request.post_data:
            sizes = request.sizes()
            self.traffic.append((sizes["requestBodySize"], sizes["responseBodySize"]))

    def _add(self, text: str) -> dict[str, float]:
        self.page.focus(self.app["add"])
        self.page.evaluate("document.activeElement.select()")
        self.page.keyboard.insert_text(text)
        shows = f"[...rows()].some(row => title(row) === {text!r})"
        if self.app["button"]:
            self._arm("click", vis=shows)
            self.page.click(self.app["button"])
        else:
            self._arm("keydown", "Enter", vis=shows)
            self.page.keyboard.press("Enter")
        return self._done()

    def _tick(self, _: str, kind: str = "") -> dict[str, float]:
        box = self._point("input[type=checkbox]", kind)
        self._arm("click", vis=f"chosen.querySelector('input').checked !== {str(box['checked']).lower()}")
        self.page.mouse.click(box["x"], box["y"], delay=PRESSED)
        return self._done()

    def _edit(self, text: str) -> dict[str, float]:
        box = self._point(self.app["title"])
        self.page.mouse.click(box["x"], box["y"], delay=PRESSED)
        self.page.evaluate("document.activeElement.select()")
        self.page.keyboard.insert_text(text)
        self._arm("keydown", "Enter", vis=f"[...rows()].some(row => title(row) === {text!r})")
        self.page.keyboard.press("Enter")
        return self._done()

    def _delete(self, _: str, kind: str = "") -> dict[str, float]:
        gone = self._point(self.app["delete"], kind)
        self._arm("click", vis=f"![...rows()].some(row => title(row) === {gone['title']!r})")
        self.page.mouse.click(gone["x"], gone["y"], delay=PRESSED)
        return self._done()

    def _undo(self, text: str) -> dict[str, float]:
        title = self._point(self.app["title"])["title"]
        self._delete(text)
        self._arm("keydown", "z", vis=f"[...rows()].some(row => title(row) === {title!r})")
        self.page.keyboard.press("Control+z")
        return self._done()

    def _place(self, _: str, kind: str = "") -> dict[str, float]:
        """Move a row down by one, by a key, with those under it."""
        title = self._point("input[type=checkbox]", kind)["title"]
        self.page.evaluate("chosen.querySelector('input').focus()")
        place = self.page.evaluate("[...rows()].indexOf(chosen)")
        self._arm("keydown", "ArrowDown", vis=f"title(rows()[{place}]) !== {title!r}")
        self.page.keyboard.press("Alt+ArrowDown")
        return self._done()

    def _date(self, text: str) -> dict[str, float]:
        """Set the date of a task, typed in the dialog that a key opens."""
        day = f"{1 + sum(map(ord, text)) % 28} Feb 2029"
        self._point("input[type=checkbox]")
        self.page.evaluate("chosen.querySelector('input').focus()")
        self.page.keyboard.press("t")
        self.page.get_by_role("textbox", name="Or type a date").fill(day)
        self._arm("keydown", "Enter", vis=f"chosen.querySelector('.chip-date')?.textContent.includes({day!r})")
        self.page.keyboard.press("Enter")
        return self._done()

    def _panel(self, _: str) -> dict[str, float]:
        """Open the panel of a task; it is closed again after that."""
        button = self._point(".task-details")
        self._arm("click", vis="document.querySelector('#panel[data-drawn] input')")
        self.page.mouse.click(button["x"], button["y"], delay=PRESSED)
        times = self._done()
        traffic = [*self.traffic]
        self.page.keyboard.press("Escape")
        self.page.wait_for_selector("#panel", state="detached")
        self._still()
        self.traffic[:] = traffic
        return times

    def _switch(self, _: str) -> dict[str, float]:
        self._click(f'.list-card[data-list="{SHORT}"]', f"workspace.dataset.list === '{SHORT}'")
        return self._click(f'.list-card[data-list="{LONG}"]', f"workspace.dataset.list === '{LONG}'")

    def _filter(self, _: str) -> dict[str, float]:
        self._click('.show-link[data-show="all"]', "workspace.dataset.show === 'all'")
        return self._click('.show-link[data-show="active"]', "workspace.dataset.show === 'active'")

    def _scroll(self, _: str) -> dict[str, float]:
        """Scroll on by a hundred rows, to where none is yet."""
        self._arm("scroll", vis=COVERED)
        self.page.evaluate("scrollBy(0, scrollY + innerHeight < document.body.scrollHeight ? 4400 : -4400)")
        return self._done()

    def _click(self, control: str, vis: str) -> dict[str, float]:
        self.page.evaluate("scrollTo(0, 0)")
        self._still()
        found = self.page.locator(control).bounding_box()
        assert found
        self._arm("click", vis=vis, window=f"{vis} && {READ}")
        self.page.mouse.click(found["x"] + found["width"] / 2, found["y"] + found["height"] / 2, delay=PRESSED)
        return self._done()

    def _point(self, control: str, kind: str = "") -> dict[str, Any]:
        """Choose the first open row of a kind at the top of the list, and put the pointer on a control of it."""
        self.page.mouse.move(*CENTRE)  # rows that wait for the pointer to go or come move now
        self.page.evaluate("scrollTo(0, 0)")
        self._still()
        for _ in range(3):  # after a scroll other rows may have come
            if not self.page.evaluate(CHOOSE, kind or "row => true"):
                break
            self._still()
        point = self.page.evaluate(
            """([app, control]) => {
                const found = chosen.querySelector(control), {x, y, width, height} = found.getBoundingClientRect();
                return {x: x + width / 2, y: y + height / 2, checked: Boolean(chosen.querySelector('input').checked),
                    title: chosen.querySelector(app.title).value};
            }""",
            [self.app, control],
        )
        self.page.mouse.move(point["x"], point["y"])
        return point

    def _still(self) -> None:
        """Wait until what was done before is over."""
        self.page.evaluate("quiet => stopwatch.still(quiet)", QUIET)

    def _arm(self, event: str, key: str = "", **conditions: str) -> None:
        self.traffic.clear()
        self._cpu = self._used()
        self.page.evaluate(
            """([event, key, conditions]) => stopwatch.arm(event, key, Object.fromEntries(
                Object.entries(conditions).map(([name, holds]) => [name, (0, eval)(`() => ${holds}`)])))""",
            [event, key, conditions],
        )

    def _done(self) -> dict[str, float]:
        times = self.page.evaluate(
            "([pending, quiet]) => stopwatch.done((0, eval)(`() => ${pending}`), quiet)", [self.app["pending"], QUIET]
        )
        return {**times, "page cpu": self._used() - self._cpu}

    def _used(self) -> float:
        """Return the milliseconds of CPU that the page's main thread has used so far."""
        metrics = self._metrics.send("Performance.getMetrics")["metrics"]
        return next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration") * 1000
