"""Tabs that serve one test after the other, and are as new for each of them."""

from typing import Any
from urllib.parse import urljoin

from playwright.sync_api import Browser, Page, ViewportSize

VIEWPORT: ViewportSize = {"width": 1280, "height": 800}
MEDIA = {"color_scheme": "light", "forced_colors": "none", "reduced_motion": "no-preference"}
"""The options of a profile, unless others are given."""


class ReusedTabs:
    """Tabs, each in a browser profile of its own, which is emptied after each test.

    Whatever pages bring with them, the browser has loaded and compiled for the test before: a page costs half as much.
    """

    def __init__(self, browser: Browser):
        self._browser = browser
        self._options: dict[Page, dict[str, Any]] = {}
        self._free: list[Page] = []

    def open(self, headers: dict[str, str], **options: Any) -> Page:
        """Return an empty tab in a profile with these options; it sends `headers` with each request."""
        page = next((one for one in self._free if self._options[one] == options), None)
        if page:
            self._free.remove(page)
        else:
            page = self._browser.new_context(**options).new_page()
            self._options[page] = options
        page.context.set_extra_http_headers(headers)
        return page

    def __contains__(self, page: Page) -> bool:
        return page in self._options

    def empty(self, page: Page, url: str) -> None:
        """Remove all that a test at `url` has left in a tab and in its profile, but what the browser has cached."""
        context, options = page.context, self._options[page]
        for tab in context.pages:
            tab.unroute_all()
            if tab != page:
                tab.close()
        context.unroute_all()
        context.set_offline(False)
        context.clear_permissions()
        page.goto(urljoin(url, "/assets/favicon.svg"))  # runs no script, and keeps nothing
        page.evaluate("sessionStorage.clear(), window.name = ''")
        page.set_viewport_size(options["viewport"])
        page.emulate_media(media="null", **{name: options.get(name, usual) for name, usual in MEDIA.items()})
        page.mouse.move(-1, -1)
        devtools = context.new_cdp_session(page)
        devtools.send("Storage.clearDataForOrigin", {"origin": urljoin(url, "/"), "storageTypes": "all"})
        context.clear_cookies()
        devtools.send("Page.resetNavigationHistory")
        devtools.detach()
        self._free.append(page)

    def close(self, page: Page) -> None:
        """Close a tab, and forget its profile with all that is in it."""
        del self._options[page]
        page.context.close()

    def close_all(self) -> None:
        for page in list(self._options):
            self.close(page)
