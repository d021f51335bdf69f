"""The young people's summary, laid out: four small pages on paper, and the same on a telephone."""

from __future__ import annotations

from collections.abc import Iterator

from oba.compose.signposts import publication_signposts
from oba.compose.summary.summary import summary
from oba.domain.publication import Publication
from oba.render.studio import Document, Label, Studio


def summary_pages(studio: Studio) -> Iterator[Document]:
    """The summary on paper and on a screen."""
    book, found = studio.book, summary(studio.book)
    html = studio.html("summary.html", summary=found, signposts=())
    title, about = f"{found.title} · {book.plan.title}", f"{book.plan.title}, {book.round.title}"
    label = Label(title, about, f"{Publication.SUMMARY}.pdf")
    yield Document(label.name, *studio.paper(html, label))
    posts = publication_signposts(book, Publication.SUMMARY)
    screen = studio.html("summary.html", summary=found, signposts=posts)
    yield studio.screen(f"{Publication.SUMMARY}.html", screen)
