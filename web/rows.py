"""The list on screen as the browser's modules draw it: sections, rows, and the facts of each in words.

They do so in ``assets/app/screen/rows.js``, ``sections.js`` and ``left.js``.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from typing import NamedTuple

from dash import get_relative_path

import ids
from components.tasks.section import section_template
from components.tasks.task_row import template_row
from domain.agenda import FEW_DAYS, FOLDED_ABOVE, again_in
from domain.chips import Chip, Reader, chips_of
from domain.days import say_next, say_on
from domain.schema import TASK
from domain.views import SHOWS, view_at
from domain.wire import Row, Section, Window
from web.drawn import draw
from web.filling import Filling, fill_in


def fill_list(page: Filling, window: Window, reader: Reader) -> None:
    """Put a window into a page that shows it."""
    facts, count = window.get("facts", {}), sum(one["count"] for one in window["sections"])
    headings = [one for one in window["sections"] if "order" in one or one.get("stays")]
    page.set(
        f'id="{ids.WORKSPACE}"',
        data_list=window.get("list", ""),
        data_adds="yes" if "adds" in window else "",
        data_show=window["show"],
        data_grouped=facts.get("grouping", ""),
        data_done=str(min(1, window["done"])),
        data_hidden=str(min(1, window.get("hidden", 0))),
        data_rows=str(min(1, count + len(headings))),
        data_parts="days" if any("holds" in one for one in window["sections"]) else "",
        **({"data_new": None} if count else {}),
    )
    fixed = {"tabindex": "0"} if "list" in window else {"readonly": "", "tabindex": "-1"}
    page.set(f'id="{ids.LIST_TITLE}"', escape(window["title"] or ""), **fixed)
    asks = f"Add a task {window['adds'][2]}" if "adds" in window else "Add a task"
    page.set(f'id="{ids.ADD_TASK}"', placeholder=asks, autofocus="")
    if not window["open"] and not window.get("again"):
        page.set(f'id="{ids.NOTHING_LEFT}"', escape(window.get("nothing", "")))
    kind = "template" if facts.get("template_day") else "archived" if facts.get("archived_at") else ""
    page.set(f'id="{ids.PUT_AWAY}"', data_kind=kind, hidden=None if kind else "")
    left, hidden = window["open"], window.get("hidden", 0)
    by = f", by {facts['sort']}" if facts.get("sort") else ""
    page.set(f'id="{ids.ITEMS_LEFT}"', f"{left} {'item' if left == 1 else 'items'} left{by}")
    page.set(f'id="{ids.HIDDEN_COUNT}"', f" ({hidden})" if hidden else "")
    for show in SHOWS:
        page.set(f'href="?show={show}"', href=f"?show={show}", **_current(show == window["show"]))
    blocks = list(_blocks(window, reader))
    start, shown = window["start"], sum(len(one.rows) for one in blocks)
    titled = blocks and all(one.section["title"] for one in blocks)
    page.set(
        f'id="{ids.TASKS}"',
        "".join(_block(place, one, "list" in window, reader) for place, one in enumerate(blocks)),
        role="group" if titled else "list",
        style=f"--above: {start}; --below: {max(0, count - start - shown)};",
    )


def _current(is_so: bool) -> dict[str, str]:
    return {"aria_current": "true"} if is_so else {}


class Block(NamedTuple):
    """A section that shows anything: its rows, whether it ends on the page, and lines for what it names."""

    section: Section
    rows: list[Row]
    ends: bool
    named: list[str]


def _blocks(window: Window, reader: Reader) -> Iterator[Block]:
    """Yield the sections that show anything, as ``assets/app/state/sections.js`` does."""
    rows = window["rows"][: ids.FIRST_ROWS]
    start, end, begins = window["start"], window["start"] + len(rows), 0
    for section in window["sections"]:
        ends = begins + section["count"]
        its_rows = rows[max(0, begins - start) : max(0, ends - start)]
        named = list(_named(section, window, reader))
        is_left = section.get("leftover") and "closed" in section
        is_head = "order" in section or section.get("stays") or is_left or named or section.get("more")
        if its_rows or (is_head and not section["count"] and start <= begins <= end):
            yield Block(section, its_rows, ends <= end, named if ends <= end else [])
        begins = ends


def _block(place: int, block: Block, in_list: bool, reader: Reader) -> str:
    if block.section["title"]:
        return _section(block, "".join(_row(row, in_list, False, reader) for row in block.rows))
    return "".join(_row(row, in_list, place > 0 and at == 0, reader) for at, row in enumerate(block.rows))


def _section(block: Block, rows: str) -> str:
    section, _, ends, named = block
    title, count, closed, is_done = section["title"], section["count"], section.get("closed"), section["done"]
    is_own, is_closed = "order" in section, closed is not None
    stays, leftover = section.get("stays", False), section.get("leftover", False)
    kinds = {
        "is-own": is_own,
        "is-closed": is_closed,
        "is-day": stays,
        "can-fold": leftover and (is_closed or count > FOLDED_ABOVE),
        "is-done": is_done,
    }
    again = f"{title}, and to be done again" if is_done else f"To be done again: {title}"
    line = Filling(fill_in(_section_template(), {"title": title, "again": again}))
    of_kind = "".join(f" {name}" for name, is_so in kinds.items() if is_so)
    line.set('class="section-line"', class_=f"section-line{of_kind}")
    line.set("<li", data_section=section["key"])
    line.set(
        'section-fold"',
        aria_label=f"{'Expand' if is_closed else 'Collapse'} {title}",
        aria_expanded=str(not is_closed).lower(),
    )
    shown = count if closed is None else closed
    all_shown = shown + (len(named) if is_done else 0)
    said = title if is_own or not all_shown else f"{title} ({all_shown})"
    line.set('class="section-title"', escape(said), translate="no")
    line.set('class="section-count"', str(shown) if is_own else "")
    line.set('class="section-tasks"', rows, **({"hidden": ""} if is_closed or not count else {}))
    if leftover:
        line.set('class="section-all"', hidden=None)
    lines = "".join([*named, _more(section)] if ends else named)
    if lines:
        line.set('class="section-again"', lines, hidden=None)
    if not (is_own or stays) or is_closed or not ends:
        line.set('class="section-add', hidden="")
    return line.html


def _more(section: Section) -> str:
    more = section.get("more")
    return f'<li class="again-more">and {more} more that {"repeats" if more == "1" else "repeat"}</li>' if more else ""


def _named(section: Section, window: Window, reader: Reader) -> Iterator[str]:
    """Yield lines for the tasks that come again in a section, as ``assets/app/state/again.js`` does."""
    holds, today, those = section.get("holds", {}), reader.today, window.get("again", [])
    if section["done"] and "done_at" in holds:
        first, before = holds["done_at"]
        for row in those:
            if first <= (row.get("completed_at") or "") < (before or "~"):
                yield _again(
                    row, f"Next: {say_next(day, today)}" if (day := row.get("date")) else "", None, window, reader
                )
    elif "date" in holds:
        stays = section.get("stays", False)
        coming = [(row, (row.get("comes") or "").split()) for row in those]
        for row, days in again_in(*holds["date"], coming, is_day=stays):
            yield _again(row, "" if stays else _days(days, today), row.get("time"), window, reader)


def _days(days: Sequence[str], today: str) -> str:
    return f"{len(days)} days" if len(days) > FEW_DAYS else ", ".join(say_on(day, today) for day in days)


def _again(row: Row, when: str, time: str | None, window: Window, reader: Reader) -> str:
    chips: list[Chip] = [{"kind": "date", "words": when}] if when else []
    shown = {name: row.get(name) for name in ("list", "in_list", "under", "repeat")} | {"time": time}
    drawn = "".join(map(_chip, [*chips, *chips_of(shown, reader)]))
    list_id, task_id, view = str(row["list"]), str(row["id"]), view_at(window["view"])
    panel = view.panel_of(list_id, task_id) if view else ""
    link = {"href": get_relative_path(panel), "data-task": task_id, "data-list": list_id}
    written = "".join(f' {name}="{escape(value)}"' for name, value in link.items())
    return f'<li><a class="again-title" dir="auto" translate="no"{written}>{escape(row["title"] or "")}</a>{drawn}</li>'


def _row(row: Row, in_list: bool, first: bool, reader: Reader) -> str:
    level = (row["order"] or "").count("!") if in_list else 0
    closed, has = row.get("closed"), bool(row.get("subtasks")) and in_list
    fold = "Expand" if closed else "Collapse"
    values = {
        **dict.fromkeys(TASK),
        **row,
        "level": str(level),
        "fold": fold,
        "expanded": str(not closed).lower(),
    }
    line = Filling(fill_in(_row_template(), values))
    if first:
        line.set('class="row"', class_="row first-of-section")
    if level or has:
        line.set("<li", aria_level=str(level + 1))
    if row.get("done_at"):
        line.set('type="checkbox"', checked="")
    if has:
        line.set('task-fold"', hidden=None)
    line.set('class="chips"', "".join(map(_chip, chips_of(row, reader))))
    return line.html


def _chip(chip: Chip) -> str:
    href, view, at, name = chip.get("href", ""), chip.get("view", ""), chip.get("at", ""), chip.get("name", "")
    words = chip["words"]
    tag = "a" if href or view else "time" if at else "span"
    kind = f"chip chip-{chip['kind']}{' late' if chip.get('late') else ''}{' view-link' if view else ''}"
    attributes = {"class": kind, "data-colour": chip.get("colour", "")}
    if at:
        attributes["datetime"] = at
    if href:
        attributes |= {"href": href, "target": "_blank", "rel": "noopener noreferrer", "tabindex": "-1"}
    elif name:
        attributes["role"] = "img"
    if view:
        attributes |= {"href": get_relative_path(view), "dir": "auto", "translate": "no"}
    if name:
        attributes["aria-label"] = name
        if not words:
            attributes["title"] = name
    written = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return f"<{tag}{written}>{escape(words)}</{tag}>"


@cache
def _row_template() -> str:
    line = Filling(draw(template_row()))
    line.set("<li", title="{{title}}", style="--level: {{level}};")
    line.set('class="task-done', data_priority="{{priority}}")
    line.set('task-fold"', aria_label="{{fold}} {{title}}", aria_expanded="{{expanded}}", title="{{fold}}")
    return line.html


@cache
def _section_template() -> str:
    line = Filling(draw(section_template()))
    line.set('role="group"', aria_label="{{title}}")
    line.set('class="section-tasks"', aria_label="{{title}}")
    line.set('section-more"', aria_label="More for section {{title}}")
    line.set('section-plus"', aria_label="Add a task to {{title}}")
    line.set('placeholder="Add a task"', aria_label="Add a task to {{title}}")
    line.set(
        'class="add-date"',
        aria_label="Date of the new task in {{title}}",
        data_name="Date of the new task in {{title}}",
    )
    line.set('class="section-again"', aria_label="{{again}}")
    line.set('class="section-name', hidden="")
    line.set('class="section-all"', hidden="")
    return line.html
