"""Workers that are processes of this machine, each writing straight into the round being built."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cached_property
from multiprocessing import active_children, forkserver, get_context, parent_process, resource_tracker
from multiprocessing.context import BaseContext
from pathlib import Path
from threading import Thread
from typing import NamedTuple

from oba.attack.reading.kept_papers import read_ahead
from oba.publish import Digest, PublishFailed
from oba.render.assets import fonts_of_cards
from oba.render.collection import no_collection
from oba.render.documents import documents
from oba.render.fonts import only_fonts_of
from oba.render.studio import Studio
from oba.workers import Given

_LOADED = ["oba.processes", "oba.render.parsing", "oba.render.lines", "oba.render.plain_styles", "pikepdf"]
_KILLED = "a process that makes documents was ended from outside"
_MEND = "it may have run out of memory: close other programs or use --workers 1, then build again"


@dataclass(frozen=True)
class AtWork:
    """What whoever makes documents has at hand: what was given, and the studio, made ready once for all tasks."""

    given: Given

    @cached_property
    def studio(self) -> Studio:
        """What documents are made with. Raises RenderFailed."""
        return self.given.studio

    def write(self, task: str) -> Iterator[tuple[str, Digest]]:
        """Make the documents of a task, and write each where it goes.

        What is going to be attacked is read ahead, as a stranger reads it.
        """
        for made in documents(self.studio, task):
            yield self.given.write(made)
            if self.given.read_ahead:
                with no_collection():
                    read_ahead(made.name, made.content, self.given.kept)


_AT_WORK: ContextVar[AtWork] = ContextVar("at work")


class Processes(NamedTuple):
    """So many processes; one is this process itself."""

    most: int

    def make_ready(self, cards: Path) -> None:
        """Let what processes need be loaded, beside what this one does until there is something to make.

        Where it is not asked for, that is done when they begin.
        """
        if self.most > 1:
            _origin(cards)

    @contextmanager
    def at_work(self, given: Given, tasks: Sequence[str]) -> Iterator[Iterator[tuple[str, Digest]]]:
        """Make and write the documents of all tasks, as `Workers` says."""
        count = min(self.most, len(tasks))
        if count <= 1:
            here = AtWork(given)
            yield (written for task in tasks for written in here.write(task))
            return
        with ProcessPoolExecutor(count, _origin(given.cards), _begin, (given,)) as pool:
            try:
                with _ctrl_c_later():
                    running = [pool.submit(_work, task) for task in tasks]
                yield _as_they_come(running)
            except BaseException:
                _stop(pool)
                raise


def _origin(cards: Path) -> BaseContext:
    """Where processes come from: one that has loaded what they need, and nothing else; Ctrl-C is nothing to it.

    Each begins by itself where that one finds no fonts, or no place for temporary files whose name is short enough for
    what it listens at.
    """
    from_one, fonts = get_context("forkserver"), fonts_of_cards(cards)
    if not fonts.is_file():
        return get_context("spawn")
    try:
        with _ctrl_c_later(), only_fonts_of(fonts):
            from_one.set_forkserver_preload(_LOADED)
            forkserver.ensure_running()
    except OSError:
        return get_context("spawn")
    return from_one


def _as_they_come(running: Sequence[Future[list[tuple[str, Digest]]]]) -> Iterator[tuple[str, Digest]]:
    try:
        for done in as_completed(running):
            yield from done.result()
    except BrokenProcessPool as error:
        raise PublishFailed(_KILLED, _MEND) from error


def _stop(pool: ProcessPoolExecutor) -> None:
    """End all work at once; what was written goes with the round being built."""
    for process in active_children():
        process.kill()
    pool.shutdown(cancel_futures=True)


@contextmanager
def _ctrl_c_later() -> Iterator[None]:
    """Hold Ctrl-C back; processes started meanwhile never hear it, so that only this one answers.

    The process that looks after what they share comes first: whoever starts it lets Ctrl-C through again.
    """
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(given: Given) -> None:
    """Make ready a process that makes documents: it is given the book once, and its tasks by their names.

    A task that carried the book would not fit into the pipe to the processes; where they have died, whoever fills it
    waits for ever.
    """
    Thread(target=_end_with_parent, daemon=True).start()
    _AT_WORK.set(AtWork(given))


def _work(task: str) -> list[tuple[str, Digest]]:
    return list(_AT_WORK.get().write(task))


def _end_with_parent() -> None:
    """End this process when the one that it works for has ended, however that was."""
    if parent := parent_process():
        parent.join()
        os._exit(1)
