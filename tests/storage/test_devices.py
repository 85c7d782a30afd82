"""The devices of an account, for its owner to look at."""

import pytest

from storage.accounts import devices
from storage.accounts.devices import (
    Browser,
    Device,
    browsers_of,
    devices_of,
    logged_in_from,
    note_browser,
    record_login,
)
from tests.factories import NOW, instant


@pytest.fixture(autouse=True)
def _nothing_noted(monkeypatch):
    monkeypatch.setattr(devices, "_noted", {})


def test_at_first_an_account_has_logged_in_from_nowhere(ada):
    assert devices_of(ada.id) == []
    assert not logged_in_from(ada.id, "192.0.2.1")


def test_a_device_is_listed_once_with_its_first_and_last_time(ada):
    for second in range(3):
        record_login(ada.id, "Chrome on Linux", "192.0.2.1", instant(second), NOW)
    assert devices_of(ada.id) == [Device("Chrome on Linux", "192.0.2.1", instant(0), instant(2))]


def test_the_device_that_was_used_last_comes_first(ada):
    record_login(ada.id, "Chrome on Linux", "192.0.2.1", instant(1), NOW)
    record_login(ada.id, "Safari on iPhone", "192.0.2.1", instant(2), NOW)
    record_login(ada.id, "Chrome on Linux", "192.0.2.2", instant(3), NOW)
    assert [(device.agent, device.address) for device in devices_of(ada.id)] == [
        ("Chrome on Linux", "192.0.2.2"),
        ("Safari on iPhone", "192.0.2.1"),
        ("Chrome on Linux", "192.0.2.1"),
    ]


def test_devices_are_those_of_the_account(ada, bob):
    record_login(bob.id, "Chrome on Linux", "192.0.2.1", NOW, NOW)
    assert devices_of(ada.id) == []
    assert not logged_in_from(ada.id, "192.0.2.1")
    assert logged_in_from(bob.id, "192.0.2.1")
    assert not logged_in_from(None, "192.0.2.1")


def test_a_device_that_was_not_used_for_long_is_forgotten(ada, bob):
    record_login(ada.id, "Chrome on Linux", "192.0.2.1", instant(0), NOW)
    record_login(bob.id, "Chrome on Linux", "192.0.2.1", instant(0), NOW)
    record_login(ada.id, "Safari on iPhone", "192.0.2.1", instant(20), instant(10))
    assert [device.agent for device in devices_of(ada.id)] == ["Safari on iPhone"]
    assert len(devices_of(bob.id)) == 1


def test_a_browser_that_changes_something_is_listed_once_with_its_first_and_last_day(ada, bob):
    for day, agent in ((1, "Firefox on Linux"), (1, "Firefox on Linux"), (2, "Firefox on macOS")):
        note_browser(ada.id, f"browser-{ada.id}", agent, f"2026-01-0{day}T00:00:00+00:00")
    note_browser(bob.id, f"browser-{bob.id}", "Safari on iPhone", "2026-01-01T00:00:00+00:00")

    first, last = "2026-01-01T00:00:00+00:00", "2026-01-02T00:00:00+00:00"
    assert browsers_of(ada.id) == [Browser(f"browser-{ada.id}", "Firefox on macOS", first, last)]


def test_a_browser_is_written_once_a_day(ada, statements):
    for hour in (1, 2, 3):
        note_browser(ada.id, f"often-{ada.id:05}", "Firefox on Linux", f"2026-01-01T0{hour}:00:00+00:00")
    assert len([one for one in statements if "INSERT INTO browsers" in one]) == 1
