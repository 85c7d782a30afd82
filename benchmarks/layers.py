"""The CPU time of a tick on the server, by layer: ``python -m benchmarks.layers``.

The app answers in this process, without a network. After every millisecond of CPU, the layer at work is noted.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from auth.open_page import VERSION
from benchmarks.client import committing
from benchmarks.serve import fill
from benchmarks.servers import ROOT, login
from web import answers

TICKS = 2_000
MEASUREMENT = "the measurement itself"
DATABASE = ("sqlalchemy",)
LAYERS = {
    "login": (f"{ROOT}/auth/",),
    "commit": (f"{ROOT}/storage/",),
    "callback": (f"{ROOT}/callbacks/", f"{ROOT}/domain/", f"{ROOT}/components/"),
    "headers": (f"{ROOT}/web/answers.py", "/flask_compress/"),
    "Dash": ("/site-packages/dash/", "/site-packages/plotly/", "/site-packages/_plotly_utils/"),
    "Flask and Werkzeug": ("/site-packages/flask/", "/site-packages/werkzeug/"),
}
"""Layers, each with its files. The layer at work is the first that has one of the files on the stack."""


def measure() -> dict[str, float]:
    """Return the milliseconds of CPU that a tick takes in each layer."""
    command = [sys.executable, "-m", "benchmarks.layers", "--json"]
    return json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)


def _measure_here() -> dict[str, float]:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        os.environ |= {"DATA_DIR": folder, "BACKUP_KEEP": "0,0,0", "DATABASE_URL": "", "SECRET_KEY": "", "DEBUG": ""}
        fill(f"sqlite:///{folder}/todo.db", 10)
        from app import server  # it reads the settings

        browser = server.test_client()
        tick = _ticker(browser.post)
        for _ in range(100):
            tick()
        with _sampled() as samples:
            began = time.process_time()
            for _ in range(TICKS):
                tick()
            took = (time.process_time() - began) * 1000 / TICKS
    found = {name: took * count / samples.total() for name, count in samples.most_common()}
    return {name: round(value, 2) for name, value in found.items()}


def _ticker(post: Callable) -> Callable[[], None]:
    numbers = iter(range(1_000_000))

    def tick() -> None:
        number = next(numbers)
        task = f"list-00000-00000-{number % 10:06}"
        intent = {"id": f"layers-{number:08}", "verb": "tick_task", "task": task, "value": number % 20 < 10}
        answer = post(
            "/_dash-update-component", json=committing(1, [intent]), headers={**login(), VERSION: answers.VERSION}
        )
        assert answer.status_code == 200, answer.get_data()

    return tick


@contextmanager
def _sampled() -> Iterator[Counter[str]]:
    """Count which layer is at work, each millisecond of CPU (setitimer(2), ITIMER_PROF)."""
    samples: Counter[str] = Counter()

    def look(_signal: int, frame: FrameType | None) -> None:
        files = []
        while frame:
            files.append(Path(frame.f_code.co_filename).as_posix())
            frame = frame.f_back
        samples[_layer(files)] += 1

    signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, 0.001, 0.001)
    try:
        yield samples
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _layer(files: list[str]) -> str:
    if not any(file.endswith("/flask/app.py") for file in files):
        return MEASUREMENT
    for name, paths in LAYERS.items():
        if any(path in file for file in files for path in paths):
            in_database = any(part in file for file in files for part in DATABASE)
            return f"{name}: SQLAlchemy and SQLite" if in_database else name
    return MEASUREMENT


if __name__ == "__main__":
    found = _measure_here()
    if "--json" in sys.argv:
        print(json.dumps(found))
    else:
        for name, value in [*found.items(), ("all", round(sum(found.values()), 2))]:
            print(f"{name:36}{value:6.2f} ms")
