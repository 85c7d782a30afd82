"""Every setting: what it is when nobody sets it, and what is said when it is set wrongly."""

import pytest

import config
from config import BadSetting

DEFAULTS = [
    ("HOST", "127.0.0.1"),
    ("PORT", 8050),
    ("ADDRESS", ""),
    ("BASE_PATH", ""),
    ("PROXY_HOPS", 0),
    ("THROTTLE_URL", ""),
    ("ADMIN_USER", ""),
    ("ADMIN_PASSWORD", ""),
    ("BACKUP_KEEP", (7, 4, 6)),
    ("REGISTRATION", "closed"),
    ("CHAT_URL", ""),
    ("CHAT_KEY", ""),
    ("CHAT_MODEL", ""),
    ("CHAT_MESSAGES", 20),
    ("CHAT_TOKENS", 4_000),
    ("CHAT_SECONDS", 120),
    ("CHAT_BUDGET", 200_000),
    ("DEBUG", False),
]


@pytest.mark.parametrize(("name", "default"), DEFAULTS)
def test_a_setting_that_is_not_set_or_empty_has_its_default(load, name, default):
    assert [getattr(load(**given), name.lower()) for given in ({}, {name: ""})] == [default, default]


@pytest.mark.parametrize(
    ("name", "value"),
    [("HOST", "0.0.0.0"), ("ADMIN_USER", "ada"), ("ADMIN_PASSWORD", "lovelace")],  # noqa: S104
)
def test_a_text_is_taken_as_it_is(load, name, value):
    assert getattr(load(**{name: value}), name.lower()) == value


@pytest.mark.parametrize(
    ("value", "taken"),
    [
        ("https://Todo.example.org/", "https://todo.example.org"),
        ("https://todo.example.org:443", "https://todo.example.org"),
        ("http://nas:8050", "http://nas:8050"),
        ("http://[::1]:80", "http://[::1]"),
    ],
)
def test_the_own_address_is_taken_as_browsers_write_it(load, value, taken):
    assert load(ADDRESS=value).address == taken


@pytest.mark.parametrize(
    "value", ["todo.example.org", "ftp://a", "https://", "https://a/b", "https://a:b", "https://u@a", "https://a?b"]
)
def test_an_own_address_that_is_none_stops_the_start(load, value):
    with pytest.raises(BadSetting, match="https://HOST"):
        load(ADDRESS=value)


@pytest.mark.parametrize("value", ["/todo", "/apps/To_Do-2"])
def test_a_base_path_is_taken_as_it_is_and_belongs_to_the_address(load, value):
    assert load(BASE_PATH=value).base_path == value
    assert load(BASE_PATH=value, ADDRESS="https://todo.example.org").url == f"https://todo.example.org{value}"
    assert load(BASE_PATH=value).url == f"http://127.0.0.1:8050{value}"


@pytest.mark.parametrize(
    "value",
    ["/", "todo", "/todo/", "//todo", "/a//b", "/../a", "/to do", "/t?a", "/t#a", "/%2e", "/tödo", "https://a/b"],
)
def test_a_base_path_that_is_none_stops_the_start(load, value):
    with pytest.raises(BadSetting, match=r"^BASE_PATH=.* Allowed: /NAME or /NAME/NAME"):
        load(BASE_PATH=value)


def test_backups_are_in_the_data_folder_unless_elsewhere(load, tmp_path):
    assert load().backup_dir == tmp_path / "data" / "backups"
    assert load(BACKUP_DIR=str(tmp_path / "other")).backup_dir == tmp_path / "other"


def test_a_folder_may_be_in_somebodys_home(load, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    assert load(BACKUP_DIR="~/kept").backup_dir == tmp_path / "kept"
    with pytest.raises(BadSetting, match=r"^BACKUP_DIR=~nobody-here/kept .* Allowed: a folder"):
        load(BACKUP_DIR="~nobody-here/kept")


def test_how_many_backups_are_kept_is_three_numbers(load):
    assert load(BACKUP_KEEP=" 30, 0,12 ").backup_keep == (30, 0, 12)


@pytest.mark.parametrize("value", ["7", "7,4", "7,4,6,1", "7,4,-6", "7,4,x", "7;4;6", "1000,4,6", ",,", "\uff17,4,6"])
def test_anything_else_says_nothing_about_backups(load, value):
    with pytest.raises(BadSetting, match=r"^BACKUP_KEEP=.* Allowed: three numbers, as 7,4,6, or 0,0,0 for none"):
        load(BACKUP_KEEP=value)


@pytest.mark.parametrize(
    ("name", "least", "most"), [("PORT", 1, 65535), ("PROXY_HOPS", 0, 9), ("CHAT_SECONDS", 1, 3600)]
)
def test_a_whole_number_is_one_and_within_its_limits(load, name, least, most):
    assert [getattr(load(**{name: str(value)}), name.lower()) for value in (least, most)] == [least, most]
    for value in (least - 1, most + 1, "80.5", "http", " ", "*", "\uff18", "1e3", "0x5", "10.0.0.0/8"):
        with pytest.raises(BadSetting, match=rf"^{name}=.* Allowed: a whole number from {least} to {most}\.$"):
            load(**{name: str(value)})


def test_debug_is_switched_on_and_off(load):
    for switched in (("1", "0"), ("true", "false"), ("True", "False"), ("yes", "no"), ("ON", "OFF")):
        assert [load(DEBUG=value).debug for value in switched] == [True, False], switched


@pytest.mark.parametrize("value", ["2", "maybe", " "])
def test_debug_is_on_or_off(load, value):
    with pytest.raises(BadSetting, match=rf"^DEBUG={value} .* Allowed: 1 or 0\.$"):
        load(DEBUG=value)


def test_the_database_is_a_file_in_the_data_folder(load, tmp_path):
    assert load().database_url == f"sqlite:///{tmp_path / 'data' / 'todo.db'}"


@pytest.mark.parametrize("url", ["sqlite:////srv/todo.db", "postgresql+psycopg://ada@db.example/todo"])
def test_the_database_may_be_sqlite_or_postgresql(load, url):
    assert load(DATABASE_URL=url).database_url == url


@pytest.mark.parametrize(
    "url",
    [
        "mysql://ada:hunter2@db.example/todo",
        "postgresql://ada:hunter2@db.example/todo",
        "hunter2",
        "sqlite:///",
        "sqlite:///:memory:",
        "sqlite:///file:todo?mode=memory&uri=true",
        "sqlite:///~/todo.db",
        "postgresql+psycopg://ada:hunter2@db.example:port/todo",
        "postgresql+psycopg://ada:p@ss:hunter2@db.example/todo",
    ],
)
def test_another_database_is_refused_and_not_repeated_as_it_may_hold_a_password(load, url):
    allowed = r"^DATABASE_URL .* Allowed: sqlite:///FILE or postgresql\+psycopg://"
    with pytest.raises(BadSetting, match=allowed) as refused:
        load(DATABASE_URL=url)
    assert "hunter2" not in str(refused.value)


def test_the_data_folder_is_instance_where_the_app_is_started(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert config.load({}).data_dir == tmp_path / "instance"


def test_the_data_folder_is_made_with_all_above_it(tmp_path):
    config.load({"DATA_DIR": str(tmp_path / "some" / "where")})
    assert (tmp_path / "some" / "where").is_dir()


def test_nothing_but_the_key_is_left_in_a_new_data_folder(load, tmp_path):
    load()
    assert [file.name for file in (tmp_path / "data").iterdir()] == ["secret_key"]


@pytest.mark.parametrize("below", ["", "/deeper"], ids=["a file", "below a file"])
def test_a_data_folder_that_cannot_be_written_to_is_named(tmp_path, below):
    (tmp_path / "file").touch()
    with pytest.raises(BadSetting, match=r"^DATA_DIR=.*/file.* cannot be written to: .*\. Name another\.$"):
        config.load({"DATA_DIR": f"{tmp_path}/file{below}"})


def test_a_wrong_setting_ends_the_program():
    assert issubclass(BadSetting, SystemExit)


@pytest.mark.parametrize("value", ["closed", "invite", "open"])
def test_registration_is_closed_by_invitation_or_open(load, value):
    assert load(REGISTRATION=value).registration == value


@pytest.mark.parametrize("value", ["yes", "OPEN", "invited"])
def test_another_registration_is_refused_with_what_is_allowed(load, value):
    with pytest.raises(BadSetting, match=rf"^REGISTRATION={value} .* Allowed: closed, invite or open\.$"):
        load(REGISTRATION=value)


@pytest.mark.parametrize("value", ["redis://127.0.0.1", "redis://u:p%40@[::1]:6379/2", "rediss://:p@r.example.org/"])
def test_failed_logins_are_counted_in_a_redis(load, value):
    assert load(THROTTLE_URL=value).throttle_url == value


@pytest.mark.parametrize(
    "value",
    [
        "r.example.org",
        "http://:hunter2@r",
        "redis:///0",
        "redis://r:x",
        "redis://r:0",
        "redis://r/one",
        "redis://r?db=1",
    ],
)
def test_another_throttle_is_refused_and_not_repeated(load, value):
    with pytest.raises(BadSetting, match=r"^THROTTLE_URL is not understood\. Allowed: redis://") as refused:
        load(THROTTLE_URL=value)
    assert "hunter2" not in str(refused.value)


def test_what_dash_would_read_by_itself_is_left_out_but_for_debugging(load):
    environ = {"DASH_UI": "true", "DASH_HOT_RELOAD": "true", "DASH_URL_BASE_PATHNAME": "/x/", "PATH": "/bin"}
    config.leave_to_us(load(DEBUG="1"), environ)
    assert len(environ) == 4
    config.leave_to_us(load(), environ)
    assert environ == {"PATH": "/bin"}


URLS = {
    "::1": "http://[::1]:8050",
    "::": "http://[::1]:8050",
    "0.0.0.0": "http://127.0.0.1:8050",  # noqa: S104
    "192.0.2.1": "http://192.0.2.1:8050",
}


@pytest.mark.parametrize("host", URLS)
def test_where_it_is_served_is_an_address_for_a_browser(load, host):
    assert load(HOST=host).url == URLS[host]


def test_where_an_address_is_set_it_is_served_there(load):
    assert load(ADDRESS="https://todo.example.org").url == "https://todo.example.org"


@pytest.mark.parametrize("value", ["http://127.0.0.1:11434/v1", "https://api.openai.com/v1/"])
def test_a_model_is_asked_where_it_is_said(load, value):
    assert load(CHAT_URL=value, CHAT_MODEL="tiny").chat_url == value.rstrip("/")


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"CHAT_URL": "localhost:11434", "CHAT_MODEL": "tiny"}, "https://HOST/v1"),
        ({"CHAT_URL": "https://a:b", "CHAT_MODEL": "tiny"}, "https://HOST/v1"),
        ({"CHAT_URL": "https://a/v1?key=secret", "CHAT_MODEL": "tiny"}, "https://HOST/v1"),
        ({"CHAT_URL": "https://a/v1/chat/completions", "CHAT_MODEL": "tiny"}, "without /chat/completions"),
        ({"CHAT_URL": "https://me:secret@a/v1", "CHAT_MODEL": "tiny"}, "goes into CHAT_KEY"),
        ({"CHAT_URL": "https://a/v1"}, "needs CHAT_MODEL"),
        ({"CHAT_MODEL": "tiny"}, "need CHAT_URL"),
        ({"CHAT_KEY": "secret"}, "need CHAT_URL"),
        ({"CHAT_KEY": "secret key", "CHAT_URL": "https://a/v1", "CHAT_MODEL": "tiny"}, "without blanks"),
        ({"CHAT_MESSAGES": "0"}, "from 1 to 1000"),
        ({"CHAT_TOKENS": "many"}, "from 1 to"),
        ({"CHAT_SECONDS": "4000"}, "from 1 to 3600"),
        ({"CHAT_BUDGET": "-1"}, "from 1 to"),
        ({"CHAT_URL": "https://a/v1", "CHAT_MODEL": "tiny", "CHAT_BUDGET": "5000"}, "twice as much"),
    ],
)
def test_a_chat_that_cannot_work_stops_the_start_and_no_secret_is_repeated(load, settings, words):
    with pytest.raises(BadSetting, match=words) as refusal:
        load(**settings)
    assert "secret" not in str(refusal.value)
