"""A file of version 0.1 is imported by the page's own requests: shown first, then written."""

import json

import pytest

from domain.lists import INBOX, inbox_of
from tests import recorded
from tests.web.client import Client


def imports(client: Client, body: bytes, query: str = "") -> str:
    status, _, text = client.send("POST", f"/account/import{query}", body, Content_Type="application/json")
    assert status == 200, text
    return text


def export(client: Client) -> dict:
    return json.loads(client.send("GET", "/account/export.json")[2])


def by_title(data: dict) -> list[tuple]:
    """Return what a file says in the fields of version 0.1, which had no Inbox; without ids: they may be taken here."""
    titles = {key: one["title"] for key, one in data["lists"].items()}
    entries = [*data["lists"].values(), *({**task, "list": titles[task["list"]]} for task in data["tasks"].values())]
    recorded_ones = (tuple(one.get(name) for name in FIELDS) for one in entries if one["title"] != INBOX)
    return sorted(recorded_ones, key=repr)


FIELDS = ("list", "title", "order", "done_at", "created_at", "deleted_at")


@pytest.mark.parametrize("name", ["ada", "bob"])
def test_a_file_of_0_1_is_shown_then_imported_whole(server, make_account, name):
    account = make_account(name)
    client = Client(server.port, account)
    file = recorded.text(f"export-{name}.json.gz", lately=True)
    was = json.loads(file)
    assert f"{len(was['lists'])} lists and {len(was['tasks'])} tasks" in imports(client, file.encode())
    assert export(client)["lists"].keys() == {inbox_of(account.id)}
    imports(client, file.encode(), f"?intent=import-of-{name}")
    assert by_title(export(client)) == by_title(was)
    assert "There is nothing to import" in imports(client, file.encode())
