"""Files that browsers keep for good are asked of Flask once, and nothing else is answered from memory."""

import pytest
from werkzeug.test import Client

from web import known_files
from web.known_files import FOR_GOOD, KnownFiles

FILE = "/assets/app-1/todo.js"


class Below:
    """The app behind, which counts what it is asked."""

    def __init__(self, status="200 OK", body=b"alert(1)", **headers):
        self.asked = 0
        self.answer = status, [("Cache-Control", FOR_GOOD), *headers.items()], body

    def __call__(self, _environ, start_response):
        self.asked += 1
        status, headers, body = self.answer
        start_response(status, headers)
        return [body]


def test_a_file_is_asked_once_in_each_way():
    below = Below(Vary="Accept-Encoding")
    client = Client(KnownFiles(below))
    first = client.get(FILE, headers={"Accept-Encoding": "br"})
    assert below.asked == 1
    for _ in range(2):
        again = client.get(FILE, headers={"Accept-Encoding": "br", "Cookie": "todo-session=x", "X-Any": "thing"})
        assert (again.status, dict(again.headers), again.data) == (first.status, dict(first.headers), b"alert(1)")
    assert below.asked == 1
    client.get(FILE)
    client.get(FILE, base_url="https://localhost/")
    client.get(FILE, base_url="http://elsewhere/")
    client.get(f"{FILE}?m=2")
    assert below.asked == 5


@pytest.mark.parametrize(
    ("below", "path", "asked"),
    [
        (Below(), "/lists", {}),
        (Below(), "/assets", {}),
        (Below(), FILE, {"method": "HEAD"}),
        (Below(), FILE, {"method": "POST"}),
        (Below(), FILE, {"headers": {"Range": "bytes=0-1"}}),
        (Below(), FILE, {"headers": {"If-None-Match": "x"}}),
        (Below("404 NOT FOUND"), FILE, {}),
        (Below(**{"Set-Cookie": "a=b"}), FILE, {}),
    ],
)
def test_everything_else_is_asked_each_time(below, path, asked):
    client = Client(KnownFiles(below))
    for _ in range(2):
        client.open(path, **asked)
    assert below.asked == 2


def test_what_may_change_is_asked_each_time_and_all_is_asked_again_after_a_while(monkeypatch):
    below = Below()
    client, now = Client(KnownFiles(below)), 1_000.0
    monkeypatch.setattr(known_files.time, "monotonic", lambda: now)
    client.get(FILE)
    now += known_files.SECONDS + 1
    client.get(FILE)
    assert below.asked == 2
    below.answer[1][0] = ("Cache-Control", "no-cache")
    client.get("/assets/favicon.svg")
    client.get("/assets/favicon.svg")
    assert below.asked == 4


@pytest.mark.parametrize(
    ("below", "length"),
    [
        (Below(body=b"x" * (known_files.MOST_BYTES // 3)), 0),
        (Below(body=b"x", **{"X-Any": "x" * (known_files.MOST_BYTES // 3)}), 0),
        (Below(body=b"x"), known_files.MOST_BYTES // 3),
        (Below(body=b"x"), 2 * known_files.MOST_BYTES),
        (Below(body=b"x"), 0),
    ],
    ids=["bodies", "headers", "long questions", "too long a question", "many"],
)
def test_who_asks_in_many_ways_does_not_fill_the_memory(below, length, monkeypatch):
    monkeypatch.setattr(known_files, "MOST_ANSWERS", 10)
    known = KnownFiles(below)
    for number in range(20):
        Client(known).get(FILE, headers={"Accept-Encoding": f"{number}{'x' * length}"})
        held = [
            len(one.body) + sum(map(len, asked)) + sum(len(name) + len(value) for name, value in one.headers)
            for asked, one in known._known.items()
        ]
        assert sum(held) <= known_files.MOST_BYTES
        assert len(held) <= 10
    assert below.asked == 20
