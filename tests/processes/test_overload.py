"""More is asked than the server can answer: it says so at once, and nothing is lost."""

import http.client
import select
from contextlib import ExitStack

from werkzeug.security import generate_password_hash

from auth.open_page import VERSION
from storage.database import engine
from tests.conftest import PASSWORD
from tests.made_up_wait import GO_ON
from tests.processes.writers import make_account
from tests.serving import Server
from tests.storage.people import lists_of
from tests.web.client import Client, committing
from web.serving import THREADS
from web.version import VERSION as OURS

ADD_LIST = {"id": "intent-list", "verb": "add_list", "list": "list-one", "value": "Groceries"}


def test_who_comes_while_others_wait_too_long_is_told_at_once_and_those_are_answered(tmp_path):
    with Server(tmp_path, program=("-m", "tests.made_up_wait")) as server, ExitStack() as connections:
        engine.connect(server.database_url)
        ada = make_account("ada", generate_password_hash(PASSWORD, "pbkdf2:sha256:1"))

        def begin(path: str) -> http.client.HTTPConnection:
            connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
            connections.callback(connection.close)
            connection.request("GET", path)
            return connection

        waiting = [begin("/?wait") for _ in range(THREADS)]
        waiting.append(begin("/"))
        while not select.select([waiting[-1].sock], [], [], 0.2)[0]:  # it waits for a thread, too
            waiting.append(begin("/"))
        refused = waiting.pop().getresponse()
        status, said = Client(server.port, ada).call(committing(ada, [ADD_LIST]))

        assert (refused.status, refused.headers[VERSION], refused.headers["Retry-After"]) == (503, OURS, "10")
        assert status == 503
        assert "More is asked of this server than it can answer." in said
        assert not select.select([one.sock for one in waiting], [], [], 0)[0]

        (tmp_path / GO_ON).touch()
        assert [one.getresponse().status for one in waiting] == [200] * len(waiting)
        assert Client(server.port, ada).call(committing(ada, [ADD_LIST]))[0] == 200
        assert [one.title for one in lists_of(ada.id)] == ["Groceries"]
    assert server.log.read_text().count("Requests are refused") == 1
