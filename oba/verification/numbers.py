"""The numbers that come out today beside those that were released."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from oba.domain.release import Printed, ReleasedCell
from oba.ledger.table import exact
from oba.verification.answers import LOOK
from oba.verification.report import Remark, wrong


def number_remarks(today: Iterable[ReleasedCell], released: Iterable[ReleasedCell]) -> Iterator[Remark]:
    """Every number that was released and comes out otherwise."""
    here, there = set(today), set(released)
    now, then = _by_key(here - there), _by_key(there - here)
    for key in sorted({*now, *then}):
        yield from wrong(
            ", ".join(filter(None, key)),
            f"{now.get(key, 'no number')}, where {then.get(key, 'no number')} was released",
            mend=LOOK,
        )


def _by_key(cells: Iterable[ReleasedCell]) -> dict[Printed, str]:
    found: dict[Printed, list[str]] = {}
    for cell in cells:
        found.setdefault(cell.of, []).append(_says(cell))
    return {key: " and ".join(sorted(says)) for key, says in found.items()}


def _says(cell: ReleasedCell) -> str:
    if cell.shorthand or cell.value is None:
        return cell.shorthand or "no number"
    counts = f" ({exact(cell.numerator)} of {exact(cell.denominator)})" if cell.denominator is not None else ""
    return f"{exact(cell.value)}{counts}"
