"""A plugin of pytest: tasks and lists have one field more, which no file of the app names.

Used as ``pytest -p tests.made_up_field``, so that it is declared before anything derives from the declarations.
"""

from sqlalchemy import Connection, inspect, text

from domain import schema
from domain.clean import clean_title
from storage.database import upgrade

MOOD = schema.Field(
    clean_title, lambda old, new: f"Mood {old} became {new}", label="mood", settable=True, nullable=True
)

for entity in ("lists", "tasks"):
    schema.FIELDS[entity]["mood"] = MOOD

_bring_up_to_date = upgrade.bring_up_to_date


def bring_up_to_date(connection: Connection, to: str | None = None) -> None:
    """Do what a migration would."""
    _bring_up_to_date(connection, to)
    for table in ("lists", "tasks"):
        if "mood" not in {column["name"] for column in inspect(connection).get_columns(table)}:
            connection.execute(text(f"ALTER TABLE {table} ADD COLUMN mood TEXT"))


upgrade.bring_up_to_date = bring_up_to_date
