"""How the files of a plan stand at a moment: enough to tell that one was saved, without reading any."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from oba.quarter import Folders
from oba.read.data.stories import FOLDER as STORIES
from oba.read.text.files import Folder

Stamps = tuple[tuple[str, int, int, int, int], ...]  # of each file: name, when it and its entry changed, size, number


class FileState(NamedTuple):
    """The stamps of rules, of data without stories, of stories, and of the cards folder."""

    rules: Stamps
    tables: Stamps
    stories: Stamps
    cards: Stamps

    @property
    def token(self) -> str:
        """A word that differs where any file does; it tells nothing else."""
        return hashlib.sha256(repr(self).encode()).hexdigest()[:16]

    def differs_in_stories_only(self, other: FileState) -> bool:
        """Whether rules and tables stand as they stood at another moment."""
        return (self.rules, self.tables) == (other.rules, other.tables)


def file_state(folders: Folders, plan: str) -> FileState:
    """Look at every file that is read for a plan, and at the cards."""
    stories = folders.data / plan / STORIES
    data, told = _below(folders.data / plan), _below(stories)
    return FileState(
        rules=_stamps(_below(folders.rules / plan)),
        tables=_stamps(path for path in data if not path.is_relative_to(stories)),
        stories=_stamps(told),
        cards=_stamps(sorted(folders.cards.rglob("*"))),
    )


def _below(folder: Path) -> tuple[Path, ...]:
    return Folder(path=folder, root=folder).files()[0]


def _stamps(paths: Iterable[Path]) -> Stamps:
    return tuple(_found(paths))


def _found(paths: Iterable[Path]) -> Iterator[tuple[str, int, int, int, int]]:
    for path in paths:
        try:
            found = path.stat()
        except OSError:  # it went while we looked, or leads nowhere: that is a state as well
            yield str(path), 0, 0, 0, 0
        else:
            yield str(path), found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino
