"""The terminal: tables as wide as it is, a progress bar; in a pipe a fixed width and a plain line now and then."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from oba.cli.exit import say

_PIPE_WIDTH = 180
_LOOK = 60.0  # seconds from one look at long work to the next, where there is no bar
_PATIENCE = 5  # looks after which a line is printed even where all goes on


def console() -> Console:
    """Where tables are printed."""
    return Console(width=None if sys.stdout.isatty() else _PIPE_WIDTH)


@contextmanager
def progress(what: str, total: int) -> Iterator[Callable[[str], None]]:
    """Show how many of `total` things are done; the function given counts one, by name."""
    shown = Console(stderr=True)
    if not shown.is_terminal:
        with lines(total, _LOOK) as told:
            yield told
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=shown, transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda name: bar.update(task, advance=1, description=name)


@contextmanager
def lines(total: int, every: float) -> Iterator[Callable[[str], None]]:
    """Look each so many seconds, and print a line where nothing was done since, or all takes very long."""
    done, over = list[str](), Event()

    def tell() -> None:
        before = looks = 0
        while not over.wait(every):
            looks += 1
            if len(done) == before or looks % _PATIENCE == 0:
                last = f", the last of them {done[-1]}" if done else ""
                say(f"Still at work: {len(done)} of at most {total} documents made{last}")
            before = len(done)

    teller = Thread(target=tell, daemon=True)
    teller.start()
    try:
        yield done.append
    finally:
        over.set()
        teller.join()
