"""A folder of texts that people write: what each is for stands in its path, and who wrote it in its head."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from oba.domain.problem import Problem
from oba.read.text.files import Folder, Problems, Text

T = TypeVar("T")


def read_files(
    files: Folder,
    folder: str,
    misplaced: Callable[[Path], Iterator[Problem]],
    read: Callable[[Text, Path], tuple[T | None, Problems]],
) -> tuple[tuple[T, ...], Mapping[str, str], Problems]:
    """Read every file below a folder of a plan's data, and their SHA-256; one that is wrong is left out.

    What is misplaced is not opened.
    """
    paths, unopened = Folder(path=files.path / folder, root=files.root).files()
    found: list[T] = []
    problems: list[Problem] = [*unopened]
    inputs: dict[str, str] = {}
    for path in paths:
        wrong = tuple(misplaced(path))
        text, unread = (None, ()) if wrong else files.read(path)
        inputs.update({text.name: text.digest} if text else {})
        made, unsound = read(text, path) if text else (None, ())
        problems.extend((*wrong, *unread, *unsound))
        found.extend([] if made is None else [made])
    return tuple(found), inputs, tuple(problems)
