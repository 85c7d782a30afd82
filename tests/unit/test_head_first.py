"""A page that fails after its head was sent says so."""

import brotli
from flask import Flask, Response, g

from storage.accounts.accounts import Account
from web.head_first import head_first


class _Away(Exception):
    pass


def test_a_page_that_fails_after_its_head_says_why():
    app = Flask(__name__)
    app.register_error_handler(_Away, lambda _: Response("Not possible just now", 503))

    @app.route("/")
    def page() -> Response:
        def rest() -> list[str]:
            raise _Away

        g.account = Account(1, "ada", "")
        return head_first("<html>", rest)

    client = app.test_client()
    shown = {"Accept-Encoding": "br", "Sec-Fetch-Dest": "document"}
    answer = client.get("/", headers=shown)
    assert answer.status_code == 200
    assert brotli.decompress(answer.data).decode() == "<html>Not possible just now"
    by_a_worker = {"Sec-Fetch-Dest": "empty"}, {"Service-Worker-Navigation-Preload": "true"}
    for headers in ({}, *(shown | one for one in by_a_worker)):
        assert client.get("/", headers=headers).status_code == 503
