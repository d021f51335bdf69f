"""Workers that are processes of this machine, each writing straight into the round being built."""

from __future__ import annotations

import ctypes
import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from contextvars import ContextVar
from multiprocessing import active_children, get_context
from typing import NamedTuple

from oba.publish import Digest, PublishFailed
from oba.render.documents import documents
from oba.workers import Given

_DIE_WITH_PARENT = 1
_KILLED = "a process that makes documents was ended from outside"
_MEND = "it may have run out of memory: close other programs or use --workers 1, then build again"
_GIVEN: ContextVar[Given] = ContextVar("given")


class Processes(NamedTuple):
    """So many processes; one is this process itself."""

    most: int

    def written(self, given: Given, tasks: Sequence[str]) -> Iterator[tuple[str, Digest]]:
        """Make and write the documents of all tasks, as `Workers` says."""
        count = min(self.most, len(tasks))
        if count <= 1:
            for task in tasks:
                yield from _write(given, task)
            return
        with ProcessPoolExecutor(count, get_context("spawn"), _begin, (os.getpid(), given)) as pool:
            try:
                with _ctrl_c_later():
                    running = [pool.submit(_work, task) for task in tasks]
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


def _begin(parent: int, given: Given) -> None:
    """Make ready a process that makes documents: it is given the book once, and its tasks by their names.

    A task that carried the book would not fit into the pipe to the processes; where they have died, whoever fills it
    waits for ever.
    """
    _GIVEN.set(given)
    _end_with(parent)


def _work(task: str) -> list[tuple[str, Digest]]:
    return list(_write(_GIVEN.get(), task))


def _write(given: Given, task: str) -> Iterator[tuple[str, Digest]]:
    yield from map(given.write, documents(given.studio, task))


def _end_with(parent: int) -> None:
    """On Linux, have the kernel end this process when its parent is killed."""
    libc = ctypes.CDLL(None)
    if hasattr(libc, "prctl"):
        libc.prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:  # it was killed while this process began
        os._exit(1)
