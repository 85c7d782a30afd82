"""The driver of Dash To-Do for a harness that measures to-do apps side by side: what to click, and where to look.

The harness imports it by its path and runs under another Python: PROJECT_PYTHON names the one that runs the app.
"""

import base64
import os
import sys
from pathlib import Path

from drivers.base import Driver

LEFT = "parseInt(document.getElementById('items-left').textContent)"
ROOT = Path(__file__).resolve().parent.parent
USER, PASSWORD = "bench", "a password for benchmarks"  # as in benchmarks/serve.py

# Only a window of a long list is mounted. The harness takes rows by their number in the whole list: where that is
# longer, it gets one of those on screen, and the same one until that is gone. The newest of the open tasks comes last,
# as the harness expects.
ROWS_OF_THE_WINDOW = """
(() => {
  if (!window.__tb) return;
  const chosen = {};
  const inView = row => row.getBoundingClientRect().top > 120 && row.getBoundingClientRect().bottom <= innerHeight;
  const isWhole = rows => rows.length === todo.list.now().open + todo.list.now().done;
  const isThere = row => isWhole(__tb.mounted()) ? row.isConnected : inView(row);
  const choose = (rows, number) => {
    const before = chosen[number];
    if (!before || before.task !== before.row?.task || !isThere(before.row)) {
      const seen = isWhole(rows) ? [] : rows.filter(inView);
      const row = (seen.length ? seen : rows)[number % (seen.length || rows.length)];
      chosen[number] = {row, task: row?.task};
    }
    return chosen[number].row;
  };
  __tb.mounted = () => document.querySelectorAll('#tasks li');
  __tb.rows = () => {
    const all = [...__tb.mounted()], done = all.findIndex(row => row.matches('.first-of-section'));
    const rows = done < 0 ? all : [...all.slice(done), ...all.slice(0, done)];
    return new Proxy(rows, {
      get: (_, at) => /^\\d+$/.test(String(at)) && Number(at) !== rows.length - 1 ? choose(rows, Number(at)) : rows[at],
    });
  };
})();
"""


class Options(dict):
    """A browser's options. The harness asks for the log-in among them, to see whether the server answers.

    The browser gets it as a header: with `http_credentials`, Playwright would stop every request and send it on itself.
    """

    def get(self, name, default=None):
        """Return an option, or the log-in."""
        return {"username": USER, "password": PASSWORD} if name == "http_credentials" else super().get(name, default)


class DashToDo(Driver):
    """Dash To-Do on a database of its own, with one list."""

    name = "ours"
    path = "/lists/list-00000-00000"  # as in benchmarks/serve.py
    row = "#tasks li.row"
    text = "row => row.querySelector('textarea').value"
    done = "row => row.querySelector('input').checked"
    count = f"() => window.todo?.list.now() ? todo.list.now().open + todo.list.now().done : {LEFT}"
    # The list is seen when it and its styles are there, before the modules have run: what is done till then is kept.
    ready = (
        f"() => (!{LEFT} || document.querySelector('#tasks li.row textarea')) && document.querySelector('#ahead + *')"
        " && [...document.querySelectorAll('link[rel=stylesheet]')].every(link => link.sheet)"
    )
    busy = "() => !window.todo?.list.now() || todo.outbox.pending() > 0 || todo.list.unread().length > 0"
    left = f"() => {LEFT}"
    add_input = "#add-task"
    toggle, delete = "input", ".task-delete"
    edit_input = "textarea"

    def available(self):
        """Return why it cannot run here, or None."""
        return None if Path(self._python()).exists() else "Run `make run` once, or set PROJECT_PYTHON."

    def version(self):
        """Return the name of the app in the results."""
        return "Dash To-Do"

    def cmd(self, n, port):
        """Return the command that serves a list of `n` tasks."""
        return [self._python(), "-m", "benchmarks.serve", "--plain", "--tasks", str(n)]

    def cwd(self, n):
        """Return where to run it."""
        return str(ROOT)

    def context(self):
        """Return the browser's options: the login, and leave to evaluate text, which the app's own rules forbid."""
        login = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        return Options(extra_http_headers={"Authorization": f"Basic {login}"}, bypass_csp=True)

    def init_script(self, n):
        """Return the script that the page runs first."""
        return ROWS_OF_THE_WINDOW

    def _python(self):
        default = ROOT / ".venv/bin/python"
        return os.environ.get("PROJECT_PYTHON", str(default if default.exists() else sys.executable))


DRIVER = DashToDo()
