"""The browser's own prompt for a name and a password, which Playwright's `http_credentials` would hide."""

from playwright.sync_api import Page


class LoginPrompts:
    """Answers the prompts of a tab with `name` and `password`, or cancels them (None), and counts them.

    The browser itself remembers what it was given, and for how long, as it does for a person.
    """

    def __init__(self, page: Page, name: str | None = None, password: str | None = None):
        self.name, self.password = name, password
        self.count = 0
        self._session = page.context.new_cdp_session(page)
        self._session.on("Fetch.authRequired", self._answer)
        self._session.on("Fetch.requestPaused", self._go_on)
        self._session.send("Fetch.enable", {"handleAuthRequests": True})

    def _answer(self, event: dict) -> None:
        self.count += 1
        answer = {"response": "CancelAuth"}
        if self.name is not None:
            answer = {"response": "ProvideCredentials", "username": self.name, "password": self.password or ""}
        self._session.send("Fetch.continueWithAuth", {"requestId": event["requestId"], "authChallengeResponse": answer})

    def _go_on(self, event: dict) -> None:
        self._session.send("Fetch.continueRequest", {"requestId": event["requestId"]})
