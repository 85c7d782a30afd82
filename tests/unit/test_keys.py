"""The table of commands, and the keys that do them."""

import re
from collections import Counter

import pytest

from domain.keys import COMMANDS, HEADINGS, commands
from tests.conftest import ROOT

DOES = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "assets" / "app").rglob("*.js"))
KEY = re.compile(
    r"(Control\+)?(Alt\+)?(Shift\+)?([a-z0-9/?]|Arrow(Up|Down|Left|Right)|Home|End|Enter|Escape|Delete)|g [a-z]"
)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: one.name)
def test_a_command_is_done_by_the_browser(command):
    name = command.name.replace("priority-", "priority-${") if command.name.startswith("priority-") else command.name
    assert re.search(rf"(does\(|\[)['`]{re.escape(name.partition('{')[0])}", DOES)


def test_no_two_commands_have_one_key_or_one_name():
    keys = Counter(key for one in commands(logged_in=True) for key in one["keys"])
    assert [key for key, times in keys.items() if times > 1] == []
    assert len({one.name for one in COMMANDS}) == len(COMMANDS)


def test_keys_are_written_as_the_browser_tells_of_them():
    assert [key for one in commands(logged_in=True) for key in one["keys"] if not KEY.fullmatch(key)] == []


def test_a_visitor_has_the_commands_that_need_no_account():
    names = [one["name"] for one in commands(logged_in=False)]
    assert "complete" in names
    assert "go-lists" not in names
    assert {one["where"] for one in commands(logged_in=False)} == set(HEADINGS)
