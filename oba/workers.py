"""Make the documents of a round by whoever there is to make them, each written into the round being built."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from oba.domain.book import Book
from oba.domain.kept import Kept
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
    def studio(self) -> Studio:
        """What documents are made with."""
        return studio_of(self.book, self.cards, draft=self.draft, kept=self.kept, programs=self.programs)

    def write(self, document: Document) -> tuple[str, Digest]:
        """Write a document where it goes; its name, and what was written. Raises PublishFailed."""
        written = self.stage.write(document.name, document.content)
        return document.name, written._replace(pages=document.pages)


class Workers(Protocol):
    """Those who make documents: the same ones, whoever they are."""

    def written(self, given: Given, tasks: Sequence[str]) -> Iterator[tuple[str, Digest]]:
        """Make and write the documents of all tasks; the digest of each by its name, in whatever order they come.

        Raises RenderFailed, and PublishFailed where the workers fail.
        """


def make_documents(
    book: Book, cards: Path, stage: Stage | DraftFolder, workers: Workers, told: Callable[[str], None], kept: Kept
) -> dict[str, Digest]:
    """Compose and render every document of a round; the digest of each by its name.

    The same documents come out whoever makes them and whatever is kept. `told` hears of each as it is written.
    """
    given = Given(book=book, cards=cards, stage=stage, kept=kept, programs=programs_digest())
    written = dict[str, Digest]()
    for name, digest in workers.written(given, tasks(book)):
        written[name] = digest
        told(name)
    pages = {name: one.pages for name, one in written.items() if one.pages}
    last = last_document(given.studio, pages)
    written[last.name] = stage.write(last.name, last.content)
    told(last.name)
    return written
