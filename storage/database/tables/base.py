"""What all tables have in common. Instants are ISO 8601 text in UTC, so they sort, and read the same everywhere."""

from collections.abc import Iterator

from sqlalchemy import Column, ForeignKey, MetaData, String, Text
from sqlalchemy.types import TypeEngine

from domain.schema import FIELDS

metadata = MetaData()

# Ids and orders are compared byte by byte. SQLite does so by itself.
Key: TypeEngine[str] = String(64).with_variant(String(64, collation="C"), "postgresql")
Order: TypeEngine[str] = Text().with_variant(Text(collation="C"), "postgresql")


def columns(entity: str, **refers_to: ForeignKey) -> Iterator[Column]:
    """Yield a column for each field that `domain.schema` declares."""
    types: dict[str, TypeEngine[str]] = {
        "text": Text(),
        "key": Key,
        "set": Text(),
        "order": Order,
        "instant": String(32),
        "day": String(10),
        "rule": Text(),
    }
    for name, field in FIELDS[entity].items():
        reference = [refers_to[name]] if name in refers_to else []
        yield Column(name, types[field.kind], *reference, nullable=field.nullable)
