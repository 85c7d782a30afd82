"""Downloads: what the server's main loop sends must come to it as a file, and every way to end gives the place back."""

import tempfile
from threading import BoundedSemaphore

import pytest
from werkzeug.datastructures import Headers
from werkzeug.test import EnvironBuilder

from storage.database import engine
from tests.conftest import PASSWORD
from web import files

PATHS = ["/account/export.json", "/account/export.csv"]


class FileWrapper:
    """Stands for waitress's: what is one of these is sent without a thread."""

    def __init__(self, file, _size: int):
        self.close = file.close


@pytest.fixture
def ask(application):
    """Give a function that asks for a download as waitress does, and returns the status and what there is to send."""
    engine.connect(application.settings.database_url)

    def asked(path: str, method: str = "GET", accept: str = ""):
        builder = EnvironBuilder(
            path, method=method, auth=("ada", PASSWORD), headers=Headers({"Accept-Encoding": accept})
        )
        environ = {**builder.get_environ(), "wsgi.file_wrapper": FileWrapper}
        statuses: list[str] = []
        answer = application.server.wsgi_app(environ, lambda status, _headers: statuses.append(status))
        return int(statuses[0][:3]), answer

    return asked


@pytest.mark.parametrize("accept", ["", "gzip", "gzip, deflate, br, zstd", "br", "zstd, gzip;q=0"])
@pytest.mark.parametrize("path", PATHS)
def test_a_download_is_sent_as_a_file_and_not_by_a_thread(ask, path, accept):
    _, answer = ask(path, accept=accept)

    assert isinstance(answer, FileWrapper)
    answer.close()


def test_every_end_of_a_download_gives_its_place_back(ask, monkeypatch):
    def breaks_off(_account_id, _now):
        yield "a piece"
        raise ZeroDivisionError

    for _ in range(files.OWN_AT_ONCE + 1):
        ask(PATHS[0])[1].close()
        ask(PATHS[0], method="HEAD")[1].close()
        with monkeypatch.context() as patch:
            patch.setattr(files, "export_json", breaks_off)
            assert ask(PATHS[0])[0] == 500
    status, answer = ask(PATHS[0])
    assert status == 200
    answer.close()


def test_few_downloads_are_made_at_once_for_the_others_want_threads_too(ask, monkeypatch):
    inner = []

    def asks_for_another(_account_id, _now):
        yield "a piece"
        inner.append(ask(PATHS[1])[0])

    with monkeypatch.context() as patch:
        patch.setattr(files, "_making", BoundedSemaphore(1))
        patch.setattr(files, "export_json", asks_for_another)
        status, answer = ask(PATHS[0])
    answer.close()
    assert (status, inner) == (200, [503])


@pytest.mark.parametrize("accept", ["", "gzip"])
def test_no_room_for_a_download_is_said_and_may_be_tried_again(ask, monkeypatch, accept):
    full = open("/dev/full", "w+b")  # noqa: SIM115 - closed by what is tested
    with monkeypatch.context() as patch:
        patch.setattr(tempfile, "TemporaryFile", lambda: full)
        assert ask(PATHS[0], accept=accept)[0] == 503
    assert full.closed
