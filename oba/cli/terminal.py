"""The terminal: tables as wide as it is, a progress bar; in a pipe a fixed width and silence."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

_PIPE_WIDTH = 180


def console() -> Console:
    """Where tables are printed."""
    return Console(width=None if sys.stdout.isatty() else _PIPE_WIDTH)


@contextmanager
def progress(what: str, total: int) -> Iterator[Callable[[str], None]]:
    """Show how many of `total` things are done; the function given counts one, by name."""
    shown = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=shown, disable=not shown.is_terminal, transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda name: bar.update(task, advance=1, description=name)
