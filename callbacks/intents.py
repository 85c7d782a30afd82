"""The one way in which lists change: intents come from the browser's outbox, and their effects go back."""

from contextlib import nullcontext
from datetime import UTC, datetime
from typing import Any

from dash import ALL, Input, Output, Patch, callback, ctx, get_relative_path, no_update
from flask import request

import ids
from auth.agents import agent_name
from auth.login import require_account
from auth.sessions import current_session
from callbacks.agenda import agenda_after
from callbacks.owned import follow_owned
from callbacks.quick_add import reading_wanted
from callbacks.sidebar import changes_places, follow, show_cards
from callbacks.windows import window_wanted
from components.frame.list_nav import CARDS
from domain.clean import Invalid, is_id
from domain.edits import Edit, apply, on_screen
from domain.intents import BATCH_MAX, id_of, parse
from domain.verbs import Intent
from domain.wire import Answer
from storage.accounts.devices import note_browser
from storage.accounts.sessions import note_browser_of
from storage.besides import besides
from storage.commit import Committed, commit
from storage.database.engine import together
from storage.lists import list_beside, lists_with
from storage.quick_add import read_ahead

_READ = ("title", "date", "time", "deadline")
"""The fields that a title can set while its words stay in it, as those of “for tomorrow” do. All others change the
title."""
PATCH_MAX = 500
"""The most assignments that one answer has for the browser's copy, which holds no more tasks than that."""


@callback(
    Output(ids.ANSWER, "data"),
    Output(ids.copy(ALL), "data"),
    Input(ids.OUTBOX, "data"),
    prevent_initial_call=True,
)
def commit_intents(batch: Any) -> tuple[Answer, list[Any]]:
    """Commit the intents that wait in the outbox, in order.

    `batch` has the shape of `domain.wire.Batch`. Returns an `Answer`, and a Patch for the browser's copy. The batch is
    one transaction. Raises `NotNow` if the database could not commit it; then it stays in the outbox.
    """
    account, batch = require_account(), batch if isinstance(batch, dict) else {}
    raws, device = _intents_in(batch), batch.get("device")
    if is_id(device):
        agent = agent_name(request.headers.get("User-Agent", ""))
        note_browser(account.id, str(device), agent, datetime.now(UTC).isoformat())
        session = current_session()
        if session and session.browser != device:
            note_browser_of(session.id, str(device))
    asked = [(id_of(raw), _parsed(raw, str(device) if is_id(device) else "")) for raw in raws]
    intents = [one for _, one in asked if isinstance(one, Intent)]
    read_ahead(account.id, intents, datetime.now(UTC).isoformat())
    with together() if len(raws) > 1 else nullcontext():  # a single intent is a transaction anyway
        all_done, refused = _commit_all(account.id, asked)
    # From here on, all is saved, and whatever is read for the screen may fail.
    answer, patch = _told(all_done)
    answer |= {"ids": [intent_id for intent_id, _ in asked], "refused": refused}
    go = besides(_addresses, account.id, all_done)
    if go:
        answer["go"] = go
    followed = besides(_follow, account.id, [done for _, done in all_done], str(batch.get("first")), answer)
    if go is None or not followed:
        answer["missed"] = True  # so the browser asks for news, which bring it
    if window := besides(window_wanted, account.id, batch.get("window")):
        answer["window"] = window
        answer.pop("paths", None)
    if reading := besides(reading_wanted, account.id, batch.get("words")):
        answer["reading"] = reading
    return answer, [patch if patch._operations else no_update for _ in ctx.outputs_list[1]]


def _parsed(raw: Any, device: str) -> Intent | Invalid:
    try:
        return parse(raw, device)
    except Invalid as refusal:
        return refusal


def _commit_all(
    account_id: int, asked: list[tuple[str | None, Intent | Invalid]]
) -> tuple[list[tuple[Intent, Committed]], list[tuple[str | None, str]]]:
    """Commit intents. Return those that were done, with what came of them, and the ids of others, with a reason."""
    done, refused = [], []
    for intent_id, intent in asked:
        try:
            if isinstance(intent, Invalid):
                raise intent
            done.append((intent, commit(account_id, intent, datetime.now(UTC).isoformat())))
        except Invalid as refusal:
            refused.append((intent_id, str(refusal)))
    return [(intent, one) for intent, one in done if one.list], refused


def _told(all_done: list[tuple[Intent, Committed]]) -> tuple[Answer, Patch]:
    """Return what the browser is told of intents that were done, and a Patch for its copy."""
    answer: Answer = {"ids": [], "refused": []}
    patch = Patch()
    for intent, done in all_done:
        shown = on_screen(done.edit, done.shown)
        if len(shown) + len(patch._operations) <= PATCH_MAX:
            apply(shown, patch)
        else:
            answer["old"] = sorted({*answer.get("old", ()), *(one.id for one in done.lists)})
        if intent.verb in ("place_task", "undo"):
            answer.setdefault("paths", []).extend(_paths(shown))
        if intent.typed and _is_read(intent, done.edit):
            answer.setdefault("read", []).append(intent.id)
        if left_alone := _left_alone(intent, done):
            answer.setdefault("skipped", []).append((intent.id, left_alone))
            if not done.edit:
                answer.setdefault("idle", []).append(intent.id)
    seqs = [done.seq for _, done in all_done if done.seq]
    if seqs:
        answer["seq"] = (seqs[0] - 1, seqs[-1])
    if len(seqs) < len(all_done) or (seqs and seqs[-1] - seqs[0] >= len(seqs)):
        answer["missed"] = True
    return answer, patch


def _paths(shown: Edit) -> list[tuple[str, str]]:
    """Return the paths of tasks in an edit that goes to the screen, at most as many as a screen has."""
    return [(path[1], new) for path, new in shown if path[0] == "tasks" and path[2:] == ("order",)][: ids.WINDOW_ROWS]


def _follow(account_id: int, all_done: list[Committed], first: str, answer: Answer) -> bool:
    """Update the sidebar, and put into the answer how much there is to do now, if that may have changed.

    For intents that had been done before, it is not known how much of them is on screen. Returns True.
    """
    edit = [step for done in all_done for step in done.edit]
    sent_again = [done.list.id for done in all_done if done.seq is None and done.list]
    follow_owned(account_id, None if sent_again else edit)
    if sent_again:
        show_cards(lists_with(account_id, sent_again[-1], first, CARDS))
    else:
        follow(account_id, edit, [one for done in all_done for one in done.lists], first)
    is_planned = any(done.planned for done in all_done)
    if agenda := agenda_after(account_id, None if sent_again else edit, planned=is_planned):
        answer["agenda"] = agenda
    return True


def _addresses(account_id: int, all_done: list[tuple[Intent, Committed]]) -> list[tuple[str, str]]:
    """Return the ids of intents that make or remove a list, each with the address that shows it or one beside it."""
    return [
        (intent.id, _address(account_id, done.list.id, done.deleted or done.list.archived_at is not None))
        for intent, done in all_done
        if done.list and (not done.edit or changes_places(done.edit))
    ]


def _address(account_id: int, list_id: str, is_gone: bool) -> str:
    shown = list_beside(account_id, list_id) if is_gone else list_id
    return get_relative_path(f"/lists/{shown}" if shown else "/lists")


def _is_read(intent: Intent, edit: Edit) -> bool:
    """Return whether tasks that it added differ from what the browser knows of them."""
    given = intent.typed.gives if intent.typed else {}
    typed = {task_id: {**given, **fields} for task_id, fields in intent.value}
    return any(
        path[0] == "tasks" and any(new[name] != typed.get(path[1], {}).get(name) for name in _READ)
        for path, new in edit
        if len(path) == 2
    )


def _left_alone(intent: Intent, done: Committed) -> str | None:
    """Say what an intent could not do, if anything."""
    if done.skipped and intent.parts:
        one, several = "1 of it stays as it is", f"{done.skipped:,} of them stay as they are"
        return f"{one if done.skipped == 1 else several}: changed since, or it does not go with the rest."
    if done.lost:
        many = f"{done.lost:,} tasks were deleted since, and are in the trash."
        return "1 task was deleted since, and is in the trash." if done.lost == 1 else many
    if done.skipped and not done.edit:
        return "Not undone: it was changed since, and stays as it is."
    if done.skipped:
        one, several = "was changed since, and stays as it is.", "were changed since, and stay as they are."
        return f"1 of it {one}" if done.skipped == 1 else f"{done.skipped:,} of them {several}"
    if title := done.overwrote.get("title"):
        return f"It was renamed to {title} elsewhere meanwhile. Your title is kept, and that one is in the history."
    if title := done.overwrote.get("notes"):
        return f"The notes of {title} were changed elsewhere meanwhile. Yours are kept, and those are in the history."
    if done.missing:
        return f"{done.missing:,} of them {'is' if done.missing == 1 else 'are'} not there any more."
    return None


def _intents_in(batch: dict[str, Any]) -> list[Any]:
    waiting = batch.get("intents")
    return waiting[:BATCH_MAX] if isinstance(waiting, list) else []
