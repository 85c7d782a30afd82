"""The one way in which lists change: intents come from the browser's outbox, and what they did goes back."""

from datetime import UTC, datetime
from typing import Any

from dash import ALL, Input, Output, Patch, callback, ctx, no_update, set_props

import ids
from auth.login import require_account
from components.list_nav import list_card, list_place, progress_bar
from domain.edits import Assignment, apply
from domain.intents import BATCH_MAX, PURGE_VERBS, Intent, parse
from domain.schema import Invalid
from domain.windows import Summary
from storage.commit import Committed, commit
from storage.engine import NotNow
from storage.lists import find_list, list_beside, lists_of
from storage.purge import purge


@callback(
    Output(ids.ANSWER, "data"),
    Output(ids.copy(ALL), "data"),
    Input(ids.OUTBOX, "data"),
    prevent_initial_call=True,
)
def commit_intents(batch: Any) -> tuple[dict[str, Any], list[Any]]:
    """Commit what waits in the outbox, in its order.

    `batch` is ``{"intents": [...], "list": the list on screen, "seq": what is known of it}``. Returns an answer
    ``{"ids": done, or refused for good, "refused": [[id, reason], ...], "list", "seq", "missed", "go"}``, where
    `missed` says that the browser does not know all that led up to `seq`, and `go` has pairs of an intent's id and the
    address that shows what it did; and a Patch for the browser's copy. What is not among the `ids` is to be sent again.
    Raises `NotNow` when the database could not even do the first.
    """
    account = require_account()
    answer: dict[str, Any] = {"ids": [], "refused": []}
    patch, made = Patch(), []
    shown, known = (str(batch.get("list")), batch.get("seq")) if isinstance(batch, dict) else ("", None)
    for raw in _intents_in(batch):
        intent_id = raw.get("id") if isinstance(raw, dict) else None
        try:
            intent = parse(raw)
            if intent.verb in PURGE_VERBS:
                purge(account.id, intent)
                answer["ids"].append(intent_id)
                continue
            done = commit(account.id, intent, datetime.now(UTC).isoformat())
        except Invalid as refusal:
            answer["refused"].append([intent_id, str(refusal)])
        except NotNow:
            if not answer["ids"]:
                raise
            break  # what follows waits in the outbox, and is sent again
        else:
            apply(done.edit, patch)
            made += [done] if _adds_to_sidebar(intent, done) else []
            go = _show_in_sidebar(account.id, intent, done)
            if go:
                answer.setdefault("go", []).append([intent.id, go])
            if done.list.id == shown:
                answer["missed"] = answer.get("missed", False) or known != done.before
                answer |= {"list": shown, "seq": done.list.seq}
                known = done.list.seq
        answer["ids"].append(intent_id)
    _add_cards(account.id, made)
    return answer, [patch if patch._operations else no_update for _ in ctx.outputs_list[1]]


def _intents_in(batch: Any) -> list[Any]:
    waiting = batch.get("intents") if isinstance(batch, dict) else None
    return waiting[:BATCH_MAX] if isinstance(waiting, list) else []


def _show_in_sidebar(account_id: int, intent: Intent, done: Committed) -> str | None:
    """Show in the sidebar what became of a list. Returns the address that shows what was done, if it is another."""
    seen = done.list
    if intent.verb == "add_list":
        return f"/lists/{seen.id}"
    if intent.verb == "delete_list":
        set_props(ids.list_card(seen.id), {"children": None})
        return f"/lists/{list_beside(account_id, seen.id) or ''}".rstrip("/")
    if intent.verb == "undo":
        there = find_list(account_id, seen.id)
        set_props(ids.list_card(seen.id), {"children": _card(seen) if there else None})
        return f"/lists/{seen.id}" if there else None
    if intent.verb != "rename_list":
        set_props(ids.list_progress(seen.id), progress_bar(seen.open_count, seen.done_count))
    return None


def _adds_to_sidebar(intent: Intent, done: Committed) -> bool:
    """Return whether a list is seen that was not seen before."""
    back = Assignment(("lists", done.list.id, "deleted_at"), None)
    return _makes_list(done) or intent.verb in ("add_list", "restore_list") or back in done.edit


def _makes_list(done: Committed) -> bool:
    return any(path == ("lists", done.list.id) for path, _ in done.edit)


def _add_cards(account_id: int, made: list[Committed]) -> None:
    """Add the lists that a batch made or brought back to the sidebar, as they are after it."""
    if not made:
        return
    every, new = lists_of(account_id), {done.list.id for done in made}
    cards: Any = Patch()
    if all(_makes_list(done) for done in made):
        cards.extend([list_place(one.id, _card(one)) for one in every if one.id in new])
    else:  # sent again, or brought back among the others: which cards the browser has is not known
        cards = [list_place(one.id, _card(one)) for one in every]
    set_props(ids.LISTS, {"children": cards})


def _card(of: Summary) -> Any:
    return list_card(of.id, of.title, of.open_count, of.done_count)
