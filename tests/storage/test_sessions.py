"""Sessions: begun, found by their token, ended; and links that log in once."""

import pytest

from domain.clean import Invalid
from storage.accounts.accounts import disable, enable, end_other_sessions, remove, set_password
from storage.accounts.sessions import (
    add_login_link,
    begin_session,
    end_session,
    name_session,
    note_browser_of,
    note_use,
    session_of,
    sessions_of,
    take_login_link,
)
from storage.database.tables import login_links, sessions
from tests.factories import NOW, instant
from tests.storage.people import everything

END = instant(1_000)


@pytest.fixture
def begin(ada):
    """Give a function that begins a session of Ada and returns its token."""
    return lambda agent="Firefox on Linux": begin_session(ada.id, agent, "127.0.0.1", False, NOW, END)


def own(token: str):
    found = session_of(token, NOW)
    assert found
    return found[1]


def test_a_session_is_found_by_its_token_until_it_is_over(ada, begin):
    token = begin()
    account, session = session_of(token, NOW) or (None, own(token))
    assert account
    assert (account.id, session.agent, session.made_at, session.expires_at) == (ada.id, "Firefox on Linux", NOW, END)
    assert session_of(token, instant(999)) is not None
    assert session_of(token, END) is None


@pytest.mark.parametrize("token", ["", "x", "\0", "\ud800", "x" * 10_000])
@pytest.mark.usefixtures("ada")
def test_another_text_opens_nothing(begin, token):
    begin()
    assert session_of(token, NOW) is None


def test_neither_tokens_nor_links_are_in_the_database(ada, begin):
    token, link = begin(), add_login_link(ada.id, END)
    rows = everything()
    assert token not in str(rows[sessions.name])
    assert link not in str(rows[login_links.name])


def test_each_log_in_has_a_token_of_its_own(begin):
    assert begin() != begin()


def test_ending_one_leaves_the_others(ada, begin):
    phone, laptop = begin("Safari on iPhone"), begin()
    end_session(ada.id, own(phone).id)
    assert session_of(phone, NOW) is None
    assert session_of(laptop, NOW)


def test_all_others_can_be_ended(ada, begin):
    tokens = [begin() for _ in range(3)]
    end_other_sessions(ada.id, own(tokens[1]).id)
    assert [bool(session_of(token, NOW)) for token in tokens] == [False, True, False]


def test_all_can_be_ended_from_outside_of_them(ada, begin):
    token = begin()
    end_other_sessions(ada.id, None)
    assert session_of(token, NOW) is None


def test_nobody_ends_or_names_a_session_of_somebody_else(bob, begin):
    token = begin()
    end_session(bob.id, own(token).id)
    end_other_sessions(bob.id, None)
    name_session(bob.id, own(token).id, "Mine")
    assert own(token).name == ""


def test_another_password_ends_all_but_the_one_from_which_it_is_changed(ada, begin):
    here, there = begin(), begin()
    set_password(ada.id, "another", must_change=False, actor="ada", now=NOW, keep=own(here).id)
    assert session_of(here, NOW)
    assert session_of(there, NOW) is None


def test_a_password_that_an_admin_resets_ends_all(ada, begin):
    token = begin()
    set_password(ada.id, "another", must_change=True, actor="bob", now=NOW)
    assert session_of(token, NOW) is None


def test_disabling_an_account_ends_its_sessions_for_good(ada, bob, begin):
    token, other = begin(), begin_session(bob.id, "Firefox", "127.0.0.1", True, NOW, END)
    disable(ada.id, "root", NOW)
    assert session_of(token, NOW) is None
    enable(ada.id, "root", NOW)
    assert session_of(token, NOW) is None
    assert session_of(other, NOW)


def test_an_account_that_is_gone_has_none(ada, begin):
    token = begin()
    remove(ada.id, "root", NOW)
    assert session_of(token, NOW) is None


def test_a_use_can_make_it_last(begin):
    token = begin()
    note_use(own(token).id, instant(500), instant(5_000))
    assert session_of(token, instant(4_000))


def test_they_are_listed_with_their_names_the_latest_used_first(ada, begin):
    phone, laptop = begin(), begin()
    name_session(ada.id, own(phone).id, "Phone")
    note_use(own(phone).id, instant(5), END)
    note_browser_of(own(laptop).id, "a-browser-1")
    listed = sessions_of(ada.id, NOW)
    assert [(one.name, one.browser) for one in listed] == [("Phone", None), ("", "a-browser-1")]
    assert sessions_of(ada.id, END) == []


def test_those_that_are_over_are_forgotten_when_another_begins(ada, begin):
    begin()
    begin_session(ada.id, "curl", "127.0.0.1", False, END, instant(5_000))
    assert len(everything()[sessions.name]) == 1


class TestLinks:
    def test_a_link_logs_in_once(self, ada):
        link = add_login_link(ada.id, END)
        assert take_login_link(link, NOW).id == ada.id
        with pytest.raises(Invalid, match="has been used"):
            take_login_link(link, NOW)

    def test_a_link_that_is_late_logs_in_nobody(self, ada):
        link = add_login_link(ada.id, END)
        with pytest.raises(Invalid):
            take_login_link(link, END)

    def test_a_link_of_a_disabled_account_logs_in_nobody(self, ada):
        link = add_login_link(ada.id, END)
        disable(ada.id, "root", NOW)
        with pytest.raises(Invalid):
            take_login_link(link, NOW)

    def test_any_other_text_logs_in_nobody(self, ada):
        add_login_link(ada.id, END)
        for text in ("", "x", "\ud800", "x" * 10_000):
            with pytest.raises(Invalid):
                take_login_link(text, NOW)
