"""The chain of the ledger: every number once, each file with the digest of the one before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path

from oba.domain.catalogue import problem
from oba.domain.plan import Plan
from oba.domain.problem import Problem
from oba.domain.release import Release
from oba.read.ledger.ledger_file import LedgerName, Link, name_of, read_link
from oba.read.text.files import Folder, Problems
from oba.read.text.suggestion import quoted
from oba.words import listed

FOLDER = "ledger"
_SIGNATURE = ".sig"


def read_ledger(data: Path, root: Path, plan: Plan) -> tuple[tuple[Release, ...], Problems]:
    """Read every release of a plan, the oldest first; none where there is no ledger, or where its chain is broken."""
    folder = Folder(path=data / FOLDER, root=root)
    files, unread = folder.files()
    paths = [path for path in files if not _is_signature(path, files)]
    names = [(path, name_of(path, path.relative_to(folder.path).as_posix())) for path in paths]
    strange = [problem("H001", folder.where(path), f"{quoted(path.name)} is no file of the ledger")
               for path, name in names if name is None]  # fmt: skip
    found = sorted((name for _, name in names if name), key=lambda one: (one.number, one.round))
    links: dict[LedgerName, Link] = {}
    broken: list[Problem] = []
    for name in found:
        link, wrong = read_link(folder, name, plan.id)
        links |= {name: link} if link else {}
        broken += [wrong] if wrong else []
    problems = (*unread, *strange, *broken, *_numbers(folder, found), *_rounds(folder, found, plan))
    problems = (*problems, *_chain(folder, links))
    return (() if problems else tuple(link.release for link in links.values())), problems


def _is_signature(path: Path, files: Iterable[Path]) -> bool:
    """Whether a file stands beside one of the ledger as its signature; what it says is no matter of the chain."""
    return path.suffix == _SIGNATURE and path.with_suffix("") in files


def _numbers(folder: Folder, found: list[LedgerName]) -> Iterator[Problem]:
    """Numbers that are missing below the last, and those that two files have."""
    by_number = {number: list(names) for number, names in groupby(found, key=lambda one: one.number)}
    if missing := [f"{number:04}" for number in range(1, max(by_number, default=0)) if number not in by_number][:9]:
        yield problem("H002", folder.where(folder.path), f"the file of number {listed(missing)} is missing")
    for names in (names for names in by_number.values() if len(names) > 1):
        for name in names[1:]:
            says = f"number {name.number} of the ledger is {names[0].path.name} too"
            yield problem("H003", folder.where(name.path), says)


def _rounds(folder: Folder, found: list[LedgerName], plan: Plan) -> Iterator[Problem]:
    known = {one.id for one in plan.rounds}
    for name in (name for name in found if name.round not in known):
        yield problem("H007", folder.where(name.path), f"the plan has no round {quoted(name.round)}")


def _chain(folder: Folder, links: Mapping[LedgerName, Link]) -> Iterator[Problem]:
    """Files that do not follow on the one before them, where that stands as it was written."""
    twice = {number for number, many in Counter(name.number for name in links).items() if many > 1}
    by_number = {name.number: link for name, link in links.items() if name.number not in twice}
    for name, link in links.items():
        before = by_number.get(name.number - 1)
        expected = before.digest if before else ""
        if (before or name.number == 1) and link.release.before != expected:
            yield problem("H006", folder.where(name.path))
