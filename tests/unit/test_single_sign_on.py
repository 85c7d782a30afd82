"""Whom of a provider's people the app lets in, and where it sends them."""

import subprocess
import sys
from urllib.parse import SplitResult, urlsplit

import pytest

from auth.next_page import ADDRESS_MAX, next_page
from auth.single_sign_on import may_enter

ADA = {"email": "ada@Example.com", "email_verified": True, "groups": ["family"]}


@pytest.mark.parametrize(
    ("claims", "domains", "groups"),
    [
        (ADA, ("example.com",), ()),
        (ADA, (), ("family",)),
        (ADA, ("elsewhere.test",), ("family",)),
        ({"groups": ["friends", "family"]}, (), ("family",)),
    ],
)
def test_a_verified_address_in_a_domain_or_a_group_lets_in(claims, domains, groups):
    assert may_enter(claims, domains, groups)


@pytest.mark.parametrize(
    "claims",
    [
        {},
        {**ADA, "email_verified": False, "groups": []},
        {**ADA, "email_verified": "true", "groups": []},
        {"email": "ada@example.com", "groups": []},
        {**ADA, "email": "ada@example.com.elsewhere.test", "groups": []},
        {**ADA, "email": "example.com@elsewhere.test", "groups": []},
        {**ADA, "email": ["ada@example.com"], "groups": []},
        {**ADA, "email": None, "groups": "family"},
        {**ADA, "email": None, "groups": {"family": 1}},
        {**ADA, "email": None, "groups": ["FAMILY", None, 1]},
    ],
)
def test_anything_else_does_not(claims):
    assert not may_enter(claims, ("example.com",), ("family",))


def test_without_a_rule_nobody_is_let_in():
    assert not may_enter(ADA, (), ())


@pytest.mark.parametrize("wanted", ["/lists", "/lists/x?show=active", "/account"])
def test_the_way_goes_on_within_the_app(wanted):
    assert next_page(wanted) == wanted


@pytest.mark.parametrize(
    "wanted",
    ["", "x", "//elsewhere.test", "/\\elsewhere.test", "https://elsewhere.test/x", "javascript:alert(1)", "/\t/x.y"],
)
def test_and_never_out_of_it(wanted):
    assert next_page(wanted) == "/lists"


def urlsplit_of_short_ones(address: str) -> SplitResult:
    assert len(address) <= ADDRESS_MAX, "it takes a time that grows with the square of the length"
    return urlsplit(address)


@pytest.mark.parametrize("wanted", ["//[", "//]:x", "/" + "x" * ADDRESS_MAX, "//a" + "\u0301\u0323" * ADDRESS_MAX])
def test_what_is_no_address_or_too_long_for_one_is_none_of_ours(wanted, monkeypatch):
    monkeypatch.setattr("auth.next_page.urlsplit", urlsplit_of_short_ones)
    assert next_page(wanted) == "/lists"


def test_what_only_a_provider_needs_is_not_loaded_without_one():
    look = "import sys, auth.login, web.worker; sys.exit('authlib' in sys.modules or 'requests' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", look], check=False).returncode == 0
