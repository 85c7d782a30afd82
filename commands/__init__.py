"""The command line: ``flask --app app COMMAND``, on the same settings and database as the server."""

import sys

from click import get_current_context
from flask import Flask
from flask.cli import FlaskGroup

from commands.database import backup, migrate, restore
from commands.insights import count_again_command
from commands.purge import purge_command
from commands.users import users


def add_commands(server: Flask) -> None:
    """Give `server` its commands, one subject a file."""
    for command in (backup, restore, migrate, purge_command, count_again_command, users):
        server.cli.add_command(command)


def is_command() -> bool:
    """Return whether this process is a command's, and not a server's (``flask run`` is one)."""
    context = get_current_context(silent=True)
    return context is not None and isinstance(context.find_root().command, FlaskGroup) and context.info_name != "run"


def is_migrate() -> bool:
    """Return whether this process is there to bring the database up to date."""
    return is_command() and "migrate" in sys.argv[1:]
