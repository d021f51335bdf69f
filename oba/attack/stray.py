"""Strays: numbers that one file gives and the file beside it does not, and files that cannot be read at all."""

from __future__ import annotations

from typing import NamedTuple

from oba.domain.release import Printed


class Stray(NamedTuple):
    """A number that stands somewhere in a file and not where the same is told elsewhere.

    Indicator and place are those that the file is of, empty where it is of several; `withheld` are the numbers that it
    may give away.
    """

    file: str
    says: str
    where: str
    indicator: str = ""
    place: str = ""
    withheld: tuple[Printed, ...] = ()


class Unreadable(NamedTuple):
    """A file that cannot be read, and why: what stands in it is not known to be safe."""

    file: str
    why: str
