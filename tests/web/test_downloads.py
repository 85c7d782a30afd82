"""Downloads, request by request: all of it arrives, few at once, and nobody waits for clients that do not read."""

import codecs
import gzip
import http.client
import json
import secrets
import socket
from contextlib import ExitStack, closing

import pytest
from sqlalchemy import insert

from storage.commit import commit
from storage.database import engine
from storage.database.tables import tasks
from tests.conftest import PASSWORD
from tests.factories import NOW, a_task, an_intent
from tests.web.client import Client, basic
from web.files import OWN_AT_ONCE
from web.serving import THREADS

PATHS = ["/account/export.json", "/account/export.csv"]


@pytest.fixture
def with_much(make_account):
    """Give a function that makes an account whose download is larger than what the network holds on the way."""

    def make():
        account = make_account("reader")
        list_id = f"list-of-{account.id:06}"
        commit(account.id, an_intent("add_list", id=f"make-{list_id}", list=list_id, value="Much"), NOW)
        much = [a_task(list=list_id, title=secrets.token_urlsafe(750_000)) for _ in range(8)]
        with engine.writing() as connection:
            connection.execute(insert(tasks), [{"id": f"task-{n}-{list_id}", **one} for n, one in enumerate(much)])
        return account

    return make


def download(port: int, account, path: str, **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
    headers = {"Authorization": basic(account.name, PASSWORD)} | {n.replace("_", "-"): headers[n] for n in headers}
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer, answer.read()


def begin(port: int, account) -> socket.socket:
    """Begin a download, and read no more than that it begins."""
    lines = f"Host: x\r\nAuthorization: {basic(account.name, PASSWORD)}\r\nAccept-Encoding: gzip, deflate, br, zstd"
    return begin_to_read(port, f"GET {PATHS[0]} HTTP/1.1\r\n{lines}\r\n\r\n".encode())


def begin_to_read(port: int, sent: bytes) -> socket.socket:
    """Send a request, or several, and read no more of the answer than that it begins."""
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
    connection.settimeout(60)
    connection.connect(("127.0.0.1", port))
    connection.sendall(sent)
    assert connection.recv(12) == b"HTTP/1.1 200"
    return connection


def is_possible_soon(port: int, account) -> bool:
    """Return whether a download is possible once the server has seen that another one has ended."""
    return any(download(port, account, PATHS[0])[0].status == 200 for _ in range(100))


@pytest.mark.parametrize("path", PATHS)
def test_a_download_is_the_same_for_every_client(server, with_much, path):
    account = with_much()
    plain, whole = download(server.port, account, path, Accept_Encoding="identity")
    zipped, small = download(server.port, account, path, Accept_Encoding="gzip, deflate, br, zstd")
    other, as_plain = download(server.port, account, path, Accept_Encoding="br, zstd, gzip;q=0")

    assert [one.getheader("Content-Encoding") for one in (plain, zipped, other)] == [None, "gzip", None]
    assert [one.getheader("Content-Length") for one in (plain, zipped)] == [str(len(whole)), str(len(small))]
    assert {one.getheader("Vary") for one in (plain, zipped, other)} == {"Accept-Encoding"}
    without_time = [content.partition(b"\n")[2] for content in (whole, gzip.decompress(small), as_plain)]
    assert without_time[0] == without_time[1] == without_time[2]
    if path.endswith("json"):
        assert len(json.loads(whole)["tasks"]) == 8


def test_the_table_for_excel_is_the_same_file_marked_as_utf_8(server, make_account):
    account = make_account("reader")
    list_id = f"list-of-{account.id:06}"
    commit(account.id, an_intent("add_list", id=f"make-{list_id}", list=list_id, value="Öl"), NOW)
    one = [f"task-{list_id}", "日本"]
    commit(account.id, an_intent("add_tasks", id=f"add-{list_id}", list=list_id, value=[one]), NOW)
    plain = download(server.port, account, PATHS[1])[1]
    marked = download(server.port, account, f"{PATHS[1]}?account={account.id}&for=excel")[1]

    assert marked == codecs.BOM_UTF8 + plain
    assert plain.startswith(b'"list",')
    assert '"Öl","日本",' in plain.decode()


def test_a_part_that_is_asked_for_is_answered_with_all(server, with_much):
    answer, content = download(server.port, with_much(), PATHS[0], Range="bytes=0-9", Accept_Encoding="identity")

    assert answer.status == 200
    assert json.loads(content)


def test_a_third_download_at_once_is_asked_to_wait_in_words(server, with_much):
    reader, other = with_much(), with_much()
    with ExitStack() as under_way:
        first, *_ = [under_way.enter_context(begin(server.port, reader)) for _ in range(OWN_AT_ONCE)]
        refused, page = download(server.port, reader, PATHS[1])

        assert (refused.status, refused.getheader("Retry-After")) == (429, "10")
        assert b"Wait until one of them has ended" in page
        assert download(server.port, other, PATHS[0])[0].status == 200
        first.close()
        assert is_possible_soon(server.port, reader)


def test_a_download_that_was_read_to_its_end_makes_room(server, with_much):
    reader = with_much()
    with begin(server.port, reader), begin(server.port, reader) as second:
        assert download(server.port, reader, PATHS[0])[0].status == 429
        second.shutdown(socket.SHUT_WR)  # after this answer the server closes the connection
        while second.recv(65_536):
            pass
        assert is_possible_soon(server.port, reader)


def test_downloads_that_nobody_reads_keep_nobody_waiting(server, with_much):
    with ExitStack() as unread:
        for _ in range(THREADS // OWN_AT_ONCE + 1):
            reader = with_much()
            for _ in range(OWN_AT_ONCE):
                unread.enter_context(begin(server.port, reader))
        assert Client(server.port).send("GET", "/")[0] == 200


def test_many_requests_on_one_connection_that_nobody_reads_keep_nobody_waiting(server):
    large = b"GET /_dash-component-suites/plotly/package_data/plotly.min.js HTTP/1.1\r\nHost: x\r\n\r\n"
    with ExitStack() as unread:
        for _ in range(THREADS):
            unread.enter_context(begin_to_read(server.port, large * 20))
        for _ in range(100):  # a thread that waits for a client does so after some answers
            assert Client(server.port).send("GET", "/")[0] == 200


@pytest.mark.parametrize("path", PATHS)
def test_the_link_of_a_page_of_another_account_downloads_nothing(server, make_account, path):
    ada, bob = make_account("ada"), make_account("bob")

    assert download(server.port, ada, f"{path}?account={ada.id}")[0].status == 200
    refused, text = download(server.port, bob, f"{path}?account={ada.id}")
    assert refused.status == 409
    assert f"logged in as {bob.name} now" in text.decode()
