"""A tab that serves one test after the other, and is as new for each of them."""

from urllib.parse import urljoin

from playwright.sync_api import Browser, Page, ViewportSize

VIEWPORT: ViewportSize = {"width": 1280, "height": 800}


class ReusedTab:
    """A tab in a browser profile of its own, which is emptied after each test.

    Whatever pages bring with them, the browser has loaded and compiled for the test before: a page costs half as much.
    """

    def __init__(self, browser: Browser):
        self._browser = browser
        self.page: Page | None = None

    def open(self, headers: dict[str, str]) -> Page:
        """Return the tab, empty; it sends `headers` with each request."""
        if self.page is None:
            self.page = self._browser.new_context(viewport=VIEWPORT).new_page()
        self.page.context.set_extra_http_headers(headers)
        return self.page

    def empty(self, url: str) -> None:
        """Remove all that a test at `url` has left in the tab and in its profile, but what the browser has cached."""
        assert self.page
        page, context = self.page, self.page.context
        for tab in context.pages:
            tab.unroute_all()
            if tab != page:
                tab.close()
        context.unroute_all()
        context.set_offline(False)
        context.clear_permissions()
        page.set_viewport_size(VIEWPORT)
        page.mouse.move(-1, -1)
        page.goto(urljoin(url, "/assets/favicon.svg"))  # runs no script, and keeps nothing
        page.evaluate("sessionStorage.clear(), window.name = ''")
        devtools = context.new_cdp_session(page)
        devtools.send("Storage.clearDataForOrigin", {"origin": urljoin(url, "/"), "storageTypes": "all"})
        context.clear_cookies()
        page.goto("about:blank")
        devtools.send("Page.resetNavigationHistory")
        devtools.detach()

    def close(self) -> None:
        """Close the tab, and forget its profile with all that is in it. The next test has a new one."""
        if self.page:
            self.page.context.close()
        self.page = None
