"""Notes of a task, rendered: Markdown as HTML."""

from html import escape

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.gfm_autolink import gfm_autolink_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

# Without HTML: what looks like it stays text.
_MARKDOWN = MarkdownIt("commonmark", {"html": False, "linkify": False, "breaks": True}).enable(
    ["table", "strikethrough"]
)
_MARKDOWN.use(tasklists_plugin, enabled=True).use(gfm_autolink_plugin)

_TAGS = {"h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "em", "strong", "s", "code", "pre", "blockquote", "a"} | {
    "ul",
    "ol",
    "li",
    "input",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}
_ATTRIBUTES = {
    "a": {"href", "title"},
    "input": {"type", "checked", "data-line", "aria-label"},
    "li": {"class"},
    "ul": {"class"},
}
_SCHEMES = {"http", "https", "mailto", "tel"}


def rendered(notes: str) -> str:
    """Return notes as HTML that can do no harm: without scripts, or addresses that run something.

    The name of each box is the words after it. ``data-line`` is the number of its line in the notes, counted from 0.
    """
    tokens = _MARKDOWN.parse(notes)
    _link_images(tokens)  # whose words name a box, too
    _number_boxes(tokens)
    html = _MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {})
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel="noopener noreferrer nofollow",
        set_tag_attribute_values={"a": {"target": "_blank"}},
    )


def _link_images(tokens: list[Token]) -> None:
    """Make each image a link to it: nothing is fetched unless the person wants it. Of one in a link, the words stay."""
    for token in tokens:
        level, children = 0, list[Token]()
        for child in token.children or []:
            level += child.nesting if child.type.startswith("link_") else 0
            if child.type != "image":
                children.append(child)
                continue
            source = str(child.attrs.get("src", ""))
            text = Token("text", "", 0, content=child.content or source)
            opens, closes = Token("link_open", "a", 1, attrs={"href": source}), Token("link_close", "a", -1)
            children += [text] if level else [opens, text, closes]
        if token.children:
            token.children = children


_WORDS = {"text", "code_inline"}


def _number_boxes(tokens: list[Token]) -> None:
    line = 0  # of the item that begins with a box
    for token in tokens:
        if token.type == "list_item_open" and token.map:
            line = token.map[0]
        for child in token.children or []:
            if child.type == "html_inline" and child.content.startswith("<input"):
                words = escape("".join(one.content for one in token.children or [] if one.type in _WORDS).strip())
                checked = " checked" * ("checked" in child.content)
                child.content = f'<input type="checkbox" data-line="{line}"{checked} aria-label="{words}">'
