"""Reads what people type for tasks, with their own lists, tags and habits (`domain.quick_add`)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import cache, partial

from sqlalchemy import Connection

from domain.copies import copy_id
from domain.names import name_key
from domain.quick_add import Reading, read
from domain.tags import TAGS_MAX, as_tags, in_tags
from domain.typed import Typed, habits
from domain.verbs import Intent
from domain.verbs.tasks import AFTER
from storage.accounts.calendars import calendar_in
from storage.database.engine import reading
from storage.here import DONE_FOR
from storage.lists import list_titles
from storage.tags import tag_titles


def read_words(account_id: int, text: str, typed: Typed, now: str, *, is_subtask: bool) -> Reading:
    """Return what is understood of a text that somebody is typing."""
    with reading() as connection:
        return _Reader(connection, account_id, typed, now).read(text, is_subtask=is_subtask)


class _Reader:
    """Reads titles that were typed at one moment, by the names that the account has now."""

    def __init__(self, connection: Connection, account_id: int, typed: Typed, now: str):
        calendar = calendar_in(connection, account_id)
        self._read = partial(
            read,
            now=typed.moment(calendar, datetime.fromisoformat(now)),
            habits=habits(calendar),
            rejected=typed.rejected,
            chosen=typed.chosen,
        )
        self._lists = cache(lambda: list_titles(connection, account_id))
        self.tags = cache(lambda: tag_titles(connection, account_id))

    def read(self, text: str, *, is_subtask: bool) -> Reading:
        """Return what is understood. A subtask is in the list of its parent, so its title can name no other."""
        return self._read(text, lists=dict if is_subtask else self._lists, tags=self.tags)


_MANY = 20
"""From this many titles on, reading them takes longer than asking the database once more."""


def read_ahead(account_id: int, intents: Iterable[Intent], now: str) -> None:
    """Read the titles of many new tasks ahead of the transaction, so that others do not wait for it.

    What they say of days is remembered (`domain.words.when`); lists and tags are looked up again later. Intents that
    were done before, and were sent again, are left out.
    """
    typed = [one for one in intents if one.typed]
    if sum(len(one.value) for one in typed) < _MANY:
        return
    with reading() as connection:
        for intent in typed:
            if connection.execute(DONE_FOR, {"account": account_id, "intent": intent.id}).first():
                continue
            understood(connection, account_id, intent, now)


def understood(connection: Connection, account_id: int, intent: Intent, now: str) -> Intent:
    """Return an intent with the fields that its titles say, if they are to be read.

    A field that the browser set goes before what the words say.
    """
    if not intent.typed:
        return intent
    reader = _Reader(connection, account_id, intent.typed, now)
    value: list[tuple] = []
    new_tags: dict[str, str] = {}
    for task_id, given in intent.value:
        found = reader.read(given["title"], is_subtask=bool(given.get("parent")))
        ids = {}
        for title, known in found.tags.items():
            key = name_key(title)
            ids[key] = known or intent.typed.tags.get(key) or copy_id(intent.id, key)
            if not known:
                new_tags.setdefault(ids[key], title)
        fields = {**intent.typed.gives, **found.fields, **given, "title": found.title}
        if ids or fields.get("tags"):
            of_view = [tag for tag in in_tags(intent.typed.gives.get("tags")) if tag in reader.tags()]
            fields["tags"] = as_tags([*of_view, *ids.values()][:TAGS_MAX])
        if found.list and found.list != intent.list:
            fields = {**fields, "list": found.list, "section": None}
            fields.pop(AFTER, None)
        value.append((task_id, fields))
    named = {str(fields.get("list") or intent.list) for _, fields in value}
    if len(named) == 1:
        return replace(intent, value=value, list=named.pop(), new_tags=new_tags)
    return replace(intent, value=value, others=frozenset(named - {intent.list}), new_tags=new_tags)
