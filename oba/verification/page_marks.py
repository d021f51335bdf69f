"""What a page for a screen says: its words, and every mark, attribute and comment between them."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

from oba.attack.reading.unread import Unread
from oba.verification.passage import Passage


def page_passages(content: bytes) -> Iterator[Passage]:
    """The page as one passage: scripts, styles, links' targets and what no reader sees are among its words."""
    marks = _Marks()
    try:
        marks.feed(content.decode("utf-8"))
        marks.close()
    except (UnicodeDecodeError, AssertionError) as error:  # the latter of a declaration that is none
        raise Unread(str(error)) from error
    yield Passage("", tuple(marks.words))


class _Marks(HTMLParser):
    """The words of a page, and its marks with all their attributes, in their order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.words += [f"<{tag}>", *(word for name, value in attrs for word in (f"{name}=", *(value or "").split()))]

    def handle_endtag(self, tag: str) -> None:
        self.words.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.words += data.split()

    def handle_comment(self, data: str) -> None:
        self.words += ["<!--", *data.split(), "-->"]

    def handle_decl(self, decl: str) -> None:
        self.words += ["<!", *decl.split()]

    def handle_pi(self, data: str) -> None:
        self.words += ["<?", *data.split()]

    def unknown_decl(self, data: str) -> None:
        self.words += ["<![", *data.split()]
