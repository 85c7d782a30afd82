"""The version, and the Pythons that it runs on, are the same everywhere."""

import re
import tomllib

from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
WORKFLOW = (ROOT / ".github" / "workflows" / "test.yml").read_text(encoding="utf-8")


def test_the_newest_section_of_the_changelog_is_the_version_of_the_project():
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert newest
    assert newest[1] == PROJECT["project"]["version"].removesuffix(".dev0")


def test_the_oldest_python_is_the_same_for_the_project_its_checks_and_its_tests():
    oldest = PROJECT["project"]["requires-python"].removeprefix(">=")
    tested = re.findall(r'"(3\.\d+)"', WORKFLOW)
    assert tested[0] == oldest == PROJECT["tool"]["mypy"]["python_version"]
    assert PROJECT["tool"]["ruff"]["target-version"] == "py" + oldest.replace(".", "")
    assert f"Python {oldest} or newer" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_workflow_does_nothing_but_make_test():
    assert re.findall(r"run: (\w+ \w+)", WORKFLOW) == ["make test"]


def test_every_action_of_the_workflow_is_pinned_to_one_version():
    used = re.findall(r"uses: \S+@(\S+)", WORKFLOW)
    assert used
    assert all(re.fullmatch(r"v\d+\.\d+\.\d+", version) for version in used)
