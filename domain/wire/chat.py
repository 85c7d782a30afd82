"""Conversations, and the changes that are suggested in them."""

from typing import Literal, NotRequired, TypedDict

from domain.wire.intents import RawIntent


class Said(TypedDict):
    """One change of a suggestion in words: from old to new, where there is such a thing."""

    what: str
    old: str | None
    new: str | None


class ChatLine(TypedDict):
    """A line of a suggestion (`domain.suggestions`)."""

    title: str
    where: str
    """The title of the list."""
    says: list[Said]
    intent: RawIntent
    """What is done if the person accepts the line."""
    expects: dict[str, dict[str, str | None]]
    """Fields of tasks as they were when it was suggested."""
    becomes: dict[str, dict[str, str | None]]
    """Fields of tasks as they will be."""
    left: NotRequired[bool]
    """Whether the person has unticked its box."""


class ChatMessage(TypedDict):
    """A message of a conversation, as a browser keeps it."""

    id: str
    role: Literal["user", "assistant"]
    text: str
    """What the person wrote, or the model answered, as Markdown."""
    lines: NotRequired[list[ChatLine]]
    note: NotRequired[str]
    """A note below it, as that it was stopped."""
    failed: NotRequired[str]
    """Why there is no answer, or only part of one."""


class Chat(TypedDict):
    """A conversation, as a browser keeps it."""

    messages: list[ChatMessage]
