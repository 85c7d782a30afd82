"""What stands on the screen, as data."""

from dataclasses import replace

import pytest

import ids
from components.frame.list_nav import list_card, list_place, progress_bar, sidebar
from components.tasks.task_row import ID, TITLE, task_row, template_row
from domain.windows import SomeLists, Summary


def props(component) -> dict:
    return component.to_plotly_json()["props"]


def row(**fields) -> list[dict]:
    """Return the properties of a row's controls."""
    return [props(part) for part in task_row(**{"task_id": "task-one", "title": "Milk", "done": False, **fields})]


def card(**fields) -> dict:
    return props(list_card(some_list(**fields)))


def some_list(**fields) -> Summary:
    return replace(Summary("list-one", "Groceries", open_count=1, done_count=1, seq=1), **fields)


def test_a_row_has_a_checkbox_a_title_a_link_and_a_delete_button():
    kinds = [type(part).__name__ for part in task_row("task-one", "Milk", False)]
    assert kinds == ["Checkbox", "Textarea", "A", "Button"]


def test_every_control_of_a_row_names_itself_and_its_task():
    assert [part["aria-label"] for part in row(title="Milk")] == [
        "Done Milk",
        "Title Milk",
        "History of Milk",
        "Delete Milk",
    ]


def test_every_control_of_a_row_has_an_id_by_part_and_task():
    assert [part["id"] for part in row(task_id="task-two")] == [
        {"part": "task-done", "task": "task-two"},
        {"part": "task-title", "task": "task-two"},
        {"part": "task-history", "task": "task-two"},
        {"part": "task-delete", "task": "task-two"},
    ]


def test_the_ids_of_a_row_are_those_that_callbacks_name():
    assert [part["id"] for part in row()] == [
        ids.task_done("task-one"),
        ids.task_title("task-one"),
        ids.task_history("task-one"),
        ids.task_delete("task-one"),
    ]


@pytest.mark.parametrize("done", [True, False])
def test_a_task_that_is_done_is_checked(done):
    assert row(done=done)[0]["checked"] is done


def test_a_title_stands_in_a_box():
    assert row(title="Milk")[1]["value"] == "Milk"


def test_a_title_is_written_in_the_direction_of_its_script():
    assert row()[1]["attributes"]["input"]["dir"] == "auto"


def test_the_template_has_a_placeholder_for_the_id_of_each_control():
    assert [props(part)["id"]["task"] for part in template_row()] == [ID, ID, ID, ID]


def test_the_template_has_a_placeholder_for_the_title_in_each_name():
    assert [props(part)["aria-label"] for part in template_row()] == [
        f"Done {TITLE}",
        f"Title {TITLE}",
        f"History of {TITLE}",
        f"Delete {TITLE}",
    ]


def test_the_placeholders_are_the_names_of_the_fields_in_the_browser():
    assert (ID, TITLE) == ("{{id}}", "{{title}}")


@pytest.mark.parametrize(("open_count", "done_count"), [(0, 0), (1, 0), (1, 1), (1, 999)])
def test_progress_has_the_accent_while_something_is_open(open_count, done_count):
    assert progress_bar(open_count, done_count)["color"] == "indigo"


def test_progress_is_green_when_all_is_done():
    assert progress_bar(0, 3) == {"value": 100, "color": "teal"}


def test_a_card_links_to_its_list():
    assert card(id="list-two")["href"] == "/lists/list-two"


def test_a_card_says_which_list_it_is_for():
    assert card(id="list-two")["data-list"] == "list-two"


def test_a_card_shows_the_title_as_text():
    assert props(card(title="<b>Groceries</b>")["children"][0])["children"] == "<b>Groceries</b>"


def test_a_card_shows_the_progress_under_a_name():
    bar = props(card(open_count=1, done_count=1)["children"][1])
    assert (bar["value"], bar["attributes"]["section"]["aria-label"]) == (50, "Progress")


def test_the_parts_of_a_card_are_found_by_the_id_of_the_list():
    assert [props(part)["id"] for part in card(id="list-two")["children"]] == [
        ids.list_name("list-two"),
        ids.list_progress("list-two"),
    ]


def test_the_place_of_a_list_stays_without_its_card():
    assert props(list_place("list-two", None)) == {"children": None, "id": ids.list_card("list-two")}


def test_the_sidebar_is_a_navigation_with_a_name_and_the_cards_in_order():
    nav, _ = sidebar(SomeLists((some_list(id="list-one"), some_list(id="list-two"))))
    places = props(props(nav)["children"][1])["children"]
    assert (props(nav)["aria-label"], [props(place)["id"] for place in places]) == (
        "Lists",
        ["card-list-one", "card-list-two"],
    )
