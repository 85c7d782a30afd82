"""No address leads to a file that is not for browsers."""

from functools import cache
from itertools import product
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.web.client import Client

FILES = [ROOT / "app.py", ROOT / "config.py", Path("/etc/passwd")]
OUT = [
    "..", "../..", "../../..", "%2e%2e", "%2e%2e/%2e%2e", "..%2f..", "..%5c..", "pages/../../..", "beside/..",
    "beside/pages/../../../..",
]  # fmt: skip
NO_FILES = [
    "/_dash-component-suites/os/path", "/_dash-component-suites/x/x.js", "/_favicon.ico/x", "/static/x",
    "/_reload-hash/x",
]  # fmt: skip


@cache
def lines_of_files() -> set[str]:
    """Return what would be in an answer that has one of these files, however much of it."""
    return {line for file in FILES for line in file.read_text(encoding="utf-8").splitlines() if len(line) > 20}


def expect_no_file(client: Client, path: str) -> None:
    status, headers, text = client.send("GET", path)
    assert status in (401, 404), (path, text)
    assert not lines_of_files() & set(text.splitlines()), path
    assert headers["cache-control"] in ("no-store", "no-cache"), "what is there one day is not to be missed"


@pytest.mark.parametrize("folder", ["/assets", "/assets/app-1", "/assets/fonts", "/_dash-component-suites/dash"])
def test_no_path_to_files_leads_out_of_them(visitor, mallory, folder):
    paths = [f"{folder}/{out}/{file.name}" for out in OUT for file in FILES] + [f"{folder}/{file}" for file in FILES]
    for client, path in product((visitor, mallory), paths):
        expect_no_file(client, path)


@pytest.mark.parametrize("path", NO_FILES)
def test_what_is_no_file_is_not_there(visitor, mallory, path):
    for client in (visitor, mallory):
        expect_no_file(client, path)
