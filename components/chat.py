"""The chat: its page and its messages. Each message is drawn once, and appended."""

from collections.abc import Sequence
from urllib.parse import urlsplit

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

import ids
from components.attributes import aria, at_most, data
from components.empty import said
from components.frame.dialogs import opens, question
from components.icons import icon
from components.once import once
from components.tasks.notes import rendered
from components.words import AS_WRITTEN, words, written
from domain.chat import TEXT_MAX
from domain.suggestions import CHANGED, DONE, OPEN
from domain.wire import ChatLine, ChatMessage, Said

SETTINGS = """\
CHAT_URL=http://127.0.0.1:11434/v1
CHAT_MODEL=qwen3
CHAT_KEY=            # if it needs one"""


def chat_page(account_id: int, url: str, model: str) -> Component:
    """Return the page without messages. The browser keeps the conversation, and callbacks/chat.py draws it."""
    return html.Div(
        [
            html.Div(
                [
                    dmc.Title("Chat", order=1),
                    dmc.Button(
                        "Clear",
                        id=ids.CHAT_CLEAR,
                        leftSection=icon("trash"),
                        variant="subtle",
                        color="gray",
                        **opens(ids.CHAT_CLEAR_DIALOG),
                    ),
                ],
                className="page-heading",
            ),
            html.Div([], id=ids.CHAT_LOG, role="log", className="chat-log", **aria(label="Messages")),
            _before_the_first(urlsplit(url).netloc, model),
            _live(),
            html.P([words("This was not answered. "), _again()], className="chat-unanswered"),
            _composer(),
            _clear_dialog(),
            # Without `data`, so that a page that loads never overwrites what the browser has.
            dcc.Store(id=ids.chat(account_id), storage_type="local"),
            dcc.Store(id=ids.CHAT_SHOWN, data=[]),
            dcc.Store(id=ids.CHAT_LOOKED),
        ],
        id=ids.CHAT,
        className="chat",
    )


def _before_the_first(host: str, model: str) -> Component:
    return html.Div(
        [
            html.P("Ask about your tasks, or have changes suggested: “Move what is left of today to Friday.”"),
            html.P(
                [
                    words("What you write is sent to the model "),
                    written(model),
                    words(" at "),
                    written(host),
                    words(
                        ", and with it what it looks for in your tasks: titles, lists, tags, dates, and notes if it "
                        "needs them. It can change nothing: it suggests, and you decide about each line. The "
                        "conversation is kept in this browser alone."
                    ),
                ]
            ),
        ],
        className="chat-first",
    )


@once
def _live() -> Component:
    """Return the place for an answer that is being written."""
    return html.Div(
        [
            html.Div(id=ids.CHAT_LIVE, className="chat-text notes-shown", dir="auto"),
            html.P(id=ids.CHAT_LOOKS, className="chat-looks", **aria(live="polite")),
        ],
        className="chat-message from-model chat-writing",
    )


@once
def _composer() -> Component:
    return html.Div(
        [
            dmc.Textarea(
                id=ids.CHAT_TYPED,
                placeholder="Ask, or say what to change",
                className="chat-typed",
                attributes={
                    "input": {"dir": "auto", **at_most(TEXT_MAX), "enterKeyHint": "send", "rows": 1, **AS_WRITTEN}
                },
                **aria(label="Message"),
            ),
            dmc.Button("Send", id=ids.CHAT_SEND, className="chat-send"),
            dmc.Button("Stop", id=ids.CHAT_STOP, variant="default", className="chat-stop"),
        ],
        className="chat-composer",
    )


@once
def _clear_dialog() -> Component:
    text = "This deletes its messages, which are in this browser only. You can undo this right afterwards."
    return question(ids.CHAT_CLEAR_DIALOG, "Clear the chat?", text, ids.CHAT_CLEAR_CONFIRM, "Clear")


def _again() -> Component:
    return html.Button("Try again", type="button", className="chat-again plain-link")


def message(one: ChatMessage, states: Sequence[str]) -> Component:
    """Return a message. `states` says what has become of each line that it suggests."""
    if one["role"] == "user":
        return html.Div(
            [words("You:"), written(one["text"], "chat-text", dir="auto")],
            className="chat-message from-user",
        )
    failed = one.get("failed")
    return html.Div(
        [
            words("Answer:"),
            # The browser puts it in, as it does with notes: Dash has no component for HTML.
            html.Div(className="chat-text notes-shown", dir="auto", **data(html=rendered(one["text"]))),
            html.Div(lines(one, states), id=ids.chat_lines(one["id"]), className="chat-suggested")
            if one.get("lines")
            else None,
            html.P(one["note"], className="chat-note") if one.get("note") else None,
            html.P([words(f"{failed} "), _again()], className="chat-failed") if failed else None,
        ],
        className="chat-message from-model",
    )


def lines(one: ChatMessage, states: Sequence[str], ticked: Sequence[bool] = ()) -> list[Component]:
    """Return the lines that a message suggests. `ticked` says which boxes have a tick.

    Without it, all boxes do that the person has not unticked. Only lines that can still be accepted count.
    """
    suggested = one.get("lines", [])
    wanted = ticked or [not line.get("left") for line in suggested]
    taken = [state == OPEN and wanted[at] for at, state in enumerate(states)]
    rows = [
        html.Li(_line(one["id"], at, line, states[at], taken[at]), className=f"chat-line is-{states[at]}")
        for at, line in enumerate(suggested)
    ]
    count = states.count(OPEN)
    return [
        dmc.Checkbox(
            id=ids.chat_all(one["id"]),
            label="All",
            checked=sum(taken) == count,
            indeterminate=0 < sum(taken) < count,
            display=None if count > 1 else "none",
            className="chat-all",
        ),
        html.Ul(rows, role="list", **aria(label="Suggested changes")),
        dmc.Button(
            do_words(sum(taken), count),
            id=ids.chat_do(one["id"]),
            disabled=not any(taken),
            display=None if count else "none",
        ),
        html.P(_sum(states), className="chat-note"),
    ]


def do_words(ticked: int, all_: int) -> str:
    """Return the words on the button that accepts the ticked lines."""
    return f"Do {ticked} of {all_}"


def _sum(states: Sequence[str]) -> str:
    done, changed = states.count(DONE), states.count(CHANGED)
    said = [f"{done} done"] if done else []
    return ", ".join([*said, f"{changed} cannot be done any more"] if changed else said)


def _line(message_id: str, at: int, line: ChatLine, state: str, ticked: bool) -> Component:
    mark = {DONE: "Done", CHANGED: "Changed since" if line["expects"] else "In the trash"}.get(state)
    return dmc.Checkbox(
        id=ids.chat_line(message_id, at),
        checked=ticked or state == DONE,
        disabled=state != OPEN,
        label=html.Span(
            [
                written(line["title"], "chat-task", dir="auto"),
                written(line["where"], "chat-where", dir="auto"),
                *[_said(one) for one in line["says"]],
                html.Span(mark, className="chat-mark") if mark else None,
            ],
            className="chat-says",
        ),
    )


def _said(one: Said) -> Component:
    if not one["what"]:
        return html.Span(one["new"], className="chat-becomes")
    before = [html.Del(written(one["old"])), words(" → ")] if one["old"] else []
    after = html.Ins(written(one["new"]) if one["new"] else words("none"))
    return html.Span([words(f"{one['what']}: "), *before, after], className="chat-becomes")


@once
def no_chat() -> Component:
    """Return what to show if no model is set up."""
    return said(
        "message-circle",
        "There is no chat here yet",
        "The person who runs this server can connect a language model that speaks OpenAI's chat completions: "
        "Ollama, vLLM or llama.cpp on a machine of your own, or a provider. These settings do it:",
        html.Pre(SETTINGS, className="chat-settings"),
    )
