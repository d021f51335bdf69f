"""What is sent to a worker of a cluster, once for a round, and what the worker makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from threading import Lock

from distributed import get_worker

from oba.cluster.agreement import INSTALL, differing, makes_with, other_bytes
from oba.domain.book import Book
from oba.publish import PublishFailed
from oba.publish.failure import in_plain_words
from oba.render.cards import files_of
from oba.render.documents import documents
from oba.render.studio import Document, studio_of
from oba.workers import Given

_ONE_AT_A_TIME = Lock()  # the fonts of a document are those of the whole process, which may have several threads


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """Everything that documents are made from: the book, the files of the cards, and with what they must be made."""

    book: Book
    draft: bool
    cards: Mapping[str, bytes]
    made_with: Mapping[str, str]

    @property
    def digest(self) -> str:
        """The digest of the cards, of their names and contents."""
        lines = (f"{name} {sha256(content).hexdigest()}\n" for name, content in sorted(self.cards.items()))
        return sha256("".join(lines).encode()).hexdigest()


def parcel_of(given: Given) -> Parcel:
    """What is sent; raises PublishFailed where a file of the cards cannot be read."""
    with in_plain_words(given.cards):
        cards = {name: path.read_bytes() for name, path in files_of(given.cards)}
    return Parcel(book=given.book, draft=given.draft, cards=cards, made_with=makes_with())


def made_by_worker(parcel: Parcel, task: str) -> list[Document]:
    """Make the documents of a task on the worker this runs on.

    Raises RenderFailed, and PublishFailed with the worker's name where it would make other bytes, which one that has
    come since the build began may, or has no room.
    """
    worker = get_worker()
    if found := differing(makes_with(), parcel.made_with):
        raise PublishFailed(other_bytes(f"worker {worker.address}", found), INSTALL)
    with _ONE_AT_A_TIME:
        try:
            cards = _unpacked(parcel, Path(worker.local_directory))
        except PublishFailed as failed:
            raise PublishFailed(f"on worker {worker.address} {failed.what}", failed.mend) from None
        return list(documents(studio_of(parcel.book, cards, draft=parcel.draft), task))


def _unpacked(parcel: Parcel, within: Path) -> Path:
    """The folder of cards, written once on each worker; it goes with the worker."""
    folder = within / f"cards-{parcel.digest}"
    if not folder.is_dir():
        part = folder.with_suffix(".part")
        with in_plain_words(part):
            for name, content in parcel.cards.items():
                path = part / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            part.rename(folder)
    return folder
