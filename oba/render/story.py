"""The words people write: Markdown without raw HTML, as HTML that is safe on a card and reads well aloud."""

from collections.abc import Sequence
from functools import cache
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

LONG_WORD = 30
_ACROSS = 48  # letters across a column of a card, less the room between the columns of a table
_WAYS_OUT = frozenset({"http", "https", "mailto"})


def story_html(markdown: str, heading: int = 4) -> Markup:
    """Turn a story, or one part of it, into HTML.

    HTML in the text is shown as written. A link that is not http, https or mailto stays as written too, and a picture
    becomes a link to it: a card loads nothing. Every heading becomes one of the level given, which follows that of
    the part it stands in, so that no level is ever skipped. The first line of a table heads its columns.
    """
    reader = _reader()
    tokens = _with_scopes(_with_headings_at(_without_empty_links(reader.parse(markdown)), heading))
    return Markup(reader.renderer.render(tokens, reader.options, {}))  # noqa: S704  (html is off: all is escaped)


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    reader.disable(["image", "html_block", "html_inline"])
    reader.validateLink = _leads_out  # type: ignore[method-assign]  # the documented way to say what a link may be
    return reader


def _leads_out(url: str) -> bool:
    return urlsplit(url).scheme.lower() in _WAYS_OUT


def _without_empty_links(tokens: Sequence[Token]) -> Sequence[Token]:
    """A link that has yet to be told where it leads is only its words."""
    for token in tokens:
        leads, kept = True, []
        for part in token.children or ():
            leads = bool(part.attrGet("href")) if part.type == "link_open" else leads
            if leads or part.type not in {"link_open", "link_close"}:
                kept.append(part)
        token.children = kept
    return tokens


def has_long_word(text: str, most: int = LONG_WORD) -> bool:
    """Whether a text has a word, such as an address, that a column of a table cannot be made wide enough for."""
    return any(len(word) > most for word in text.split())


def _with_scopes(tokens: Sequence[Token]) -> Sequence[Token]:
    """Tables whose headings say what they head; an empty one is no heading. Sides and long words are classes."""
    columns = 1
    for n, token in enumerate(tokens):
        if token.type == "table_open":
            token.attrSet("class", "told")
            columns = _columns(tokens[n:])
        if token.type in {"th_open", "td_open"}:
            words = tokens[n + 1].content
            side = str(token.attrs.pop("style", "")).removeprefix("text-align:")
            long = "long" if has_long_word(words, _ACROSS // columns) else ""
            token.attrs.update({"class": kinds} if (kinds := f"{side} {long}".strip()) else {})
            if token.type == "th_open" and words:
                token.attrSet("scope", "col")
            elif token.type == "th_open":
                token.tag = tokens[n + 2].tag = "td"
    return tokens


def _columns(tokens: Sequence[Token]) -> int:
    """How many columns the table has that begins here."""
    end = next(n for n, token in enumerate(tokens) if token.type == "thead_close")
    return sum(token.type == "th_open" for token in tokens[:end])


def _with_headings_at(tokens: Sequence[Token], level: int) -> Sequence[Token]:
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{level}"
    return tokens
