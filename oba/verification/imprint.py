"""Which document of which round a file says it is, whatever it is called and wherever it was found."""

from __future__ import annotations

import io
from html.parser import HTMLParser

import pikepdf

from oba.attack.reading.unread import Unread
from oba.domain.imprint import IDENTIFIER, Imprint, imprint_of

_PAPER = b"%PDF-"
_LOCKED = "it is under a password: open it, and save it without one"


def imprint_in(content: bytes) -> Imprint | None:
    """What a page for a screen says in its head, and a document on paper among its keywords; None where it does not.

    Raises Unread for paper that cannot be opened.
    """
    return imprint_of(_keywords(content) if content.startswith(_PAPER) else _identifier(content))


def under_another(content: bytes, record: bytes) -> str:
    """That a file says it is another document than its record; nothing where it does not say, or the same."""
    said = _known(content)
    return f"says that it is {said}" if said and said != _known(record) else ""


def _known(content: bytes) -> Imprint | None:
    try:
        return imprint_in(content)
    except Unread:
        return None


def _keywords(content: bytes) -> str:
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            return str(pdf.docinfo.get("/Keywords", ""))
    except pikepdf.PasswordError as error:
        raise Unread(_LOCKED) from error
    except Exception as error:  # a hostile file may make its reader stumble anywhere
        raise Unread("it is damaged or cut short") from error


def _identifier(content: bytes) -> str:
    head = _Head()
    try:
        head.feed(content.decode("utf-8", "replace"))
        head.close()
    except AssertionError:  # of a declaration that is none
        return ""
    return head.says


class _Head(HTMLParser):
    """Reads the first identifier of a page; what comes later is no head."""

    def __init__(self) -> None:
        super().__init__()
        self.says = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "meta" and found.get("name") == IDENTIFIER and not self.says:
            self.says = found.get("content") or ""
