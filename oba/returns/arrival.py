"""What was received put into the plan's data: rows, and that they came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from oba.domain.plan import Round
from oba.domain.received import Arrival, Received
from oba.read.data.received import FILE, received_text
from oba.read.project import Project
from oba.returns.addition import Addition, addition, file_name
from oba.returns.comparison import ComparedRow
from oba.returns.receipt import Receipt
from oba.returns.storage import keep


def additions(receipts: Sequence[Receipt], folder: Path, now: Round) -> tuple[Addition, ...]:
    """The rows to be written, by the file that they go into: one for each sender, or for each file that names none."""
    rows: dict[str, list[tuple[str, ComparedRow]]] = defaultdict(list)
    for receipt in receipts:
        name = file_name(now.id, receipt.sender or Path(receipt.file).stem)
        rows[name] += [(receipt.sender or receipt.file, row) for row in receipt.written]
    return tuple(addition(folder, name, its) for name, its in rows.items() if its)


def put_in(added: Sequence[Addition], receipts: Sequence[Receipt], project: Project, now: Round, folder: Path) -> int:
    """Write rows, then what was received and told: where it is stopped between, the rows are known next time.

    Gives how many answers were kept that had not been told before.
    """
    for one in added:
        keep(one.path, one.before, one.after)
    after = _with(project.received, receipts, now)
    path = folder / FILE
    if after != project.received:
        keep(path, path.read_bytes() if path.exists() else None, received_text(after).encode())
    return len(set(after.told) - set(project.received.told))


def _with(received: Received, receipts: Sequence[Receipt], now: Round) -> Received:
    """What has been received and told, with these files; of two answers to one question the later holds."""
    told = {(one.id, one.question): one for one in received.told}
    told |= {(one.id, one.question): one for receipt in receipts for one in receipt.of.told}
    came = tuple(
        Arrival(file=one.file, digest=one.digest, round=now.id, sender=one.sender)
        for one in receipts
        if one.is_settled and one.digest and received.arrival(one.digest) is None
    )
    return Received(told=tuple(told.values()), files=(*received.files, *came))
