"""The words people write: Markdown without raw HTML, as HTML that is safe on a card and reads well aloud."""

from collections.abc import Sequence
from functools import cache
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

_WAYS_OUT = frozenset({"http", "https", "mailto"})


def story_html(markdown: str, heading: int = 4) -> Markup:
    """Turn a story, or one part of it, into HTML.

    HTML in the text is shown as written. A link that is not http, https or mailto stays as written too, and a picture
    becomes a link to it: a card loads nothing. Every heading becomes one of the level given, which follows that of
    the part it stands in, so that no level is ever skipped.
    """
    reader = _reader()
    tokens = _with_headings_at(reader.parse(markdown), heading)
    return Markup(reader.renderer.render(tokens, reader.options, {}))  # noqa: S704  (html is off: all is escaped)


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False}).disable(["image", "html_block", "html_inline"])
    reader.validateLink = _leads_out  # type: ignore[method-assign]  # the documented way to say what a link may be
    return reader


def _leads_out(url: str) -> bool:
    return urlsplit(url).scheme.lower() in _WAYS_OUT


def _with_headings_at(tokens: Sequence[Token], level: int) -> Sequence[Token]:
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{level}"
    return tokens
