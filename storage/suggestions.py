"""What a model may read, and what its suggestions would do. Nothing is written here."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, select

from domain.chat import FOUND_MAX
from domain.clean import Invalid
from domain.edits import Edit
from domain.intents import parse
from domain.lists import is_inbox
from domain.query import clean_query
from domain.schema import TASK
from domain.suggestions import CHANGED, DONE, SUGGESTED_MAX, WORDS_MAX, Fields, is_as, say, state_of
from domain.tags import in_tags
from domain.verbs import VERBS
from domain.wire import ChatLine, ChatMessage, RawIntent, Said
from storage.access import only_seen, seen_by
from storage.accounts.calendars import calendar_in
from storage.database.chunks import some_of
from storage.database.engine import reading, writing
from storage.database.tables import lists, tasks
from storage.fit import fit
from storage.here import Here
from storage.lists import IN_USE, list_titles
from storage.search import search
from storage.tags import tag_titles
from storage.write import lock_account

_TOLD = tuple(name for name, field in TASK.items() if field.label and name not in ("notes", "created_at", "deleted_at"))
_NOTES_MAX = 2_000
TOO_MANY = f"One answer has at most {SUGGESTED_MAX} changes. The person can ask for more."


def found_tasks(account_id: int, query: object, with_notes: bool) -> dict[str, Any]:
    """Return what the model's search finds, with what it is told about each task."""
    with reading() as connection:
        today = calendar_in(connection, account_id).today(datetime.now(UTC))
        ids = [one for part in search(connection, account_id, clean_query(query), today) for one in part.ids]
        rows = _tasks(connection, account_id, ids[:FOUND_MAX])
        titles, tags = _all_titles(connection, account_id), tag_titles(connection, account_id)
    told = []
    for task_id in ids[:FOUND_MAX]:
        one = {name: rows[task_id][name] for name in _TOLD if rows[task_id][name]}
        if "tags" in one:
            one["tags"] = [tags[tag] for tag in in_tags(one["tags"]) if tag in tags]
        if with_notes and rows[task_id]["notes"]:
            notes = rows[task_id]["notes"]
            one["notes"] = notes[:_NOTES_MAX]
            if len(notes) > _NOTES_MAX:
                one["notes_cut_off"] = f"These are {_NOTES_MAX:,} of {len(notes):,} characters. You cannot change them."
        list_id = str(rows[task_id]["list"])
        told.append({"id": task_id, **one, "list": titles.get(list_id, ""), "list_id": list_id})
    return {"tasks": told, "found": len(ids)}


def _all_titles(connection: Connection, account_id: int) -> dict[str, str]:
    """Return the titles of the account's lists, of those in the archive too."""
    return list_titles(connection, account_id, "all")


def own_lists(account_id: int) -> list[dict[str, Any]]:
    """Return the lists in use, as the model is told of them."""
    query = select(lists.c.id, lists.c.title, lists.c.open_count).where(seen_by(account_id), *IN_USE)
    with reading() as connection:
        rows = connection.execute(query.order_by(lists.c.order, lists.c.id).limit(10 * FOUND_MAX))
        return [{"id": row.id, "title": row.title, "open": row.open_count} for row in rows]


def suggested(account_id: int, raws: Sequence[RawIntent], most: int, now: str) -> list[ChatLine | Invalid]:
    """Return a line for each intent, at most `most`: what it would do now, or why it is not allowed or not possible."""
    lines: list[ChatLine | Invalid] = []
    set_: dict[tuple[str, str], str | None] = {}
    count = 0
    with writing() as connection:  # this locks as the real thing does, but writes nothing
        # So that no intent waits for the lists of one line while it has those of another.
        lock_account(connection, account_id)
        titles = _all_titles(connection, account_id)
        for raw in raws:
            try:
                if count >= most:
                    raise Invalid(TOO_MANY)
                line = _suggested(connection, account_id, raw, titles, now)
                sets = {(task, name): new for task, fields in line["becomes"].items() for name, new in fields.items()}
                if any(set_.get(key, new) != new for key, new in sets.items()):
                    raise Invalid("Another of these changes sets that to something else. Decide for one.")
                set_ |= sets
                lines.append(line)
                count += 1
            except Invalid as refusal:
                lines.append(refusal)
    return lines


def _suggested(connection: Connection, account_id: int, raw: RawIntent, titles: dict[str, str], now: str) -> ChatLine:
    intent = parse(raw)
    verb = VERBS[intent.verb]
    if not verb.offered:
        raise Invalid("This cannot be suggested.")
    here = Here(connection, account_id, intent, verb)
    edit, _ = fit(connection, verb.edit(intent, here, now), here.tree)
    edit = [step for step in edit if step.path[0] == "tasks"]
    if not edit:
        raise Invalid("It would change nothing.")
    before = here.tree.of({step.path[1] for step in edit})
    for (_, task_id, *field), _new in edit:
        if field == ["notes"] and len(before[task_id]["notes"] or "") > _NOTES_MAX:
            raise Invalid(
                "Its notes are longer than what you get of them, so they would be lost. Tell the person to change them."
            )
    return _line(edit, before, titles, raw)


def _line(edit: Edit, before: dict[str, dict[str, Any]], titles: dict[str, str], raw: RawIntent) -> ChatLine:
    expects: dict[str, dict[str, str | None]] = {}
    becomes: dict[str, dict[str, str | None]] = {}
    for (_, task_id, *field), value in edit:
        if not field:
            becomes[task_id] = {"title": value["title"]}
        elif TASK[field[0]].kind != "order":
            becomes.setdefault(task_id, {})[field[0]] = value
            if task_id not in expects:
                own = ("title",) if task_id in raw.get("tasks", ()) else ("title", "list", "parent")
                expects[task_id] = {**{name: before[task_id][name] for name in own}, "deleted_at": None}
            expects[task_id][field[0]] = before[task_id][field[0]]
    if not becomes:
        raise Invalid("It would change nothing.")
    first, *others = becomes
    made = next((value for (_, task_id, *field), value in edit if task_id == first and not field), None)
    fields = {**before.get(first, {}), **becomes[first], **(made or {})}
    says = _made(made) if made else _says(before[first], becomes[first], titles)
    if not says:
        raise Invalid("It is so already.")
    if others:
        count = "1 subtask" if len(others) == 1 else f"{len(others)} subtasks"
        says.append({"what": "", "old": None, "new": f"with {count}"})
    where = str((before.get(first) or fields)["list"])
    title = str((before.get(first) or fields)["title"])
    return {
        "title": title[:WORDS_MAX],
        "where": titles.get(where, "Inbox" if is_inbox(where) else ""),
        "says": says,
        "intent": raw,
        "expects": expects,
        "becomes": becomes,
    }


def _says(before: Fields, becomes: Fields, titles: dict[str, str]) -> list[Said]:
    changed = [(name, before.get(name), value) for name, value in becomes.items() if not is_as(before, {name: value})]
    return [said for name, old, new in changed if (said := say(name, old, new, titles))]


def _made(fields: Fields) -> list[Said]:
    set_ = [(name, fields[name]) for name, field in TASK.items() if field.settable and field.label and fields[name]]
    said = [say(name, None, value, {}) for name, value in set_ if name != "title"]
    return [{"what": "", "old": None, "new": "New task"}, *(one for one in said if one)]


def states(account_id: int, lines: Sequence[ChatLine]) -> list[str]:
    """Return for each line whether it can be accepted, is done, or concerns something that has changed."""
    named = {task for line in lines for task in (*line["expects"], *line["becomes"])}
    if not named:
        return [CHANGED] * len(lines)
    with reading() as connection:
        now = _tasks(connection, account_id, named)
    return [state_of(line, now) for line in lines]


def outcomes(account_id: int, messages: Sequence[ChatMessage]) -> list[tuple[int, int]]:
    """Return for each message how many of its suggestions are done, and how many there are."""
    return [
        (states(account_id, lines).count(DONE), len(lines)) if (lines := message.get("lines", [])) else (0, 0)
        for message in messages
    ]


def _tasks(connection: Connection, account_id: int, ids: Any) -> dict[str, dict[str, Any]]:
    query = only_seen(select(tasks.c.id, *(tasks.c[name] for name in TASK)), "tasks", account_id)
    found: dict[str, dict[str, Any]] = {}
    for some in some_of(ids):
        rows = connection.execute(query.where(tasks.c.id.in_(some))).mappings()
        found |= {row["id"]: dict(row) for row in rows}
    return found
