"""One page in place of all the documents of a round, which take long."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import NamedTuple

from oba.domain.book import Book
from oba.publish import Digest, Stage
from oba.render.studio import Studio, studio_of


class Written(NamedTuple):
    """What was written, as those who make documents tell it, and with what."""

    studio: Studio
    outputs: dict[str, Digest]

    def made(self, _told: Callable[[str], None]) -> dict[str, Digest]:
        """All of it, by name."""
        return self.outputs


def only_page(name: str, says: Callable[[Book], str]) -> Callable[..., AbstractContextManager[Written]]:
    """What makes of a book one page that says something."""

    @contextmanager
    def documents_of(book: Book, cards: Path, stage: Stage, *_: object) -> Iterator[Written]:
        yield Written(studio_of(book, cards), {name: stage.write(name, says(book).encode())})

    return documents_of
