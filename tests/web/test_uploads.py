"""Large requests, on real connections: how much may come, how soon it is refused, and how much comes at once."""

import http.client
import json
import socket
from contextlib import ExitStack, closing

import pytest

from tests.conftest import PASSWORD
from tests.web.client import basic
from web.uploads import IMPORT, IMPORT_MAX, LARGE_AT_ONCE, REQUEST_MAX

COOKIE = {"Cookie": "session=x"}
A_FILE = json.dumps({"format": "dash-to-do", "version": 1, "lists": {"list-large": {"title": "Large"}}, "tasks": {}})
CHUNK = b"10000\r\n" + b" " * 65_536 + b"\r\n"
SMALL = [
    ("POST", "/_dash-update-component", COOKIE),
    ("POST", "/", COOKIE),
    ("POST", IMPORT, {}),
    ("PUT", IMPORT, COOKIE),
    ("POST", f"{IMPORT}/", COOKIE),
]


def begin(port: int, method: str, path: str, **headers: str) -> socket.socket:
    """Send the header of a request alone."""
    connection = socket.create_connection(("127.0.0.1", port), timeout=60)
    lines = [
        f"{method} {path} HTTP/1.1",
        "Host: x",
        *(f"{name.replace('_', '-')}: {headers[name]}" for name in headers),
    ]
    connection.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
    return connection


def answer_on(connection: socket.socket) -> tuple[int, dict[str, str]]:
    """Return status and headers of the answer, once the server has closed its half of the connection."""
    with connection:
        got = b"".join(iter(lambda: connection.recv(65_536), b""))
    head = got.partition(b"\r\n\r\n")[0].decode().split("\r\n")
    return int(head[0].split()[1]), dict(line.lower().split(": ", 1) for line in head[1:])


@pytest.mark.parametrize("more", [{}, {"Expect": "100-continue"}], ids=["", "asks first"])
@pytest.mark.parametrize(("method", "path", "headers"), SMALL)
def test_a_large_request_is_refused_by_its_header(server, method, path, headers, more):
    connection = begin(server.port, method, path, Content_Length=str(REQUEST_MAX + 1), **headers, **more)

    assert answer_on(connection)[0] == 413


@pytest.mark.parametrize(("method", "path", "headers"), SMALL)
def test_chunks_that_add_up_are_refused(server, method, path, headers):
    connection = begin(server.port, method, path, Transfer_Encoding="chunked", **headers)
    connection.sendall(CHUNK * (REQUEST_MAX // 65_536 + 1))

    assert answer_on(connection)[0] == 413


@pytest.mark.parametrize("begun", ["", "5;x=", "0\r\nX: "], ids=["a size", "an extension", "what follows the last"])
def test_a_line_between_chunks_that_never_ends_is_refused(server, begun):
    connection = begin(server.port, "POST", IMPORT, Transfer_Encoding="chunked", **COOKIE)
    connection.sendall(begun.encode() + b"0" * 20_000)

    assert answer_on(connection)[0] == 400


def test_of_requests_that_do_not_wait_for_each_other_the_first_is_answered(server):
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n" * 20)
        got = b"".join(iter(lambda: connection.recv(65_536), b""))

    assert got.startswith(b"HTTP/1.1 200")
    assert got.count(b"HTTP/1.1 ") == got.count(b"\r\nConnection: close\r\n") == 1


def test_an_answer_comes_in_one_piece_with_its_header(server):
    for _ in range(20):
        with begin(server.port, "GET", "/lists") as connection:
            head, _, content = connection.recv(65_536).partition(b"\r\n\r\n")

        assert f"Content-Length: {len(content)}" in head.decode().split("\r\n")


def test_who_sends_it_all_before_listening_still_reads_why_not(server):
    with closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)) as connection:
        connection.request("POST", "/", b" " * 20_000_000)
        answer = connection.getresponse()

        assert answer.status == 413
        assert "At most 1 MB" in answer.read().decode()


def test_a_request_of_just_the_limit_is_looked_at(server):
    connection = begin(server.port, "POST", "/lists", Content_Length=str(REQUEST_MAX), Connection="close")
    connection.sendall(b" " * REQUEST_MAX)

    assert answer_on(connection)[0] == 401


def test_a_file_of_nearly_the_limit_is_imported(server, make_account):
    headers = {"Authorization": basic(make_account().name, PASSWORD), "Content-Type": "application/json"}
    with closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)) as connection:
        connection.request("POST", IMPORT, A_FILE.ljust(IMPORT_MAX - 1), headers)
        assert connection.getresponse().status == 200


def test_a_large_file_in_chunks_is_imported(server, make_account):
    headers = {"Authorization": basic(make_account().name, PASSWORD), "Content-Type": "application/json"}
    chunks = [A_FILE.encode(), *[b" " * 65_536] * 40]
    with closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)) as connection:
        connection.request("POST", IMPORT, iter(chunks), headers, encode_chunked=True)
        assert connection.getresponse().status == 200


def begin_large(port: int) -> socket.socket | None:
    """Begin a request that may be large, up to where the server wants its body; None where it does not."""
    length = str(REQUEST_MAX + 1)
    connection = begin(port, "POST", IMPORT, Content_Length=length, Expect="100-continue", **COOKIE, Connection="close")
    if connection.recv(12, socket.MSG_PEEK) == b"HTTP/1.1 100":
        connection.recv(len("HTTP/1.1 100 Continue\r\n\r\n"))
        return connection
    status, headers = answer_on(connection)
    assert (status, headers["retry-after"]) == (503, "10")
    return None


def begin_one_more(port: int) -> socket.socket:
    """Begin a large request where there is a place: it comes free a moment after an answer was read, or a close."""
    for _ in range(1_000):
        begun = begin_large(port)
        if begun:
            return begun
    pytest.fail("No place came free.")


def fill(port: int, under_way: ExitStack) -> list[socket.socket]:
    """Begin as many large requests as may be under way."""
    return [under_way.enter_context(begin_one_more(port)) for _ in range(LARGE_AT_ONCE)]


def lose(connection: socket.socket, _port: int) -> None:
    connection.close()


def complete(connection: socket.socket, _port: int) -> None:
    connection.sendall(b" " * (REQUEST_MAX + 1))
    assert answer_on(connection)[0] == 401


def lose_half_way(connection: socket.socket, _port: int) -> None:
    connection.sendall(b" " * REQUEST_MAX)
    connection.close()


def be_refused(connection: socket.socket, port: int) -> None:
    connection.close()
    chunked = begin(port, "POST", IMPORT, Transfer_Encoding="chunked", **COOKIE)
    chunked.sendall(CHUNK * 20 + b"no chunk\r\n")
    assert answer_on(chunked)[0] in (400, 503)  # the latter if the server has not seen yet that a place is free


@pytest.mark.parametrize("end", [lose, lose_half_way, complete, be_refused])
def test_few_large_requests_are_under_way_at_once_and_each_gives_its_place_back(server, end):
    with ExitStack() as under_way:
        for connection in fill(server.port, under_way):
            assert begin_large(server.port) is None
            end(connection, server.port)
            under_way.enter_context(begin_one_more(server.port))
        assert begin_large(server.port) is None


def test_small_requests_go_on_while_large_ones_are_under_way(server):
    with ExitStack() as under_way:
        fill(server.port, under_way)
        assert answer_on(begin(server.port, "GET", "/", Connection="close"))[0] == 200
