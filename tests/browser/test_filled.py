"""The server puts into a page the same that the browser's modules put there when they run."""

from datetime import UTC, date, datetime

import pytest

from domain.lists import inbox_of
from storage.accounts.calendars import set_calendar
from storage.commit import commit
from storage.smart_lists import known_smart_lists
from storage.tags import known_tags
from tests.browser.held import HeldBack
from tests.browser.todo_page import CALLBACKS
from tests.factories import NOW, an_intent, new_id

HOSTILE = "section-fold task-fold </li><script>document.title = 'owned'</script> {{id}} ⟦0⟧ & \"quoted\" https://Example.org/a?b=1&c)."
SCRIPTS = "**/_dash-component-suites/**"
# An element and those in it: their tags, attributes and texts, and the states of their controls.
ALL_OF = """root => {
  const said = one => (one.tagName === 'TEXTAREA' ? one.value : one.type === 'checkbox' ? one.checked : '');
  const texts = one => [...one.childNodes].map(part => part.nodeValue ?? '').join('|');
  const words = one => (one.tagName === 'TEXTAREA' ? '' : texts(one));
  const isOf = ({name}) => !['data-drawn', 'data-dash-is-loading', 'checked', 'autofocus'].includes(name);
  const attributes = one => [...one.attributes].filter(isOf).map(({name, value}) => `${name}="${value}"`).sort();
  return [...root.querySelectorAll('*')].map(one => [one.tagName, ...attributes(one), words(one), said(one)].join(' '));
}"""
SENT = f"""async () => {{
  const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
  return ({ALL_OF})(page.getElementById('ahead'));
}}"""


@pytest.fixture
def does(ada):
    """Give a function by which Ada does something. She has chosen her time zone, which is else that of her browser."""
    set_calendar(ada.id, "time_zone", "UTC")

    def does_(verb: str, **fields) -> None:
        commit(ada.id, an_intent(verb, **fields), NOW)

    return does_


def add_tasks(does, list_id: str, *tasks: dict) -> list[str]:
    """Add tasks with these fields to a list, and return their ids."""
    ids = [new_id("task") for _ in tasks]
    does(
        "add_tasks",
        list=list_id,
        value=[[one, {"title": "Milk"} | fields] for one, fields in zip(ids, tasks, strict=True)],
    )
    return ids


@pytest.fixture
def full_list(does, ada) -> str:
    """Give the id of a list with tasks of every kind, in a sidebar with lists and smart lists of every kind."""
    full, other, kitchen, cellar = (new_id("list"), new_id("list"), new_id("section"), new_id("section"))
    does("add_list", list=full, value=f"Home {HOSTILE}")
    does("add_list", list=other, value="Work")
    does("set_list", list=other, value={"colour": "green", "icon": "shopping"})
    for title, query in (("Soon", "p1"), ("<b>Late</b>", "deadline:<7d")):
        does("add_smart_list", smart_list=new_id("smart"), value={"title": title, "query": query})
    for key, title in ((kitchen, "Kitchen & more"), (cellar, "Cellar")):
        does("add_section", list=full, value=[key, {"title": title}])
    plain, hostile, dated, soon, late, hidden, done, noted = add_tasks(
        does,
        full,
        {},
        {"title": HOSTILE, "priority": "1"},
        {"date": "2026-01-02", "time": "14:05"},
        {"deadline": "2999-01-01", "time": "09:00"},
        {"deadline": "2020-01-01", "date": "2020-02-03", "priority": "3"},
        {"title": "Waits", "hidden_until": "2999-01-01"},
        {"title": "Done", "deadline": "2020-01-01", "date": "2020-02-03"},
        {"notes": "- [ ] one\n- [x] two"},
    )
    under = add_tasks(does, full, {"title": "Under"}, {"title": "Under, too"})
    does("set_task", tasks=[under[0]], value={"parent": plain})
    does("set_task", tasks=[under[1]], value={"parent": under[0]})
    closed = add_tasks(does, full, {"title": "Closed"}, {"title": "Inside"})
    does("set_task", tasks=[closed[1]], value={"parent": closed[0]})
    does("collapse", list=full, value={"id": closed[0], "closed": True})
    does("set_task", tasks=[dated], value={"section": kitchen})
    does("set_task", tasks=[late], value={"section": cellar})
    does("collapse", list=full, value={"id": cellar, "closed": True})
    does("tag_task", tasks=[hostile, soon], value={"make": {new_id("tag"): "at <home>"}})
    does("repeat_task", tasks=[noted], value={"text": "every day", "day": "2026-01-01"})
    does("tick_task", tasks=[done], value=True)
    does("set_tag", tags=[*known_tags(ada.id)], value={"colour": "teal"})
    assert hidden
    return full


def expect_the_same(todo, path: str) -> None:
    """Open a page, and expect that its modules change nothing of it."""
    dash, answers = HeldBack(todo.page, SCRIPTS), HeldBack(todo.page, CALLBACKS)
    todo.page.goto(todo.url + path, wait_until="domcontentloaded")
    todo.page.wait_for_function("() => window.todo?.list.now()")
    todo.page.wait_for_timeout(100)
    todo.page.evaluate("() => todo.list.now().order.forEach(row => todo.rows.write(row))")  # else taken as it is
    drawn, sent = todo.page.evaluate(f"() => ({ALL_OF})(document.getElementById('ahead'))"), todo.page.evaluate(SENT)
    assert "\n".join(one for one in drawn if one not in sent) == ""
    assert sent == drawn
    dash.let_go()
    answers.let_go()
    todo.page.wait_for_function("() => !document.getElementById('ahead')")


def test_a_list_with_everything(open_browser, ada, full_list, does):
    set_calendar(ada.id, "clock", "12")
    todo = open_browser(ada, new=True)
    for show in ("all", "active", "completed", "hidden"):
        expect_the_same(todo, f"/lists/{full_list}?show={show}")
    does("set_list", list=full_list, value={"sort": "deadline", "grouping": "priority"})
    expect_the_same(todo, f"/lists/{full_list}")


def test_views_of_several_lists(open_browser, ada, full_list, does):
    todo, day, tag = open_browser(ada, new=True), date.today().isoformat(), next(iter(known_tags(ada.id)))
    smart = next(iter(known_smart_lists(ada.id)))
    for _ in range(7):
        add_tasks(does, full_list, {"date": "2026-01-02"})
    daily, weekly, done, _ = add_tasks(
        does,
        full_list,
        {"title": "Daily", "time": "09:00"},
        {"title": "Weekly & more"},
        {"title": "Once"},
        {"date": day, "time": "10:00"},
    )
    does("repeat_task", tasks=[daily], value={"text": "every day", "day": day})
    does("repeat_task", tasks=[weekly], value={"text": "every week", "day": day})
    commit(ada.id, an_intent("tick_task", tasks=[daily, done], value=True), datetime.now(UTC).isoformat())
    for path in ("/today", "/upcoming", f"/tags/{tag}", f"/tags/{tag}?show=completed", f"/smart/{smart}"):
        expect_the_same(todo, path)


def test_lists_that_are_special(open_browser, ada, does):
    todo = open_browser(ada, new=True)
    inbox, template = inbox_of(ada.id), new_id("list")
    expect_the_same(todo, f"/lists/{inbox}")
    add_tasks(does, inbox, {})
    expect_the_same(todo, "/lists")
    does("save_template", list=template, value={"from": inbox, "day": "2026-01-01"})
    expect_the_same(todo, f"/lists/{template}")
    done = add_tasks(does, inbox, {"title": "Bread"})
    does("tick_task", tasks=done, value=True)
    expect_the_same(todo, f"/lists/{inbox}")
