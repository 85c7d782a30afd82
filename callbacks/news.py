"""What other tabs and other devices have done, for a browser that asks whether there is anything new."""

from typing import Any

from dash import Input, Output, Patch, callback, set_props
from dash.exceptions import PreventUpdate

import ids
from auth.login import require_account
from callbacks.cards import show_all_cards
from components.list_nav import progress_bar
from domain.edits import Edit, apply
from storage.news import News, news_after, seq_of


@callback(Output(ids.NEWS, "data"), Input(ids.ASKED, "data"), prevent_initial_call=True)
def tell_news(asked: Any) -> Any:
    """Answer "anything after 17?", ``{"after": 17}``: nothing at all if there is not.

    Else ``{"seq", "lists": ids of those that changed, "gone": ids of those that are deleted}``, or with ``"all": True``
    where it is too much to name; the sidebar and the browser's copy of the lists follow.
    """
    account = require_account()
    after = asked.get("after") if isinstance(asked, dict) else None
    if not isinstance(after, int) or seq_of(account.id) == after:
        raise PreventUpdate  # answered by 204, without a body
    news = news_after(account.id, after)
    if news.edit is None:
        show_all_cards(account.id)
        return {"seq": news.seq, "all": True}
    _patch_copy(account.id, news.edit, news.seq)
    if any(_changes_the_sidebar(path[0], path[-1], value) for path, value in news.edit):
        show_all_cards(account.id)
    else:
        _refresh_cards(news)
    return {"seq": news.seq, "lists": [one.id for one in news.lists], "gone": list(news.gone)}


def _patch_copy(account_id: int, edit: Edit, seq: int) -> None:
    patch = Patch()
    apply(edit, patch)
    patch["seq"] = seq
    set_props(ids.copy(account_id), {"data": patch})


def _changes_the_sidebar(entity: str, field: str, value: Any) -> bool:
    """Return whether an assignment makes a list, brings it back or moves it."""
    return entity == "lists" and (field in ("created_at", "order") or (field == "deleted_at" and value is None))


def _refresh_cards(news: News) -> None:
    for one in news.lists:
        set_props(ids.list_name(one.id), {"children": one.title})
        set_props(ids.list_progress(one.id), progress_bar(one.open_count, one.done_count))
    for list_id in news.gone:
        set_props(ids.list_card(list_id), {"children": None})
