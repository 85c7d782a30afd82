"""People see the app in colours and at a size of text of their own, on a screen of any width, and from nowhere else."""

from playwright.sync_api import expect

from storage.commit import commit
from tests.browser.test_looks import NARROW, PHONE, find_and_select, show_list, show_panel
from tests.factories import NOW, an_intent
from tests.storage.people import lists_of


def test_where_the_person_has_chosen_the_colours_icons_ticks_and_progress_are_seen(open_browser, ada):
    todo = open_browser(ada, forced_colors="active")
    show_list(todo)
    for scheme in ("light", "dark"):
        todo.page.emulate_media(color_scheme=scheme)
        todo.wait_until(f"document.documentElement.dataset.mantineColorScheme === '{scheme}'")
        todo.row("Milk").hover()
        ground = "getComputedStyle(document.body).backgroundColor"
        drawn = """[['#tasks .task-delete', '::before'], ['#tasks .task-more', '::before'], ['#lists .list-done'],
            ['#tasks .task-done :checked']].map(([which, part]) =>
                getComputedStyle(document.querySelector(which), part).backgroundColor)"""
        todo.wait_until(f"!{drawn}.some(one => [{ground}, 'rgba(0, 0, 0, 0)'].includes(one))")
        border = "getComputedStyle(document.querySelector('#tasks li.first-of-section')).borderTopColor"
        todo.page.mouse.move(0, 0)
        todo.add_box.focus()
        expect(todo.page.locator("#tasks li.first-of-section").first).to_be_attached()
        todo.wait_until(f"{border} === {ground}")

    todo.open_details("Milk")
    chosen = todo.panel.get_by_text("None", exact=True)
    assert chosen.evaluate("label => getComputedStyle(label.closest('label')).outlineStyle") == "solid"


def cut(shown, which: str) -> list[str]:
    """Return the words that are cut off in what is shown."""
    script = """(root, which) => [...root.querySelectorAll(which)]
        .filter(one => one.clientWidth > 1 && one.offsetParent && one.scrollWidth > one.clientWidth + 1)
        .map(one => one.value || one.textContent)"""
    return shown.evaluate(script, which)


def test_with_text_of_twice_the_size_nothing_is_cut_or_out_of_reach(open_browser, ada, tmp_path):
    flags = ["--blink-settings=defaultFontSize=32"]
    todo = open_browser(ada, profile=tmp_path / "profile", flags=flags, viewport=NARROW)
    for number, _ in enumerate(find_and_select(todo)):
        assert todo.page.evaluate("document.documentElement.scrollWidth") <= 320
        shown = todo.page.locator("dialog[open], [role=toolbar], .search-page").last
        assert cut(shown, "button, a, h1, h2, label, kbd, .chip") == []
        assert shown.evaluate("one => one.scrollWidth <= one.clientWidth + 1")
        if number == 0:
            expect_whole(todo)
    todo.page.keyboard.press("Escape")
    todo.page.keyboard.press("g")
    todo.page.keyboard.press("t")
    todo.add_task("Pay rent every last day of the month p1 @bills @a-tag-with-a-long-name")
    assert todo.page.evaluate("document.documentElement.scrollWidth") <= 320

    commit(ada.id, an_intent("delete_list", list=lists_of(ada.id)[0].id), NOW)
    show_panel(todo)
    assert cut(todo.panel, "input:not([type=checkbox]), select, button, span, textarea") == []
    assert todo.panel.evaluate("panel => panel.scrollWidth") <= 320
    banner, panel = todo.page.get_by_role("banner").bounding_box(), todo.panel.bounding_box()
    assert banner is not None
    assert panel is not None
    assert panel["y"] >= banner["y"] + banner["height"]


def expect_whole(todo) -> None:
    """Expect a row to have all of its lines, and what is at the right edge of the page to be on it."""
    box = todo.button("Sign out").bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= 320
    lines = """box => [parseFloat(getComputedStyle(box).lineHeight), parseFloat(getComputedStyle(box).fontSize),
        box.scrollHeight - box.clientHeight]"""
    line, font, cut_off = todo.rows.get_by_role("textbox").first.evaluate(lines)
    assert line > font
    assert cut_off <= 0


def test_font_and_icons_come_from_the_app_itself_and_the_color_scheme_can_be_changed_and_stays(open_browser, ada):
    todo = open_browser(ada)
    asked = []

    def refuse(route):
        asked.append(route.request.url)
        route.abort()

    todo.page.context.route(lambda url: not url.startswith(todo.url), refuse)
    todo.has_list("Groceries", "Milk")
    todo.has_list("Holiday")
    todo.open()
    scheme = "document.documentElement.dataset.mantineColorScheme"
    before = todo.page.evaluate(scheme)
    todo.button("Color scheme").click()
    assert todo.page.evaluate(scheme) != before
    todo.page.reload()
    expect(todo.row("Milk")).to_be_visible()
    expect(todo.page.locator("#ahead")).to_have_count(0)  # Dash is there
    assert todo.page.evaluate(scheme) != before
    assert asked == []
    assert todo.page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px \"Inter Variable\"'))")
    icons = todo.page.locator("svg.iconify")
    assert icons.count() >= 5
    assert all(icons.nth(n).locator("path").count() for n in range(icons.count()))

    # On a phone the lists are in a drawer, and a long title is shown whole.
    todo.page.set_viewport_size(PHONE)
    expect(todo.card("Holiday")).not_to_be_in_viewport()
    todo.page.get_by_role("banner").get_by_role("button", name="Lists").click()
    expect(todo.card("Holiday")).to_be_in_viewport()
    todo.card("Holiday").click()
    expect(todo.list_title).to_have_value("Holiday")
    expect(todo.card("Holiday")).not_to_be_in_viewport()
    todo.add_task("A title that is long enough to need a second line on a phone, and maybe even a third one")
    box = todo.rows.get_by_role("textbox")
    assert box.evaluate("box => box.scrollHeight <= box.clientHeight && box.clientHeight > 60")

    # With large text, by whatever means, the account and signing out stay in reach.
    todo.page.add_style_tag(content="html { font-size: 200% }")
    banner = todo.page.get_by_role("banner")
    for control in (banner.get_by_role("link", name="ada"), banner.get_by_role("button", name="Sign out")):
        expect(control).to_be_in_viewport(ratio=1)

    # A title breaks between its words, where each fits on a line.
    todo.page.set_viewport_size({"width": 360, "height": 740})
    todo.list_title.fill("Neighbourhood")
    assert todo.list_title.evaluate("box => box.clientHeight < 2 * parseFloat(getComputedStyle(box).lineHeight)")
