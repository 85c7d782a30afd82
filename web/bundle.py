"""Puts all modules of ``assets/app`` into one file, so that a first visit waits for one answer and not for a hundred.

Each module becomes a function that is called once, after those that it imports from. Nothing else in it changes, except
that what only readers need is left out: indentation, empty lines and comments (whole lines, types in code, and those
two spaces after code). Modules may use only what this understands (`tests/unit/test_bundle.py`): ``import {a, b as c}
from``, ``import * as a from``, ``import``, ``export const``, ``export function``, and texts that end on their line.
What only one page or dialog needs, and loads by ``import('./pages/a.js')``, stays a file of its own, which gets the
other modules from here.
"""

import re
from pathlib import Path

IMPORT = re.compile(r"^import (?:(\{[^}\n]*\}|\* as [\w$]+) from )?'([^']+)';(?: *//.*)?\n", re.MULTILINE)
EXPORT = re.compile(r"^export (const|function) (\{[^}]*\}|[\w$]+)", re.MULTILINE)
COMMENT = re.compile(r"^[ \t]*(?://.*|/\*\*(?:[^*]|\*(?!/))*\*/[ \t]*)\n", re.MULTILINE)
COMMENT_AFTER = re.compile(r"""^((?:[^'"`\n]|'[^'\n]*'|"[^"\n]*"|`[^`\n]*`)+?)[ \t]{2,}//.*$""", re.MULTILINE)
TYPE = re.compile(r"/\*\* @(?:[^*]|\*(?!/))*\*/ ?")
MARGIN = re.compile(r"^\s+|[ \t]+$", re.MULTILINE)
PATTERN = re.compile(r"(?<=[=(|&] )/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/")
LATER = re.compile(r"\bimport\('\./(pages/[\w-]+\.js)'\)")
LEFT = re.compile(r"^\s*(?:import\b(?!\()|export\b).*", re.MULTILINE)

BESIDE = "beside/"
"""The folder, beside the one file, from which a page's own modules come."""


class Bundle:
    """The module `first` of a folder and everything that it imports, as one module called `name`.

    `text` is that module; `beside` has the modules of pages, by path. Raises `ValueError` for code that is not
    understood.
    """

    def __init__(self, folder: Path, first: str, name: str):
        self._folder = folder.resolve()
        self._parts: dict[Path, str] = {}
        later: set[str] = set()
        self._add(self._folder / first, (), later)
        self.text = "const $ = [];\n" + "".join(self._parts.values()) + "export {$};\n"
        self.beside = {path: self._taking_from(name, self._folder / path) for path in sorted(later)}

    def _add(self, file: Path, above: tuple[Path, ...], later: set[str]) -> None:
        if file in self._parts:
            return
        if file in above:
            raise ValueError(f"{file} imports itself, by way of others")
        text = read(file)
        for _, where in IMPORT.findall(text):
            self._add((file.parent / where).resolve(), (*above, file), later)
        later.update(LATER.findall(text))
        names = [name for _, one in EXPORT.findall(text) for name in _names(one)]
        body = EXPORT.sub(r"\1 \2", LATER.sub(rf"import('./{BESIDE}\1')", IMPORT.sub("", text)))
        if odd := LEFT.search(body):
            raise ValueError(f"{file}: this is not understood: {odd[0]}")
        used = self._used(file, text)
        self._parts[file] = f"$.push((() => {{\n{used}{body}return {{{', '.join(names)}}};\n}})());\n"

    def _used(self, file: Path, text: str) -> str:
        numbers = {part: number for number, part in enumerate(self._parts)}
        found = [(what, (file.parent / where).resolve()) for what, where in IMPORT.findall(text)]
        if missing := [other for _, other in found if other not in numbers]:
            raise ValueError(f"{file} imports what is not in the one file: {missing[0]}")
        return "".join(
            f"const {what.removeprefix('* as ').replace(' as ', ': ')} = $[{numbers[other]}];\n"
            for what, other in found
            if what
        )

    def _taking_from(self, name: str, file: Path) -> str:
        text = read(file)
        return f"import {{$}} from '../../{name}';\n{self._used(file, text)}{IMPORT.sub('', text)}"


def read(file: Path) -> str:
    """Return a script without what only readers need. Raises `ValueError` if a text does not end on its line."""
    text = TYPE.sub("", COMMENT_AFTER.sub(r"\1", COMMENT.sub("", file.read_text(encoding="utf-8"))))
    for line in text.splitlines():
        if line.endswith("\\") or PATTERN.sub("", line).count("`") % 2:  # its indentation may be part of the text
            raise ValueError(f"{file}: this text does not end on its line: {line}")
    return MARGIN.sub("", text)


def _names(exported: str) -> list[str]:
    if not exported.startswith("{"):
        return [exported]
    return [one.partition(":")[2].strip() or one.strip() for one in exported.strip("{}").split(",")]
