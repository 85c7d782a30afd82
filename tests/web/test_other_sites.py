"""A page of another site can send requests with the person's browser, but changes nothing and sees nothing."""

import json

import pytest

from tests.serving import Server
from tests.web.client import Client, basic, routed

ELSEWHERE = [
    {"Sec_Fetch_Site": "cross-site"},
    {"Sec_Fetch_Site": "same-site"},
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://127.0.0.1:1"},
    {"Origin": "http://[x"},
    {"Sec_Fetch_Site": "cross-site", "Origin": "SAME"},
]


@pytest.mark.parametrize("headers", ELSEWHERE, ids=str)
def test_a_request_from_another_site_changes_nothing(mallory, headers):
    headers = {name: value.replace("SAME", f"http://127.0.0.1:{mallory.port}") for name, value in headers.items()}
    body = json.dumps(routed("/lists")).encode()
    for method, path in (("POST", "/_dash-update-component"), ("DELETE", "/lists"), ("POST", "/assets/x.js")):
        assert mallory.send(method, path, body, Content_Type="application/json", **headers)[0] == 403
    assert mallory.send("GET", "/lists", **headers)[0] == 200


def test_a_host_that_does_not_fit_the_page_is_told_as_that_and_noted_once_a_minute(tmp_path):
    with Server(tmp_path) as server:
        for n in range(5):
            origin = f"https://todo.example.org:{n}/" + "x" * 1_000
            status, headers, text = Client(server.port).send("POST", "/", b"", Origin=origin)
            assert (status, "the proxy in front" in text, "version" in str(headers)) == (403, True, True)

    (line,) = [line for line in server.log.read_text().splitlines() if "was refused" in line]
    assert "'https://todo.example.org:0/xx" in line
    assert f"'127.0.0.1:{server.port}'" in line
    assert len(line) < 500


def test_a_request_of_our_own_pages_passes(mallory):
    body, host = json.dumps(routed("/lists")).encode(), f"127.0.0.1:{mallory.port}"
    for headers in ({"Sec_Fetch_Site": "same-origin"}, {"Sec_Fetch_Site": "none"}, {"Origin": f"http://{host}"}, {}):
        assert mallory.call_with(body, **headers)[0] == 200, headers


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_only_who_opens_a_page_takes_its_notice_and_another_site_signs_nobody_out(server, make_account, site):
    account = make_account("ada")
    client = Client(server.port, account)
    assert Client(server.port).send("GET", "/lists", Authorization=basic(account.name, "wrong"))[0] == 401
    page = {"Accept": "text/html"}
    assert "1 failed attempt" not in client.send("GET", "/lists", None, Sec_Fetch_Site=site, **page)[2]
    for method, path, headers in (
        ("HEAD", "/lists", page),
        ("GET", "/apple-touch-icon.png", {"Accept": "image/*"}),
        ("GET", "/lists", {**page, "Sec_Fetch_Mode": "cors"}),
    ):
        assert "1 failed attempt" not in client.send(method, path, None, **headers)[2]
    assert "1 failed attempt" in client.send("GET", "/lists", None, Sec_Fetch_Site="same-origin", **page)[2]
    assert "1 failed attempt" not in client.send("GET", "/lists", None, **page)[2]
    status, headers, _ = client.send("GET", "/signed-out", Sec_Fetch_Site=site)
    assert (status, headers.get("clear-site-data")) == (302, None)


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
def test_an_import_is_json_which_a_page_of_another_site_cannot_send_unasked(mallory, kind):
    assert mallory.send("POST", "/account/import", b"{}", Content_Type=kind)[0] == 415
