"""Makes suggestions to a person, and accepts them."""

from typing import cast

from domain.clean import Invalid
from domain.intents import parse
from domain.suggestions import intents_of
from domain.verbs import Intent
from domain.wire import ChatLine, RawIntent
from storage.history import history_of
from storage.suggestions import suggested
from tests.factories import NOW, new_id
from tests.storage.people import Person


def lines(person: Person, verb: str, **change) -> list[ChatLine]:
    """Return the lines of what is suggested to a person."""
    raws = [cast(RawIntent, raw) for raw in intents_of({"verb": verb, **change}, new_id)]
    found = suggested(person.id, raws, 100, NOW)
    for line in found:
        if isinstance(line, Invalid):
            raise line
    return cast(list[ChatLine], found)


def taken(*some: ChatLine) -> Intent:
    """Return the intent by which the browser takes lines."""
    value = [{**line["intent"], "expects": line["expects"]} for line in some]
    return parse({"id": new_id("intent"), "verb": "accept_suggestions", "suggested": "chat", "value": value})


def take(person: Person, *some: ChatLine, now: str = NOW) -> str:
    """Take lines; return the intent's id."""
    intent = taken(*some)
    person.commits(intent, now)
    return intent.id


def history(person: Person, task: str):
    found = history_of(person.id, task, None, 50)
    assert found is not None
    return found
