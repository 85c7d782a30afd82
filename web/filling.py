"""Drawn HTML into which more is put, without a parser: what was drawn is known, and what people wrote is escaped."""

import re
from collections.abc import Mapping
from functools import lru_cache
from html import escape

DRAWN = "data-drawn"
"""The attribute that says what was put into an element: names of attributes, or ``children``."""

MARK = re.compile(r"{{(\w+)}}")


def fill_in(template: str, values: Mapping[str, str | None]) -> str:
    """Return a template with texts in the places of their names: ``{{title}}``."""
    parts, names = _parts(template)
    escaped = {name: escape(values[name] or "") for name in names}
    parts = parts.copy()
    parts[1::2] = [escaped[name] for name in parts[1::2]]
    return "".join(parts)


@lru_cache
def _parts(template: str) -> tuple[list[str], set[str]]:
    """Return what stands between names, and each second time a name; and all names."""
    parts = MARK.split(template)
    return parts, set(parts[1::2])


class Filling:
    """Drawn HTML in which elements are found by something in their tag, and given other attributes and children."""

    def __init__(self, drawn: str, *, noted: bool = False):
        self.html = drawn
        self._noted = noted

    def set(self, where: str, children: str | None = None, /, **attributes: str | None) -> None:
        """Give the first element whose tag has `where` these children, HTML, and attributes; None removes one.

        With a quote in it, `where` is in no text that people wrote. Raises `ValueError` if it is nowhere.
        """
        at = self.html.index(where)
        begin, end = self.html.rfind("<", 0, at + 1), self.html.find(">", at)
        tag = self.html[begin:end]
        names = [name.rstrip("_").replace("_", "-") for name in attributes]
        for name, value in zip(names, attributes.values(), strict=True):
            tag = re.sub(f' {name}="[^"]*"', "", tag) + ("" if value is None else f' {name}="{escape(value)}"')
        if children is not None and not tag.startswith("<textarea"):  # its text is no child, but what it says
            names.append("children")
        if self._noted:
            tag += f' {DRAWN}="{" ".join(names)}"'
        self.html = f"{self.html[:begin]}{tag}>{children or ''}{self.html[end + 1 :]}"
