"""Rules that hold the code together, checked by reading its text."""

import ast
import dataclasses
import inspect
import re
import sys
from functools import cache

import pytest

import ids
from config import Settings
from domain.schema import FIELDS
from domain.verbs import VERBS
from storage.database.tables import metadata
from tests.conftest import ROOT

PACKAGES = ("auth", "callbacks", "commands", "components", "domain", "pages", "storage", "scripts", "web")
MODULES = ("app", "config", "ids")
PROJECT = {*PACKAGES, *MODULES, "tests", "benchmarks"}
FILES = sorted([*ROOT.glob("*.py"), *(file for package in PACKAGES for file in (ROOT / package).rglob("*.py"))])
SCRIPTS = sorted(ROOT.glob("assets/app/**/*.js"))

MOST = 300
"""The most lines of a file."""

MAY_IMPORT = {
    "domain": {"domain"},
    "ids": set(),
    "config": {"domain"},
    "storage": {"domain", "storage"},
    "components": {"components", "domain", "ids"},
    "callbacks": {"auth", "callbacks", "components", "domain", "ids", "storage"},
    "commands": {"auth", "commands", "config", "domain", "storage"},
    "auth": {"auth", "config", "domain", "storage"},
    "pages": {"auth", "components", "domain", "ids", "pages", "storage"},
    "web": {"auth", "components", "config", "domain", "ids", "storage", "web"},
}


@cache
def text(file) -> str:
    return file.read_text(encoding="utf-8")


@cache
def nodes(file) -> list[ast.AST]:
    """Return all that is in a file, at whatever depth."""
    return [*ast.walk(ast.parse(text(file)))]


def package(file) -> str:
    return file.relative_to(ROOT).parts[0].removesuffix(".py")


def imported(file) -> set[str]:
    """Return the top-level names of what `file` imports, wherever in it."""
    names = set()
    for node in nodes(file):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").split(".")[0] if not node.level else package(file))
    return names


def importers(*names: str) -> set[str]:
    """Return the packages that import one of `names`."""
    return {package(file) for file in FILES if imported(file) & set(names)}


def test_there_is_something_to_read():
    assert {package(file) for file in FILES} >= {*MAY_IMPORT, "app", "config"}


def test_a_file_is_about_one_subject_and_short_enough_to_read_at_once():
    folders = [ROOT / name for name in (*PACKAGES, "assets", "benchmarks", "tests")]
    written = {
        *FILES,
        *(file for folder in folders for file in folder.rglob("*") if file.suffix in (".py", ".js", ".css")),
    }
    long = {file.relative_to(ROOT).as_posix(): lines for file in written if (lines := text(file).count("\n")) > MOST}
    long.pop("ids.py")  # a list of names, each there once: nobody reads it through
    assert long == {}, f"Split by subject what has more than {MOST} lines, or delete what it says twice"


@pytest.mark.parametrize(("name", "allowed"), MAY_IMPORT.items(), ids=MAY_IMPORT)
def test_imports_point_one_way(name, allowed):
    used = {module for file in FILES if package(file) == name for module in imported(file) & PROJECT}
    assert used - allowed == set()


@pytest.mark.parametrize(("name", "also"), [("domain", {"dateutil"}), ("ids", set())])
def test_the_rules_need_nothing_but_python_and_its_calendar(name, also):
    used = {module for file in FILES if package(file) == name for module in imported(file)}
    assert used - sys.stdlib_module_names - PROJECT == also


def test_only_auth_imports_dash_auth():
    assert importers("dash_auth") == {"auth"}


def test_only_storage_imports_a_database():
    assert importers("sqlalchemy", "alembic", "sqlite3", "psycopg") == {"storage"}


def test_one_file_asks_whose_a_thing_is():
    own = {table.name for table in metadata.sorted_tables if "account_id" in table.c} - FIELDS.keys()
    tables = ROOT / "storage" / "database"
    column = re.compile(r"(\w+|\w+\[\w+\])\.c(?:\.account_id\b|\[.account_id.\])")
    asking = {file for file in FILES if tables not in file.parents and set(column.findall(text(file))) - own}
    assert asking == {ROOT / "storage" / "access.py"}


def test_a_verb_is_named_by_one_file_of_the_server():
    allowed = ("ids.py", "intents.py", "demo.py", "keys.py")  # an undo is a key, too
    others = [file for file in FILES if file.name not in allowed]
    quoted = re.compile(rf"[\"']({'|'.join(VERBS)})[\"']")
    assert {file.name: found for file in others if (found := quoted.findall(text(file)))} == {}


def test_nothing_imports_the_app():
    assert importers("app") == set()


def test_an_address_for_the_browser_is_put_below_the_base_path():
    """An ``href`` or ``action`` is made by Dash's `get_relative_path`, and in the browser by ``lib/base.js``."""
    for file in FILES:
        given = [
            keyword.value
            for node in nodes(file)
            if isinstance(node, ast.Call)
            for keyword in node.keywords
            if keyword.arg in ("href", "action", "src")
        ]
        assert [ast.unparse(value) for value in given if literal(value) and not is_query(value)] == []
    for file in SCRIPTS:
        assert re.findall(r"(?:pathname: |fetch\(|ask\(|'href', |location\.\w+\()['`]/.*", text(file)) == []
        assert re.findall(r"['`]todo-.*", text(file)) == []


def is_query(node: ast.AST) -> bool:
    return ast.unparse(node).lstrip("f").startswith(("'?", '"?'))


def literal(node: ast.AST) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def spelled_out(file) -> list[str]:
    """Return where `file` writes a component's id as a literal."""
    found = []
    for node in nodes(file):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            given = [keyword.value for keyword in node.keywords if keyword.arg in ("id", "component_id")]
            if name in ("Input", "Output", "State", "set_props"):
                given += node.args[:1]
            found += [f"{file.name}:{node.lineno}" for value in given if literal(value)]
    return found


def test_component_ids_come_from_ids():
    with_components = [file for file in FILES if package(file) in ("app", "callbacks", "components", "pages")]
    assert [place for file in with_components for place in spelled_out(file)] == []


def constants() -> list[str]:
    return [value for name, value in vars(ids).items() if name.isupper() and isinstance(value, str)]


def made_by_functions() -> list:
    """Return what each function in `ids` makes of the placeholder ``*``."""
    functions = [function for _, function in inspect.getmembers(ids, inspect.isfunction)]
    return [function(*["*" for _ in inspect.signature(function).parameters]) for function in functions]


def known_ids() -> set[str]:
    return {*constants(), *(made for made in made_by_functions() if isinstance(made, str))}


def parts() -> list[str]:
    of_functions = [made["part"] for made in made_by_functions() if isinstance(made, dict)]
    return of_functions + [pattern.part for pattern in vars(ids).values() if isinstance(pattern, ids.Pattern)]


def test_every_id_is_there_once():
    assert len(constants()) == len(set(constants()))


def test_every_id_has_a_name_of_its_own():
    names = re.findall(r"^(\w+) = ", (ROOT / "ids.py").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(names) == len(set(names))


def test_every_part_is_there_once():
    assert len(parts()) == len(set(parts()))


def test_the_scripts_use_ids_that_exist():
    used: dict[str, set[str]] = {}
    for file in SCRIPTS:
        written = re.sub(r"\$\{[^}]*\}", "*", text(file))
        places = re.findall(r"(?:setProps|byId)\(([^,)]*)|\bid === ('[^']*')|\bbox = ('[^']*')", written)
        for name in re.findall(r"['`]([^'`]+)['`]", " ".join("".join(place) for place in places)):
            used.setdefault(name, set()).add(file.name)
    assert len(used) > 10
    assert {name: files for name, files in used.items() if name not in known_ids()} == {}


def test_the_scripts_use_parts_that_exist():
    of_rows = r"'(task-[a-z]+)'|control\.part === '([^']+)'"
    used = {("".join(names), file.name) for file in SCRIPTS for names in re.findall(of_rows, text(file))}
    assert len(used) > 10
    assert {(part, file) for part, file in used if part not in parts()} == set()


SETTINGS = {field.name.upper() for field in dataclasses.fields(Settings)}


def test_settings_are_read_in_config_alone():
    reading = [file for file in FILES if re.search(r"os\.(environ|getenv)", text(file))]
    assert {package(file) for file in reading} - {"scripts"} == {"config"}


def test_every_setting_is_in_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in sorted(SETTINGS) if f"`{name}`" not in readme] == []


@pytest.mark.parametrize("file", ["Dockerfile", "compose.yaml", "compose.postgresql.yaml"])
def test_containers_set_what_there_is_to_set(file):
    settings = text(ROOT / file)
    named = set(re.findall(r"^ {4,6}([A-Z_]+): ", settings, re.M)) | set(re.findall(r"\b([A-Z_]+)=", settings))
    assert {name for name in named if not name.startswith(("POSTGRES_", "PYTHON"))} <= SETTINGS
