"""A backup of version 0.1 is restored by the command, and its people log in with the passwords that they had."""

from storage.accounts.accounts import find_account
from storage.database import engine
from tests import recorded
from tests.storage.people import lists_of
from tests.web.client import Client


def test_a_backup_of_0_1_is_restored_by_the_command_and_its_people_log_in(app, flask):
    app.start()
    code, said = flask("restore", str(recorded.FOLDER / "backup.db.gz"))
    assert code == 0, said
    engine.connect(app.database_url)
    for told in recorded.expected()["accounts"].values():
        account = find_account(told["name"])
        assert account
        assert [[one.id, one.title, one.open_count, one.done_count] for one in lists_of(account.id)] == told["lists"]
        assert Client(app.port, account).send("GET", "/account/export.json")[0] == 200
    assert "Traceback" not in app.log.read_text()
