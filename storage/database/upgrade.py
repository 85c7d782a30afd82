"""The version of the tables, and the migrations that bring them up to date.

Alembic, and what it brings along, takes 9 MB. So it is loaded only when something has to be migrated.
"""

from functools import cache
from pathlib import Path

from sqlalchemy import Connection, inspect

MIGRATIONS = Path(__file__).parent / "migrations"
TABLE = "alembic_version"


def version(connection: Connection) -> str | None:
    """Return the version of the tables, or None if there are no tables."""
    if not inspect(connection).has_table(TABLE):
        return None
    return connection.exec_driver_sql(f"SELECT version_num FROM {TABLE}").scalar()  # noqa: S608 - a name of ours


def newest() -> str | None:
    """Return the version that this code works with."""
    return max(_known())


def is_known(found: str) -> bool:
    """Return whether this code has a migration of that name. If not, a newer version made the tables."""
    return found in _known()


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
