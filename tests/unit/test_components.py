"""Components, compared as data."""

import json
from dataclasses import replace

import pytest
from dash import html
from dash._utils import to_json

import ids
from components.frame.list_nav import card_of, cards_of, sidebar, template_card
from components.frame.shell import shell
from components.frame.unmounted import unmounted
from components.tasks.task_panel import task_panel
from components.tasks.task_row import ID, TITLE, template_row
from domain.lists import SomeLists, Summary


def props(component) -> dict:
    return component.to_plotly_json()["props"]


def controls() -> list[dict]:
    """Return the properties of a row's controls."""
    return [props(part) for part in template_row().children if hasattr(part, "id")]


def some_list(**fields) -> Summary:
    return replace(Summary("list-one", "Groceries", open_count=1, done_count=1, seq=1), **fields)


def test_a_row_has_a_handle_a_checkbox_a_title_room_for_facts_and_buttons_for_more_and_delete():
    kinds = [type(part).__name__ for part in template_row().children]
    assert kinds == ["Span", "Checkbox", "Textarea", "Button", "Div", "Button", "Button", "Button"]


def test_every_control_of_a_row_has_an_id_that_callbacks_name():
    assert [part["id"] for part in controls()] == [
        ids.task_done(ID),
        ids.task_title(ID),
        ids.task_fold(ID),
        ids.task_details(ID),
        ids.task_more(ID),
        ids.task_delete(ID),
    ]


def test_every_control_of_a_row_names_itself_and_its_task():
    assert [part["aria-label"] for part in controls()] == [
        f"Done {TITLE}",
        f"Title {TITLE}",
        f"Collapse {TITLE}",
        f"Details of {TITLE}",
        f"More actions for {TITLE}",
        f"Delete {TITLE}",
    ]


def test_a_title_stands_in_a_box_in_the_direction_of_its_script():
    box = controls()[1]
    assert (box["value"], box["attributes"]["input"]["dir"]) == (TITLE, "auto")


def test_the_placeholders_are_the_names_of_the_fields_in_the_browser():
    assert (ID, TITLE) == ("{{id}}", "{{title}}")


def test_the_card_that_is_copied_is_a_link_with_a_title_and_a_named_progress():
    link = props(template_card())
    title, track = map(props, link["children"])
    bar = props(track["children"])
    assert (link["href"], title["children"]) == ("/lists/{{id}}", "{{title}}")
    assert (bar["role"], bar["aria-label"]) == ("progressbar", "Progress")


@pytest.mark.parametrize(("counts", "percent"), [((0, 0), 0), ((1, 0), 0), ((1, 1), 50), ((1, 999), 99), ((0, 3), 100)])
def test_a_card_is_drawn_from_its_title_and_its_progress(counts, percent):
    one = some_list(id="list-two", title="<b>Milk</b>", open_count=counts[0], done_count=counts[1])
    assert card_of(one) == {"id": "list-two", "title": "<b>Milk</b>", "progress": percent, "facts": {}}


def test_the_sidebar_has_the_lists_in_order_and_no_component_for_any_of_them():
    some = SomeLists((some_list(id="list-one"), some_list(id="list-two")), more=True)
    few, many = sidebar(SomeLists(())), sidebar(some)
    assert cards_of(some)["lists"] == [card_of(one) for one in some.lists]
    assert (cards_of(some)["earlier"], cards_of(some)["more"]) == (False, True)
    assert len(list(html.Div(few)._traverse())) == len(list(html.Div(many)._traverse()))


def test_clicks_are_counted_for_no_part_around_others():
    def around(part) -> list[dict]:
        props = part.get("props", {}) if isinstance(part, dict) else {}
        is_around = "id" in props and part["type"] in {"Aside", "Dialog", "Section", "Ul"}
        inside = props.get("children") if props else part if isinstance(part, list) else []
        return ([props] if is_around else []) + [one for each in _as_list(inside) for one in around(each)]

    frame = json.loads(to_json([shell("ada", 1, SomeLists(())), task_panel()]))
    assert {ids.WORKSPACE, ids.TASKS, ids.PANEL, ids.LISTS} <= {one["id"] for one in around(frame)}
    assert [one["id"] for one in around(frame) if not one.get("disable_n_clicks")] == []


def _as_list(some) -> list:
    return some if isinstance(some, list) else [some]


def test_what_dash_does_not_mount_no_callback_knows(application):
    def ids_in(part) -> set[str]:
        found = part if isinstance(part, dict) else {}
        own = {json.dumps(found["id"], sort_keys=True)} if "id" in found else set()
        inside = found.values() if found else part if isinstance(part, list) else []
        return own.union(*map(ids_in, inside))

    there = ids_in(json.loads(to_json(unmounted(logged_in=True))))
    known = {
        json.dumps(json.loads(one["id"]) if one["id"].startswith("{") else one["id"], sort_keys=True)
        for callback in application.app._callback_list
        for one in [*callback["inputs"], *callback["state"]]
    }
    outputs = " ".join(str(callback["output"]) for callback in application.app._callback_list)
    assert '"row-menu"' in there
    assert there & known == set()
    assert [one for one in there if one.strip('"') + "." in outputs] == []
