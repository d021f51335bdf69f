"""How a verb ends: its exit status, and what it says where it cannot go on."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from errno import EPIPE
from functools import wraps
from typing import NoReturn, ParamSpec, TextIO

import typer

from oba.domain.problem import Problem

CLEAN, PROBLEMS, USAGE = 0, 1, 2
_NO_SUCH_PLAN = "P001"
Asked = ParamSpec("Asked")


class Refused(Exception):  # noqa: N818 - it says what happened
    """What the user asked for cannot be done; the text says why and what to do next."""

    def __init__(self, says: str, status: int) -> None:
        super().__init__(says)
        self.status = status


def status_of(problems: Iterable[Problem]) -> int:
    """The exit status that problems ask for: a plan that is not there was asked for wrongly."""
    stops = {problem.code for problem in problems if problem.stops}
    if not stops:
        return CLEAN
    return USAGE if stops == {_NO_SUCH_PLAN} else PROBLEMS


def ending(verb: Callable[Asked, int]) -> Callable[Asked, NoReturn]:
    """A verb as a command: what it gives back is the exit status, and what it cannot do is said in plain words."""

    @wraps(verb)
    def command(*args: Asked.args, **kwargs: Asked.kwargs) -> NoReturn:
        try:
            status = verb(*args, **kwargs)
            sys.stdout.flush()
        except Refused as refused:
            say(str(refused))
            status = refused.status
        except OSError as error:
            if error.errno == EPIPE:  # whoever reads has read enough
                raise
            say(_stopped(error))
            hush()
            status = PROBLEMS
        raise typer.Exit(status)

    return command


def say(text: str) -> None:
    """Print beside the answers, where they do not disturb what is piped on; who cannot be told is not told."""
    try:
        print(text, file=sys.stderr, flush=True)
    except OSError:
        hush(sys.stderr)


def hush(stream: TextIO | None = None) -> None:
    """Try nothing more of what is left to say on a stream that failed: standard output, or another."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), (stream or sys.stdout).fileno())


def _stopped(error: OSError) -> str:
    """What the system refused, by the name of the file, and what to do; without a file it is the output that failed."""
    why = error.strerror or str(error)
    if error.filename is None:
        return f"Stopped: {why}."
    file = os.fsdecode(error.filename)
    return f"Stopped: {file}: {why}. See that it is there and that you may use it, then try again."
