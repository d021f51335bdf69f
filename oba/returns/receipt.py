"""What comes of receiving a file: how each of its rows stands, what is asked, what would be written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from oba.domain.evidence import Observation
from oba.domain.plan import Round
from oba.domain.received import Arrival
from oba.read.data.received import FILE
from oba.read.project import Project
from oba.returns.comparison import WRITTEN, ComparedRow, KnownRows, Relation
from oba.returns.database.snapshot import Snapshot
from oba.returns.placement import PUBLISHED, STATUS, placed
from oba.returns.preflight.file import judged
from oba.returns.published.metadata import is_metadata_of, metadata_beside, tells_of_table
from oba.returns.reading import Asked, FoundRow
from oba.returns.understanding import Understanding, understood, understood_snapshot

_BLOCK = 50_000  # rows that are judged together


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """One file as it was received: what was understood of it and how its rows stand beside what is known.

    What a database answered has no digest: asked again it may well answer something else.
    """

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
        """The rows that go into the plan's observations; none of a file that is taken whole, and has anything wrong."""
        return () if self.is_held_back else tuple(row for row in self.rows if row.is_written)

    @property
    def is_held_back(self) -> bool:
        """Whether it is taken whole or not at all, and something in it is refused, in conflict or without a place."""
        wrong = (Relation.REFUSED, Relation.CONFLICT, Relation.UNPLACED)
        return self.of.reading.whole and (
            bool(self.of.reading.refused) or any(row.relation in wrong for row in self.rows)
        )

    @property
    def says_more(self) -> bool:
        """Whether there is anything in it for a person to see that was not there when it had been dealt with before."""
        news = any(row.relation in (*WRITTEN, Relation.CONFLICT) for row in self.rows)
        return news or any(one.lasting for one in self.asked)

    @property
    def outside(self) -> int:
        """How many of its rows and names have no place in the plan, or were refused."""
        rows = sum(row.relation in (Relation.UNPLACED, Relation.REFUSED) for row in self.rows)
        return rows + len(self.of.reading.unplaced) + len(self.of.reading.refused)

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
        """Whether nothing in it waits for a person: no question, no conflict, not a file without a row.

        A workbook of our own in which every line is still awaited has none, and nothing of it is open.
        """
        reading = self.of.reading
        if self.is_held_back:
            return False
        if self.digest and not self.rows:
            return bool(self.sender) and not (reading.refused or reading.unplaced)
        return not self.asked and not any(row.relation is Relation.CONFLICT for row in self.rows)


def receive(
    paths: tuple[Path, ...],
    project: Project,
    now: Round,
    answers: Mapping[str, str],
    snapshots: tuple[Snapshot, ...] = (),
) -> tuple[tuple[Receipt, ...], tuple[str, ...]]:
    """Receive some files, then what databases answered, into a round; a line for each refused, none of which was read.

    Nothing is written. A row that is new in one file is known in the next. A file that came before is read again, since
    the plan may now have a place for what it had none for; where nothing comes of it, a line says that it came.
    """
    known = KnownRows(measures={one: rule.measure for one, rule in project.rules.items()}, cut_off=now.cut_off)
    receipts: list[Receipt] = []
    refused: list[str] = []
    paths = tuple(path for path in paths if not is_metadata_of(path, paths))
    for path in paths:
        found = _receipt(path, project, now, answers, known, last=path == paths[-1] and not snapshots)
        if isinstance(found, str):
            refused.append(found)
        elif found.digest in (one.digest for one in receipts):
            refused.append(f"{found.file} is the same file as one before it. Nothing was read.")
        else:
            receipts.append(found)
    for one in snapshots:
        of = understood_snapshot(one, project, now.id, answers)
        receipts.append(_compared(of, one.reading.file, "", project, now, known))
    return tuple(_both_in_conflict(receipts)), tuple(refused)


def _both_in_conflict(receipts: Sequence[Receipt]) -> Iterator[Receipt]:
    """The receipts, in which a new row that another one contradicts is in conflict as that one is.

    Which of the two is right a person must say, whichever was read first.
    """
    against = {one.was: one.row for receipt in receipts for one in receipt.rows if one.relation is Relation.CONFLICT}
    for receipt in receipts:
        rows = (
            replace(one, relation=Relation.CONFLICT, was=against[one.row], waits=())
            if one.relation in WRITTEN and one.row in against
            else one
            for one in receipt.rows
        )
        yield replace(receipt, rows=tuple(rows))


def _receipt(
    path: Path, project: Project, now: Round, answers: Mapping[str, str], known: KnownRows, *, last: bool
) -> Receipt | str:
    """One file received; what is new in the last need not be known in another."""
    file = judged(path)
    if isinstance(file, str):
        return file
    if tells_of_table(path):
        return f"{file.name} tells of the columns of a table and has no numbers: receive that table. Nothing was read."
    found = understood(file, project, now.id, answers, metadata_beside(path))
    if isinstance(found, str):
        return found
    name, digest = file.name, file.digest
    del file  # of a large one the bytes alone are much
    compared = _in_blocks if last and found.reading.whole else _compared
    receipt = compared(found, name, digest, project, now, known)
    if (before := project.received.arrival(digest)) and not receipt.says_more:
        return _came_before(receipt, before)
    return receipt


def _compared(found: Understanding, file: str, digest: str, project: Project, now: Round, known: KnownRows) -> Receipt:
    """How the rows that were understood stand beside what is known."""
    rows = placed(found.reading.rows, file, project, now.cut_off)
    for indicator in {one.row.indicator for one in rows if one.row} - known.indicators:
        known.learn(indicator, project.observations.of(indicator))
    compared = known.compare(rows, (one.id for one in found.asked))
    return Receipt(file=file, digest=digest, of=found, rows=compared)


def _in_blocks(found: Understanding, file: str, digest: str, project: Project, now: Round, known: KnownRows) -> Receipt:
    """As `_compared`, some indicators at a time; of rows that nobody looks at one by one only the fields are kept."""
    before = _by_indicator(known)
    rows, asked = found.reading.rows, tuple(one.id for one in found.asked)
    compared: list[ComparedRow | None] = [None] * len(rows)
    first = 1
    for block in _blocks(rows):
        known.forget()
        for indicator in {rows[n].fields["indicator"] for n in block}:
            known.learn(indicator, before.get(indicator) or project.observations.of(indicator))
        here = placed([rows[n] for n in block], file, project, now.cut_off, first)
        for n, row in zip(block, known.compare(here, asked, file), strict=True):
            compared[n] = row
        first += len(block)
    known.forget()
    return Receipt(file=file, digest=digest, of=found, rows=tuple(row for row in compared if row))


def _blocks(rows: Sequence[FoundRow]) -> Iterator[list[int]]:
    """The numbers of the rows of some indicators at a time, all of each together."""
    its: dict[str, list[int]] = defaultdict(list)
    for n, row in enumerate(rows):
        its[row.fields["indicator"]].append(n)
    block: list[int] = []
    for numbers in its.values():
        block += numbers
        if len(block) >= _BLOCK:
            yield block
            block = []
    if block:
        yield block


def _by_indicator(known: KnownRows) -> Mapping[str, list[Observation]]:
    """What is known of each indicator, with what files before this one said."""
    found: dict[str, list[Observation]] = {indicator: [] for indicator in known.indicators}
    for (indicator, *_), rows in known.known.items():
        found[indicator] += rows
    return found


def _came_before(receipt: Receipt, before: Arrival) -> str:
    file, outside = receipt.file, receipt.outside
    name = "" if before.file == file else f" as {before.file}"
    but = (
        f", except for {outside:,} of its rows and names, which still have no place or are refused: mend the plan and "
        f"receive it again, or delete its entry in {FILE} to see them"
        if outside
        else ""
    )
    return (
        f"{file} was received before{name}, into round {before.round}; what it says is known{but}. Nothing was written."
    )
