"""Files that leave and enter, request by request: only one's own, and nothing that is broken gets anywhere."""

import gzip
import json
from urllib.parse import urlencode

import pytest

from domain.import_file import FOREIGN, NEWER
from tests.conftest import PASSWORD
from tests.web.client import Client, basic, routed
from tests.web.conftest import SECRET
from web.files import BROKEN, TOO_LARGE
from web.uploads import IMPORT_MAX

ROUTES = [
    ("GET", "/account/export.json"),
    ("GET", "/account/export.csv"),
    ("POST", "/account/import"),
    ("GET", "/account/copy"),
    ("GET", "/account/copy/list-of-nobody"),
]
A_FILE = {"format": "dash-to-do", "version": 1, "lists": {}, "tasks": {}}


def imports(client: Client, body: bytes, query: str = "") -> tuple[int, str]:
    status, _, text = client.send("POST", f"/account/import{query}", body, Content_Type="application/json")
    return status, text


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_a_visitor_gets_none_of_it(visitor, method, path):
    assert visitor.send(method, path, b"" if method == "POST" else None)[0] == 401


def test_the_export_is_a_file_that_nobody_keeps_on_the_way(client, secret_list):
    status, headers, text = client.send("GET", "/account/export.json")

    assert status == 200
    assert headers["cache-control"] == "no-store"
    assert headers["content-disposition"].startswith("attachment; filename=dash-to-do-20")
    assert headers["x-content-type-options"] == "nosniff"
    assert json.loads(text)["lists"][secret_list]["title"] == SECRET
    assert SECRET in client.send("GET", "/account/export.csv")[2]
    assert secret_list in client.send("GET", "/account/copy")[2]
    assert SECRET in client.send("GET", f"/account/copy/{secret_list}")[2]


def test_nobody_gets_what_is_anothers(mallory, secret_list):
    for path in ("/account/export.json", "/account/export.csv", "/account/copy"):
        text = mallory.send("GET", path)[2]
        assert SECRET not in text
        assert secret_list not in text
    assert mallory.send("GET", f"/account/copy/{secret_list}")[0] == 404


def test_an_import_with_the_ids_of_another_account_leaves_that_account_alone(client, mallory, secret_list):
    body = json.dumps({**A_FILE, "lists": {secret_list: {"title": "Taken over"}}}).encode()
    status, text = imports(mallory, body, "?intent=import-one")

    assert status == 200
    assert SECRET not in text
    assert json.loads(client.send("GET", "/account/export.json")[2])["lists"][secret_list]["title"] == SECRET


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", BROKEN),
        (b"PK\x03\x04", BROKEN),
        (b'{"format": "dash-to-do", "version": 1, "lists": {', BROKEN),
        (b'{"a":' + b"9" * 6_000 + b"}", BROKEN),
        (b"[" * 100_000, FOREIGN),
        (b'{"a":' * 100_000, FOREIGN),
        (b"\xff\xfe{\x00}\x00", FOREIGN),
        (b"\xff\xfe{\x00\x00\xd8", BROKEN),
        (b"{\x00}\x00", BROKEN),
        (b"\xff{}", BROKEN),
        (b"\x1f\x8b\x08", BROKEN),
        (b"\x1f\x8bno gzip at all", BROKEN),
        (gzip.compress(b"{}" * 1_000)[:30], BROKEN),
        (gzip.compress(b"{}")[:-8] + b"\0" * 8, BROKEN),
        (gzip.compress(gzip.compress(b"{}")), BROKEN),
        (b"[]", FOREIGN),
        (b'{"format": "dash-to-do"}', FOREIGN),
        (json.dumps({**A_FILE, "version": 7}).encode(), NEWER),
    ],
    ids=[
        "empty",
        "zip",
        "cut off",
        "endless number",
        "deep array",
        "deep object",
        "UTF-16",
        "half UTF-16",
        "unmarked UTF-16",
        "no UTF-8",
        "begun gzip",
        "no gzip",
        "cut off gzip",
        "wrong sum",
        "twice gzipped",
        "array",
        "bare",
        "newer",
    ],
)
@pytest.mark.parametrize("query", ["", "?intent=import-bad"])
def test_a_bad_file_gets_a_clear_message_and_changes_nothing(client, body, message, query):
    before = client.send("GET", "/account/copy")[2]
    status, text = imports(client, body, query)

    assert status == 422
    assert message in json.loads(text)["show"]["props"]["children"][0]["props"]["children"]
    assert client.send("GET", "/account/copy")[2] == before


def test_a_huge_file_is_refused_without_being_read(client):
    assert imports(client, b" " * (IMPORT_MAX + 1))[0] == 413


def test_a_file_larger_than_other_requests_may_be_is_imported(client):
    tasks = {f"task-{n:07}-large": {"list": "list-large", "title": "x" * 900} for n in range(2_000)}
    body = json.dumps({**A_FILE, "lists": {"list-large": {"title": "Large"}}, "tasks": tasks}).encode()
    assert len(body) > 1_500_000

    assert imports(client, body)[0] == 200
    assert imports(client, body, "?intent=import-large")[0] == 200
    assert len(json.loads(client.send("GET", "/account/export.json")[2])["tasks"]) == 2_000


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("packed", [bytes, gzip.compress], ids=["plain", "gzipped"])
def test_a_file_that_another_program_saved_or_packed_is_imported(client, encoding, packed):
    title = "Öl & Käse 日本 🙂" * 20
    tasks = {f"task-{n:07}-saved": {"list": "list-saved", "title": title} for n in range(500)}
    text = json.dumps({**A_FILE, "lists": {"list-saved": {"title": "Saved"}}, "tasks": tasks}, ensure_ascii=False)
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    body = packed(f"{mark}{text}".encode(encoding))

    assert "1 list and 500 tasks" in imports(client, body)[1]
    assert imports(client, body, "?intent=import-saved")[0] == 200
    there = json.loads(client.send("GET", "/account/export.json")[2])["tasks"]
    assert [one["title"] for one in there.values()] == [title] * 500


def test_a_gzipped_file_that_is_too_large_unpacked_is_refused(client):
    bomb = gzip.compress(json.dumps(A_FILE).encode() + b" " * IMPORT_MAX)
    assert len(bomb) < 100_000

    status, text = imports(client, bomb)
    assert (status, TOO_LARGE in text) == (422, True)


def test_a_file_with_times_in_the_future_is_imported_as_of_now_and_says_so(client):
    far = {"list": "list-far", "title": "Far away", "deleted_at": "9999-12-31T23:59:59+00:00"}
    body = json.dumps({**A_FILE, "lists": {"list-far": {"title": "Soon"}}, "tasks": {"task-far": far}}).encode()
    assert "What has a time in the future, which becomes now (1)" in imports(client, body)[1]
    assert imports(client, body, "?intent=import-far")[0] == 200

    status, shown = client.call(routed("/trash"))
    assert status == 200
    assert "30 days left" in shown


def test_a_bad_intent_is_refused(client):
    assert imports(client, json.dumps(A_FILE).encode(), "?intent=../etc")[0] == 422


def test_a_dict_where_text_belongs_never_becomes_a_component(client):
    evil = {"type": "Iframe", "namespace": "dash_html_components", "props": {"src": "javascript:alert(1)"}}
    body = json.dumps({**A_FILE, "lists": {"list-evil": {"title": evil}}, "tasks": {"task-evil": evil}}).encode()
    _, text = imports(client, body)

    assert "Iframe" not in text
    assert "javascript:" not in text


def test_a_copy_that_is_up_to_date_is_told_so_in_few_bytes(client, ada):
    head = json.loads(client.send("GET", "/account/copy")[2])
    known = urlencode({"name": ada.name, **{field: head[field] for field in ("server", "seq", "mark")}})
    status, headers, text = client.send("GET", f"/account/copy?{known}")

    assert (status, text) == (204, "")
    assert basic(ada.name, PASSWORD) not in str(headers)
