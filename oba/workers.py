"""Make the documents of a round in several processes, each writing straight into the round being built."""

from __future__ import annotations

import ctypes
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from multiprocessing import active_children, get_context
from pathlib import Path

from oba.domain.book import Book
from oba.domain.kept import Kept
from oba.publish import Digest, DraftFolder, PublishFailed, Stage, programs_digest
from oba.render.documents import documents, last_document, tasks
from oba.render.studio import Studio, studio_of

_DIE_WITH_PARENT = 1
_KILLED = "a process that makes documents was ended from outside"
_MEND = "it may have run out of memory: close other programs or use --workers 1, then build again"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    """What every document is made from and where it goes."""

    book: Book
    cards: Path
    stage: Stage | DraftFolder
    kept: Kept
    programs: str

    @property
    def studio(self) -> Studio:
        """What documents are made with."""
        draft = isinstance(self.stage, DraftFolder)
        return studio_of(self.book, self.cards, draft=draft, kept=self.kept, programs=self.programs)


_GIVEN: ContextVar[_Given] = ContextVar("given")


def make_documents(
    book: Book, cards: Path, stage: Stage | DraftFolder, workers: int, told: Callable[[str], None], kept: Kept
) -> dict[str, Digest]:
    """Compose and render every document of a round; the digest of each by its name.

    The same documents come out whatever the number of processes and whatever is kept; all are marked as drafts where
    they go to a folder of drafts. `told` hears of each as it is written.
    """
    made, written = tasks(book), dict[str, Digest]()
    given = _Given(book=book, cards=cards, stage=stage, kept=kept, programs=programs_digest())
    for name, digest in _written(given, made, min(workers, len(made))):
        written[name] = digest
        told(name)
    pages = {name: one.pages for name, one in written.items() if one.pages}
    last = last_document(given.studio, pages)
    written[last.name] = stage.write(last.name, last.content)
    told(last.name)
    return written


def _written(given: _Given, made: tuple[str, ...], workers: int) -> Iterator[tuple[str, Digest]]:
    if workers <= 1:
        for task in made:
            yield from _write(given, task)
        return
    with ProcessPoolExecutor(workers, get_context("spawn"), _begin, (os.getpid(), given)) as pool:
        try:
            with _ctrl_c_later():
                running = [pool.submit(_work, task) for task in made]
            for done in as_completed(running):
                yield from done.result()
        except BrokenProcessPool as error:
            raise PublishFailed(_KILLED, _MEND) from error
        except BaseException:
            _stop(pool)
            raise


def _stop(pool: ProcessPoolExecutor) -> None:
    """End all work at once; what was written goes with the round being built."""
    pool.shutdown(wait=False, cancel_futures=True)
    for process in active_children():
        process.kill()


@contextmanager
def _ctrl_c_later() -> Iterator[None]:
    """Hold Ctrl-C back; processes started meanwhile never hear it, so that only this one answers."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(parent: int, given: _Given) -> None:
    """Make ready a process that makes documents: it is given the book once, and its tasks by their names.

    A task that carried the book would not fit into the pipe to the processes; where they have died, whoever fills it
    waits for ever.
    """
    _GIVEN.set(given)
    _end_with(parent)


def _work(task: str) -> list[tuple[str, Digest]]:
    return list(_write(_GIVEN.get(), task))


def _write(given: _Given, task: str) -> Iterator[tuple[str, Digest]]:
    for document in documents(given.studio, task):
        yield document.name, given.stage.write(document.name, document.content)._replace(pages=document.pages)


def _end_with(parent: int) -> None:
    """On Linux, have the kernel end this process when its parent is killed."""
    libc = ctypes.CDLL(None)
    if hasattr(libc, "prctl"):
        libc.prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:  # it was killed while this process began
        os._exit(1)
