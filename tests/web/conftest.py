"""Ada, whose things they are, and people who ask a server for what they may not have."""

import pytest

from storage.commit import commit
from tests.factories import NOW, an_intent
from tests.web.client import Client

SECRET = "Only Ada may read this"


@pytest.fixture
def ada(make_account):
    return make_account("ada")


@pytest.fixture
def client(server, ada):
    """Give the client of Ada."""
    return Client(server.port, ada)


@pytest.fixture
def secret_list(ada) -> str:
    """Give the id of a list of Ada's with a task."""
    list_id = f"secret-list-{ada.id}"
    commit(ada.id, an_intent("add_list", id=f"make-{list_id}", list=list_id, value=SECRET), NOW)
    commit(ada.id, an_intent("add_tasks", id=f"fill-{list_id}", list=list_id, value=[[f"task-{list_id}", SECRET]]), NOW)
    return list_id


@pytest.fixture(scope="module")
def visitor(server):
    return Client(server.port)


@pytest.fixture
def mallory(server, make_account):
    return Client(server.port, make_account("mallory"))
