"""What comes of receiving a file: how each of its rows stands, what is asked, what would be written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from oba.domain.plan import Round
from oba.domain.received import Arrival
from oba.read.project import Project
from oba.returns.comparison import ComparedRow, Comparison, Standing
from oba.returns.placing import PUBLISHED, STATUS, placed
from oba.returns.preflight.file import judged
from oba.returns.reading import Asked
from oba.returns.understanding import Understanding, understood


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """One file as it was received: what was understood of it and how its rows stand beside what is known."""

    file: str
    digest: str
    of: Understanding
    rows: tuple[ComparedRow, ...]

    @property
    def sender(self) -> str:
        """Who sent it, where the file says so."""
        return self.of.sender

    @property
    def written(self) -> tuple[ComparedRow, ...]:
        """The rows that go into the plan's observations."""
        return tuple(row for row in self.rows if row.is_written)

    @property
    def waiting(self) -> tuple[ComparedRow, ...]:
        """The rows that would, once they have been asked about."""
        return tuple(row for row in self.rows if row.waits)

    @property
    def asked(self) -> tuple[Asked, ...]:
        """The questions that are open; what is asked of every file only where a row that is to be written waits."""
        needed = {name for row in self.rows for name in row.waits}
        return tuple(one for one in self.of.asked if one.id not in (STATUS, PUBLISHED) or one.id in needed)

    @property
    def is_settled(self) -> bool:
        """Whether nothing in it waits for a person: no question, no conflict."""
        return not self.asked and not any(row.standing is Standing.CONFLICT for row in self.rows)


def received(
    paths: tuple[Path, ...], project: Project, now: Round, answers: Mapping[str, str]
) -> tuple[tuple[Receipt, ...], tuple[str, ...]]:
    """Receive some files into a round, in their order; a line for each that is refused, none of which was read.

    Nothing is written. A row that is new in one file is known in the next.
    """
    comparison = Comparison(measures={one: rule.measure for one, rule in project.rules.items()}, cut_off=now.cut_off)
    receipts: list[Receipt] = []
    refused: list[str] = []
    for path in paths:
        found = _receipt(path, project, now, answers, comparison)
        if isinstance(found, str):
            refused.append(found)
        elif found.digest in (one.digest for one in receipts):
            refused.append(f"{found.file} is the same file as one before it. Nothing was read.")
        else:
            receipts.append(found)
    return tuple(receipts), tuple(refused)


def _receipt(
    path: Path, project: Project, now: Round, answers: Mapping[str, str], comparison: Comparison
) -> Receipt | str:
    file = judged(path)
    if isinstance(file, str):
        return file
    if before := project.received.arrival(file.digest):
        return _came_before(file.name, before)
    found = understood(file, project, now.id, answers)
    if isinstance(found, str):
        return found
    rows = placed(found.reading.rows, file.name, project, now.cut_off)
    for indicator in {one.row.indicator for one in rows if one.row} - comparison.indicators:
        comparison.learn(indicator, project.observations.of(indicator))
    compared = comparison.of(rows, (one.id for one in found.asked))
    return Receipt(file=file.name, digest=file.digest, of=found, rows=compared)


def _came_before(file: str, before: Arrival) -> str:
    name = "" if before.file == file else f" as {before.file}"
    return f"{file} was received before{name}, into round {before.round}; what it says is known. Nothing was written."
