"""Make the documents of a round by whoever there is to make them, each written into the round being built."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

from oba.domain.book import Book
from oba.domain.kept import Kept, Unkept
from oba.publish import Digest, DraftFolder, Stage, programs_digest
from oba.render.documents import last_document, tasks
from oba.render.studio import Document, Studio, studio_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What every document is made from and where it goes."""

    book: Book
    cards: Path
    stage: Stage | DraftFolder
    kept: Kept
    programs: str

    @property
    def draft(self) -> bool:
        """Whether documents are marked as drafts: all that go to a folder of drafts."""
        return isinstance(self.stage, DraftFolder)

    @property
    def read_ahead(self) -> bool:
        """Whether documents will be attacked, and what is read of them can be kept until then."""
        return not self.draft and not isinstance(self.kept, Unkept)

    @property
    def studio(self) -> Studio:
        """What documents are made with."""
        return studio_of(self.book, self.cards, draft=self.draft, kept=self.kept, programs=self.programs)

    def write(self, document: Document) -> tuple[str, Digest]:
        """Write a document where it goes; its name, and what was written. Raises PublishFailed."""
        written = self.stage.write(document.name, document.content)
        return document.name, written._replace(pages=document.pages)


class Workers(Protocol):
    """Those who make documents: the same ones, whoever they are."""

    def at_work(self, given: Given, tasks: Sequence[str]) -> AbstractContextManager[Iterator[tuple[str, Digest]]]:
        """Hand out tasks, whose documents are made and written; the digest of each by its name, in whatever order.

        They are made meanwhile; all that is not made ends with it. What is asked for raises RenderFailed, and
        PublishFailed where the workers fail.
        """


@dataclass(frozen=True)
class Making:
    """The documents of a round in the making."""

    given: Given
    coming: Iterator[tuple[str, Digest]]

    @cached_property
    def studio(self) -> Studio:
        """What this process makes of the round with, made ready once. Raises RenderFailed."""
        return self.given.studio

    def made(self, told: Callable[[str], None]) -> dict[str, Digest]:
        """The digest of every document by its name, when all are there; `told` hears of each as it is written."""
        written = dict[str, Digest]()
        for name, digest in self.coming:
            written[name] = digest
            told(name)
        pages = {name: one.pages for name, one in written.items() if one.pages}
        name, digest = self.given.write(last_document(self.studio, pages))
        told(name)
        return {**written, name: digest}


@contextmanager
def documents_of(book: Book, cards: Path, stage: Stage | DraftFolder, workers: Workers, kept: Kept) -> Iterator[Making]:
    """Begin to compose and render every document of a round: others make them while this process does what it likes.

    The same documents come out whoever makes them and whatever is kept.
    """
    given = Given(book=book, cards=cards, stage=stage, kept=kept, programs=programs_digest())
    with workers.at_work(given, tasks(book)) as coming:
        yield Making(given, coming)
