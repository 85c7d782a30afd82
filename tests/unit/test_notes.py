"""Notes: what is shown of them, and what is never let through."""

import pytest

from components.tasks.notes import rendered
from domain.clean import NOTES_MAX, Invalid, clean_notes
from domain.notes import boxes, on_paper


def test_markdown_is_shown_as_it_is_meant():
    assert (
        rendered("# Cake\n\nuse **real** ~~butter~~")
        == "<h1>Cake</h1>\n<p>use <strong>real</strong> <s>butter</s></p>\n"
    )


def test_a_line_that_ends_ends():
    assert "a<br>" in rendered("a\nb")


def test_a_box_says_in_which_line_it_is():
    shown = rendered("Needs:\n\n- [ ] Flour\n- [x] Eggs\n  1. [ ] brown ones")
    assert 'data-line="2" aria-label="Flour">' in shown
    assert 'data-line="3" checked' in shown
    assert 'data-line="4" aria-label="brown ones">' in shown
    assert 'aria-label="a &quot;b&quot; c&lt;d&gt;">' in rendered('- [ ] a **"b"** `c<d>`')
    assert 'aria-label="a plan">' in rendered("- [ ] ![a plan](https://example.org)")


def test_an_address_becomes_a_link_that_opens_elsewhere():
    shown = rendered("see https://example.org/a_b")
    assert 'href="https://example.org/a_b"' in shown
    assert 'target="_blank"' in shown
    assert "noopener" in shown


def test_an_image_becomes_a_link_to_it():
    shown = rendered("![a *cat*](https://example.org/cat.png) ![](https://example.org/x.png)")
    assert '<a href="https://example.org/cat.png"' in shown
    assert ">a *cat*</a>" in shown
    assert ">https://example.org/x.png</a>" in shown
    assert rendered("[![cat](https://example.org/cat.png)](https://example.org)").count("<a ") == 1


@pytest.mark.parametrize(
    "notes",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "![x](http://example.org/x.png)",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt&colon;alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "<a href='javascript:alert(1)'>x</a>",
        "- [ ] <input onfocus=alert(1) autofocus>",
        "<svg/onload=alert(1)>",
        "<javascript:alert(1)>",
        '[x](https://example.org "onmouseover=alert(1)")',
    ],
)
def test_nothing_in_notes_runs_or_is_fetched(notes):
    shown = rendered(notes).lower()
    for harmful in ("<script", "<img", "<svg", 'href="javascript', 'href="data'):
        assert harmful not in shown


@pytest.mark.parametrize(
    ("notes", "said"),
    [
        ("", ""),
        ("No boxes [x] here", ""),
        ("- [ ] a\n* [x] b\n1. [X] c", "2/3"),
        ("> - [ ] quoted", "0/1"),
        ("- [ ]", ""),
        ("```\n- [ ] code\n```\n- [x] after", "1/1"),
    ],
)
def test_boxes_are_counted(notes, said):
    assert boxes(notes) == said


def test_notes_keep_their_lines_and_lose_what_nobody_can_see():
    assert clean_notes("a\r\nb\rc\n\td\x00\x1b  \n\n") == "a\nb\nc\n\td"


def test_notes_that_are_too_long_are_refused_with_both_numbers():
    assert clean_notes("x" * NOTES_MAX)
    with pytest.raises(Invalid, match=r"20,000 characters, and these have 20,001"):
        clean_notes("x" * (NOTES_MAX + 1))


def test_boxes_on_paper_are_for_a_pen():
    notes = "Buy:\n- [ ] a\n  - [x] b\n```\n- [ ] code\n```\n1. one"
    assert on_paper(notes) == "Buy:\n☐ a\n  ☑ b\n```\n- [ ] code\n```\n1. one"
    assert on_paper("> - [X] quoted") == "☑ quoted"
