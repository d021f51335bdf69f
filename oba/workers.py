"""Make the documents of a round in several processes, each writing straight into the round being built."""

from __future__ import annotations

import ctypes
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path

from oba.domain.book import Book
from oba.publish import Digest, Stage
from oba.render.documents import RULEBOOK, Document, documents

_DIE_WITH_PARENT = 1


def make_documents(
    book: Book, cards: Path, stage: Stage, workers: int, told: Callable[[str], None]
) -> dict[str, Digest]:
    """Make every place's documents and the rule book; the digest of each by its name.

    The same documents come out whatever the number of processes. `told` hears of each as it is written.
    """
    tasks = [*(place.id for place in book.places.documented), RULEBOOK]
    written: dict[str, Digest] = {}
    for name, digest in _written(book, cards, stage, tasks, min(workers, len(tasks))):
        written[name] = digest
        told(name)
    return written


def _written(book: Book, cards: Path, stage: Stage, tasks: list[str], workers: int) -> Iterator[tuple[str, Digest]]:
    if workers <= 1:
        for task in tasks:
            yield from _write(stage, documents(book, cards, task))
        return
    with ProcessPoolExecutor(workers, get_context("spawn"), _end_with_parent) as pool:
        running = [pool.submit(_work, book, cards, stage, task) for task in tasks]
        try:
            for done in as_completed(running):
                yield from done.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _work(book: Book, cards: Path, stage: Stage, task: str) -> list[tuple[str, Digest]]:
    return list(_write(stage, documents(book, cards, task)))


def _write(stage: Stage, made: Iterable[Document]) -> Iterator[tuple[str, Digest]]:
    for document in made:
        yield document.name, stage.write(document.name, document.content)


def _end_with_parent() -> None:
    """Leave Ctrl-C to the parent, and on Linux have the kernel end this process when the parent is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    libc = ctypes.CDLL(None)
    if hasattr(libc, "prctl"):
        libc.prctl(_DIE_WITH_PARENT, signal.SIGKILL)
