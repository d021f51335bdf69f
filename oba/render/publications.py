"""The documents that a round makes where its plan says so: for each, what composes it and lays it out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from oba.domain.publication import Publication
from oba.render.poster import poster_sheet
from oba.render.review import annual_review, partnership_report, self_assessment
from oba.render.studio import Document, Studio
from oba.render.summary import summary_pages

# Named with spaces, as no place is called.
AS_TASK: Mapping[Publication, str] = MappingProxyType({one: one.known_as for one in Publication})
_MAKERS: Mapping[Publication, Callable[[Studio], Iterator[Document]]] = MappingProxyType({
    Publication.ANNUAL_REVIEW: annual_review,
    Publication.PARTNERSHIP_REPORT: partnership_report,
    Publication.SELF_ASSESSMENT: self_assessment,
    Publication.POSTER: poster_sheet,
    Publication.SUMMARY: summary_pages,
})  # fmt: skip


def publication_documents(studio: Studio, task: str) -> Iterator[Document]:
    """The files of the publication that a task names; RenderFailed says what could not be made."""
    made = next(one for one, name in AS_TASK.items() if name == task)
    yield from _MAKERS[made](studio)
