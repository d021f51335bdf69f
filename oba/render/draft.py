"""The mark of a draft, put on whatever page a template makes, so that no template can leave it out."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from oba.compose.draft import DRAFT
from oba.render.failure import RenderFailed

_PAPER = '<link rel="stylesheet" href="asset:draft.css">'
_SCREEN = '<link rel="stylesheet" href="asset:draft-screen.css">'
_TITLE, _HEAD_ENDS, _BODY = "<title>", "</head>", "<body>"


class PreviewFrame(NamedTuple):
    """What a page that is made again as files change has besides: HTML for its head, and for the line above it."""

    head: Markup = Markup()
    line: Markup = Markup()


def marked_on_paper(html: str) -> str:
    """A page with the word across it and in its title.

    Raises RenderFailed for a page whose template lacks a title, an end of its head or a body.
    """
    return _with(_titled(html), _HEAD_ENDS, f"{_PAPER}\n{_HEAD_ENDS}")


def marked_on_screen(html: str, preview: PreviewFrame | None = None) -> str:
    """The same on a screen, with a line above the page that says what it is, and with what a preview adds."""
    head, line = preview or PreviewFrame()
    html = _with(_titled(html), _HEAD_ENDS, f"{_SCREEN}\n{head}{_HEAD_ENDS}")
    says = f"<p><strong>{DRAFT}</strong> Not published: do not pass it on as if it were.</p>"
    return _with(html, _BODY, f'{_BODY}\n<aside class="draft-line" aria-label="Draft">{says}{line}</aside>')


def _titled(html: str) -> str:
    return _with(html, _TITLE, f"{_TITLE}{DRAFT}: ")


def _with(html: str, mark: str, instead: str) -> str:
    # In text a template escapes <, so what is found here a template wrote.
    if mark not in html:
        raise RenderFailed([f"a page without {mark} cannot be marked as a draft"])
    return html.replace(mark, instead, 1)
