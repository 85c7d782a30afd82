"""Make the browser's types for what goes over the wire from those of Python: ``python -m scripts.wire_types``."""

import inspect
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, NotRequired, Required, Union, get_args, get_origin, get_type_hints, is_typeddict

from domain import wire
from domain.schema import TASK

FILE = Path(__file__).resolve().parent.parent / "assets" / "app" / "wire.d.ts"
HEAD = "// What goes between browser and server, made from domain/wire and domain/schema.py by scripts/wire_types.py.\n"
PLAIN = {str: "string", int: "number", bool: "boolean", Any: "any", NoneType: "null"}


def text() -> str:
    """Return the text of the file."""
    fields = "".join(f"  {name}?: string | null;\n" for name, field in TASK.items() if field.in_row)
    row = f"/** A task in a window. */\nexport interface Row extends Around {{\n  id: string;\n{fields}}}\n"
    shapes = [one for one in vars(wire).values() if is_typeddict(one)]
    return "\n".join([HEAD, row, *(_interface(one) for one in shapes)])


def _interface(shape: Any) -> str:
    hints = get_type_hints(shape, include_extras=True)
    lines = [
        f"  {name}{'?' if get_origin(hint) is NotRequired else ''}: {_type(hint)};\n" for name, hint in hints.items()
    ]
    words = " ".join((inspect.getdoc(shape) or "").split())
    return f"/** {words} */\nexport interface {shape.__name__} {{\n{''.join(lines)}}}\n"


def _type(hint: Any) -> str:
    origin, arguments = get_origin(hint), get_args(hint)
    if hint == wire.Row:
        return "Row"
    if origin in (NotRequired, Required):
        return _type(arguments[0])
    if origin in (Union, UnionType):
        return " | ".join(map(_type, arguments))
    if origin is Literal:
        return " | ".join("true" if one is True else repr(one) for one in arguments)
    if origin is tuple:
        return f"[{', '.join(map(_type, arguments))}]"
    if origin is dict:
        return f"Record<{_type(arguments[0])}, {_type(arguments[1])}>"
    if origin is list:
        return f"Array<{_type(arguments[0])}>"
    return hint.__name__ if is_typeddict(hint) else PLAIN[hint]


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
