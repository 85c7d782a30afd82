"""Measurements are kept part by part, and the documents have them."""

import copy
import json
from typing import Any

from benchmarks import aims, table
from benchmarks.__main__ import measured, parts
from benchmarks.report import report
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
KEPT = table.kept()


def test_a_part_that_fails_stops_no_other_and_is_tried_again(tmp_path):
    part, found = tmp_path / "part", dict[str, Any]()
    tries: list[int] = []

    def fails():
        tries.append(len(tries))
        assert len(tries) > 1, "not this time"
        return {"ms": 3}

    chosen = {("opening",): fails, ("server", "ours"): lambda: {"MB": 100}}
    assert measured(chosen, found, part, again=False) == {"opening": "not this time"}
    kept = json.loads(part.read_text())
    assert kept["server"] == {"ours": {"MB": 100}}
    assert "opening" not in kept

    chosen["server", "ours"] = lambda: {"MB": 200}
    assert measured(chosen, kept, part, again=False) == {}
    assert json.loads(part.read_text())["opening"] == {"ms": 3}
    assert kept["server"] == {"ours": {"MB": 100}}, "what is there is not measured again"
    assert set(kept["seconds"]) == {"opening", "server ours"}

    assert measured(chosen, kept, part, again=True) == {}
    assert kept["server"] == {"ours": {"MB": 200}}


def test_the_readme_says_what_was_measured_and_nothing_else_in_it_changes():
    other = copy.deepcopy(KEPT) | {"version": "9.9"}
    other["browser"]["ours, 10 tasks"]["add"] |= {"vis": 3.4, "settled": 5_432.1, "up": 777, "requests": 3}
    other["server"]["ours"]["memory MB"] = 4_321
    changed = table.written(README, other)

    assert all(said in changed for said in ("| 3 / 5432 |", "777 bytes in 3 requests", "4321 MB", "version 9.9"))
    assert table.written(changed, KEPT) == README


def test_an_aim_that_is_missed_is_said_to_be():
    found = copy.deepcopy(KEPT)
    for at_most, verdict in ((16, "reached"), (16.1, "*missed* by 1")):
        for size in aims.SIZES:
            found["browser"][size]["add"]["vis"] = 16
        found["browser"][aims.SIZES[0]]["add"]["vis"] = at_most
        assert aims.section(found).split("\n")[2].endswith(f"| {verdict} |")


def test_results_of_this_version_are_whole():
    if KEPT["version"] == table.version():
        assert aims.missing(KEPT) == []
        assert {" ".join(name) for name in parts(quick=False)} <= set(KEPT["seconds"])
    told = report(KEPT, KEPT)
    assert all(f"{app}, add" in told for app in KEPT["browser"])
