"""Tells a browser what other tabs or devices have changed."""

from dataclasses import asdict
from typing import Any

from dash import Input, Output, Patch, callback, set_props
from dash.exceptions import PreventUpdate

import ids
from auth.login import require_account
from callbacks.agenda import agenda_after
from callbacks.owned import follow_owned
from callbacks.sidebar import follow, show_cards
from components.frame.list_nav import CARDS
from domain.edits import apply, assign, on_screen
from domain.wire import News
from storage import news as told
from storage.accounts.calendars import calendar_of
from storage.lists import lists_with
from storage.news import news_after, seq_of


@callback(Output(ids.NEWS, "data"), Input(ids.ASKED, "data"), prevent_initial_call=True)
def tell_news(asked: Any) -> News:
    """Answer ``{"after": 17, "first": id}``: is there anything new after 17?

    `first` is the first list in the sidebar, if it is not the first of all. If there is nothing new, the answer is
    empty. Otherwise the sidebar and the browser's copy of the lists are updated.
    """
    account = require_account()
    after, first = (asked.get("after"), str(asked.get("first"))) if isinstance(asked, dict) else (None, "")
    if not isinstance(after, int) or seq_of(account.id) == after:
        raise PreventUpdate  # answered with 204, without a body
    news = news_after(account.id, after)
    follow_owned(account.id, news.edit)
    agenda = agenda_after(account.id, news.edit)
    counted: News = {"seq": news.seq, "agenda": agenda} if agenda else {"seq": news.seq}
    if news.edit is None:
        show_cards(lists_with(account.id, "", first, CARDS))
        return {**counted, "all": True, "calendar": asdict(calendar_of(account.id))}
    _patch_copy(account.id, news)
    edit = news.edit + [step for gone in news.gone for step in assign("lists", [gone], {"deleted_at": "gone"})]
    follow(account.id, edit, news.lists, first)
    return {**counted, "lists": [one.id for one in news.lists], "gone": list(news.gone)}


def _patch_copy(account_id: int, news: told.News) -> None:
    patch = Patch()
    for entity, row_id in news.purged:
        del patch[entity][row_id]
    apply(on_screen(news.edit or [], news.shown), patch)
    patch["seq"] = news.seq
    set_props(ids.copy(account_id), {"data": patch})
