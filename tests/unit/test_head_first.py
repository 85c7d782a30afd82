"""A page that fails after its head was sent says so."""

from collections.abc import Iterator

import brotli
from flask import Flask, Response, g, request

from storage.accounts.accounts import Account
from web.head_first import head_first

LATER = "/?fails=later"


class _Away(Exception):
    pass


def test_a_page_that_fails_after_its_head_says_why():
    app = Flask(__name__)
    app.register_error_handler(_Away, lambda _: Response("Not possible just now", 503))

    @app.route("/")
    def page() -> Response:
        def rest() -> Iterator[str]:
            if request.args.get("fails") == "later":
                yield "<body>"
            raise _Away
            yield

        g.account = Account(1, "ada", "")
        return head_first("<html>", rest)

    client = app.test_client()
    shown = {"Accept-Encoding": "br", "Sec-Fetch-Dest": "document"}
    for address, before in (("/", ""), (LATER, "<body>")):
        answer = client.get(address, headers=shown)
        assert answer.status_code == 200
        assert brotli.decompress(answer.data).decode() == f"<html>{before}Not possible just now"
    for headers in ({}, shown | {"Sec-Fetch-Dest": "empty"}):
        assert client.get("/", headers=headers).status_code == 503
