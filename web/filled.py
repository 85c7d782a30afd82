"""Fills the page that the server drew with what the browser's modules put there: the list on screen, and the sidebar.

So people see it before the modules have run. These draw it again from the same data (``assets/app/screen``), take over
what is there, and change nothing (tests/browser/test_filled.py). Not every view is filled: `fills`.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from html import escape
from typing import Any

from dash import get_relative_path
from dash.development.base_component import Component

import ids
from components import once
from components.frame.list_nav import template_card, template_smart_link
from domain.chips import Reader
from domain.days import Calendar
from domain.views import view_at
from domain.wire import Cards, SmartLists, Window
from web.drawn import draw
from web.filling import Filling, fill_in
from web.rows import fill_list


def fills(path: str) -> bool:
    """Return whether the page at a path is filled. If it is, its modules may come after it is seen."""
    view = view_at(path)
    return path.rstrip("/") == "/lists" or bool(view and view.kind != "search")  # the lists open one of them


def filled(drawn: str, layout: Any, content: Any, calendar: Calendar, path: str) -> str:
    """Return the page of an account as it is `drawn`, filled with what the stores in its layouts hold."""
    stores = dict(_stores([layout, content]))
    page = Filling(drawn, noted=True)
    window: Window | None = stores.get(ids.VIEW)
    _fill_sidebar(page, stores[ids.CARDS], stores[ids.SMART_LISTS], window["view"] if window else path)
    if window:
        tags = stores[ids.TAGS]
        reader = Reader(calendar, calendar.today(datetime.now(UTC)), tags, window.get("tags", {}))
        fill_list(page, window, reader)
    return page.html


def _stores(part: Any) -> Iterator[tuple[str, Any]]:
    """Yield the id and the data of each store, except those that are the same for everybody."""
    if id(part) in once.MADE:
        return
    if isinstance(part, (list, tuple)):
        for one in part:
            yield from _stores(one)
    elif isinstance(part, Component):
        if part._type == "Store":
            yield str(getattr(part, "id", "")), getattr(part, "data", None)
        yield from _stores(getattr(part, "children", None))
    elif isinstance(part, dict) and "props" in part:
        if part["type"] == "Store":
            yield str(part["props"]["id"]), part["props"].get("data")
        yield from _stores(part["props"].get("children"))


def _fill_sidebar(page: Filling, cards: Cards, smart_lists: SmartLists, shown: str) -> None:
    view = view_at(shown)
    here = get_relative_path(view.address.partition("?")[0]) if view else ""
    if view and view.kind in ("today", "upcoming"):
        page.set(f'href="{here}"', aria_current="page")
    links = "".join(_smart_link(key, one["title"], here) for key, one in smart_lists.items())
    page.set(f'id="{ids.SMART_LINKS}"', links)
    page.set(f'id="{ids.LISTS}"', "".join(_card(one, here) for one in cards["lists"]))
    for leaf, is_there in ((ids.EARLIER_LISTS, cards["earlier"]), (ids.MORE_LISTS, cards["more"])):
        if is_there:
            page.set(f'id="{leaf}"', style="")


def _card(card: Mapping[str, Any], here: str) -> str:
    facts, progress, address = card["facts"], card["progress"], get_relative_path(f"/lists/{card['id']}")
    drawn = Filling(fill_in(_card_template(), {"id": card["id"], "title": card["title"]}))
    looks = {f"data_{name}": facts[name] for name in ("colour", "icon") if facts.get(name)}
    current = {"aria_current": "page"} if address == here else {}
    drawn.set('class="list-card', data_list=card["id"], data_title=card["title"], **looks, **current)
    whole = " whole" if progress == 100 else ""
    drawn.set(
        'class="list-done"', class_=f"list-done{whole}", style=f"width: {progress}%;", aria_valuenow=f"{progress}"
    )
    return f"<li>{drawn.html}</li>"


def _smart_link(key: str, title: str, here: str) -> str:
    address = get_relative_path(f"/smart/{key}")
    drawn = Filling(draw(template_smart_link()))
    drawn.set("<a", href=address, **({"aria_current": "page"} if address == here else {}))
    drawn.set('class="side-name', escape(title))
    return f'<li data-smart="{escape(key)}">{drawn.html}</li>'


@cache
def _card_template() -> str:
    return draw(template_card())
