"""The poster, laid out: one sheet or none."""

from __future__ import annotations

from collections.abc import Iterator

from oba.compose.poster.poster import poster
from oba.domain.publication import Publication
from oba.render.failure import RenderFailed
from oba.render.studio import Document, Label, Studio


def poster_sheet(studio: Studio) -> Iterator[Document]:
    """The poster on paper. Raises RenderFailed where it is not one sheet."""
    book, sheet = studio.book, poster(studio.book)
    if sheet is None:
        raise RenderFailed(["the poster has no room for every target: oba check says what is too long"])
    label = Label(sheet.title, f"{book.plan.title}, {book.round.title}", f"{Publication.POSTER}.pdf")
    paper = studio.paper(studio.html("poster.html", poster=sheet), label)
    if paper.pages != 1:
        raise RenderFailed([f"the poster takes {paper.pages} sheets: change cards/poster.css so that it is one"])
    yield Document(label.name, *paper)
