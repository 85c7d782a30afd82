"""The secret key: one that is set, or one that is made and kept."""

import stat

import pytest

import config
from config import BadSetting

LONG = "a secret key that is long enough for everyone"
OTHER = "another secret key that is long enough too"


@pytest.fixture
def key_file(tmp_path):
    return tmp_path / "data" / "secret_key"


def test_a_secret_key_is_taken_as_it_is(load):
    assert load(SECRET_KEY=LONG).secret_key == (LONG,)


def test_a_new_secret_key_comes_before_the_old_one(load):
    assert load(SECRET_KEY=f"{OTHER}, {LONG}").secret_key == (OTHER, LONG)


def test_the_kept_file_may_have_a_new_key_above_the_old_one(load, key_file):
    old = load().secret_key
    key_file.write_text(f"{OTHER}\n{old[0]}\n")
    assert load().secret_key == (OTHER, *old)


@pytest.mark.parametrize("value", [f"short,{LONG}", f"{LONG},short", ",", ", ,"])
def test_every_one_of_several_keys_is_long(load, value):
    with pytest.raises(BadSetting, match=r"^SECRET_KEY is too short\."):
        load(SECRET_KEY=value)


def test_a_secret_key_is_made(load):
    assert [len(key) >= 32 for key in load().secret_key] == [True]


def test_a_secret_key_is_made_once(load):
    assert load().secret_key == load().secret_key


def test_each_data_folder_has_a_secret_key_of_its_own(tmp_path):
    keys = {config.load({"DATA_DIR": str(tmp_path / name)}).secret_key for name in ("one", "two")}
    assert len(keys) == 2


def test_only_its_owner_can_read_the_secret_key(load, key_file):
    load()
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600


def test_a_secret_key_that_is_set_is_not_kept(load, key_file):
    load(SECRET_KEY=LONG)
    assert not key_file.exists()


def test_a_short_secret_key_is_refused(load):
    with pytest.raises(BadSetting, match=r"^SECRET_KEY is too short\. Allowed: 32 characters or more"):
        load(SECRET_KEY="hunter2")


def test_a_refused_secret_key_is_not_repeated(load):
    with pytest.raises(BadSetting) as refused:
        load(SECRET_KEY="hunter2")
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize("kept", [b"", b"short", b"\n" * 40, b"\xff" * 40], ids=["empty", "short", "blank", "no text"])
def test_a_damaged_key_file_is_named_with_a_way_out(load, key_file, kept):
    key_file.parent.mkdir()
    key_file.write_bytes(kept)
    with pytest.raises(BadSetting, match=r"secret_key holds no secret key\. Delete the file"):
        load()
