"""Firefox and WebKit against a real server."""

import os
import subprocess
from contextlib import contextmanager

import pytest

from storage.database import engine
from tests.browsers.drivers import BROWSERS, missing
from tests.browsers.todo_window import TodoWindow
from tests.conftest import PASSWORD, has_failed, picture_of


@pytest.fixture(scope="session", autouse=True)
def display():
    """Give WebKit a display, and stop with the words of what to install where something is missing."""
    if packages := missing():
        pytest.exit(f"These browsers need more: apt install {' '.join(packages)}", returncode=1)
    reads, writes = os.pipe()
    command = ["Xvfb", "-displayfd", str(writes), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    screen = subprocess.Popen(command, pass_fds=[writes], stderr=subprocess.DEVNULL)
    os.close(writes)
    with os.fdopen(reads) as number, pytest.MonkeyPatch.context() as patch:
        patch.setenv("DISPLAY", f":{number.readline().strip()}")
        yield
    screen.terminate()
    screen.wait(timeout=20)


@pytest.fixture(params=BROWSERS)
def open_browser(request, server, ada, tmp_path):
    """Give a function that opens Ada's browser, with what it kept when it was closed, and returns its window."""
    opened: list[TodoWindow] = []
    profile = tmp_path / "profile"
    profile.mkdir()

    def open_(patient: bool = True) -> TodoWindow:
        todo = TodoWindow(BROWSERS[request.param](profile, patient), server.url, ada)
        opened.append(todo)
        return todo

    yield open_
    for number, todo in enumerate(opened):
        if todo.is_open:
            if has_failed(request):
                todo.driver.save_screenshot(picture_of(request, number))
            todo.close()


@pytest.fixture
def ada(make_account):
    return make_account("ada")


@pytest.fixture
def todo(open_browser):
    """Give Ada's browser with one list, "Groceries", on screen."""
    window = open_browser()
    window.log_in(PASSWORD, stays=True)
    window.new_list("Groceries")
    return window


@pytest.fixture
def away(server):
    """Give a context in which the server is stopped."""

    @contextmanager
    def stopped():
        server.stop()
        try:
            yield
        finally:
            server.start()
            engine.connect(server.database_url)

    return stopped
