"""The files of a document of the year: laid out on paper, and as a page on a screen."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from oba.compose.draft import draft_review
from oba.compose.review.review import YearReview, year_review
from oba.compose.signposts import publication_signposts
from oba.domain.publication import Publication
from oba.render.page_breaks import without_runts
from oba.render.pdf import Laid
from oba.render.studio import Document, Label, Studio


def annual_review(studio: Studio) -> Iterator[Document]:
    """The annual review."""
    yield from _files(studio, Publication.ANNUAL_REVIEW)


def partnership_report(studio: Studio) -> Iterator[Document]:
    """The annual partnership report."""
    yield from _files(studio, Publication.PARTNERSHIP_REPORT)


def self_assessment(studio: Studio) -> Iterator[Document]:
    """The self-assessment."""
    yield from _files(studio, Publication.SELF_ASSESSMENT)


def _paper(studio: Studio, review: YearReview, fresh: Collection[str]) -> str:
    """The document on paper, on which some chapters begin on a new page."""
    return studio.html("review.html", review=review, fresh=fresh, signposts=(), cards="")


def _files(studio: Studio, publication: Publication) -> Iterator[Document]:
    book, review = studio.book, year_review(studio.book, publication)
    review = draft_review(review) if studio.draft else review
    fresh = [one.anchor for one in review.chapters if one.fresh]

    def lay_out() -> Laid:
        return without_runts(fresh, lambda kept: studio.lay_out(_paper(studio, review, kept)))

    label = Label(review.title, f"{book.plan.title}, {book.round.title}", f"{publication}.pdf")
    yield Document(label.name, *studio.paper(_paper(studio, review, fresh), label, lay_out))
    cards, posts = f"{book.top.id}/cards/", publication_signposts(book, publication)
    screen = studio.html("review.html", review=review, fresh=(), signposts=posts, cards=cards)
    yield studio.screen(f"{publication}.html", screen)
