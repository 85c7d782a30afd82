"""A person's day with the app, in Firefox and in WebKit, which is Safari's engine."""

import threading
from urllib.parse import quote

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from storage.accounts import accounts
from tests.browsers.todo_window import SHOWN
from tests.conftest import PASSWORD
from tests.serving import HoldingBack


def test_who_stays_logged_in_is_so_after_the_browser_was_closed(open_browser):
    todo = open_browser()
    todo.log_in(PASSWORD, stays=True)
    todo.close()

    again = open_browser()
    again.open()
    again.expect_logged_in()


def test_who_does_not_stay_logged_in_is_asked_after_the_browser_was_closed(open_browser):
    todo = open_browser()
    todo.log_in(PASSWORD)
    todo.close()

    again = open_browser()
    again.open("/")
    again.until(lambda: again.one("link", "Log in"))


def test_a_name_and_a_password_in_the_address_log_in(open_browser):
    todo = open_browser()
    todo.open(log_in_as=f"{todo.account.name}:{quote(PASSWORD)}")
    todo.expect_logged_in()
    todo.new_list("Groceries")
    todo.add_tasks("Milk")
    assert todo.in_database() == [("Milk", False)]


def sign_out(todo, how: str = "keep the copy") -> None:
    todo.click("button", "Sign out")
    todo.click("button", f"Sign out, {how}")
    todo.expect_text("heading", "You are signed out")


def expect_logged_out(todo) -> None:
    todo.open()
    todo.expect_text("heading", "Log in to see your lists")
    assert todo.account.name not in todo.driver.page_source


def test_signing_out_of_a_session(todo):
    sign_out(todo)
    expect_logged_out(todo)


def test_signing_out_makes_the_browser_forget_a_password_that_it_knows_itself(open_browser):
    todo = open_browser()
    todo.open(log_in_as=f"{todo.account.name}:{quote(PASSWORD)}")
    todo.expect_logged_in()
    sign_out(todo)
    expect_logged_out(todo)


def test_after_signing_out_the_way_back_shows_nothing_private(todo):
    todo.add_tasks("Milk")
    todo.expect_saved()
    sign_out(todo, "remove the copy")
    todo.go_back()
    todo.expect_text("heading", "Log in to see your lists")
    assert "Milk" not in todo.driver.page_source


def test_who_is_logged_out_elsewhere_is_told_so_beside_what_was_typed(todo):
    accounts.disable(todo.account.id, "root", "2026-01-01T00:00:00+00:00")
    todo.add_tasks("Milk")
    todo.until(lambda: todo.one("link", "Log in again"))
    todo.expect_titles("Milk")
    todo.expect_badge("1 change waiting")


def test_adding_ticking_renaming_and_taking_back(todo):
    todo.add_tasks("Milk", "Bread")
    todo.rename_task("Milk", "Oat milk")
    todo.tick("Bread")
    todo.until(lambda: todo.one("checkbox", "Done Bread").is_selected())
    assert todo.in_database() == [("Oat milk", False), ("Bread", True)]

    todo.undo()
    todo.expect_text("status", "Bread is open again")
    todo.undo()
    todo.expect_titles("Milk", "Bread")
    assert todo.in_database() == [("Milk", False), ("Bread", False)]
    todo.driver.refresh()
    todo.expect_titles("Milk", "Bread")


def test_lines_that_are_pasted_are_a_task_each_and_one_can_scroll_to_the_last(todo):
    lines = [f"Line {n}" for n in range(1, 301)]
    todo.paste("\n".join(lines))
    todo.expect_text("status", "Added 300 tasks")
    todo.scroll_to_the_end()
    todo.rename_task("Line 300", "The last")
    assert [title for title, _ in todo.in_database()] == [*lines[:-1], "The last"]


def test_what_is_done_without_the_server_arrives_when_it_is_back(todo, away):
    todo.add_tasks("Milk")
    todo.expect_saved()
    with away():
        todo.add_tasks("Bread", "Eggs")
        todo.rename_task("Milk", "Oat milk")
        todo.tick("Bread")
        todo.expect_badge("Offline, 4 changes waiting")

    todo.expect_text("status", "Online again. Everything is saved.")
    assert todo.in_database() == [("Oat milk", False), ("Eggs", False), ("Bread", True)]


def test_what_is_done_without_the_server_arrives_after_the_browser_was_closed(todo, away, open_browser):
    address = todo.driver.current_url.removeprefix(todo.url)
    with away():
        todo.add_tasks("Milk", "Bread")
        todo.tick("Milk")
        todo.expect_badge("Offline, 3 changes waiting")
        todo.close()

    again = open_browser()
    again.open(address)
    again.expect_titles("Bread", "Milk")
    assert again.in_database() == [("Bread", False), ("Milk", True)]


def test_the_app_opens_without_the_server_and_what_is_done_arrives_once(todo, away, server):
    todo.add_tasks("Milk", "Bread")
    groceries = todo.path()
    todo.new_list("Garden")
    todo.add_tasks("Dig")
    todo.expect_saved()
    todo.expect_kept(lists=3, tasks=3)
    with server.frozen():  # whose log-in lives here waits for nobody
        todo.open(groceries)
        todo.expect_titles("Milk", "Bread")
        todo.expect_text("banner", todo.account.name)
    todo.until(lambda: todo.driver.execute_script("return Number.isInteger(todo.list.now().seq)"))  # it has answered
    todo.driver.delete_all_cookies()  # as a browser does that is closed
    with server.frozen():
        todo.open(groceries)
        todo.until(lambda: todo.titles())
        assert not todo.driver.execute_script(SHOWN, "main")
    todo.until(lambda: todo.one("textbox", "Password"))
    todo.log_in(PASSWORD, stays=True)
    todo.expect_kept(lists=3, tasks=3)

    with away():
        todo.reload()
        todo.expect_titles("Milk", "Bread")
        todo.tick("Bread")
        todo.add_tasks("Eggs")
        todo.expect_badge("Offline, 2 changes waiting")
        todo.open("/today")
        todo.add_tasks("Call Ana")
        todo.expect_titles("Call Ana", "Bread")  # done today
        todo.until(lambda: todo.driver.find_element(By.ID, "today-count").text == "1")
        todo.click("link", "Garden")
        todo.expect_titles("Dig")
        todo.open("/account")
        todo.expect_text("main", "This page needs the server")

    todo.until(lambda: todo.one("button", "Sign out"))
    todo.open(groceries)
    todo.expect_titles("Milk", "Eggs", "Bread")
    assert todo.in_database() == [("Milk", False), ("Eggs", False), ("Bread", True)]
    sign_out(todo)
    with away():
        todo.expect_not_opened(groceries)
        todo.expect_not_opened("/today")


def test_a_list_is_used_before_dash_is_there_and_what_was_done_is_kept_when_it_comes(open_browser, server):
    todo = open_browser(patient=False)
    todo.log_in(PASSWORD, stays=True)
    todo.new_list("Groceries")
    todo.add_tasks("Milk", "Bread")
    todo.expect_saved()
    path = todo.driver.current_url.removeprefix(todo.url)
    proxy = HoldingBack(server.port, "/_dash-component-suites/")
    threading.Thread(target=proxy.serve_forever, daemon=True).start()
    is_ahead = "return document.getElementById('ahead') !== null"

    todo.url = f"http://127.0.0.1:{proxy.server_port}"  # the cookie is of the host, whatever the port
    todo.open(path)
    todo.until(lambda: todo.driver.execute_script("return location.href") == todo.url + path)  # the old page has gone
    todo.expect_titles("Milk", "Bread")
    # Not by their names: Firefox tells those when all of a page has come.
    milk = todo.driver.find_element(By.CSS_SELECTOR, "#tasks li.row input")
    milk.click()
    assert milk.is_selected()
    todo.driver.find_element(By.ID, "add-task").send_keys("Eggs", Keys.ENTER, "Half a w")
    assert todo.driver.execute_script(is_ahead)

    proxy.let_go.set()
    todo.until(lambda: not todo.driver.execute_script(is_ahead))
    todo.expect_titles("Milk", "Bread", "Eggs")
    assert todo.one("textbox", "Add a task").get_property("value") == "Half a w"
    todo.type("Add a task", "ord", Keys.ENTER)
    assert todo.in_database() == [("Bread", False), ("Eggs", False), ("Half a word", False), ("Milk", True)]
    proxy.shutdown()
    proxy.server_close()
