"""What a browser keeps in order to open without the server: of files what the server names, of an account its frame."""

import base64
import hashlib
import json
import re

from auth.sessions import COOKIE
from storage.accounts.sessions import begin_session
from storage.commit import commit
from tests.factories import NOW, an_intent
from tests.serving import Server
from tests.web.client import Client, given
from web import scripts
from web.version import VERSION


def known_to(script: str) -> dict:
    """Return what the server has put before the service worker."""
    return {
        name: json.loads(value)
        for name, value in re.findall(r"^const ([A-Z_]+) = (.*);$", script, re.M)
        if value[0] in '"[{'
    }


def test_the_worker_knows_each_file_of_a_page_by_its_digest(client, visitor):
    status, headers, script = visitor.send("GET", "/worker.js")
    known = known_to(script)
    assert (status, headers["cache-control"]) == (200, "no-cache")
    assert headers["content-security-policy"] == "default-src 'self'"

    page = client.send("GET", "/lists")
    told = [*re.findall(r'<(?:link|script)[^>]*? (?:href|src)="(/[^"]+)"', page[2])]
    later = {f"{scripts.prefix(VERSION)}{name}" for name in ("callbacks.json", "beside/pages/help.js")}
    assert {*told} | later <= known["FILES"].keys()
    for address, digest in known["FILES"].items():
        if "woff2" in address or address.endswith(".png"):  # no text
            continue
        text = visitor.send("GET", address)[2]
        assert base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() == digest, address
    assert known["POLICY"] == page[1]["content-security-policy"]


def test_pages_that_are_nobodys_and_downloads_are_not_opened_by_the_worker(visitor):
    known = known_to(visitor.send("GET", "/worker.js")[2])
    for path in ("/lists", "/lists/", "/lists/a", "/lists/a/b", "/today", "/today/a", "/search", "/account"):
        assert re.search(known["PAGES"], path), path
    for path in ("", "/", "/log-in", "/register", "/account/export.json", "/account/copy", "/none"):
        assert not re.search(known["PAGES"], path), path
    for path in ("/lists", "/lists/a", "/lists/a/b", "/tags/a", "/smart/a", "/today", "/upcoming"):
        assert re.search(known["VIEWS"], path), path
    for path in ("/search", "/tags", "/account", "/"):
        assert not re.search(known["VIEWS"], path), path
    assert {"/log-in", "/signed-out", "/prompt"} <= set(known["LOGS_IN_OR_OUT"])


def test_a_browser_that_has_the_worker_gets_it_once(visitor):
    headers = visitor.send("GET", "/worker.js")[1]
    status, _, text = visitor.send("GET", "/worker.js", If_None_Match=headers["etag"])
    assert (status, text) == (304, "")
    headers = visitor.send("GET", "/worker.js", Accept_Encoding="br")[1]
    assert visitor.send("GET", "/worker.js", Accept_Encoding="br", If_None_Match=headers["etag"])[0] == 304


def test_the_frame_is_an_accounts_own_and_holds_no_task(client, visitor, ada):
    list_id = f"frame-list-{ada.id}"
    commit(ada.id, an_intent("add_list", list=list_id, value="Groceries"), NOW)
    commit(ada.id, an_intent("add_tasks", list=list_id, value=[[f"task-{list_id}", "Milk"]]), NOW)
    status, headers, page = client.send("GET", "/frame")

    assert (status, headers["cache-control"], headers["todo-account"]) == (200, "no-store", str(ada.id))
    assert "Groceries" in page
    assert "Milk" not in page
    assert "<html data-unsure " in page  # hidden until its scripts know whose log-in lives there
    assert "data-unsure" not in client.send("GET", "/lists")[2]
    assert given(page)["here"] == f"todo-here={ada.id}"
    assert given(page)["away"].keys() == {"view", "search", "found", "chip", "lost"}
    assert visitor.send("GET", "/frame")[0] == 401
    status, headers, _ = visitor.send("GET", "/frame", Todo_Account=str(ada.id))
    assert (status, "www-authenticate" in headers) == (401, False)  # a script asks, and no prompt is to come up
    assert client.send("GET", "/frame", Todo_Account=str(ada.id + 1))[0] == 409


def test_every_page_says_whose_it_is(client, visitor, ada):
    assert client.send("GET", "/today")[1]["todo-account"] == str(ada.id)
    assert visitor.send("GET", "/")[1]["todo-account"] == "0"


def test_the_server_can_have_browsers_get_rid_of_the_worker(server, ada, tmp_path):
    with Server(tmp_path, server.database_url, SERVICE_WORKER="0") as without:
        client = Client(without.port, ada)
        script, page = client.send("GET", "/worker.js")[2], client.send("GET", "/lists")[2]
    assert "unregister" in script
    assert "FILES" not in script
    assert given(page)["keeps"] is False


def test_a_page_says_that_its_log_in_lives_here_for_as_long_as_that_does(client, visitor, ada):
    said = f"todo-here={ada.id};"
    assert said in client.send("GET", "/today")[1]["set-cookie"]
    assert "HttpOnly" not in client.send("GET", "/today")[1]["set-cookie"]
    assert "max-age" not in client.send("GET", "/today")[1]["set-cookie"].lower()  # the browser forgets a password, too
    token = begin_session(ada.id, "Firefox", "127.0.0.1", True, NOW, "2100-01-01T00:00:00+00:00")
    stays = visitor.send("GET", "/today", Cookie=f"{COOKIE}={token}")[1]["set-cookie"]
    assert re.search(rf"{said} .*Max-Age=7776000", stays)

    gone = "todo-here=; Expires=Thu, 01 Jan 1970"
    assert gone in visitor.send("GET", "/today", Cookie=said)[1]["set-cookie"]
    assert gone in visitor.send("GET", "/", Cookie=said)[1]["set-cookie"]
    assert gone in visitor.send("GET", "/signed-out", Cookie=f"{said} {COOKIE}={token}")[1]["set-cookie"]
    assert "set-cookie" not in visitor.send("GET", "/today")[1]
    assert "set-cookie" not in visitor.send("GET", "/frame", Cookie=said, Todo_Account=str(ada.id))[1]
