"""All modules in one file: each runs after those that it imports from, and what is not understood is refused."""

import subprocess

import pytest

from tests.asked_of_node import NODE
from tests.conftest import ROOT
from web.bundle import Bundle


def files(folder, **modules: str):
    for name, text in modules.items():
        (folder / f"{name}.js").write_text(text)
    return folder


def run(text: str) -> str:
    """Return what node prints when it runs a module."""
    found = subprocess.run(
        [NODE, "--input-type=module", "-"], input=text, capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return found.stdout.strip()


def test_a_module_runs_once_after_those_that_it_imports_from(tmp_path):
    files(
        tmp_path,
        main="import './first.js';\nimport {a, b as c} from './x.js';\nimport * as y from './y.js';\n"
        "/**\n * A comment. @param {string} d\n */\n// Another.\n"
        "console.log(a, c(), y.f(), y.g,\n\n    /** @type {any} */ ('no  // comment'));    // it's a third\n",
        first="console.log('first');\n",
        x="console.log('x');\nconst inside = 2;\nexport const a = 1;\nexport const b = () => inside;\n",
        y="import {a} from './x.js';\nexport function f() { return a + 10; }\nexport const {h, i: g} = {h: 1, i: 'http://x'};\n",
    )
    text = Bundle(tmp_path, "main.js", "one.js").text
    assert run(text) == "first\nx\n1 2 11 http://x no  // comment"
    assert not [one for one in ("A comment", "Another", "a third", "@type", "\n\n", "\n ") if one in text]


@pytest.mark.parametrize(
    "text",
    [
        "export default 1;\n",
        "export let a = 1;\n",
        "import a from './b.js';\n",
        "import {a}\n  from './b.js';\n",
        "const a = `\n  text`;\n",
    ],
)
def test_what_is_not_understood_is_refused(tmp_path, text):
    files(tmp_path, main="import './other.js';\n", other=text, b="export const a = 1;\n")
    with pytest.raises(ValueError, match="other"):
        Bundle(tmp_path, "main.js", "one.js")


def test_two_modules_that_import_each_other_are_refused(tmp_path):
    files(tmp_path, main="import './b.js';\n", b="import './main.js';\n")
    with pytest.raises(ValueError, match="imports itself"):
        Bundle(tmp_path, "main.js", "one.js")


def test_what_a_page_alone_needs_takes_the_others_from_the_one_file(tmp_path):
    (tmp_path / "pages").mkdir()
    files(
        tmp_path,
        main="import {a} from './x.js';\na.n += 1;\nimport('./pages/p.js').then(page => console.log(page.p()));\n",
        x="export const a = {n: 1};\n",
    )
    files(tmp_path / "pages", p="import {a as b} from '../x.js';\nexport const p = () => b.n;\n")
    made = Bundle(tmp_path, "main.js", "one.js")
    (tmp_path / "beside" / "pages").mkdir(parents=True)
    (tmp_path / "beside" / "pages" / "p.js").write_text(made.beside["pages/p.js"])
    (tmp_path / "one.js").write_text(made.text)
    (tmp_path / "package.json").write_text('{"type": "module"}')
    found = subprocess.run([NODE, tmp_path / "one.js"], capture_output=True, text=True, check=True)
    assert found.stdout == "2\n"


def test_the_modules_of_the_app_make_one_that_node_can_read(tmp_path):
    made = Bundle(ROOT / "assets" / "app", "main.js", "todo.js")
    for number, text in enumerate([made.text, *made.beside.values()]):
        file = tmp_path / f"{number}.mjs"
        file.write_text(text, encoding="utf-8")
        subprocess.run([NODE, "--check", file], check=True)
