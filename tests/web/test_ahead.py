"""The page that the server draws shows what its reader may see, as text, and nobody keeps it."""

import json
import re
import socket

import brotli
import pytest

import ids
from storage.accounts import accounts
from storage.commit import commit
from tests.factories import an_intent
from tests.serving import Server
from tests.storage.people import add_views
from tests.web.client import Client, given, routed

NOW = "2026-01-01T00:00:00+00:00"
NEW = "A component is new here, or has other properties: run python -m scripts.draw_ahead"
HOSTILE = "</script><script>alert(1)</script><!--"
PAGES = [
    "/lists",
    "/today",
    "/today/no-such-task",
    "/upcoming",
    "/search",
    "/search?q=a",
    "/search?q=%3C/script%3E",
    "/search?q=p1%20@home",
    "/smart/{smart}",
    "/tags/{tag}",
    "/",
]


@pytest.fixture
def list_id(ada) -> str:
    """Give the id of a list of Ada's, with a task, both with a hostile title."""
    name = f"drawn-list-{ada.id}"
    commit(ada.id, an_intent("add_list", id=f"make-{name}", list=name, value=f"Ada's {HOSTILE}"), NOW)
    commit(
        ada.id, an_intent("add_tasks", id=f"fill-{name}", list=name, value=[[f"task-{name}", f"Milk {HOSTILE}"]]), NOW
    )
    return name


def test_a_page_brings_what_dash_would_ask_for(client, list_id):
    address = f"/lists/{list_id}"
    status, headers, page = client.send("GET", f"{address}?show=active")
    told = given(page)

    assert (status, headers["cache-control"]) == (200, "no-store")
    assert told["layout"] == json.loads(client.send("GET", "/_dash-layout")[2])
    assert (told["path"], told["search"]) == (address, "?show=active")
    assert told["page"] == json.loads(client.call(routed(address, "?show=active"))[1])
    assert f"Milk {HOSTILE}" in json.dumps(told["page"])


def test_the_head_comes_before_the_rest_is_known(client, list_id):
    address, shown = f"/lists/{list_id}", {"Accept-Encoding": "br", "Sec-Fetch-Dest": "document"}
    headers = {**client.headers, **shown, "Host": "127.0.0.1"}
    whole = client.send("GET", address)[2]
    with socket.create_connection(("127.0.0.1", client.port), timeout=30) as connection:
        told = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        connection.sendall(f"GET {address} HTTP/1.1\r\n{told}\r\n".encode())
        with connection.makefile("rb") as answer:
            while answer.readline().strip():  # its own headers are in other tests
                pass
            unpack, parts = brotli.Decompressor(), []
            while size := int(answer.readline(), 16):
                parts.append(unpack.process(answer.read(size)).decode())
                answer.readline()
            connection.sendall(f"HEAD {address} HTTP/1.1\r\n{told}Connection: close\r\n\r\n".encode())
            after = answer.read()
    assert "".join(parts) == whole
    head, seen, *unseen = parts
    assert "todo.js" in head
    assert seen.startswith("<title>")
    assert f'id="{ids.TASKS}"' in seen
    assert f'id="{ids.GIVEN}"' in "".join(unseen)
    assert after.startswith(b"\r\nHTTP/1.1 200 OK"), "the connection goes on"
    assert after.endswith(b"\r\n\r\n")
    assert after.count(b"\r\n\r\n") == 1
    assert client.send("GET", address, **shown | {"Accept-Encoding": "br;q=0, gzip"})[1]["content-encoding"] == "gzip"


def test_what_somebody_wrote_is_no_part_of_the_page(client, list_id):
    page = client.send("GET", f"/lists/{list_id}")[2]
    assert HOSTILE not in page
    assert "<title>Ada&#x27;s &lt;/script&gt;" in page
    assert "Milk &lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;!--" in page
    assert not re.search("<script>alert|[^;]<!--", page)


@pytest.mark.usefixtures("list_id")
@pytest.mark.parametrize("path", PAGES)
def test_all_of_a_page_with_a_list_is_drawn(client, ada, path):
    page = client.send("GET", path.format(**add_views(ada.id, HOSTILE)))[2]
    assert '<div id="ahead">' in page, NEW
    assert path == "/today/no-such-task" or 'class="shows-tasks"' in page, NEW


def test_an_id_may_be_any_word(client, ada):
    commit(ada.id, an_intent("add_tag", tags=["namespace"], value={"title": "By its id no component"}), NOW)
    assert client.send("GET", "/today")[0] == 200


def test_the_frame_is_drawn_where_there_is_a_chat(server, ada, tmp_path):
    with Server(tmp_path, server.database_url, CHAT_URL="http://127.0.0.1:9/v1", CHAT_MODEL="none") as chatting:
        page = Client(chatting.port, ada).send("GET", "/today")[2]
    assert 'href="/chat"' in page
    assert 'class="shows-tasks"' in page, NEW


def test_the_frame_is_drawn_for_who_has_to_choose_a_password(client, ada, password_hash):
    accounts.set_password(ada.id, password_hash, must_change=True, actor="an admin", now=NOW)
    assert '<div id="ahead">' in client.send("GET", "/account")[2], NEW


def test_a_visitor_and_another_account_are_told_nothing(list_id, visitor, mallory):
    for address in (f"/lists/{list_id}", "/today", "/search?q=Milk", "/"):
        assert "Milk" not in visitor.send("GET", address)[2].replace("search?q=Milk", "").replace("q%3DMilk", "")
        assert list_id not in mallory.send("GET", address)[2].replace(f'"path":"/lists/{list_id}"', "")
    assert visitor.send("GET", f"/lists/{list_id}")[0] == 401


def test_who_has_completed_nothing_so_far_has_insights_too(client, list_id):
    for address in ("/insights", f"/insights/{list_id}"):
        status, _, page = client.send("GET", address)
        assert (status, "Nothing was completed" in page) == (200, True)
