"""What becomes of a page that fails when its head has been sent."""

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
        def rest() -> str:
            raise _Away

        g.account = Account(1, "ada", "")
        return head_first("<html>", rest)

    client = app.test_client()
    answer = client.get("/", headers={"Accept-Encoding": "br"})
    assert answer.status_code == 200
    assert brotli.decompress(answer.data).decode() == "<html>Not possible just now"
    for headers in ({}, {"Accept-Encoding": "br", "Service-Worker-Navigation-Preload": "true"}):
        assert client.get("/", headers=headers).status_code == 503
