"""``flask --app app users``: accounts, managed by whoever may run commands on the server. All of it acts at once."""

import getpass
from datetime import UTC, datetime
from typing import Any

import click
from flask import current_app

from auth.password_rules import check_password
from auth.passwords import hash_password, one_time_password
from domain.clean import Invalid, clean_title
from domain.names import NAME_MAX, clean_name
from storage.accounts import accounts
from storage.accounts.audit import entries
from storage.accounts.invites import add_invite

AT_ONCE = 500  # accounts read at a time


class Refusing(click.Group):
    """A group whose commands end with the words of `Invalid`, and exit code 1, when something cannot be done."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except Invalid as refusal:
            raise click.ClickException(str(refusal)) from None


@click.group(cls=Refusing)
def users() -> None:
    """Manage the accounts. A running server notices at once."""


@users.command()
@click.argument("name")
@click.option("--admin", is_flag=True, help="Let the account manage the others.")
@click.option("--ask", is_flag=True, help="Ask for the password, instead of making one that must be changed.")
def add(name: str, admin: bool, ask: bool) -> None:
    """Make an account called NAME. The first one is an admin."""
    name = clean_name(name)
    password = _ask(name) if ask else one_time_password()
    role = "admin" if admin or not accounts.any_account() else "member"
    accounts.add_account(name, hash_password(password), _now(), role, must_change=not ask, actor=_actor())
    click.echo(f"{name} is made, as {'an admin' if role == 'admin' else 'a member'}.")
    _show(password, asked=ask)


@users.command("list")
@click.option("--beginning", default="", help="Only names that begin with this.")
def list_(beginning: str) -> None:
    """List the accounts: name, role, state, last log-in, number of lists."""
    after, page = "", accounts.people(beginning=beginning, size=AT_ONCE)
    while page:
        for person in page:
            state = "disabled" if person.disabled_at else "one-time password" if person.must_change_password else "-"
            seen = (person.last_login_at or "never")[:16]
            click.echo(f"{person.name:<24} {person.role:<8} {state:<18} {seen:<17} {person.lists} lists")
        after = page[-1].name
        page = accounts.people(after, beginning, AT_ONCE)


@users.command()
@click.argument("name")
@click.option("--ask", is_flag=True, help="Ask for the password, instead of making one that must be changed.")
def passwd(name: str, ask: bool) -> None:
    """Give NAME another password."""
    account = _named(name)
    password = _ask(account.name) if ask else one_time_password()
    accounts.set_password(account.id, hash_password(password), not ask, _actor(), _now())
    click.echo(f"{account.name} has another password.")
    _show(password, asked=ask)


@users.command()
@click.argument("name")
def disable(name: str) -> None:
    """Keep NAME from logging in. Nothing is deleted."""
    account = _named(name)
    accounts.disable(account.id, _actor(), _now())
    click.echo(f"{account.name} can no longer log in.")


@users.command()
@click.argument("name")
def enable(name: str) -> None:
    """Let NAME log in again."""
    account = _named(name)
    accounts.enable(account.id, _actor(), _now())
    click.echo(f"{account.name} can log in again.")


@users.command("make-admin")
@click.argument("name")
def make_admin(name: str) -> None:
    """Let NAME manage the accounts."""
    account = _named(name)
    accounts.make_admin(account.id, _actor(), _now())
    click.echo(f"{account.name} is an admin.")


@users.command("make-member")
@click.argument("name")
def make_member(name: str) -> None:
    """Make NAME a member, who cannot manage accounts."""
    account = _named(name)
    accounts.make_member(account.id, _actor(), _now())
    click.echo(f"{account.name} is no longer an admin.")


@users.command()
@click.argument("name")
@click.option("--yes", is_flag=True, help="Do not ask.")
def remove(name: str, yes: bool) -> None:
    """Delete NAME with all lists and tasks. It cannot be undone."""
    account = _named(name)
    person = accounts.find_person(account.id)
    if not yes:
        click.confirm(f"Delete {account.name} and {person.lists if person else 0} lists for good?", abort=True)
    accounts.remove(account.id, _actor(), _now())
    click.echo(f"{account.name} is deleted.")


@users.command()
@click.option("--for", "for_whom", default="", help="A note to recognize the invitation by.")
def invite(for_whom: str) -> None:
    """Make a link that lets somebody make one account within 7 days."""
    token = add_invite(None, clean_title(for_whom, NAME_MAX), _actor(), _now())
    click.echo(f"Send this, shown only now, behind the address of the server: /register#{token}")
    if current_app.config["REGISTRATION"] == "closed":
        click.echo("It can be used when the server runs with REGISTRATION=invite.", err=True)


@users.command()
@click.option("--last", default=50, show_default=True, type=click.IntRange(1, 10_000), help="The number of lines.")
def audit(last: int) -> None:
    """Show what was done to accounts, and by whom; the newest first."""
    for entry in entries(size=last):
        click.echo(f"{entry.at[:19]}  {entry.actor}: {entry.action} {entry.account} {entry.detail}".rstrip())


def _named(name: str) -> accounts.Account:
    account = accounts.find_account(clean_name(name))
    if account is None:
        raise Invalid(f"There is no account called {name}. `users list` shows all.")
    return account


def _ask(name: str) -> str:
    return check_password(click.prompt("Password", hide_input=True, confirmation_prompt=True), name)


def _show(password: str, asked: bool) -> None:
    if not asked:
        click.echo(f"One-time password, shown only now: {password}")


def _actor() -> str:
    # No account has a colon in its name.
    return f"command line:{getpass.getuser()}"


def _now() -> str:
    return datetime.now(UTC).isoformat()
