"""``flask --app app count-again``: recount the sums behind Insights."""

import click

from storage.tallies import count_again


@click.command("count-again")
def count_again_command() -> None:
    """Recount the sums behind Insights from the tasks. A running server waits until this is done."""
    differed = count_again()
    click.echo(f"{differed:,} of the sums were wrong, and are right now." if differed else "All sums were right.")
