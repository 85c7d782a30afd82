"""The promises of docs/guarantees.md lead to tests that exist."""

import ast
import re

from tests.conftest import ROOT

NAMED = re.findall(r"`(test_\w+\.py)::([\w:]+)`", (ROOT / "docs" / "guarantees.md").read_text(encoding="utf-8"))


def named_in(name: str) -> set[str]:
    """Return the tests of the file called `name`, wherever it is: ``test``, or ``Class::test``."""
    found = set()
    for file in (ROOT / "tests").rglob(name):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                found.add(node.name)
            elif isinstance(node, ast.ClassDef):
                found |= {f"{node.name}::{inner.name}" for inner in node.body if isinstance(inner, ast.FunctionDef)}
    return found


def test_promises_are_found():
    assert len(NAMED) > 20


def test_a_promise_leads_to_a_test():
    there = {file: named_in(file) for file in {file for file, _ in NAMED}}
    assert [f"{file}::{name}" for file, name in NAMED if name not in there[file]] == []
