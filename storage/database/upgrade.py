"""The version of the tables, and the migrations that bring them up to date.

Alembic, and what it brings along, takes 9 MB. So it is loaded only when something has to be migrated.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, inspect

MIGRATIONS = Path(__file__).parent / "migrations"
TABLE = "alembic_version"


class UnusableDatabase(SystemExit):
    """The database cannot be used. Says why and what to do, and ends the program."""


class NewerDatabase(UnusableDatabase):
    """The database was made by a newer version of the app."""


class OlderDatabase(UnusableDatabase):
    """The database has to be migrated first."""


def version(connection: Connection) -> str | None:
    """Return the version of the tables, or None if there are no tables."""
    if not inspect(connection).has_table(TABLE):
        return None
    return connection.exec_driver_sql(f"SELECT version_num FROM {TABLE}").scalar()  # noqa: S608 - a name of ours


def newest() -> str:
    """Return the version that this code works with."""
    return max(_known())


def is_known(found: str) -> bool:
    """Return whether this code has a migration of that name. If not, a newer version made the tables."""
    return found in _known()


def check_older(found: str, before_upgrade: Callable[[], None] | None) -> None:
    """Raise `NewerDatabase` or `OlderDatabase`, or do what has to be done before an upgrade."""
    if not is_known(found):
        raise NewerDatabase(
            "The database was made by a newer version of Dash To-Do. Install that version, or begin with an empty "
            "database and restore a backup."
        )
    if before_upgrade is None:
        raise OlderDatabase(
            "The database is from an older version of Dash To-Do. Stop every process of that version, then run "
            "`flask --app app migrate`, which makes a backup first."
        )
    before_upgrade()


def bring_up_to_date(connection: Connection, to: str | None = None) -> None:
    """Run the missing migrations, all or up to the version `to`, in the connection's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to or "head")


@cache
def _known() -> frozenset[str]:
    """Return all versions: each migration's file begins with the number of its version."""
    return frozenset(file.name.partition("_")[0] for file in (MIGRATIONS / "versions").glob("[0-9]*.py"))
