"""What a browser keeps is thrown away by an upgrade, where it was poisoned, and when the server says so."""

from playwright.sync_api import expect

from tests.browser.kept import IS_KEPT, KEPT, PATIENCE, WORKERS, log_in, wait_until, wait_until_kept

POISON = """async script => {
  const owned = "document.documentElement.dataset.owned = 'yes'", headers = {'Content-Type': 'text/javascript'};
  const frame = await caches.match('/frame'), html = await frame.text();
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    if (name.includes('files')) await cache.put(script, new Response(owned, {headers}));
    else {
      const old = {headers: {...Object.fromEntries(frame.headers), Date: new Date(0).toUTCString()}};
      await cache.put('/frame', new Response(`<script>${owned}</script>${html}`, old));
    }
  }
}"""
DAMAGE = """async () => {
  const frame = await caches.match('/frame'), html = await frame.text();
  const half = html.slice(0, html.indexOf('id="given"') + 2000);
  await (await caches.open('todo:frame')).put('/frame', new Response(`${half}</script>`, {headers: frame.headers}));
  return html.length > half.length;
}"""
IS_SOUND = "async () => Boolean((await (await caches.match('/frame'))?.text())?.includes('</html>'))"
POISONED = """async () => {
  const found = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const one of await cache.keys()) {
      if ((await (await cache.match(one)).text()).includes('dataset.owned')) found.push(one.url);
    }
  }
  return found;
}"""
"""Find what was planted, in every cache."""

SCRIPT = "() => new URL(document.querySelector('script[type=module]').src).pathname"
IS_OWNED = "() => document.documentElement.dataset.owned ?? 'no'"
UPGRADED = """import importlib, runpy
from web import answers, uploads, version, worker
version.VERSION = "upgraded"
for module in (answers, uploads, worker):
    importlib.reload(module)
runpy.run_path("app.py", run_name="__main__")
"""


def test_an_upgrade_a_poisoned_cache_and_the_way_to_get_rid_of_the_worker(installed, own, tmp_path):
    todo = installed
    log_in(todo, todo.account)
    wait_until_kept(todo)
    todo.page.locator("#add-task").fill("Half a w")
    script = todo.page.evaluate(SCRIPT)
    todo.page.evaluate(POISON, script)
    assert len(todo.page.evaluate(POISONED)) == 2
    own.stop()
    own.program = (str(tmp_path / "upgraded.py"),)
    (tmp_path / "upgraded.py").write_text(UPGRADED)
    own.start()
    expect(todo.badge).to_contain_text("Dash To-Do was updated.", timeout=PATIENCE * 1_000)  # and stays as it is
    expect(todo.page.locator("#add-task")).to_have_value("Half a w")
    wait_until(todo, f"async () => !await ({IS_KEPT})()")
    # The browser has the new worker before a page asks it to take over.
    todo.page.goto(f"{todo.url}/assets/favicon.svg")
    todo.page.evaluate("navigator.serviceWorker.ready.then(found => found.update()).then(Boolean)")
    wait_until(todo, "async () => Boolean((await navigator.serviceWorker.ready).waiting)")
    todo.page.goto(f"{todo.url}/lists")
    expect(todo.page.locator("meta[name=version]")).to_have_attribute("content", "upgraded")
    wait_until_kept(todo)
    wait_until(todo, "async () => String((await caches.keys()).sort()) === 'todo:files-upgraded,todo:frame'")
    assert todo.page.evaluate(POISONED) == []  # an upgrade throws it away
    assert todo.page.evaluate(IS_OWNED) == "no"

    # A frame that is damaged keeps no page of the server from opening, and a whole one takes its place.
    assert todo.page.evaluate(DAMAGE)
    todo.page.goto(f"{todo.url}/account")
    expect(todo.page.get_by_role("heading", name="Devices")).to_be_visible()
    wait_until(todo, IS_SOUND)
    todo.page.get_by_role("navigation", name="Lists").get_by_role("link").first.click()
    expect(todo.list_title).to_have_value("Inbox")

    own.stop()
    # A script that got into the page can put what it likes into the caches: the worker gives out none of it that runs.
    script = todo.page.evaluate(SCRIPT)
    todo.page.evaluate(POISON, script)
    read = "script => fetch(script, {cache: 'no-store'}).then(answer => answer.text(), () => 'nothing')"
    text = todo.page.evaluate(read, script)
    assert text
    assert "dataset.owned" not in text
    todo.page.reload()
    expect(todo.list_title).to_have_value("Inbox")
    expect(todo.page.locator("meta[name=version]")).to_have_attribute("content", "upgraded")
    assert todo.page.evaluate(IS_OWNED) == "no"

    own.settings["SERVICE_WORKER"] = "0"
    own.start()
    todo.open("/lists")
    todo.page.wait_for_timeout(
        3_000
    )  # a page that was kept asks after two seconds for what is to be kept: a frame, too
    wait_until(todo, f"async () => !(await ({KEPT})()).length && !await ({WORKERS})()")
    todo.console.clear()
