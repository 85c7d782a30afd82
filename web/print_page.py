"""A view on paper: all its tasks, each with a box, on a plain page.

Its address is that of the view, after ``/print``. With ``notes=yes`` it has the notes too.
"""

from collections.abc import Iterator, Mapping, Sequence

from dash import Dash, get_relative_path
from flask import Response, request
from markupsafe import Markup

from auth.login import require_account
from auth.plain_page import ICON, plain_page
from domain.agenda import FEW_DAYS, again_in
from domain.days import Calendar, day_in_words
from domain.notes import on_paper
from domain.views import view_at
from domain.wire import Row, Rows, Section, Tags, Window
from storage.accounts.calendars import calendar_of
from storage.tags import known_tags
from storage.tasks import notes_of
from storage.windows import window

MOST = 10_000
"""The most tasks on one page: some 250 sheets."""

GONE = "This list is not there any more, or it is not yours. Go back to your lists."
STYLES, SCRIPT = "/assets/06-print-page.css", "/assets/print-page.js"
PAGE = Markup(
    '<!doctype html><html lang="en" data-account="{account}"><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width"><script src="{script}"></script>'
    '<title>{title} - Dash To-Do</title><link rel="icon" href="{icon}" type="image/svg+xml">'
    '<link rel="stylesheet" href="{styles}">'
    '<nav class="controls" aria-label="Page"><button type="button">Print</button> <a href="{back}">Back</a>'
    '<label><input type="checkbox" autocomplete="off"{with_notes}> Notes</label></nav>'
    '<main><h1 dir="auto">{title}</h1>{left_out}{sections}</main></html>'
)
SECTION = Markup('<section>{heading}<ul role="list">{rows}</ul></section>')
HEADING = Markup('<h2 dir="auto">{}</h2>')
ROW = Markup(
    '<li{done} style="--level:{level}"><span class="box" role="img" aria-label="{is_done}"></span>'
    '<span class="task"><span dir="auto">{title}</span>{facts}{notes}</span></li>'
)
AGAIN = Markup(
    '<li class="{which}"><span class="box" role="img" aria-label="{is_done}"></span>'
    '<span class="task"><span dir="auto">{title}</span>{facts}</span></li>'
)
MORE = Markup('<li class="more">{}</li>')
FACTS = Markup('<small dir="auto">{}</small>')
CHECKED = Markup(" checked")
NOTES = Markup('<span class="notes" dir="auto">{}</span>')
LEFT_OUT = Markup("<p>{}</p>")


def add_print_page(app: Dash) -> None:
    """Add the route, which is private."""
    app.server.add_url_rule("/print/<path:_view>", "print_page", print_page)


def print_page(_view: str) -> Response:
    """Answer with the page of a view. If there is no such view for the account, the page leads back."""
    account = require_account()
    view = view_at(request.full_path.removeprefix("/print").rstrip("?"))
    shown = window(account.id, view, 0, MOST, unfolded=True) if view else None
    if view is None or shown is None:
        return plain_page("Nothing to print here", GONE, {"Your lists": "/lists"}, 404)
    with_notes = request.args.get("notes") == "yes"
    notes = notes_of(account.id, [str(row["id"]) for row in shown["rows"]]) if with_notes else {}
    page = PAGE.format(
        account=account.id,
        title=f"Search: {view.key}" if view.kind == "search" and view.key else shown["title"] or "Search",
        icon=get_relative_path(ICON),
        styles=get_relative_path(STYLES),
        script=get_relative_path(SCRIPT),
        back=get_relative_path(view.address),
        with_notes=CHECKED if with_notes else "",
        left_out=_left_out(shown),
        sections=Markup("").join(_sections(shown, notes, known_tags(account.id), calendar_of(account.id))),
    )
    return Response(page)


def _left_out(shown: Window) -> Markup:
    """Say what the page leaves out, if anything."""
    count = sum(section["count"] for section in shown["sections"])
    closed = sum(section.get("closed", 0) for section in shown["sections"])
    closed += sum(int(row.get("closed") or 0) for row in shown["rows"])
    said = [
        f"These are the first {MOST:,} of {count:,} tasks." if count > MOST else "",
        f"{closed:,} more are in what you have collapsed." if closed else "",
        "" if count else "Nothing is left to do here.",
    ]
    return Markup("").join(LEFT_OUT.format(words) for words in said if words)


def _sections(shown: Window, notes: Mapping[str, str], tags: Tags, calendar: Calendar) -> Iterator[Markup]:
    start = 0
    for section in shown["sections"]:
        rows = shown["rows"][start : start + section["count"]]
        start += section["count"]
        lines = [_row(row, shown, section, notes, tags, calendar) for row in rows]
        lines += _again(section, shown.get("again", []), calendar)
        if lines:
            heading = HEADING.format(section["title"]) if section["title"] else Markup("")
            yield SECTION.format(heading=heading, rows=Markup("").join(lines))


def _row(row: Row, shown: Window, section: Section, notes: Mapping[str, str], tags: Tags, calendar: Calendar) -> Markup:
    is_done = bool(row.get("done_at"))
    facts = " · ".join(_facts(row, section, tags, calendar))
    return ROW.format(
        done=Markup(' class="done"') if is_done else "",
        level=(row["order"] or "").count("!") if shown.get("list") else 0,
        is_done="Done" if is_done else "To do",
        title=row["title"],
        facts=FACTS.format(facts) if facts else "",
        notes=NOTES.format(on_paper(text)) if (text := notes.get(str(row["id"]))) else "",
    )


def _again(section: Section, those: Rows, calendar: Calendar) -> Iterator[Markup]:
    """Yield lines for tasks that come again in a section, or were done there and do, as the screen has them."""
    holds = section.get("holds", {})
    if "date" in holds:
        coming = [(row, (row.get("comes") or "").split()) for row in those]
        is_day = section.get("stays", False)
        for row, days in again_in(*holds["date"], coming, is_day=is_day):
            when = "" if is_day else _days(days)
            yield _named("again", "Comes again", row, [when, _time(row, calendar)], section)
    for row in those if "done_at" in holds else ():
        if (row.get("completed_at") or "") >= holds["done_at"][0]:
            then = f"next {day_in_words(date)}" if (date := row.get("date")) else ""
            yield _named("again done", "Done", row, [then], section)
    if more := section.get("more"):
        yield MORE.format(f"and {more} more that {'repeats' if more == '1' else 'repeat'}")


def _named(which: str, is_done: str, row: Row, when: list[str], section: Section) -> Markup:
    facts = " · ".join([*filter(None, when), row.get("repeat") or "", *_places(row, section)])
    return AGAIN.format(which=which, is_done=is_done, title=row["title"], facts=FACTS.format(facts))


def _days(days: Sequence[str]) -> str:
    return f"{len(days)} days" if len(days) > FEW_DAYS else ", ".join(map(day_in_words, days))


def _time(row: Row, calendar: Calendar) -> str:
    return calendar.time_in_words(at) if (at := row.get("time")) else ""


def _facts(row: Row, section: Section, tags: Tags, calendar: Calendar) -> Iterator[str]:
    """Yield what to say about a task beside its title, in words."""
    if row.get("priority"):
        yield f"p{row['priority']}"
    if date := row.get("date"):
        yield f"{day_in_words(date)} {_time(row, calendar)}".rstrip()
    if words := row.get("repeat"):
        yield words
    if deadline := row.get("deadline"):
        yield f"deadline {day_in_words(deadline)}"
    for tag in (row.get("tags") or "").split():
        if tag in tags:
            yield f"@{tags[tag]['title']}"
    yield from _places(row, section)


def _places(row: Row, section: Section) -> Iterator[str]:
    for name in ("under", "in_list"):
        if (words := row.get(name)) and words != section["title"]:
            yield words
