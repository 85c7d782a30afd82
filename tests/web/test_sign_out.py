"""Signing out, request by request."""

import pytest

from auth.login import REALM
from domain.names import NOBODY
from tests.web.client import Client, basic


def test_a_browser_is_asked_until_it_says_that_it_is_nobody(visitor, make_account):
    account = make_account("ada")
    for known in ({}, Client(visitor.port, account).headers):
        status, headers, _ = visitor.send("GET", "/sign-out", **known)
        assert (status, headers["www-authenticate"]) == (401, REALM.format(""))

    assert visitor.send("GET", "/sign-out", Authorization=basic(NOBODY, "x"))[0] == 204


def test_nobody_may_read_what_is_public_and_is_asked_for_a_name_elsewhere(visitor):
    nobody = basic(NOBODY, "x")

    assert visitor.send("GET", "/", Authorization=nobody)[0] == 200
    status, headers, _ = visitor.send("GET", "/lists", Authorization=nobody)
    assert (status, headers["www-authenticate"]) == (401, REALM.format(""))


@pytest.mark.parametrize("header", ["Basic", "Basic !!!", "Basic \xff\xfe", "Digest x"])
def test_a_malformed_login_does_not_break_signing_out(visitor, header):
    assert visitor.send("GET", "/sign-out", Authorization=header)[0] == 401


def test_a_link_on_another_site_signs_nobody_out(visitor):
    status, headers, _ = visitor.send("GET", "/signed-out", Sec_Fetch_Site="cross-site")
    assert (status, headers["location"]) == (302, "/")
    status, headers, _ = visitor.send("GET", "/signed-out", Sec_Fetch_Site="same-origin")
    assert (status, headers["clear-site-data"]) == (200, '"cookies"')
