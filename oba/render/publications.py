"""The documents that a round makes where its plan says so: for each, what composes it and lays it out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from oba.compose.poster.poster import poster
from oba.compose.signposts import publication_signposts
from oba.compose.summary.summary import summary
from oba.domain.publication import Publication
from oba.render.failure import RenderFailed
from oba.render.review import annual_review, partnership_report, self_assessment
from oba.render.studio import Document, Studio

# Named with spaces, as no place is called.
AS_TASK: Mapping[Publication, str] = MappingProxyType({one: one.known_as for one in Publication})


def publication_documents(studio: Studio, task: str) -> Iterator[Document]:
    """The files of the publication that a task names; RenderFailed says what could not be made."""
    made = next(one for one, name in AS_TASK.items() if name == task)
    yield from _MAKERS[made](studio)


def _poster(studio: Studio) -> Iterator[Document]:
    """The poster, which is one sheet or none."""
    book, sheet = studio.book, poster(studio.book)
    if sheet is None:
        raise RenderFailed(["the poster has no room for every target: oba check says what is too long"])
    laid = studio.lay_out(studio.html("poster.html", poster=sheet))
    if laid.length != 1:
        raise RenderFailed([f"the poster takes {laid.length} sheets: change cards/poster.css so that it is one"])
    yield Document(
        f"{Publication.POSTER}.pdf", studio.pdf(laid, sheet.title, f"{book.plan.title}, {book.round.title}"), 1
    )


def _summary(studio: Studio) -> Iterator[Document]:
    """The young people's summary: four small pages on paper, and the same on a telephone."""
    book, found = studio.book, summary(studio.book)
    posts = publication_signposts(book, Publication.SUMMARY)
    laid = studio.lay_out(studio.html("summary.html", summary=found, signposts=()))
    title, about = f"{found.title} · {book.plan.title}", f"{book.plan.title}, {book.round.title}"
    yield Document(f"{Publication.SUMMARY}.pdf", studio.pdf(laid, title, about), laid.length)
    screen = studio.html("summary.html", summary=found, signposts=posts)
    yield Document(f"{Publication.SUMMARY}.html", studio.screen(screen))


_MAKERS: Mapping[Publication, Callable[[Studio], Iterator[Document]]] = MappingProxyType({
    Publication.ANNUAL_REVIEW: annual_review,
    Publication.PARTNERSHIP_REPORT: partnership_report,
    Publication.SELF_ASSESSMENT: self_assessment,
    Publication.POSTER: _poster,
    Publication.SUMMARY: _summary,
})  # fmt: skip
