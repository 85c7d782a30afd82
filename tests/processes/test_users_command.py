"""``flask --app app users``, as it is typed, while the server runs."""

import pytest

from storage.accounts.accounts import Account, find_account
from storage.accounts.audit import entries
from storage.database import engine
from tests.web.client import Client, basic

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def logs_in(app):
    """Give a function that tries to open a page with a name and a password, and returns the status."""
    return lambda name, password, path="/account": Client(app.port).send(
        "GET", path, Authorization=basic(name, password)
    )[0]


def account(app, name: str) -> Account | None:
    engine.connect(app.database_url)
    return find_account(name)


def test_an_account_is_managed_while_the_server_runs(app, flask, logs_in):
    app.start()
    code, said = flask("users", "add", "Ada")
    password = said.split()[-1]
    assert (code, logs_in("ada", password), logs_in("Ada", "guessed")) == (0, 200, 401)
    assert logs_in("Ada", password, "/lists") == 302  # to change the password first

    assert flask("users", "disable", "ada") == (0, "Ada can no longer log in.\n")
    assert logs_in("Ada", password) == 401
    assert flask("users", "enable", "Ada") == (0, "Ada can log in again.\n")
    assert logs_in("Ada", password) == 200
    renewed = flask("users", "passwd", "Ada")[1].split()[-1]
    assert (logs_in("Ada", password), logs_in("Ada", renewed)) == (401, 200)
    assert "Ada                      member   one-time password" in flask("users", "list")[1]
    assert flask("users", "remove", "Ada", "--yes") == (0, "Ada is deleted.\n")
    assert logs_in("Ada", renewed) == 401
    said = flask("users", "audit")[1]
    assert [line.split(": ")[1] for line in said.splitlines()][:3] == [
        "remove Ada",
        "reset password Ada",
        "enable Ada",
    ]
    assert password not in said
    assert renewed not in said


def test_before_the_first_start_a_command_makes_no_account_but_the_one_that_it_is_told_to(app, flask):
    assert flask("users", "list") == (0, "")
    assert flask("users", "add", "Ada")[0] == 0
    ada = account(app, "Ada")
    assert ada
    assert (ada.role, ada.must_change_password) == ("admin", True)
    app.start()
    assert "first account" not in app.log.read_text()
    assert account(app, "admin") is None


def test_what_cannot_be_done_is_said_in_one_line(app, flask):
    assert flask("users", "add", "Ada")[0] == 0
    before = entries_of(app)
    for arguments, words in (
        (("add", "ADA"), "already an account called ADA"),
        (("add", "a:b"), "no colon"),
        (("disable", "bob"), "no account called bob"),
        (("disable", "Ada"), "last admin who can log in"),
        (("make-member", "Ada"), "last admin who can log in"),
        (("remove", "Ada", "--yes"), "last admin who can log in"),
        (("remove", "Ada"), "Aborted"),  # asked, and nobody answers
    ):
        code, said = flask("users", *arguments)
        assert (code, words in said) == (1, True), said
        assert "Traceback" not in said
    assert entries_of(app) == before


def entries_of(app) -> list:
    engine.connect(app.database_url)
    return entries()
