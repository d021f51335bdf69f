"""Files put in place whole or not at all, once the plan with them in it can still be read."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from oba.domain.problem import Problem, any_stops
from oba.publish.whole_file import put_whole
from oba.read.project import Project, read_project
from oba.read.text.files import Folder
from oba.returns.addition import Addition

Look = Callable[[Project], tuple[Problem, ...]]
_UNREAD = shutil.ignore_patterns(".*", "returns")  # senders' workbooks are no part of a plan


class ChangedMeanwhile(Exception):  # noqa: N818 - it says what happened
    """A file is no longer as it was when the rows were held against it."""


def problems_with(
    additions: Iterable[Addition], folders: Folder, rules: Path, plan: str, look: Look
) -> tuple[Problem, ...]:
    """The problems of a plan with some rows in it, told as if these were written already: nothing is.

    `folders` holds the data of all plans; `look` says what in a plan that can be read looks wrong.
    """
    data = folders.path
    with TemporaryDirectory(prefix="oba-receive-") as made:
        copy = Path(made) / plan
        shutil.copytree(data / plan, copy, ignore=_UNREAD, ignore_dangling_symlinks=True)
        for one in additions:
            path = copy / one.path.relative_to(data / plan)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(one.after)
        project, problems = read_project(rules, Path(made), plan, folders.root)
        doubts = look(project) if project and not any_stops(problems) else ()
        return tuple(_renamed((*problems, *doubts), str(copy), folders.name(data / plan)))


def _renamed(problems: Iterable[Problem], copy: str, real: str) -> Iterator[Problem]:
    for one in problems:
        file = one.where.file
        yield replace(one, where=replace(one.where, file=file.replace(copy, real, 1))) if copy in file else one


def keep(path: Path, before: bytes | None, after: bytes) -> None:
    """Put a file in place in one step. Raises ChangedMeanwhile where it is not as it was before, OSError as it may."""

    def unchanged() -> None:
        if (path.read_bytes() if path.exists() else None) != before:
            raise ChangedMeanwhile(str(path))

    path.parent.mkdir(exist_ok=True)
    put_whole(path, after, ready=unchanged)
