"""Whom of a provider's people the app lets in, where it sends them, and what it is told about the provider."""

import subprocess
import sys
from urllib.parse import SplitResult, urlsplit

import pytest

from auth.next_page import ADDRESS_MAX, next_page
from auth.single_sign_on import may_enter
from config import BadSetting

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


OIDC = {"OIDC_ISSUER": "https://id.example.com/", "OIDC_CLIENT_ID": "x", "OIDC_CLIENT_SECRET": "y", "OIDC_GROUPS": "a"}


def test_single_sign_on_is_off_until_there_is_a_provider(load):
    assert load().oidc_issuer == ""
    assert load().password_login


def test_a_provider_is_taken_with_who_may_come_in(load):
    settings = load(**OIDC, OIDC_DOMAINS="Example.com, example.org,", PASSWORD_LOGIN="0")
    assert settings.oidc_issuer == "https://id.example.com"
    assert settings.oidc_domains == ("example.com", "example.org")
    assert settings.oidc_groups == ("a",)
    assert not settings.password_login


@pytest.mark.parametrize("missing", ["OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_GROUPS"])
def test_a_provider_needs_all_that_belongs_to_it(load, missing):
    with pytest.raises(BadSetting, match=rf"needs .*{missing}"):
        load(**{**OIDC, missing: ""})


@pytest.mark.parametrize("alone", ["OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_DOMAINS", "OIDC_GROUPS"])
def test_what_belongs_to_a_provider_needs_one(load, alone):
    with pytest.raises(BadSetting, match=rf"^{alone} needs OIDC_ISSUER"):
        load(**{alone: "a"})


@pytest.mark.parametrize(
    "issuer",
    [
        "id.example.com",
        "http://id.example.com",
        "https://",
        "ftp://id.example.com",
        "x",
        "https://id.example.com:x",
        "https://id.example.com/?a=b",
        "https://id.example.com/.well-known/openid-configuration",
    ],
)
def test_a_provider_is_reached_by_https(load, issuer):
    with pytest.raises(BadSetting, match=r"^OIDC_ISSUER=.* Allowed: https://HOST/PATH, without /.well-known"):
        load(**{**OIDC, "OIDC_ISSUER": issuer})


@pytest.mark.parametrize("domains", ["@example.com", "example.com,ada@example.org", "*.example.com", "https://a.com"])
def test_a_domain_that_nobody_can_have_stops_the_start(load, domains):
    with pytest.raises(BadSetting, match=r"^OIDC_DOMAINS=.* Allowed: what follows the @"):
        load(**OIDC, OIDC_DOMAINS=domains)


def test_one_way_in_must_stay(load):
    with pytest.raises(BadSetting, match="leaves no way in"):
        load(PASSWORD_LOGIN="0")
