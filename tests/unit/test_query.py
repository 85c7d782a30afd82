"""A search is read as words and tokens."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.query import (
    QUERY_MAX,
    TOKENS_MAX,
    clean_query,
    day_of,
    in_words,
    known,
    not_understood,
    parse,
    unquoted,
    without,
)
from tests.factories import steady, utf8

TODAY = "2027-01-13"
LISTS = {"list-one": "Groceries", "list-two": "Trip to the coast", "list-three": 'Garden "new"'}
TAGS = {"tag-one": "Hans_Müller", "tag-two": "at home", "tag-three": "__proto__"}


def read(text: str) -> list[tuple[str, str]]:
    """Return the kind of each token, and what it asks for."""
    found = known(parse(text), LISTS, TAGS)
    return [
        (f"{'not ' if one.negated else ''}{one.kind}", " ".join(one.ids) or one.relation + one.value) for one in found
    ]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("rye bread", [("word", "rye"), ("word", "bread")]),
        ('"Rye bread"', [("exact", "rye bread")]),
        ("“Rye bread”", [("exact", "rye bread")]),
        ("-milk", [("not word", "milk")]),
        ('-"oat milk"', [("not exact", "oat milk")]),
        ("p1 P3", [("priority", "1"), ("priority", "3")]),
        ("-p1", [("not priority", "1")]),
        ("#groceries", [("list", "list-one")]),
        ("#g", [("list", "list-one list-three")]),
        ('#"Trip to the coast"', [("list", "list-two")]),
        ('#"garden new"', [("list", "list-three")]),
        ("#trip_to_the_coast", [("list", "list-two")]),
        ("@Hans_Müller,", [("tag", "tag-one")]),
        ("@hans_muller", [("tag", "tag-one")]),
        ('@"at home" -@at_home', [("tag", "tag-two"), ("not tag", "tag-two")]),
        ("@__proto__", [("tag", "tag-three")]),
        ("date:today", [("date", "today")]),
        ("DEADLINE:<7d", [("deadline", "<7d")]),
        (
            "date:Friday deadline:<=freitag done:heute",
            [("date", "friday"), ("deadline", "<=freitag"), ("done_on", "heute")],
        ),
        ("date:>=-2w date:2027-02-28", [("date", ">=-2w"), ("date", "2027-02-28")]),
        ("overdue is:child", [("overdue", "overdue"), ("child", "is:child")]),
        ("no:date no:tag -no:notes", [("no", "date"), ("no", "tags"), ("not no", "notes")]),
        ("done:yes done:no", [("done", "yes"), ("done", "no")]),
        ("done:today -done:<2027-01-04", [("done_on", "today"), ("not done_on", "<2027-01-04")]),
        ("added:>-2w", [("added_on", ">-2w")]),
        ("In:Archive -in:archive in:trash", [("in", "archive"), ("not in", "archive"), ("word", "in:trash")]),
        ("in:all", [("in", "all")]),
    ],
)
def test_tokens_are_found(text, tokens):
    assert read(text) == tokens


@pytest.mark.parametrize(
    "text",
    [
        "#", "@", "-", "--", '"', '"half', "#nowhere", "@nobody", "date:", "date:<", "date:soon", "date:2027-02-30",
        "no:", "no:idea", "done:", "done:maybe", "added:yes", "is:", "p4", "p", "100%", "_", "foo-bar", "C++", "e-mail",
        "mail@example.org", "a#b", "constructor:", "date:99999999d",
    ],
)  # fmt: skip
def test_what_is_no_token_or_only_half_typed_is_text(text):
    assert read(text) == [("word", text.lower())]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("date:31feb", "“date:” takes today, friday, 7d, -2w or 2027-01-13."),
        ("-deadline:<x", "“deadline:” takes today"),
        ("done:maybe", "“done:” takes yes, no, today"),
        ("no:foo", "“no:” takes date, deadline, priority, tags or notes."),
        ("in:trash", "“in:” takes archive or all."),
        ("is:late", "“is:” takes child."),
        ("has:notes", "Perhaps you mean “-no:notes”."),
        ("due:today", "Perhaps you mean “date:today”."),
        ("p9", "Priorities are p1, p2 and p3."),
        ("#nolist", "there is no list of that name"),
        ("@nope", "there is no tag of that name"),
        *(
            (text, "")
            for text in ("milk", "date:", "#", "p1", "#g", "date:friday", "http://a", "a:b", '"date:x"', "p10")
        ),
    ],
)
def test_what_looks_like_a_token_and_is_none_is_explained(text, says):
    [token] = known(parse(text), LISTS, TAGS)
    assert says in not_understood(token)
    assert bool(says) == bool(not_understood(token))


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("friday", "2027-01-15"), ("wed", "2027-01-20"), ("thurs", "2027-01-14"), ("fr", "2027-01-15"),
        ("übermorgen", "2027-01-15"), ("frid", None),
    ],
)  # fmt: skip
def test_days_have_their_names(name, day):
    assert day_of(name, TODAY) == day


@pytest.mark.parametrize("text", ["", " ", "\t\n", "\0"])
def test_nothing_is_looked_for_by_nothing(text):
    assert parse(text) == ()


@given(st.text(st.sampled_from('ab-#@":<>=71dpno \u201c\u00e4\0\ud800')) | st.text(utf8))
@steady
def test_whatever_is_typed_is_read_and_each_token_says_where_it_stands(text):
    tokens = parse(text)
    assert all(
        text[one.start : one.end].translate({0x201C: '"'}) == one.written for one in tokens if text.isprintable()
    )
    assert [one.start for one in tokens] == sorted(one.start for one in tokens)
    for one in tokens:
        assert len(parse(without(text, one))) <= len(tokens)
        assert in_words(one, TODAY)


def test_a_query_is_cut_off_where_it_is_too_long():
    assert len(parse("a " * QUERY_MAX)) == TOKENS_MAX
    assert len(clean_query("a" * 10_000)) == QUERY_MAX
    assert clean_query(["a"]) == clean_query(None) == ""


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("today", "2027-01-13"), ("tomorrow", "2027-01-14"), ("yesterday", "2027-01-12"), ("7d", "2027-01-20"),
        ("-2w", "2026-12-30"), ("0d", "2027-01-13"), ("1m", "2027-02-12"), ("2027-12-31", "2027-12-31"),
        ("2027-13-01", None), ("20270113", None), ("soon", None),
    ],
)  # fmt: skip
def test_days_are_counted_from_today(written, day):
    assert day_of(written, TODAY) == day


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("#groceries", "List Groceries"),
        ("#g", "List g…"),
        ("@at_home", "Tag at home"),
        ("-@at_home", "Not tag at home"),
        ("-p1", "Not p1"),
        ("-milk", "Not “milk”"),
        ('"Rye bread"', "“Rye bread”"),
        ("date:today", "Date today"),
        ("deadline:<7d", "Deadline before Wed 20 Jan 2027"),
        ("-date:<=tomorrow", "Not date until tomorrow"),
        ("no:tags", "No tags"),
        ("done:yes", "Completed"),
        ("done:today", "Completed today"),
        ("-done:<2027-01-04", "Not completed before Mon 4 Jan 2027"),
        ("added:>=yesterday", "Added from yesterday"),
        ("overdue", "Overdue"),
        ("is:child", "Subtasks"),
        ("in:archive", "In the archive"),
        ("-in:archive", "Not in the archive"),
        ("in:all", "In the archive, too"),
    ],
)
def test_a_chip_says_what_its_token_asks_for(text, words):
    [token] = known(parse(text), LISTS, TAGS)
    assert token.is_chip
    assert in_words(token, TODAY) == words


def test_a_word_has_no_chip():
    assert [one.is_chip for one in parse("rye -milk")] == [False, True]


def test_a_token_is_taken_out_of_the_text():
    tokens = parse("rye  #groceries bread")
    assert without("rye  #groceries bread", tokens[1]) == "rye bread"


@pytest.mark.parametrize("title", ["Read “Dune”", 'Read "Dune"', "„Dune“ lesen", "“Dune”"])
def test_a_list_whose_title_has_quotes_is_found_by_it(title):
    [token] = known(parse(f'#"{unquoted(title)}"'), {"l-1": title, "l-2": "Dune, the other"}, {})
    assert token.ids == ("l-1",)
