"""A page takes the path of its address, and each part of the query that is named only once."""

import base64

import pytest

from auth.open_page import VERSION
from storage.accounts.accounts import find_account
from storage.commit import commit
from tests.conftest import PASSWORD
from tests.factories import NOW, an_intent, new_id
from tests.web.client import routed
from web import answers


@pytest.fixture
def opens(client):
    """Give a function that asks for an address as Ada does, and returns the view that comes."""
    credentials = base64.b64encode(f"ada:{PASSWORD}".encode()).decode()

    def opens(path, search):
        headers = {"Authorization": f"Basic {credentials}", VERSION: answers.VERSION}
        answer = client.post("/_dash-update-component", json=routed(path, search), headers=headers)
        assert answer.status_code == 200
        shown = answer.json["response"]["_pages_content"]["children"]
        return shown["props"]["children"][0]["props"]["data"] if path.startswith("/lists") else None

    return opens


@pytest.fixture
def ones_own(client) -> list[str]:
    """Give the ids of two lists of Ada's."""
    assert client
    ada = find_account("ada")
    assert ada
    made = [new_id("list"), new_id("list")]
    for list_id in made:
        commit(ada.id, an_intent("add_list", list=list_id), NOW)
    return made


def test_what_is_in_the_path_is_not_replaced_by_the_query(opens, ones_own):
    one, other = ones_own
    assert opens(f"/lists/{one}", f"?list_id={other}")["list"] == one
    assert opens(f"/lists/{one}", f"?list_id={other}&list_id={other}")["list"] == one


@pytest.mark.parametrize(
    ("search", "show"),
    [("?show=active", "active"), ("?show=active&show=completed", "all"), ("?show=&layout=x&given=y&self=z", "all")],
)
def test_what_is_named_twice_is_not_named(opens, ones_own, search, show):
    assert opens(f"/lists/{ones_own[0]}", search)["show"] == show


@pytest.mark.parametrize(
    "path", ["/account", "/trash", "/history/a-task-of-nobody", "/users", "/users/1", "/", "/no/such"]
)
@pytest.mark.parametrize(
    "search", ["?before=a&before=b", "?changed=a&changed=b", "?task_id=a&user_id=b&user_id=c", "?"]
)
def test_no_page_fails_by_a_query(opens, path, search):
    opens(path, search)
