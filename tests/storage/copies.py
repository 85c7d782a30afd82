"""A copy of an account's lists, as browsers keep it."""

from storage.accounts.accounts import Account
from storage.whole_copy import OTHERS, copy_of_list, whole_copy
from tests.storage.people import Person, stored


class WholeCopy:
    """A browser's copy, kept as ``assets/app/state/whole-copy.js`` keeps it."""

    def __init__(self, person: Person | Account):
        self.person = person
        self.lists: dict[str, dict] = {}
        self.tasks: dict[str, dict] = {}
        self.others: dict[str, dict[str, dict]] = {entity: {} for entity in OTHERS}
        self.known: dict = {"server": "", "seq": -1, "mark": "", "start": ""}
        self.closed: list[str] = []
        self.pieces: list[dict] = []

    def asks(self, **instead) -> dict:
        """Return the answer to a question with another seq than the one it knows."""
        told = whole_copy(self.person.id, **{**self.known, **instead})
        assert told is not None
        return told

    def follow(self, most: int = 1_000) -> None:
        """Ask until there is nothing new, but at most so many times."""
        self.pieces.clear()
        while len(self.pieces) < most and (news := whole_copy(self.person.id, **self.known)):
            assert news["follows"] or self.known["server"] == ""
            self.pieces.append(news)
            self.take(news)
            self.known = {"start": news["next"] or "", **{key: news[key] for key in ("server", "seq", "mark")}}

    def take(self, news: dict) -> None:
        self.closed = news.get("closed", self.closed)
        if news["starts_over"]:
            self.lists, self.tasks, self.others = {}, {}, {entity: {} for entity in OTHERS}
        for gone in news["gone"]["lists"]:
            self.lists.pop(gone, None)
            self.tasks = {key: one for key, one in self.tasks.items() if one["list"] != gone}
        for gone in news["gone"]["tasks"]:
            self.tasks.pop(gone, None)
        self.tasks |= news["tasks"]
        for entity, ones in self.others.items():
            for gone in news["gone"][entity]:
                ones.pop(gone, None)
            ones |= news["others"].get(entity, {})
        for list_id, one in news["lists"].items():
            known = self.lists.get(list_id, {}).get("seq")
            if list_id not in news["complete"] and known != one["seq"]:
                self.take_list(list_id, known or 0)
            self.lists[list_id] = one

    def take_list(self, list_id: str, after: int) -> None:
        start: str | None = ""
        while start is not None:
            part = copy_of_list(self.person.id, list_id, after, start)
            assert part is not None
            self.pieces.append(part)
            self.tasks |= part["tasks"]
            for gone in part["gone"]:  # from this list: it may have come into another one before
                if self.tasks.get(gone, {}).get("list") == list_id:
                    del self.tasks[gone]
            start = part["next"]

    def is_whole(self) -> bool:
        here = stored()
        lists = {key: {field: one[field] for field in one if field != "seq"} for key, one in self.lists.items()}
        others = {entity: here[entity] for entity in OTHERS}
        return (lists, self.tasks, self.others) == (here["lists"], here["tasks"], others)
