"""The one way in which lists change: intents come from the browser's outbox, and what they did goes back."""

from contextlib import nullcontext
from datetime import UTC, datetime
from typing import Any

from dash import ALL, Input, Output, Patch, callback, ctx, no_update, set_props

import ids
from auth.login import require_account
from callbacks.cards import show_cards
from callbacks.windows import view_wanted
from components.list_nav import CARDS, list_card, list_places, progress_bar
from domain.edits import Assignment, apply
from domain.intents import BATCH_MAX, PURGE_VERBS, Intent, id_of, parse
from domain.schema import Invalid
from storage.commit import Committed, commit
from storage.engine import together
from storage.lists import find_list, list_beside, lists_with
from storage.purge import purge

PATCH_MAX = 500
"""Most assignments that one answer brings for the browser's copy, which holds no more tasks than that."""


@callback(
    Output(ids.ANSWER, "data"),
    Output(ids.copy(ALL), "data"),
    Input(ids.OUTBOX, "data"),
    prevent_initial_call=True,
)
def commit_intents(batch: Any) -> tuple[dict[str, Any], list[Any]]:
    """Commit what waits in the outbox, in its order.

    `batch` is ``{"intents": [...], "list": the list on screen, "seq": what is known of it, "first": the first list in
    the sidebar, unless that begins with the first of all, "window": what the screen lacks, if it does}``. Returns
    an answer
    ``{"ids": done, or refused for good, "refused": [[id, reason], ...], "skipped", "list", "seq", "missed", "go",
    "account"}``, where `skipped` says what an undo left alone, like `refused`; `missed` that the browser does not know
    all that led up to `seq`; `go` has pairs of an intent's id and the address that shows what it did; and `account` is
    the account's seq before and after, if nothing else came in between. And a Patch for the browser's copy.
    The batch is one transaction. Raises `NotNow` when the database could not do it: it waits in the outbox.
    """
    account, raws = require_account(), _intents_in(batch)
    with together() if len(raws) > 1 else nullcontext():  # one intent is a transaction by itself
        return _commit_all(account.id, raws, batch)


def _commit_all(account_id: int, raws: list[Any], batch: Any) -> tuple[dict[str, Any], list[Any]]:
    answer: dict[str, Any] = {"ids": [], "refused": []}
    patch, made, seqs, gone = Patch(), [], [], False
    shown, known = (str(batch.get("list")), batch.get("seq")) if isinstance(batch, dict) else ("", None)
    for raw in raws:
        intent_id = id_of(raw)
        try:
            intent = parse(raw)
            if intent.verb in PURGE_VERBS:
                purge(account_id, intent)
                answer["ids"].append(intent_id)
                continue
            done = commit(account_id, intent, datetime.now(UTC).isoformat())
        except Invalid as refusal:
            answer["refused"].append([intent_id, str(refusal)])
        else:
            if len(done.edit) + len(patch._operations) <= PATCH_MAX:
                apply(done.edit, patch)
            seqs += [done.seq] if done.seq else []
            if done.skipped:
                answer.setdefault("skipped", []).append([intent.id, _left_alone(done)])
            made += [done] if _adds_to_sidebar(intent, done) else []
            gone = gone or _takes_from_sidebar(intent, done)
            go = _show_in_sidebar(account_id, intent, done)
            if go:
                answer.setdefault("go", []).append([intent.id, go])
            if done.list.id == shown:
                answer["missed"] = answer.get("missed", False) or known != done.before
                answer |= {"list": shown, "seq": done.list.seq}
                known = done.list.seq
        answer["ids"].append(intent_id)
    if made or gone:
        _fill_sidebar(account_id, made, gone, str(batch.get("first")))
    view = view_wanted(account_id, batch.get("window")) if isinstance(batch, dict) else None
    if view:
        answer["view"] = view
    if seqs and seqs == list(range(seqs[0], seqs[0] + len(seqs))):
        answer["account"] = [seqs[0] - 1, seqs[-1]]
    return answer, [patch if patch._operations else no_update for _ in ctx.outputs_list[1]]


def _left_alone(done: Committed) -> str:
    if not done.edit:
        return "Not undone: it was changed since, and stays as it is."
    return (
        f"{done.skipped} of it was changed since, and stays as it is."
        if done.skipped == 1
        else (f"{done.skipped} of them were changed since, and stay as they are.")
    )


def _intents_in(batch: Any) -> list[Any]:
    waiting = batch.get("intents") if isinstance(batch, dict) else None
    return waiting[:BATCH_MAX] if isinstance(waiting, list) else []


def _show_in_sidebar(account_id: int, intent: Intent, done: Committed) -> str | None:
    """Show in the sidebar what became of a list. Returns the address that shows what was done, if it is another."""
    seen = done.list
    if intent.verb == "add_list":
        return f"/lists/{seen.id}"
    if intent.verb == "undo" and find_list(account_id, seen.id):
        if done.edit and not _comes_back(done):
            set_props(ids.list_name(seen.id), {"children": seen.title})
            set_props(ids.list_progress(seen.id), progress_bar(seen.open_count, seen.done_count))
        else:
            set_props(ids.list_card(seen.id), {"children": list_card(seen)})
        return f"/lists/{seen.id}"
    if intent.verb in ("delete_list", "undo"):
        set_props(ids.list_card(seen.id), {"children": None})
        return f"/lists/{list_beside(account_id, seen.id) or ''}".rstrip("/")
    if intent.verb == "rename_list":  # the browser knows, unless something older was on its way
        set_props(ids.list_name(seen.id), {"children": seen.title})
    else:
        set_props(ids.list_progress(seen.id), progress_bar(seen.open_count, seen.done_count))
    return None


def _adds_to_sidebar(intent: Intent, done: Committed) -> bool:
    """Return whether a list is seen that was not seen before, or more than one became another."""
    return _makes_list(done) or done.several or intent.verb in ("add_list", "restore_list") or _comes_back(done)


def _takes_from_sidebar(intent: Intent, done: Committed) -> bool:
    deleted_at = ("lists", done.list.id, "deleted_at")
    return intent.verb == "delete_list" or any(path == deleted_at and value for path, value in done.edit)


def _comes_back(done: Committed) -> bool:
    return Assignment(("lists", done.list.id, "deleted_at"), None) in done.edit


def _makes_list(done: Committed) -> bool:
    return any(path == ("lists", done.list.id) for path, _ in done.edit)


def _fill_sidebar(account_id: int, made: list[Committed], gone: bool, first: str) -> None:
    """Show what a batch `made` or brought back, as it is after it, and what takes the place of what is `gone`."""
    some = lists_with(account_id, made[-1].list.id if made else "", first, CARDS)
    if not some.all or (gone and len(some.lists) == CARDS) or not all(_makes_list(done) for done in made):
        show_cards(some)  # moved on, sent again, or brought back among the others: it is not known which are there
    elif made:
        cards, new = Patch(), {done.list.id for done in made}
        cards.extend(list_places(one for one in some.lists if one.id in new))
        set_props(ids.LISTS, {"children": cards})
