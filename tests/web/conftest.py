"""People who ask a server for what they may not have."""

import pytest

from tests.web.client import Client


@pytest.fixture(scope="module")
def visitor(server):
    return Client(server.port)


@pytest.fixture
def mallory(server, make_account):
    return Client(server.port, make_account("mallory"))
