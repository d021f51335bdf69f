"""What a document on paper says: page by page, and behind its pages."""

from __future__ import annotations

import warnings
from collections.abc import Iterator

from oba.attack.reading.paper import Paper, read_paper
from oba.attack.reading.unread import Unread
from oba.verification.passage import Passage


def read_content(content: bytes) -> Paper:
    """Read the bytes of a document on paper; raises Unread for one that is damaged, in whatever way."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of streams that end too early: what is missing is seen in the words
        try:
            return read_paper(content)
        except Unread:
            raise
        except Exception as error:  # a hostile file may make its reader stumble anywhere
            raise Unread(f"{type(error).__name__}: {error}") from error


def paper_passages(paper: Paper) -> Iterator[Passage]:
    """Texts, drawings, alternative texts, bookmarks and titles."""
    for at, leaf in enumerate(paper.leaves, start=1):
        yield Passage(f"page {at}", tuple(leaf.text.split()))
        yield Passage(f"the drawings on page {at}", tuple(map(str, leaf.strokes)))
    yield Passage("what stands outside its reading order", tuple(paper.margins.split()))
    for aside in paper.page.aside:
        yield Passage(aside.where, tuple(aside.text.split()))
