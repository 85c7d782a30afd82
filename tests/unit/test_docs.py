"""The documents agree with the code."""

import fnmatch
import pkgutil
import re

from benchmarks import table
from domain.schema import FIELDS
from tests.conftest import ROOT
from web.uploads import IMPORT, IMPORT_MAX, REQUEST_MAX

README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
TABLE = README.partition("## Where is it?")[2].partition("\nHow a click")[0]
NAMED = re.findall(r"`([\w./-]+)`", TABLE)
FOLDERS = ("auth", "callbacks", "commands", "components", "domain", "pages", "scripts", "storage", "web", "assets")
SOURCES = sorted(
    file.relative_to(ROOT).as_posix()
    for file in [*ROOT.glob("*.py"), *(file for place in FOLDERS for file in (ROOT / place).rglob("*.*"))]
    if file.suffix in (".py", ".js", ".css") and file.name != "__init__.py"
)


def covers(named: str, source: str) -> bool:
    return source.startswith(named) if named.endswith("/") else fnmatch.fnmatch(source, named)


def test_every_source_file_is_in_where_is_it():
    assert [source for source in SOURCES if not any(covers(named, source) for named in NAMED)] == []


def test_what_where_is_it_names_is_there():
    assert [named for named in sorted(set(NAMED)) if not (ROOT / named).exists()] == []


def paths_in(text: str) -> list[str]:
    """Return what a text names by a path: a file in a folder of the project."""
    return re.findall(rf"`((?:{'|'.join((*FOLDERS, 'tests', 'docs'))})/[\w./-]+)`", text)


def test_a_document_names_files_that_are_there():
    documents = sorted([ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
    named = [(file.name, path) for file in documents for path in paths_in(file.read_text(encoding="utf-8"))]
    assert len(named) > 100
    assert [(name, path) for name, path in named if not (ROOT / path).exists()] == []


def test_a_comment_names_files_that_are_there():
    folders = "|".join((*FOLDERS, "tests", "docs", "lib", "state", "screen", "does"))  # the last four of assets/app
    path = re.compile(rf"(?<![\w/.])(?:{folders})/[\w/.-]+\.(?:py|js|css|md)\b")
    named = [(source, one) for source in SOURCES for one in path.findall((ROOT / source).read_text(encoding="utf-8"))]
    assert len(named) > 100
    there = [ROOT, ROOT / "assets" / "app"]
    assert [(source, one) for source, one in named if not any((place / one).exists() for place in there)] == []


CODE = re.compile(rf"`((?:{'|'.join(FOLDERS)}|config|ids)(?:\.\w+)+)[`(]")


def test_what_a_comment_or_a_document_names_of_the_code_is_there():
    written = [*(ROOT / source for source in SOURCES), *ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    named = {(file.name, one) for file in written for one in CODE.findall(file.read_text(encoding="utf-8"))}
    named = {(name, one) for name, one in named if not one.endswith((".py", ".js"))}
    assert len(named) > 50
    missing = []
    for name, one in named:
        try:
            pkgutil.resolve_name(one)
        except (ImportError, AttributeError):
            missing.append((name, one))
    assert missing == []


def test_what_a_document_names_of_the_scripts_is_there():
    scripts = " ".join((ROOT / source).read_text(encoding="utf-8") for source in SOURCES)
    known = set(re.findall(r"\w+", scripts))
    for file in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]:
        named = set(re.findall(r"`([a-z]+[A-Z]\w+)(?:\(\))?`", file.read_text(encoding="utf-8")))
        assert named - known == set(), file.name


def test_every_field_is_in_the_export_format():
    said = (ROOT / "docs" / "export-format.md").read_text(encoding="utf-8")
    assert [name for fields in FIELDS.values() for name in fields if f"`{name}`" not in said] == []


LIMITS = {"/": REQUEST_MAX, IMPORT: IMPORT_MAX}


def test_the_proxy_of_the_docs_takes_in_what_the_app_does():
    docs = (ROOT / "docs" / "deployment.md").read_text(encoding="utf-8")
    limits = dict(re.findall(r"location (?:= )?(\S+) {[^}]*client_max_body_size (\d+)m;", docs))

    expected = {f"{base}{place}": limit for base in ("", "/todo") for place, limit in LIMITS.items()}
    assert {place: int(limit) * 1_000_000 for place, limit in limits.items()} == expected


RECIPES = CONTRIBUTING.partition("## Recipes")[2].partition("\n## ")[0]


KINDS = ("field", "verb", "view", "page", "command", "language", "setting")


def test_a_recipe_names_its_tests():
    recipes = re.split(r"^### ", RECIPES, flags=re.M)[1:]
    assert [recipe.split("\n")[0] for recipe in recipes] == [f"Add a {what}" for what in KINDS]
    for recipe in recipes:
        tests = re.findall(r"`(?:tests/\w+/)?(test_\w+\.py)`", recipe)
        assert tests
        assert [name for name in tests if not list((ROOT / "tests").rglob(name))] == []


def test_every_recipe_is_led_to_from_the_readme():
    for recipe in KINDS:
        assert f"(CONTRIBUTING.md#add-a-{recipe})" in TABLE


def test_what_is_said_of_speed_was_measured():
    assert table.written(README, table.kept()) == README, "Run: python -m benchmarks.table"
    performance = table.PERFORMANCE.read_text(encoding="utf-8")
    assert table.aims_written(performance, table.kept()) == performance, "Run: python -m benchmarks.table"
