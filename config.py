"""Every setting, read from the environment once. The README has the table of them."""

import os
import re
import secrets
from collections.abc import Mapping, MutableMapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit


class BadSetting(SystemExit):
    """A setting is wrong. Says which one and what is allowed, and ends the program."""


@dataclass(frozen=True)
class Settings:
    """What the app runs with."""

    host: str
    port: int
    data_dir: Path
    database_url: str
    secret_key: tuple[str, ...]
    address: str
    """Where people open it. If empty, a request may name any host."""
    base_path: str
    """The path below which it is on its host, as ``/todo``. If empty, it has the host for itself."""
    proxy_hops: int
    throttle_url: str
    admin_user: str
    admin_password: str
    backup_dir: Path
    backup_keep: tuple[int, int, int]
    """How many daily, weekly and monthly backups are kept. If all are 0, none are made."""
    registration: str
    password_login: bool
    login_prompt: str
    oidc_issuer: str
    oidc_client_id: str
    oidc_client_secret: str
    oidc_name: str
    oidc_domains: tuple[str, ...]
    oidc_groups: tuple[str, ...]
    chat_url: str
    """The address of a language model, as ``https://HOST/v1``. If empty, there is no chat."""
    chat_key: str
    chat_model: str
    chat_messages: int
    """The most messages of a conversation that are sent."""
    chat_tokens: int
    """The most tokens in one answer."""
    chat_seconds: int
    """The most seconds for one answer."""
    chat_budget: int
    """The tokens that each account has a day, for questions and answers together."""
    service_worker: bool
    """Whether browsers keep what they need to open the app while the server is away; with `debug`, only if told to."""
    debug: bool

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
    data_dir = Path(environ.get("DATA_DIR") or "instance").resolve()
    _make_folder(data_dir)
    is_debug = _switch("DEBUG", environ.get("DEBUG", ""))
    settings = Settings(
        host=environ.get("HOST") or "127.0.0.1",
        port=_port(environ.get("PORT") or "8050"),
        data_dir=data_dir,
        database_url=_database_url(environ.get("DATABASE_URL") or f"sqlite:///{quote(str(data_dir / 'todo.db'))}"),
        secret_key=_secret_key(environ.get("SECRET_KEY", ""), data_dir / "secret_key"),
        address=_address(environ.get("ADDRESS", "")),
        base_path=_base_path(environ.get("BASE_PATH", "")),
        proxy_hops=_proxy_hops(environ.get("PROXY_HOPS") or "0"),
        throttle_url=_throttle_url(environ.get("THROTTLE_URL", "")),
        admin_user=environ.get("ADMIN_USER", ""),
        admin_password=environ.get("ADMIN_PASSWORD", ""),
        backup_dir=Path(environ.get("BACKUP_DIR") or data_dir / "backups").resolve(),
        backup_keep=_counts("BACKUP_KEEP", environ.get("BACKUP_KEEP") or "7,4,6"),
        registration=_registration(environ.get("REGISTRATION") or "closed"),
        password_login=_switch("PASSWORD_LOGIN", environ.get("PASSWORD_LOGIN") or "1"),
        login_prompt=_login_prompt(environ.get("LOGIN_PROMPT") or "browser"),
        oidc_issuer=_issuer(environ.get("OIDC_ISSUER", "")),
        oidc_client_id=environ.get("OIDC_CLIENT_ID", ""),
        oidc_client_secret=environ.get("OIDC_CLIENT_SECRET", ""),
        oidc_name=environ.get("OIDC_NAME") or "single sign-on",
        oidc_domains=_words(environ.get("OIDC_DOMAINS", "").lower()),
        oidc_groups=_words(environ.get("OIDC_GROUPS", "")),
        chat_url=_chat_url(environ.get("CHAT_URL", "")),
        chat_key=_chat_key(environ.get("CHAT_KEY", "")),
        chat_model=environ.get("CHAT_MODEL", ""),
        chat_messages=_count("CHAT_MESSAGES", environ.get("CHAT_MESSAGES") or "20", 1_000),
        chat_tokens=_count("CHAT_TOKENS", environ.get("CHAT_TOKENS") or "4000", 1_000_000),
        chat_seconds=_count("CHAT_SECONDS", environ.get("CHAT_SECONDS") or "120", 3_600),
        chat_budget=_count("CHAT_BUDGET", environ.get("CHAT_BUDGET") or "200000", 1_000_000_000),
        service_worker=_switch("SERVICE_WORKER", environ.get("SERVICE_WORKER") or ("0" if is_debug else "1")),
        debug=is_debug,
    )
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


def _login_prompt(value: str) -> str:
    if value in ("browser", "page"):
        return value
    raise BadSetting(f"LOGIN_PROMPT={value} is not understood. Allowed: browser or page.")


def _issuer(value: str) -> str:
    parts = urlsplit(value)
    on_this_machine = parts.scheme == "http" and parts.hostname in ("127.0.0.1", "localhost", "::1")
    if not value or (parts.hostname and (parts.scheme == "https" or on_this_machine)):
        return value.rstrip("/")
    raise BadSetting(f"OIDC_ISSUER={value} is not the address of a provider. Allowed: https://HOST/PATH")


def _words(value: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in value.split(",") if word.strip())


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


def _port(value: str) -> int:
    if value.isdecimal() and value.isascii() and 0 < int(value) < 65536:
        return int(value)
    raise BadSetting(f"PORT={value} is not a port. Allowed: a whole number from 1 to 65535.")


def _database_url(value: str) -> str:
    parts = urlsplit(value)
    with suppress(ValueError):  # from a port that is no number
        port_is_one = parts.port is None or parts.port > 0
        if value.startswith("sqlite:///"):
            return value
        if parts.scheme == "postgresql+psycopg" and parts.netloc.count("@") < 2 and port_is_one:
            return value
    # The value is not repeated, since it may hold a password.
    raise BadSetting(
        "DATABASE_URL is not understood. Allowed: sqlite:///FILE or postgresql+psycopg://USER:PASSWORD@HOST:PORT/NAME, "
        "with an @ or a / in the password written as %40 or %2F."
    )


def _counts(name: str, value: str) -> tuple[int, int, int]:
    counts = [count.strip() for count in value.split(",")]
    if len(counts) == 3 and all(count.isdecimal() and count.isascii() and len(count) < 4 for count in counts):
        days, weeks, months = map(int, counts)
        return days, weeks, months
    raise BadSetting(f"{name}={value} is not understood. Allowed: three numbers, as 7,4,6, or 0,0,0 for none at all.")


def _count(name: str, value: str, most: int) -> int:
    if value.isdecimal() and value.isascii() and len(value) < 12 and 0 < int(value) <= most:
        return int(value)
    raise BadSetting(f"{name}={value} is not understood. Allowed: a whole number from 1 to {most}.")


def _chat_url(value: str) -> str:
    with suppress(ValueError):  # from a port that is no number
        parts = urlsplit(value)
        is_web = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0 and "@" not in parts.netloc
        if not value or (is_web and not parts.query and not parts.fragment):
            return value.rstrip("/")
    # The value is not repeated, since it may hold a password.
    raise BadSetting(
        "CHAT_URL is not understood. Allowed: https://HOST/v1 or http://HOST:PORT/v1, the address of an API "
        "like OpenAI's, without a name or a password. A key goes into CHAT_KEY."
    )


def _chat_key(value: str) -> str:
    if value.isascii() and value.isprintable() and " " not in value:
        return value
    raise BadSetting("CHAT_KEY is not understood. Allowed: printable ASCII characters without blanks, as you got them.")


def _registration(value: str) -> str:
    if value in ("closed", "invite", "open"):
        return value
    raise BadSetting(f"REGISTRATION={value} is not understood. Allowed: closed, invite or open.")


def _switch(name: str, value: str) -> bool:
    if value.lower() in ("1", "true", "yes", "on"):
        return True
    if value.lower() in ("", "0", "false", "no", "off"):
        return False
    raise BadSetting(f"{name}={value} is neither on nor off. Allowed: 1 or 0.")


def _proxy_hops(value: str) -> int:
    if value.isdecimal() and value.isascii() and int(value) < 10:
        return int(value)
    raise BadSetting(f"PROXY_HOPS={value} is not a number of proxies. Allowed: a whole number from 0 to 9.")


def _address(value: str) -> str:
    """Return `value` as browsers write an origin, without the default port of its scheme."""
    found = re.fullmatch(r"((https?)://(?:[\w.-]+|\[[\da-f:.]+\]))(:\d+)?/?", value.lower(), re.ASCII)
    if not value:
        return ""
    if not found:
        raise BadSetting(
            f"ADDRESS={value} is not where people can open this. Allowed: https://HOST or https://HOST:PORT; a path "
            "goes into BASE_PATH."
        )
    without_port, scheme, port = found.groups()
    return without_port if port == {"http": ":80", "https": ":443"}[scheme] else without_port + (port or "")


def _base_path(value: str) -> str:
    if not value or re.fullmatch(r"(/[\w-]+)+", value, re.ASCII):
        return value
    raise BadSetting(
        f"BASE_PATH={value} is not a path. Allowed: /NAME or /NAME/NAME, of letters, digits, - and _, with no / at the "
        "end, or unset if no other app is on this host."
    )


def _throttle_url(value: str) -> str:
    with suppress(ValueError):  # from a port that is no number
        parts = urlsplit(value)
        is_redis = parts.scheme in ("redis", "rediss") and parts.hostname and parts.port != 0
        if not value or (is_redis and re.fullmatch(r"(/\d*)?", parts.path, re.ASCII) and not parts.query):
            return value
    # The value is not repeated, since it may hold a password.
    raise BadSetting(
        "THROTTLE_URL is not understood. Allowed: redis://:PASSWORD@HOST:PORT/NUMBER, rediss:// for TLS, or unset to "
        "count in the database."
    )


def _secret_key(value: str, file: Path) -> tuple[str, ...]:
    """Return the keys in `value`, or else in `file`. The first one signs; the others are still accepted."""
    keys = _keys(value) if value else _kept_keys(file)
    if value and not _are_long(keys):
        raise BadSetting(
            "SECRET_KEY is too short. Allowed: 32 characters or more, or several such keys with commas between them, "
            "or unset to have one made."
        )
    return keys


def _keys(text: str) -> tuple[str, ...]:
    return tuple(key.strip() for key in re.split(r"[,\n]", text) if key.strip())


def _are_long(keys: tuple[str, ...]) -> bool:
    return bool(keys) and all(len(key) >= 32 for key in keys)


def _kept_keys(file: Path) -> tuple[str, ...]:
    """Return the keys in `file`, one a line. The first time, make one, readable by its owner alone."""
    if not file.exists():
        new = file.with_name(f"{file.name}.{os.getpid()}")
        with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as opened:
            opened.write(secrets.token_urlsafe(48))
        with suppress(FileExistsError):  # another process was faster, so its key counts
            os.link(new, file)
        new.unlink()
    keys = _keys(file.read_text(errors="replace"))
    if not _are_long(keys) or not all(key.isascii() for key in keys):
        raise BadSetting(f"{file} holds no secret key. Delete the file to have one made.")
    return keys
