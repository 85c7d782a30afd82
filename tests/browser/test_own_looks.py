"""People see the app in colours and at a size of text of their own."""

import pytest

from tests.browser.test_looks import NARROW, show_list, show_panel


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_where_the_person_has_chosen_the_colours_icons_ticks_and_progress_are_seen(open_browser, ada, scheme):
    todo = open_browser(ada, color_scheme=scheme, forced_colors="active")
    show_list(todo)
    todo.row("Milk").hover()
    ground = todo.page.evaluate("getComputedStyle(document.body).backgroundColor")
    drawn = todo.page.evaluate(
        """() => [['#tasks .task-delete', '::before'], ['#tasks .task-more', '::before'], ['#lists .list-done'],
            ['#tasks .task-done :checked']].map(([which, part]) =>
                getComputedStyle(document.querySelector(which), part).backgroundColor)"""
    )
    assert ground not in drawn
    assert "rgba(0, 0, 0, 0)" not in drawn
    border = "getComputedStyle(document.querySelector('#tasks li.first-of-section')).borderTopColor"
    todo.page.mouse.move(0, 0)
    todo.add_box.focus()
    todo.wait_until("document.querySelector('#tasks li.first-of-section') !== null")
    assert todo.page.evaluate(border) == ground

    todo.open_details("Milk")
    chosen = todo.panel.get_by_text("None", exact=True)
    assert chosen.evaluate("label => getComputedStyle(label.closest('label')).outlineStyle") == "solid"


def test_with_text_of_twice_the_size_nothing_is_cut_or_out_of_reach(open_browser, ada, tmp_path):
    flags = ["--blink-settings=defaultFontSize=32"]
    todo = open_browser(ada, profile=tmp_path / "profile", flags=flags, viewport=NARROW)
    show_list(todo)
    assert todo.page.evaluate("document.documentElement.scrollWidth") <= 320
    box = todo.button("Sign out").bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= 320
    lines = """box => [parseFloat(getComputedStyle(box).lineHeight), parseFloat(getComputedStyle(box).fontSize),
        box.scrollHeight - box.clientHeight]"""
    line, font, cut = todo.rows.get_by_role("textbox").first.evaluate(lines)
    assert line > font
    assert cut <= 0


def test_with_text_of_twice_the_size_the_panel_has_all_of_its_words(open_browser, ada, tmp_path):
    flags = ["--blink-settings=defaultFontSize=32"]
    todo = open_browser(ada, profile=tmp_path / "profile", flags=flags, viewport=NARROW)
    show_panel(todo)
    cut = """panel => [...panel.querySelectorAll('input:not([type=checkbox]), select, button, span, textarea')]
        .filter(one => one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1)
        .map(one => one.value || one.textContent)"""
    assert todo.panel.evaluate(cut) == []
    assert todo.panel.evaluate("panel => panel.scrollWidth") <= 320
    banner, panel = todo.page.get_by_role("banner").bounding_box(), todo.panel.bounding_box()
    assert banner is not None
    assert panel is not None
    assert panel["y"] >= banner["y"] + banner["height"]
