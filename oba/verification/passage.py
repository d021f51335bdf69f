"""A passage: what a reader takes in at one go, and where it stands."""

from __future__ import annotations

from typing import NamedTuple


class Passage(NamedTuple):
    """A stretch of a file that is read in one go: a page, a row, a sheet; its words in their order."""

    where: str
    words: tuple[str, ...]
