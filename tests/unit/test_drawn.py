"""Components as HTML: what Dash would draw, with nothing in it that a text could break out of."""

import json

import dash_mantine_components as dmc
import pytest
from dash import dcc, html
from dash._utils import to_json

from components.attributes import aria
from components.once import once
from components.words import written
from web.drawn import Unknown, as_json, draw

HOSTILE = '</script><b onclick="x">\'&{{id}} ⟦0⟧'
ESCAPED = "&lt;/script&gt;&lt;b onclick=&quot;x&quot;&gt;&#x27;&amp;{{id}} ⟦0⟧"


def test_components_of_html_are_their_tags():
    part = html.Div(
        [
            html.Button("Go", id={"part": "b", "a": 1}, className="c", tabIndex=-1, hidden=True, **aria(label="Go")),
            None,
            3,
        ],
        n_clicks=4,
        style={"marginTop": "4px"},
    )
    assert draw(part) == (
        '<div style="margin-top: 4px;"><button id="{&quot;a&quot;:1,&quot;part&quot;:&quot;b&quot;}" class="c" '
        'hidden="" tabindex="-1" aria-label="Go">Go</button>3</div>'
    )
    assert draw(html.Textarea(readOnly="readOnly", rows=3)) == '<textarea readonly="" rows="3"></textarea>'
    assert draw([html.Br(), dcc.Store(id="x", data=1), "a < b"]) == "<br>a &lt; b"


def test_components_as_json_are_what_dash_sends():
    made = once(lambda: [html.B("of all", id={"b": 1, "a": "x"}), None])
    part = dmc.Paper(
        [html.P([HOSTILE, None, 3, html.I()], title=HOSTILE), *made(), dcc.Store(id="x", data={"namespace": [()]})]
    )
    assert json.loads(as_json([part, html.Br(), dmc.Button(leftSection=html.I("é")), "a", None])) == json.loads(
        to_json([part, html.Br(), dmc.Button(leftSection=html.I("é")), "a", None])
    )


def test_what_somebody_wrote_stays_text():
    assert draw(html.P(HOSTILE, title=HOSTILE)) == f'<p title="{ESCAPED}">{ESCAPED}</p>'
    # In what was looked up, too: in an attribute, in what stands in the component.
    assert draw(written(HOSTILE, HOSTILE, dir="auto")) == (
        f'<span class="{ESCAPED} mantine-Text-root" dir="auto" translate="no">{ESCAPED}</span>'
    )


def test_a_component_that_was_not_looked_up_is_said_to_be_unknown():
    with pytest.raises(Unknown, match="what Rating looks like: run python"):
        draw(html.Div(dmc.Rating(value=3)))
