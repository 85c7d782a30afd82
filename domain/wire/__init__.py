"""The shapes of the JSON that goes between browser and server.

The browser's own types, ``assets/app/wire.d.ts``, are made from these by ``python -m scripts.wire_types``.
"""

from domain.wire.chat import Chat, ChatLine, ChatMessage, Said
from domain.wire.frame import Card, Cards, CardsChanged, Command
from domain.wire.intents import Agenda, Answer, Batch, Ids, News, RawIntent
from domain.wire.windows import (
    Around,
    Facts,
    Gone,
    Row,
    Rows,
    Section,
    Sections,
    SmartList,
    SmartLists,
    Tag,
    Tags,
    Window,
    WindowWanted,
)
from domain.wire.words import Asked, Reading, Span, Typed

__all__ = [
    "Agenda",
    "Answer",
    "Around",
    "Asked",
    "Batch",
    "Card",
    "Cards",
    "CardsChanged",
    "Chat",
    "ChatLine",
    "ChatMessage",
    "Command",
    "Facts",
    "Gone",
    "Ids",
    "News",
    "RawIntent",
    "Reading",
    "Row",
    "Rows",
    "Said",
    "Section",
    "Sections",
    "SmartList",
    "SmartLists",
    "Span",
    "Tag",
    "Tags",
    "Typed",
    "Window",
    "WindowWanted",
]
