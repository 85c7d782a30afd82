"""The app opens while the server is away, and what is done then arrives."""

from urllib.parse import urlsplit

from playwright.sync_api import Response, expect

from storage.commit import commit
from storage.database import engine
from tests.browser.kept import IS_KEPT, IS_SERVED, cannot_open, log_in, rows, wait_until, wait_until_kept
from tests.factories import NOW, an_intent
from tests.storage.people import lists_of

ASKED = """() => performance.getEntriesByType('resource').filter(one => one.transferSize)
  .map(one => new URL(one.name).pathname)"""
"""The answers that the worker had from the network."""


def intents_done() -> int:
    with engine.reading() as connection:
        return connection.exec_driver_sql("SELECT count(*) FROM intents").scalar() or 0


def test_the_app_opens_without_the_server_and_what_is_done_arrives_once_in_order(installed, own):
    todo, ada = installed, installed.account
    todo.has_list("Garden", *(f"Plant {number}" for number in range(70)))
    todo.has_list("Groceries", "Milk", "- Oat milk", "Bread")
    garden, groceries = (
        next(one.id for one in lists_of(ada.id) if one.title == title) for title in ("Garden", "Groceries")
    )
    query = {"title": "All the milk", "query": "milk"}
    commit(ada.id, an_intent("add_smart_list", smart_list=f"smart-of-{ada.id}", value=query), NOW)
    todo.page.route("**/account/copy*", lambda route: route.abort())  # before the whole copy has come
    log_in(todo, ada)
    todo.card("Garden").click()
    expect(todo.row("Plant 9")).to_be_visible()
    wait_until(todo, IS_KEPT)
    wait_until(todo, IS_SERVED)
    own.stop()
    todo.page.reload()
    expect(todo.row("Plant 9")).to_be_visible()
    expect(todo.badge).to_have_text("Offline")
    expect(todo.list_title).to_have_value("Garden")
    expect(todo.page.get_by_text("60 items left, as far as this browser has seen them")).to_be_visible()
    todo.page.goto(f"{todo.url}/lists/{groceries}")  # which was not seen yet
    expect(todo.page.get_by_role("heading", name="This page needs the server")).to_be_visible()
    todo.page.unroute("**/account/copy*")
    own.start()
    engine.connect(own.database_url)
    todo.expect_tree("Milk", "- Oat milk", "Bread")
    todo.has_tag("Oat milk", "breakfast")
    expect(todo.chips("Oat milk").get_by_text("breakfast")).to_be_visible()
    wait_until_kept(todo, 3, 73)
    wait_until(todo, f"async () => 'tag-of-breakfast-{ada.id}' in (await todo.whole.everything()).tags")
    before = intents_done()
    with todo.page.expect_download():  # a file is no page
        todo.page.evaluate("location.assign('/account/export.json')")
    assert todo.page.evaluate(IS_KEPT)
    todo.card("Garden").click()
    expect(todo.row("Plant 9")).to_be_visible()
    own.stop()

    todo.row("Plant 9").hover()  # in a page that was open
    todo.page.mouse.wheel(0, 10_000)
    expect(todo.row("Plant 69")).to_be_visible()
    todo.page.get_by_role("link", name="Upcoming").click()
    expect(todo.list_title).to_have_value("Upcoming")
    expect(todo.badge).to_have_text("Offline")
    todo.page.reload()
    expect(todo.list_title).to_have_value("Upcoming")
    left = todo.page.get_by_text("0 items left. While the server is away, what repeats is counted once")
    expect(left).to_be_visible()
    todo.page.goto(f"{todo.url}/")  # which leads to the lists
    todo.page.wait_for_url("**/lists**")
    expect(todo.list_title).to_have_value("Garden")
    todo.page.goto(f"{todo.url}/tags/tag-of-breakfast-{ada.id}")
    expect(todo.list_title).to_have_value("breakfast")
    todo.expect_titles("Oat milk")
    todo.page.goto(f"{todo.url}/smart/smart-of-{ada.id}")
    expect(todo.list_title).to_have_value("All the milk")
    expect(todo.row("Oat milk")).to_be_visible()
    assert sorted(rows(todo)) == ["Milk", "Oat milk"]
    todo.card("Groceries").click()
    todo.expect_tree("Milk", "- Oat milk", "Bread")
    todo.tick("Bread")
    todo.rename_task("Oat milk", "Rice milk")
    todo.add_task("Eggs")
    expect(todo.badge).to_have_text("Offline, 3 changes waiting")
    todo.card("Garden").click()
    expect(todo.list_title).to_have_value("Garden")
    todo.row("Plant 9").hover()
    todo.page.mouse.wheel(0, 10_000)
    expect(todo.row("Plant 69")).to_be_visible()
    todo.page.goto(f"{todo.url}/today")
    todo.add_task("Call Ana")
    expect(todo.row("Call Ana")).to_be_visible()
    today = todo.page.locator("#today-count")
    expect(today).to_have_text("1")
    todo.page.keyboard.press("Escape")
    todo.page.keyboard.press("?")  # loaded only now
    expect(todo.page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
    todo.page.keyboard.press("Escape")
    todo.page.keyboard.press("Control+k")
    todo.page.locator("#chooser-find").fill("rice milk")  # that waits, too, and each is said once
    options = todo.page.locator("#chooser-options [role=option]")
    expect(options).to_have_text(["Rice milkTask in Groceries"])
    todo.page.locator("#chooser-find").fill("call ana")
    expect(options).to_have_text(["Call AnaTask in Inbox"])
    todo.page.goto(f"{todo.url}/search?q=plant%201")
    expect(todo.page.get_by_text("16 open found in this browser, without the server.")).to_be_visible()
    todo.page.locator("#search").fill("ice eggs -bread")
    expect(todo.page.get_by_text("Nothing found in this browser")).to_be_visible()
    todo.page.get_by_role("button", name="Look in the archive").click()
    expect(todo.page.locator("#search")).to_have_value("in:archive ice eggs -bread")
    todo.page.locator("#search").fill("-in:archive ice eggs")
    expect(todo.page.get_by_role("group", name="Understood")).to_have_text("Not in the archive")
    expect(todo.page.get_by_role("button", name="Look in the archive")).to_have_count(0)
    todo.page.locator("#search").fill("#Groceries -is:child")
    understood = todo.page.get_by_role("group", name="Understood").get_by_role("button")
    expect(understood).to_have_text(["List Groceries", "Not subtasks"])
    understood.last.click()
    expect(todo.page.get_by_text("3 open and 1 completed found")).to_be_visible()
    assert sorted(rows(todo)) == ["Bread", "Eggs", "Milk", "Rice milk"]
    todo.button("Save as smart list").click()
    todo.page.get_by_role("dialog", name="Save as smart list").get_by_role("button", name="Save").click()
    expect(todo.page.get_by_role("link", name="#Groceries", exact=True)).to_be_visible()
    todo.row("Milk").hover()
    todo.open_details("Milk")
    expect(todo.panel.get_by_role("link", name="Rice milk")).to_be_visible()
    todo.new_list("Camping")
    todo.add_task("Tent")
    todo.row("Tent").get_by_role("checkbox").focus()
    todo.page.keyboard.press("t")
    todo.page.get_by_role("dialog").get_by_role("button", name="Today").click()
    expect(today).to_have_text("2")
    todo.delete_list()
    expect(todo.card("Camping")).to_have_count(0)
    expect(today).to_have_text("1")
    todo.page.keyboard.press("Control+k")
    todo.page.locator("#chooser-find").fill("camping")
    expect(options).to_have_text([])
    todo.page.keyboard.press("Escape")
    todo.page.keyboard.press("Control+z")
    expect(todo.list_title).to_have_value("Camping")
    expect(today).to_have_text("2")
    todo.page.goto(f"{todo.url}/search?q=%23camping")
    expect(todo.row("Tent")).to_be_visible()
    todo.page.goto(f"{todo.url}/trash")
    expect(todo.page.get_by_role("heading", name="This page needs the server")).to_be_visible()
    assert intents_done() == before

    own.start()
    engine.connect(own.database_url)
    expect(todo.page.get_by_role("heading", name="Trash")).to_be_visible(timeout=30_000)
    todo.expect_saved()
    assert todo.in_database(groceries) == [("Milk", False), ("Rice milk", False), ("Eggs", False), ("Bread", True)]
    assert intents_done() == before + 11
    assert [one.title for one in lists_of(ada.id)] == ["Garden", "Groceries", "Camping"]

    # A visit that comes again asks the server for its page, and else at most for what is new.
    answers: list[Response] = []
    todo.page.on("response", lambda answer: answers.append(answer))
    [worker] = todo.page.context.service_workers
    worker.evaluate("performance.clearResourceTimings()")
    todo.page.goto(f"{todo.url}/lists/{garden}")
    expect(todo.badge).to_have_text("")
    expect(todo.page.locator("#ahead")).to_have_count(0)
    assert len(answers) > 10
    asked = {urlsplit(one.url).path for one in answers if not one.from_service_worker}
    assert asked <= {"/_dash-update-component"}
    assert worker.evaluate(ASKED) in ([], [f"/lists/{garden}"])

    # A list that was new while there was no network leads nobody back to it.
    todo.page.context.set_offline(True)
    expect(todo.badge).to_have_text("Offline")
    todo.new_list("Trip")
    todo.card("Garden").click()
    expect(todo.list_title).to_have_value("Garden")
    todo.page.context.set_offline(False)
    todo.expect_saved()
    expect(todo.badge).to_have_text("")
    todo.add_task("Weeds")
    todo.expect_saved()
    expect(todo.list_title).to_have_value("Garden")
    assert ("Weeds", False) in todo.in_database(garden)

    # They sign out without the server: no address shows anything any more; the copy is kept, as they said.
    own.stop()
    todo.button("Sign out").click()
    todo.page.get_by_role("button", name="keep the copy").click()
    expect(todo.page.get_by_role("heading", name="Signing you out")).to_be_visible()
    assert "Garden" not in todo.page.locator("body").inner_text()
    assert cannot_open(todo, f"/lists/{garden}")
    assert cannot_open(todo, "/search?q=milk")
    own.start()
    todo.page.goto(f"{todo.url}/today")
    expect(todo.page.get_by_role("heading", name="You are signed out")).to_be_visible()
    expect(todo.page.locator("main")).to_contain_text("The copy of your lists in it is kept")
    assert not todo.page.evaluate(IS_KEPT)
    assert len(todo.page.evaluate("indexedDB.databases()")) == 1
    own.stop()
    assert cannot_open(todo, f"/lists/{garden}")
    todo.console.clear()
