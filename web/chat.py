"""The chat: a question goes to the model, and its answer comes back while it is written.

It is a route outside Dash, since a callback answers only once (docs/decisions/0035-chat.md).

An answer is a stream of server-sent events, each a JSON object, which `assets/app/pages/chat.js` reads:

    {"text"}            the next part of the answer, as Markdown
    {"keep", "html"}    the answer rendered so far: `keep` UTF-16 units of what is shown stay, then follows `html`
    {"looks"}           what the model is looking at
    {"lines"}           what it suggests
    {"note"}            a remark about how it ended
    {"failed"}          why there is no answer, or only a part
    {"end": true}       the answer is complete
"""

import asyncio
import json
import logging
import time
from collections.abc import AsyncIterator, Generator, Iterator
from datetime import UTC, datetime
from importlib import import_module
from secrets import token_hex
from threading import BoundedSemaphore
from typing import Any, cast

from dash import Dash
from flask import Response, request

from auth.login import require_account
from components.tasks.notes import rendered
from config import Settings
from domain.chat import (
    ANSWER_MAX,
    LISTS,
    ROUNDS_MAX,
    SEARCH,
    SUGGEST,
    about,
    check_question,
    clean_messages,
    for_model,
    tools,
)
from domain.clean import Invalid
from domain.suggestions import SUGGESTED_MAX, in_common, intents_of
from domain.wire import ChatLine, ChatMessage, RawIntent
from storage.accounts import chat_budgets
from storage.accounts.accounts import Account
from storage.accounts.calendars import calendar_of
from storage.suggestions import found_tasks, outcomes, own_lists, suggested

ANSWER = "/chat/answer"
AT_ONCE = 2
"""How many answers may be written at once in one process. Each holds a thread of the server until it ends."""
BEAT = 0.5
"""After so many seconds of silence something is sent, to notice whether anybody still listens."""
RENDERED_EVERY = 0.1
"""The seconds between two renderings of an answer that is being written."""

BUSY = "Others are being answered now. Try again in a moment."
USED_UP = "You have used up your chat budget for today. Tomorrow (UTC) there is a new one."
TOO_LARGE = "This may cost more than your chat budget for a whole day. Ask for less, or clear the chat and ask again."

Event = dict[str, Any]
END: Event = {"end": True}

log = logging.getLogger(__name__)

_under_way = BoundedSemaphore(AT_ONCE)


def add_chat(app: Dash, settings: Settings) -> None:
    """Add the route, which is private. Without the setting CHAT_URL there is none."""
    if settings.chat_url:
        import_module("web.model")  # now, and not with the first question

    def answer() -> Response:
        account = require_account()
        if not settings.chat_url:
            return Response("There is no chat here: CHAT_URL is not set.", 404, mimetype="text/plain")
        if request.mimetype != "application/json":  # a page of another site cannot send this without being asked
            return Response("A question is sent as application/json.", 415, mimetype="text/plain")
        messages = clean_messages(request.get_json(silent=True))
        try:
            check_question(messages)
        except Invalid as refusal:
            return _refused(str(refusal))
        if not _under_way.acquire(blocking=False):
            return _refused(BUSY)
        try:
            return _stream(_Answer(account, messages, settings))
        except BaseException:
            _under_way.release()
            raise

    app.server.config["CHAT"] = (settings.chat_url, settings.chat_model) if settings.chat_url else None
    app.server.add_url_rule(ANSWER, "chat_answer", answer, methods=["POST"])


def _refused(why: str) -> Response:
    return _events(iter([{"failed": why}, END]))


def _events(events: Iterator[Event | None]) -> Response:
    lines = (f"data: {json.dumps(event)}\n\n" if event else ":\n\n" for event in events)
    answer = Response(lines, mimetype="text/event-stream")
    answer.headers["X-Accel-Buffering"] = "no"  # nginx would wait for more of it; Caddy does not
    return answer


def _stream(answer: "_Answer") -> Response:
    events = answer.events()
    response = _events(events)

    def end() -> None:
        try:
            events.close()
            answer.settle()
        finally:
            _under_way.release()

    response.call_on_close(end)  # even if it is not read to its end, or not at all
    return response


async def _next(told: asyncio.Queue[Event]) -> Event | None:
    try:
        return await asyncio.wait_for(told.get(), BEAT)
    except TimeoutError:
        return None


class _Answer:
    """An answer to an account that is being written."""

    def __init__(self, account: Account, messages: list[ChatMessage], settings: Settings):
        from web.model import Model

        self._account, self._messages, self._settings, self._model = account, messages, settings, Model(settings)
        self._day = datetime.now(UTC).date().isoformat()
        self._taken = self._used = self._suggested = 0
        self._round: Any = None  # a round that is not counted yet
        self._text, self._html, self._rendered_at = "", "", 0.0

    def events(self) -> Generator[Event | None]:
        """Yield the events of the answer, and now and then None while there is none."""
        loop = asyncio.new_event_loop()
        told: asyncio.Queue[Event] = asyncio.Queue()
        under_way = loop.create_task(self._tell(told))
        try:
            event: Event | None = None
            while event != END:
                event = loop.run_until_complete(_next(told))
                yield event
        finally:
            loop.run_until_complete(self._end(under_way))
            loop.close()

    async def _end(self, under_way: asyncio.Task) -> None:
        under_way.cancel()
        await asyncio.gather(under_way, return_exceptions=True)
        await self._model.close()

    def settle(self) -> None:
        """Give back the unused part of the budget, also if the answer was stopped."""
        self._count()
        if self._taken:
            chat_budgets.give_back(self._account.id, self._day, self._taken - self._used)
            self._taken = 0

    async def _tell(self, told: asyncio.Queue[Event]) -> None:
        from web.model import ModelFault

        failed = ""
        try:
            async with asyncio.timeout(self._settings.chat_seconds):
                async for event in self._rounds():
                    told.put_nowait(event)
        except TimeoutError:
            failed = f"The answer took longer than {self._settings.chat_seconds} seconds."
        except (ModelFault, Invalid) as fault:
            failed = str(fault)
        except Exception:  # the answer has begun, so its status cannot say it
            log.exception("An answer of the chat failed")
            failed = "Something went wrong here, and it has been noted."
        for last in (self._render(), {"failed": failed} if failed else None, END):
            if last:
                told.put_nowait(last)

    async def _rounds(self) -> AsyncIterator[Event]:
        from web.model import Round

        today = calendar_of(self._account.id).today(datetime.now(UTC))
        sent = for_model(
            self._messages, self._settings.chat_messages, today, outcomes(self._account.id, self._messages)
        )
        for number in range(ROUNDS_MAX):
            self._take(sent)
            round_ = self._round = Round()
            may_use = tools() if number < ROUNDS_MAX - 1 else []
            async for text in self._model.answering(sent, may_use, round_):
                for event in self._write(text):
                    yield event
            self._count()
            is_long = len(self._text) >= ANSWER_MAX
            if is_long or round_.ended == "length":
                most = f"{ANSWER_MAX:,} characters" if is_long else f"{self._settings.chat_tokens:,} tokens"
                yield {"note": f"The answer was cut off after {most}."}
                return
            if not round_.calls:
                return
            calls = list(round_.calls.values())
            sent.append({"role": "assistant", "content": round_.text, "tool_calls": [one.as_sent() for one in calls]})
            for call in calls:
                result: Any = None
                for shown, told in self._use(call):
                    result = told
                    if shown:
                        yield shown
                sent.append({"role": "tool", "tool_call_id": call.id, "content": json.dumps(result)})
            if self._text and not self._text.endswith("\n\n"):
                for event in self._write("\n\n"):
                    yield event

    def _take(self, sent: list[dict[str, Any]]) -> None:
        """Take from the account's budget what a round may cost. Raises `Invalid` if less is left."""
        self._asked = about(sent)
        most = self._asked + self._settings.chat_tokens
        if most > self._settings.chat_budget:
            raise Invalid(TOO_LARGE)
        if not chat_budgets.take(self._account.id, self._day, most, self._settings.chat_budget):
            raise Invalid(USED_UP)
        self._taken += most
        self._used += self._asked  # at least; the end of the answer tells how much it really was

    def _count(self) -> None:
        round_, self._round = self._round, None
        if round_:
            self._used += round_.written() if round_.tokens is None else round_.tokens - self._asked

    def _write(self, text: str) -> Iterator[Event]:
        self._text += text
        yield {"text": text}
        if time.monotonic() - self._rendered_at >= RENDERED_EVERY and (event := self._render()):
            yield event

    def _render(self) -> Event | None:
        html = rendered(self._text[:ANSWER_MAX])
        self._rendered_at = time.monotonic()
        if html == self._html:
            return None
        kept = html[: in_common(self._html, html)]
        self._html = html
        return {"keep": len(kept.encode("utf-16-le", "surrogatepass")) // 2, "html": html[len(kept) :]}

    def _use(self, call: Any) -> Iterator[tuple[Event | None, Any]]:
        """Use a tool. Yields what to show of it and, with the last one, what to tell the model."""
        try:
            given = call.read()
            if call.name == SEARCH:
                query = str(given.get("query") or "")
                yield {"looks": f"Searching your tasks for “{query[:100]}”"}, None
                yield None, found_tasks(self._account.id, query, given.get("with_notes") is True)
            elif call.name == LISTS:
                yield {"looks": "Looking at your lists"}, None
                yield None, own_lists(self._account.id)
            elif call.name == SUGGEST:
                lines, refused = self._suggest(given.get("changes"))
                shown = f"{len(lines)} changes are shown to the person, who decides. None is done."
                yield {"lines": lines} if lines else None, {"result": shown, "refused": refused}
            else:
                yield None, {"error": f"There is no tool {call.name[:100]}."}
        except (ValueError, RecursionError) as error:
            yield None, {"error": f"The arguments are not understood: {str(error)[:200]}"}

    def _suggest(self, changes: object) -> tuple[list[ChatLine], list[str]]:
        """Return a line for each change that the person could make now, and for the others why not."""
        asked: list[tuple[str, dict[str, Any]]] = []
        refused: list[str] = []
        for number, change in enumerate(changes if isinstance(changes, list) else [], 1):
            try:
                raws = intents_of(change, lambda: token_hex(12))
            except Invalid as refusal:
                refused.append(f"Change {number}: {refusal}")
            else:
                asked += [(f"Change {number}, {raw.get('tasks') or 'a new task'}", raw) for raw in raws]
        room, now = SUGGESTED_MAX - self._suggested, datetime.now(UTC).isoformat()
        found = suggested(self._account.id, [cast(RawIntent, raw) for _, raw in asked], room, now)
        lines: list[ChatLine] = []
        for (which, _), line in zip(asked, found, strict=True):
            if isinstance(line, Invalid):
                refused.append(f"{which}: {line}")
            else:
                lines.append(line)
        self._suggested += len(lines)
        return lines, refused
