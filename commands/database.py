"""``flask --app app backup FILE``, ``restore FILE`` and ``migrate``. The server may be running."""

from datetime import UTC, datetime
from pathlib import Path

import click

import config
from storage.backup import backups
from storage.database.engine import NotNow


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path) -> None:
    """Write everything into FILE, as it is at this moment."""
    try:
        backups.back_up(file)
    except backups.BackupFailed as problem:
        raise click.ClickException(str(problem)) from None
    click.echo(f"{file} has everything, {file.stat().st_size:,} bytes.")


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def restore(file: Path) -> None:
    """Replace everything with the backup FILE. The present data is backed up first."""
    folder = config.load().backup_dir
    try:
        kept = backups.restore(file, folder, datetime.now(UTC))
    except (backups.BadBackup, backups.BackupFailed, NotNow) as problem:
        raise click.ClickException(f"{problem} Nothing is changed.") from None
    click.echo(f"Everything is as in {file}. What was there before is in {kept}")


@click.command()
def migrate() -> None:
    """Bring an older database up to date. A backup is made first."""
    click.echo("The database is up to date.")  # app.py has done it, or has ended with the reason
