"""The command line: ``flask --app app COMMAND``, on the same settings and database as the server."""

from click import get_current_context
from flask import Flask
from flask.cli import FlaskGroup

from commands.users import users


def add_commands(server: Flask) -> None:
    """Give `server` its commands, one group a file."""
    server.cli.add_command(users)


def is_command() -> bool:
    """Return whether this process is a command's, and not a server's (``flask run`` is one)."""
    context = get_current_context(silent=True)
    return context is not None and isinstance(context.find_root().command, FlaskGroup) and context.info_name != "run"
