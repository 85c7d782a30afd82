"""``flask --app app purge``: empty the trash of what is too old, as the server does once a day."""

from datetime import UTC, datetime

import click

from domain.trash import DAYS_KEPT, oldest_kept
from storage.purge import purge_deleted_before


@click.command("purge")
def purge_command() -> None:
    """Delete for good what has been in anybody's trash for too long. Safe while the server runs."""
    purge_deleted_before(oldest_kept(datetime.now(UTC).isoformat()))
    click.echo(f"What was deleted more than {DAYS_KEPT} days ago is gone.")
