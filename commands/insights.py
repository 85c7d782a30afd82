"""``flask --app app count-again``: make the sums behind Insights anew."""

import click

from storage.tallies import count_again


@click.command("count-again")
def count_again_command() -> None:
    """Make the sums behind Insights anew from the tasks. The server may be running; it waits until this is done."""
    differed = count_again()
    click.echo(f"{differed:,} of the sums were wrong, and are right now." if differed else "All sums were right.")
