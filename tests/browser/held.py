"""Requests of a page, or answers to it, that are held back until they are let go."""

from typing import Any

from tests.browser.todo_page import CALLBACKS


class HeldBack:
    """Requests of a page to some addresses, held back until they are let go."""

    def __init__(self, page, *addresses: str):
        self._held: list = []
        self._comes = False
        for address in addresses:
            page.route(address, self._take)

    def _take(self, route) -> None:
        if self._comes:
            route.continue_()
        else:
            self._held.append(route)

    def let_go(self) -> None:
        """Let it come, in its order."""
        self._comes = True
        for route in self._held:
            route.continue_()


class HeldAnswer:
    """The first answer of a callback, by its first output, held back on its way to the page until it is let go."""

    def __init__(self, page, output: str):
        self._page, self._output = page, f'"output":"{output}.'
        self._held: list[Any] = []
        page.route(CALLBACKS, self._take)

    def _take(self, route) -> None:
        if self._held or not self.is_it(route.request):
            route.fallback()
        else:
            self._held.append((route, route.fetch()))

    def is_it(self, request) -> bool:
        """Return whether a request is for this callback."""
        return self._output in (request.post_data or "")

    def wait(self) -> None:
        """Wait until the server has answered."""
        while not self._held:
            self._page.wait_for_timeout(50)

    def let_go(self) -> None:
        """Let the answer come."""
        for route, answer in self._held:
            route.fulfill(response=answer)
