"""A client that sends requests as they are written, and the requests that browsers send."""

import base64
import http.client
import json
import re
from contextlib import closing

from auth.login import ROUTER
from auth.open_page import NOBODY, PAGE_ACCOUNT, VERSION
from storage.accounts.accounts import Account
from tests.conftest import PASSWORD
from web.answers import VERSION as OURS


class Client:
    """Sends requests as they are written, with no browser or library to put them right."""

    def __init__(self, port: int, account: Account | None = None, base_path: str = ""):
        self.port = port
        self.base_path = base_path
        self.headers = {"Authorization": basic(account.name, PASSWORD)} if account else {}
        self.page = page_of(account)

    def send(self, method: str, path: str, body: bytes | None = None, **headers: str) -> tuple[int, dict, str]:
        headers = {**self.headers, **{name.replace("_", "-"): value for name, value in headers.items()}}
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)) as connection:
            connection.putrequest(method, self.base_path + path, skip_accept_encoding=True)
            for name, value in headers.items():
                connection.putheader(name, value.encode("latin-1", "replace"))
            if body is not None:
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body)
            answer = connection.getresponse()
            found = {name.lower(): ", ".join(answer.headers.get_all(name, [])) for name in answer.headers}
            return answer.status, found, answer.read().decode("utf-8", "replace")

    def call(self, body: object) -> tuple[int, str]:
        """Ask for a callback, with any JSON as the body."""
        return self.call_with(json.dumps(body).encode())

    def call_with(self, body: bytes, **headers: str) -> tuple[int, str]:
        """Ask for a callback with these bytes as the body, as the script of a page does."""
        headers = {"Content-Type": "application/json", **self.page, **headers}
        status, _, text = self.send("POST", "/_dash-update-component", body, **headers)
        return status, text


def page_of(account: Account | None) -> dict[str, str]:
    """Return the headers by which a page says what it was opened for."""
    return {VERSION: OURS, PAGE_ACCOUNT: str(account.id) if account else NOBODY}


def basic(name: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()


def entry(id_: object, property_: str, value: object = None) -> dict:
    return {"id": id_, "property": property_, "value": value}


def given(page: str) -> dict:
    """Return what the server has put into the HTML of a page of what Dash would ask for (``web/ahead.py``)."""
    found = re.search(r'<script type="application/json" id="given">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])


def routed(path: object, search: object = "") -> dict:
    """Return the request by which a browser asks for a page."""
    return {
        "output": ROUTER,
        "outputs": [entry("_pages_content", "children"), entry("_pages_store", "data")],
        "inputs": [entry("_pages_location", "pathname", path), entry("_pages_location", "search", search)],
        "state": [[]],
        "changedPropIds": ["_pages_location.pathname"],
    }


def committing(account: Account, intents: list) -> dict:
    """Return the request by which a browser sends its outbox."""
    copy = {"account": account.id, "part": "lists-copy"}
    return {
        "output": '..answer.data...{"account":["ALL"],"part":"lists-copy"}.data..',
        "outputs": [entry("answer", "data"), [entry(copy, "data")]],
        "inputs": [entry("outbox", "data", {"intents": intents})],
        "changedPropIds": ["outbox.data"],
    }
