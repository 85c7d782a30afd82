"""The JavaScript of the app: modules in floors, of which each uses only those below it."""

import re
from graphlib import TopologicalSorter
from pathlib import Path

from domain.schema import TASK
from domain.verbs import VERBS
from scripts import day_words, wire_types
from tests.conftest import ROOT
from web import scripts
from web.bundle import Bundle

APP = ROOT / "assets" / "app"
FILES = sorted(APP.rglob("*.js"))
MOST = 125
"""The most characters of a line."""
FLOORS = ["lib", "state", "screen", "does", "pages", "main.js"]


def text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def code(file: Path) -> str:
    """Return what a file does, without its comments."""
    return re.sub(r"/\*.*?\*/|(?<!:)//[^\n]*", "", text(file), flags=re.DOTALL)


def imports(file: Path) -> list[Path]:
    at_once = re.findall(r"^import (?:.* from )?'([^']+)';$", text(file), re.M)
    return [(file.parent / name).resolve() for name in at_once + imported_later(file)]


def imported_later(file: Path) -> list[str]:
    return re.findall(r"\bimport\('([^']+)'\)", code(file))


def floor(file: Path) -> int:
    return FLOORS.index(file.relative_to(APP).parts[0])


def name(file: Path) -> str:
    return file.relative_to(APP).as_posix()


def test_what_is_imported_is_there_and_not_on_a_higher_floor():
    for file in FILES:
        used = imports(file)
        assert len(used) == len(re.findall(r"^import ", text(file), re.M)) + len(imported_later(file)), name(file)
        assert set(used) <= set(FILES), name(file)
        assert [name(other) for other in used if floor(other) > floor(file)] == [], name(file)


def test_no_module_needs_itself_and_every_one_is_needed():
    needs = {file: imports(file) for file in FILES}
    assert set(TopologicalSorter(needs).static_order()) == set(FILES)  # a circle is an error that names it
    needed = [APP / "main.js"]
    for file in needed:
        needed += [other for other in needs[file] if other not in needed]
    assert set(needed) == set(FILES)


def test_what_one_page_needs_comes_with_it_and_not_with_all():
    of_pages = {file for file in FILES if floor(file) == FLOORS.index("pages")}
    later = {(file.parent / name).resolve() for file in FILES for name in imported_later(file)}
    assert of_pages == later
    assert {*Bundle(APP, "main.js", scripts.BUNDLE).beside} == {name(file) for file in of_pages}


def test_the_only_globals_are_made_in_one_place():
    setting = r"\b(?:window|globalThis|self|page)(?:\.(\w+)|\[.*?\])\s*(?:\?\?|\|\||&&)?=[^=>]"
    made = {name(file): found for file in FILES if (found := re.findall(setting, code(file)))}
    assert made == {"main.js": ["dash_clientside", "dashMantineFunctions", "todo"], "lib/server.js": ["fetch"]}
    given = r"\b(?:assign|defineProperty|defineProperties)\((?:window|globalThis|self)\b[^)]*"
    # If the browser has no storage, one that forgets stands in for it.
    made = {name(file): found for file in FILES if (found := re.findall(given, code(file)))}
    assert made == {"lib/storage.js": ["defineProperty(globalThis, name, {value: new Memory("]}


def test_what_is_known_needs_no_page():
    of_a_page = r"\bdocument\b|\bHTML\w+|\bwindow\.(?!js')\w+|querySelector\w*|\blocation\b|lib/elements\.js"
    of_a_page += r"|\binner(?:Width|Height)\b|\b(?:requestAnimationFrame|getComputedStyle|matchMedia)\b"
    of_a_page += r"|addEventListener\((?!'(?:storage|online|beforeunload|pagehide)')"
    known = [file for file in FILES if floor(file) == FLOORS.index("state")]
    assert known
    assert {name(file): found for file in known if (found := re.findall(of_a_page, code(file)))} == {}


def test_what_waits_is_shown_undone_and_refused_by_what_it_shows_and_not_by_its_verb():
    quoted = re.compile(rf"['\"]({'|'.join(verb for verb in VERBS if '_' in verb)})['\"]")
    below = [file for file in FILES if floor(file) < FLOORS.index("does")]
    named = {name(file): {*found} for file in below if (found := quoted.findall(code(file)))}
    # Intents of 0.1 do not say which words a person typed; and all that is added is one subject.
    assert named == {"state/outbox.js": {"add_tasks", "add_list"}}


def test_dash_is_given_the_functions_that_its_callbacks_name():
    given = re.findall(r"^  (\w+): ", text(APP / "main.js"), re.M)
    named = re.findall(r'_in_browser\(\s*"(\w+)"', (ROOT / "callbacks" / "browser.py").read_text(encoding="utf-8"))
    assert sorted(given) == sorted(set(named))


def test_lines_are_short_enough_to_read_two_files_side_by_side():
    written = [file for file in (ROOT / "assets").rglob("*.js") if file.name != "icons.js"]  # which a script writes
    long = [(file.name, n) for file in written for n, line in enumerate(text(file).splitlines(), 1) if len(line) > MOST]
    assert long == [], f"Break what has more than {MOST} characters"


def test_a_whole_copy_keeps_the_fields_that_no_row_brings():
    [names] = re.findall(r"UNSEEN = new Set\(\[(.*?)\]\)", text(APP / "state" / "whole-now.js"))
    trashed = {"deleted_at"}  # a row that is seen is not in the trash
    unseen = {field for field, facts in TASK.items() if not facts.in_row} - trashed
    assert set(re.findall(r"\w+", names)) == unseen | {"notes"}


def test_the_types_of_what_goes_over_the_wire_are_those_of_python():
    assert wire_types.FILE.read_text(encoding="utf-8") == wire_types.text(), "Run: python -m scripts.wire_types"


def test_the_words_for_days_are_those_of_python():
    assert day_words.FILE.read_text(encoding="utf-8") == day_words.text(), "Run: python -m scripts.day_words"
