"""The version of the tables, and the migrations that bring them up to date."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection


def version(connection: Connection) -> str | None:
    """Return the version of the tables, or None if there are no tables."""
    return MigrationContext.configure(connection).get_current_revision()


def newest() -> str | None:
    """Return the version that this code works with."""
    return _migrations().get_current_head()


def is_known(found: str) -> bool:
    """Return whether this code has a migration of that name. If not, a newer version made the tables."""
    try:
        return _migrations().get_revision(found) is not None
    except CommandError:
        return False


def bring_up_to_date(connection: Connection, to: str | None = None) -> None:
    """Run the missing migrations, all or up to the version `to`, in the connection's transaction."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, to or "head")


@cache
def _migrations() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    return config
