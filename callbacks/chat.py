"""The chat: draws its messages, and says what has become of their suggestions.

Questions do not go through a callback, since an answer comes while it is written (`web.chat`).
"""

from typing import Any

from dash import ALL, Input, Output, Patch, State, callback, ctx
from dash.exceptions import PreventUpdate

import ids
from auth.login import require_account
from components.chat import lines, message
from domain.chat import clean_messages
from domain.wire import ChatLine, ChatMessage
from storage.suggestions import states


@callback(
    Output(ids.CHAT_LOG, "children"),
    Output(ids.CHAT_SHOWN, "data"),
    Input(ids.chat(ALL), "data"),
    State(ids.CHAT_SHOWN, "data"),
)
def show_messages(kept: Any, shown: Any) -> tuple[Any, list[str]]:
    """Append the messages that are not drawn yet. If others are gone, draw all of them."""
    account, messages = require_account(), _messages(kept)
    known = [one["id"] for one in messages]
    count = len(shown) if isinstance(shown, list) else 0
    if known == shown:
        raise PreventUpdate
    if known[:count] != shown:
        return [_drawn(account.id, one) for one in messages], known
    patch = Patch()
    patch.extend([_drawn(account.id, one) for one in messages[count:]])
    return patch, known


@callback(
    Output(ids.CHAT_LOOKED, "data"),  # only this page has it, so only this page asks
    Output(ids.chat_lines(ALL), "children"),
    Input(ids.ANSWER, "data"),
    Input(ids.NEWS, "data"),
    Input(ids.CHAT, "id"),  # in this order, so that a request fits only one callback
    State(ids.chat(ALL), "data"),
    State(ids.chat_line(ALL, ALL), "checked"),
    State(ids.chat_line(ALL, ALL), "disabled"),
    prevent_initial_call=True,
)
def show_states(
    _answer: Any, _news: Any, _page: Any, kept: Any, _checked: Any, _disabled: Any
) -> tuple[None, list[Any]]:
    """Say what has become of the suggestions after something was done. Ticks stay as they are."""
    account = require_account()
    by_id = {one["id"]: one for one in _messages(kept)}
    boxes = {
        (checked["id"]["message"], checked["id"]["line"]): (checked.get("value"), disabled.get("value"))
        for checked, disabled in zip(*ctx.states_list[1:], strict=True)
    }
    wanted = [output["id"]["message"] for output in ctx.outputs_list[1]]
    if not wanted:
        raise PreventUpdate
    drawn = []
    for one in (by_id.get(message_id) for message_id in wanted):
        suggested = one.get("lines", []) if one else []
        ticked = [
            stays_ticked(line, *boxes.get((one["id"] if one else "", at), (None, None)))
            for at, line in enumerate(suggested)
        ]
        drawn.append(lines(one, states(account.id, suggested), ticked) if one else [])
    return None, drawn


def stays_ticked(line: ChatLine, checked: Any, disabled: Any) -> bool:
    """Return whether a line has a tick if it can be accepted. A box that could not be ticked says nothing of it."""
    return checked is True or (disabled is True and not line.get("left"))


def _messages(kept: Any) -> list[ChatMessage]:
    return clean_messages(kept[0] if isinstance(kept, list) and kept else None)


def _drawn(account_id: int, one: ChatMessage) -> Any:
    return message(one, states(account_id, one.get("lines", [])))
