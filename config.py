"""Every setting, read from the environment once. The README has the table of them."""

import os
import secrets
from collections.abc import Callable, Mapping, MutableMapping
from contextlib import suppress
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import quote

from domain import allowed
from domain.allowed import BadSetting as BadSetting


def _setting(read: Callable[[str, str], Any], default: str | Callable[[dict[str, Any]], str] = "") -> Any:
    """Declare a setting: what reads its text (`domain.allowed`), and the text that counts if it is unset or empty.

    A function as `default` gets the settings that are declared above.
    """
    return field(metadata={"read": read, "default": default})


def _folder(name: str, value: str) -> Path:
    with suppress(RuntimeError):
        return Path(value).expanduser().resolve()  # not every shell has replaced the ~
    raise BadSetting(f"{name}={value} is in the home of somebody who has none here. Allowed: a folder, as /srv/todo")


def _data_folder(name: str, value: str) -> Path:
    folder = _folder(name, value)
    _make_folder(folder)
    return folder


@dataclass(frozen=True)
class Settings:
    """What the app runs with. Each is read from the environment variable of its name in capital letters."""

    debug: bool = _setting(allowed.switch, "0")
    host: str = _setting(allowed.text, "127.0.0.1")
    port: int = _setting(allowed.whole(1, 65535), "8050")
    data_dir: Path = _setting(_data_folder, "instance")  # noqa: RUF009 - makes a field
    database_url: str = _setting(
        allowed.database_url, lambda above: f"sqlite:///{quote(str(above['data_dir'] / 'todo.db'))}"
    )
    secret_key: tuple[str, ...] = _setting(allowed.keys)
    """The first one signs; the others are still accepted. If unset, they are in a file in `data_dir`."""
    address: str = _setting(allowed.origin)
    """Where people open it. If empty, a request may name any host."""
    base_path: str = _setting(allowed.base_path)
    """The path below which it is on its host, as ``/todo``. If empty, it has the host for itself."""
    proxy_hops: int = _setting(allowed.whole(0, 9), "0")
    throttle_url: str = _setting(allowed.redis_url)
    admin_user: str = _setting(allowed.text)
    admin_password: str = _setting(allowed.text)
    backup_dir: Path = _setting(_folder, lambda above: str(above["data_dir"] / "backups"))  # noqa: RUF009
    backup_keep: tuple[int, int, int] = _setting(allowed.three_counts, "7,4,6")
    """How many daily, weekly and monthly backups are kept. If all are 0, none are made."""
    registration: str = _setting(allowed.one_of("closed", "invite", "open"), "closed")
    password_login: bool = _setting(allowed.switch, "1")
    login_prompt: str = _setting(allowed.one_of("browser", "page"), "browser")
    oidc_issuer: str = _setting(allowed.issuer)
    oidc_client_id: str = _setting(allowed.text)
    oidc_client_secret: str = _setting(allowed.text)
    oidc_name: str = _setting(allowed.text, "single sign-on")
    oidc_domains: tuple[str, ...] = _setting(allowed.domains)
    oidc_groups: tuple[str, ...] = _setting(allowed.words)
    chat_url: str = _setting(allowed.chat_url)
    """The address of a language model, as ``https://HOST/v1``. If empty, there is no chat."""
    chat_key: str = _setting(allowed.chat_key)
    chat_model: str = _setting(allowed.text)
    chat_messages: int = _setting(allowed.whole(1, 1_000), "20")
    """The most messages of a conversation that are sent."""
    chat_tokens: int = _setting(allowed.whole(1, 1_000_000), "4000")
    """The most tokens in one answer."""
    chat_seconds: int = _setting(allowed.whole(1, 3_600), "120")
    """The most seconds for one answer."""
    chat_budget: int = _setting(allowed.whole(1, 1_000_000_000), "200000")
    """The tokens that each account has a day, for questions and answers together."""
    service_worker: bool = _setting(allowed.switch, lambda above: "0" if above["debug"] else "1")
    """Whether browsers keep what they need to open the app while the server is away; with `debug`, only if told to."""

    @property
    def url(self) -> str:
        """Return the app's own address, or one at which a browser on this machine finds it, with its path."""
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)  # noqa: S104 - all addresses
        there = f"http://[{host}]:{self.port}" if ":" in host else f"http://{host}:{self.port}"
        return (self.address or there) + self.base_path


def load(environ: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings from `environ`. Make the data folder and the secret key if they do not exist.

    Raises `BadSetting` for a value that is not allowed.
    """
    read: dict[str, Any] = {}
    for one in fields(Settings):
        name, default = one.name.upper(), one.metadata["default"]
        text = environ.get(name) or (default if isinstance(default, str) else default(read))
        read[one.name] = one.metadata["read"](name, text)
    read["secret_key"] = read["secret_key"] or _kept_keys(read["data_dir"] / "secret_key")
    settings = Settings(**read)
    _check_single_sign_on(settings)
    _check_chat(settings)
    return settings


def leave_to_us(settings: Settings, environ: MutableMapping[str, str] = os.environ) -> None:
    """Unless debugging, remove from `environ` what Dash would read there by itself, as for its developer tools.

    Call it before making Dash.
    """
    for name in [name for name in environ if name.startswith("DASH_")]:
        if not settings.debug:
            del environ[name]


def _check_single_sign_on(settings: Settings) -> None:
    if not settings.oidc_issuer:
        if not settings.password_login:
            raise BadSetting("PASSWORD_LOGIN=0 leaves no way in. Set OIDC_ISSUER too, or leave PASSWORD_LOGIN unset.")
        of_a_provider = {
            "OIDC_CLIENT_ID": settings.oidc_client_id,
            "OIDC_CLIENT_SECRET": settings.oidc_client_secret,
            "OIDC_DOMAINS": settings.oidc_domains,
            "OIDC_GROUPS": settings.oidc_groups,
        }
        if given := [name for name, value in of_a_provider.items() if value]:
            raise BadSetting(f"{given[0]} needs OIDC_ISSUER: the address of the provider, such as https://HOST/PATH")
        return
    if not settings.oidc_client_id or not settings.oidc_client_secret:
        raise BadSetting("OIDC_ISSUER needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET: the provider gives you both.")
    if not settings.oidc_domains and not settings.oidc_groups:
        raise BadSetting("OIDC_ISSUER needs OIDC_DOMAINS or OIDC_GROUPS: which of the provider's people may log in.")


def _check_chat(settings: Settings) -> None:
    if settings.chat_url and not settings.chat_model:
        raise BadSetting("CHAT_URL needs CHAT_MODEL: the name of the model there.")
    if not settings.chat_url and (settings.chat_key or settings.chat_model):
        raise BadSetting("CHAT_KEY and CHAT_MODEL need CHAT_URL: the address of the model, such as https://HOST/v1")
    if settings.chat_url and settings.chat_budget < 2 * settings.chat_tokens:
        raise BadSetting(
            f"CHAT_BUDGET={settings.chat_budget} is too small for an answer of CHAT_TOKENS={settings.chat_tokens}. "
            "Allowed: twice as much, or more."
        )


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder / ".writable").touch()
        (folder / ".writable").unlink(missing_ok=True)  # another process that starts now may have been faster
    except OSError as error:
        raise BadSetting(f"DATA_DIR={folder} cannot be written to: {error.strerror}. Name another.") from error


def is_writable(folder: Path) -> bool:
    """Return whether files can be written into `folder`. Makes it if it does not exist."""
    with suppress(BadSetting):
        _make_folder(folder)
        return True
    return False


def _kept_keys(file: Path) -> tuple[str, ...]:
    """Return the keys in `file`, one a line. The first time, make one, readable by its owner alone."""
    if not file.exists():
        new = file.with_name(f"{file.name}.{os.getpid()}")
        with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as opened:
            opened.write(secrets.token_urlsafe(48))
        with suppress(FileExistsError):  # another process was faster, so its key counts
            os.link(new, file)
        new.unlink()
    kept = file.read_text(errors="replace")
    with suppress(BadSetting):
        keys = allowed.keys(file.name, kept)
        if keys and kept.isascii():
            return keys
    raise BadSetting(f"{file} holds no secret key. Delete the file to have one made.")
