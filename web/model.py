"""Asks the language model at CHAT_URL, as OpenAI's chat completions do. Imported only if there is that setting.

Errors are put in our own words, since those of an endpoint may repeat a key.
"""

import json
import logging
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import openai

from config import Settings
from domain.chat import CHARACTERS_A_TOKEN

log = logging.getLogger(__name__)

BROKE_OFF = "The answer broke off."


class ModelFault(Exception):
    """There is no answer, or the rest of it is missing. The text tells the person why, and what to do."""


@dataclass
class Call:
    """A tool that the model wants to use, with its arguments as the model wrote them."""

    id: str = ""
    name: str = ""
    arguments: str = ""

    def read(self) -> dict[str, Any]:
        """Return the arguments. Raises `ValueError` if they are not an object."""
        read = json.loads(self.arguments or "{}")
        if not isinstance(read, dict):
            raise ValueError("The arguments are no object.")
        return read

    def as_sent(self) -> dict[str, Any]:
        """Return it in the form that it has in a message of the model."""
        return {"id": self.id, "type": "function", "function": {"name": self.name, "arguments": self.arguments}}


@dataclass
class Round:
    """The result of one request so far."""

    text: str = ""
    calls: dict[int, Call] = field(default_factory=dict)
    tokens: int | None = None
    """How many tokens question and answer used, if the endpoint says so."""
    ended: str | None = None
    """Why the model stopped: `length` if its tokens were used up; None while it goes on."""

    def written(self) -> int:
        """Return roughly how many tokens the model has written, both as text and for tools."""
        asked = sum(len(call.name) + len(call.arguments) for call in self.calls.values())
        return (len(self.text) + asked) // CHARACTERS_A_TOKEN


class Model:
    """The model, with its limits. `answering` asks it once. Close it when the answer is complete."""

    def __init__(self, settings: Settings):
        self._name, self._host = settings.chat_model, urlsplit(settings.chat_url).hostname
        self._tokens, self._seconds = settings.chat_tokens, settings.chat_seconds
        self._client = openai.AsyncOpenAI(
            api_key=settings.chat_key or "none",  # some private endpoints need no key, but the package wants one
            base_url=settings.chat_url,
            organization="",
            project="",
            timeout=settings.chat_seconds,
            max_retries=0,
        )
        self._limit = "max_tokens"

    async def close(self) -> None:
        """Close the connection, which also ends an answer that is being written."""
        await self._client.close()

    async def answering(
        self, messages: Sequence[dict[str, Any]], tools: Sequence[dict[str, Any]], round_: Round
    ) -> AsyncIterator[str]:
        """Yield the text of an answer while it is written, and note the result in `round_`. Raises `ModelFault`."""
        try:
            stream = await self._begin(messages, tools)
            async with stream:
                async for chunk in stream:
                    if text := _take(chunk, round_):
                        yield text
        except ModelFault:
            raise
        except Exception as error:
            raise self._fault(error, began=bool(round_.text or round_.calls)) from None
        if round_.ended is None:
            raise ModelFault(BROKE_OFF)

    async def _begin(self, messages: Sequence[dict[str, Any]], tools: Sequence[dict[str, Any]]) -> Any:
        create: Any = self._client.chat.completions.create
        common = {"model": self._name, "messages": messages, "stream": True, "stream_options": {"include_usage": True}}
        if tools:
            common["tools"] = tools
        try:
            return await create(**common, **{self._limit: self._tokens})
        except openai.BadRequestError as refusal:
            if self._limit != "max_tokens" or "max_completion_tokens" not in str(refusal):
                raise
            self._limit = "max_completion_tokens"  # newer models of OpenAI call it so, and others do not know it
            return await create(**common, **{self._limit: self._tokens})

    def _fault(self, error: Exception, began: bool) -> ModelFault:
        status = getattr(error, "status_code", None)
        log.warning(
            "The model %s at %s did not answer: %s %s", self._name, self._host, type(error).__name__, status or ""
        )
        return ModelFault(BROKE_OFF if began else self._sentence(error, status))

    def _sentence(self, error: Exception, status: int | None) -> str:
        if isinstance(error, (openai.APITimeoutError, TimeoutError)):
            return f"The model did not answer within {self._seconds} seconds."
        if isinstance(error, openai.APIConnectionError):
            return f"{self._host} cannot be reached."
        if status in (401, 403):
            return f"{self._host} does not accept the key of this server. The person who runs it can set CHAT_KEY."
        if status == 404:
            return f"{self._host} knows no model {self._name}, or CHAT_URL is not its address."
        if status == 429:
            return f"{self._host} has too much to do, or its quota is used up. Wait a moment."
        if status is not None and status >= 500:
            return f"{self._host} has a fault of its own now."
        if status is not None:
            return (
                f"{self._host} did not accept the question ({status}). The model may not support tools, or the "
                "conversation may be too long for it: clear it, and ask again."
            )
        if isinstance(error, (openai.APIError, ValueError, TypeError, AttributeError)):
            return f"What {self._host} answered is not understood."
        return BROKE_OFF


def _take(chunk: Any, round_: Round) -> str:
    """Note what a piece of an answer says, and return its text. Endpoints leave out much of what they could say."""
    usage = getattr(chunk, "usage", None)
    if usage is not None and isinstance(usage.total_tokens, int):
        round_.tokens = usage.total_tokens
    if not chunk.choices:
        return ""
    [choice, *_] = chunk.choices
    round_.ended = choice.finish_reason or round_.ended
    delta = choice.delta
    for place, part in enumerate((delta and delta.tool_calls) or []):
        call = round_.calls.setdefault(part.index if part.index is not None else place, Call())
        call.id = part.id or call.id
        if part.function:
            call.name += part.function.name or ""
            call.arguments += part.function.arguments or ""
    text = (delta and delta.content) or ""
    round_.text += text
    return text
