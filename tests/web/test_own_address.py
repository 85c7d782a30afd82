"""The setting ADDRESS: what links and answers say of where the app is, whatever host a request names."""

import http.client
import json
from contextlib import closing

import pytest

import ids
from storage.accounts.accounts import find_account
from storage.database import engine
from tests.conftest import Server
from tests.web.client import Client
from tests.web.test_admins_only import clicking

OWN = "https://todo.example.org"


@pytest.fixture(scope="module")
def at_its_address(tmp_path_factory):
    with Server(tmp_path_factory.mktemp("own"), ADDRESS=OWN, REGISTRATION="invite") as running:
        yield running


def asked(server: Server, path: str, host: str) -> tuple[int, str]:
    with closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)) as connection:
        connection.request("GET", path, headers={"Host": host})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()


@pytest.mark.parametrize("host", ["evil.example", "todo.example.org.evil.example", "localhost.evil.example", "[", ""])
def test_a_request_for_another_host_is_refused_and_told_where_the_app_is(at_its_address, host):
    for path in ("/", "/lists", "/assets/10-tokens.css"):
        status, text = asked(at_its_address, path, host)

        assert (status, f'href="{OWN}/lists"' in text, "evil" in text) == (400, True, False)


@pytest.mark.parametrize("host", ["todo.example.org", "TODO.example.org", "localhost", "127.0.0.1:8050", "[::1]:8050"])
def test_a_request_for_its_own_address_or_from_this_machine_is_answered(at_its_address, host):
    assert asked(at_its_address, "/", host)[0] == 200


def test_a_page_does_not_repeat_the_host(server):
    status, text = asked(server, "/", "evil.example")

    assert (status, "evil.example" in text) == (200, False)


def test_an_invitation_leads_to_its_own_address(at_its_address):
    engine.connect(at_its_address.database_url)
    admin = find_account("admin")
    assert admin
    status, text = Client(at_its_address.port, admin).call(clicking(at_its_address, ids.MAKE_INVITE, admin))

    assert (status, f"{OWN}/register#" in str(json.loads(text))) == (200, True)
