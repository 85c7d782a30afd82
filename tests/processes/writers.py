"""Browsers that keep what they do until it is acknowledged, and send it again until then."""

import json
import random
import threading
from http.client import HTTPException

from storage.accounts import accounts
from tests.factories import NOW, new_id
from tests.web.client import Client, committing


def send(port: int, account: accounts.Account, intents: list[dict]) -> set[str]:
    """Send a batch once and return the ids of what was acknowledged: none, where there was no answer."""
    try:
        status, text = Client(port, account).call(committing(account, intents))
    except (OSError, HTTPException):
        return set()
    if status != 200:
        return set()
    answer = json.loads(text)["response"]["answer"]["data"]
    assert answer["refused"] == []
    return set(answer["ids"])


class Writer(threading.Thread):
    """Adds three tasks at a time to a list of its own, ticks one of them and deletes another."""

    def __init__(self, port: int, account: accounts.Account):
        super().__init__(daemon=True)
        self.port, self.account, self.list = port, account, new_id("list")
        self.sent: list[dict] = []
        self.acknowledged: set[str] = set()
        self.ended = threading.Event()

    def run(self) -> None:
        self.do({"verb": "add_list", "list": self.list, "value": "Groceries"})
        while not self.ended.is_set():
            added = [[new_id("task"), "Milk"] for _ in range(3)]
            self.do(
                {"verb": "add_tasks", "list": self.list, "value": added},
                {"verb": "tick_task", "task": added[0][0], "value": True},
                {"verb": "delete_task", "task": added[1][0], "value": None},
            )

    def do(self, *intents: dict) -> None:
        """Send intents, as batches of one or of all, until each is acknowledged."""
        waiting = [{"id": new_id("intent"), **intent} for intent in intents]
        self.sent += waiting
        while waiting:
            batch = waiting[: random.choice([1, 3])]
            confirmed = send(self.port, self.account, batch)
            self.acknowledged |= confirmed
            waiting = [intent for intent in waiting if intent["id"] not in confirmed]
            if not confirmed:
                self.ended.wait(0.02)

    def adds(self) -> list[dict]:
        return [intent for intent in self.sent if intent["verb"] == "add_tasks"]


def make_account(name: str, password_hash: str) -> accounts.Account:
    account_id = accounts.add_account(name, password_hash, NOW)
    return accounts.Account(account_id, name, password_hash)
