"""Whether what stands published is what a build from today's files makes: the round is made again, and compared."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from oba.cli.exit import PROBLEMS, Refused
from oba.cli.refusal import in_catalogue
from oba.cli.terminal import progress
from oba.domain.book import Book
from oba.domain.kept import Unkept
from oba.processes import Processes
from oba.publish import MANIFEST, digest
from oba.publish.wholeness import departures, listed_outputs
from oba.quarter import Folders, place_of_round, publish
from oba.read.project import Project
from oba.render.documents import most_documents
from oba.words import listed

_NAMED = 3


def manifest_up_to_date(where: Folders, project: Project, book: Book, workers: int, build: str) -> str:
    """The SHA-256 of the manifest of a round as it stands published; `build` is the command that makes it.

    Refuses a round that has not been built, a file of which is not as it was built, or that a build would make anew.
    """
    target = place_of_round(where, project, book.round)
    if not (target / MANIFEST).is_file():
        raise _refused(f"{book.round.title} has not been built: {target} holds no {MANIFEST}.", build)
    if wrong := departures(target):
        raise _refused(f"{_some(wrong)} in {target} {_is(wrong)} not as built.", build)
    standing, made = (target / MANIFEST).read_bytes(), _made(where, project, book, workers)
    if standing != made.content:
        outputs = listed_outputs(target / MANIFEST) or {}
        names = {*outputs, *made.outputs}
        changed = tuple(sorted(name for name in names if outputs.get(name) != made.outputs.get(name)))
        raise _refused(f"{target} is not what today's files make: {_some(changed or (MANIFEST,))} would differ.", build)
    return digest(standing).sha256


class _Made:
    """A manifest made anew, and what it lists."""

    def __init__(self, path: Path) -> None:
        self.content = path.read_bytes()
        self.outputs = listed_outputs(path) or {}


def _made(where: Folders, project: Project, book: Book, workers: int) -> _Made:
    most = most_documents(project.plan, project.places, project.rules)
    with TemporaryDirectory() as folder, in_catalogue(where.output, where.cards, "Nothing was released."):
        with progress("Comparing", most) as told:
            there = replace(where, output=Path(folder))
            target = publish(there, project, book, Processes(workers), told, Unkept(), edition=False)
        return _Made(target / MANIFEST)


def _refused(says: str, build: str) -> Refused:
    return Refused(f"{says} Nothing was released. Build it and look at it, then release it: {build}", PROBLEMS)


def _some(names: tuple[str, ...]) -> str:
    more = len(names) - _NAMED
    return listed([*names[:_NAMED], *([f"{more} more"] if more > 0 else [])])


def _is(names: tuple[str, ...]) -> str:
    return "is" if len(names) == 1 else "are"
