"""Counts: how many children a number gives away, and which of these are too few to print."""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType

from oba.domain.evidence import Figure, Observation, Reason
from oba.domain.measure import HUNDRED, Kind
from oba.domain.release import ReleasedCell
from oba.protect.inversion import gives_small_counts
from oba.protect.quantity import COUNTED, NOT_COUNTED, OF, Counts

Row = Figure | Observation
_NAMES = MappingProxyType({Kind.COUNT: (COUNTED,), Kind.PERCENT: (COUNTED, NOT_COUNTED), Kind.RATE: (COUNTED, OF)})


def says_none(row: Row) -> bool:
    """Whether a row has no number because there is nothing to count."""
    return (row.reason if isinstance(row, Figure) else row.missing) is Reason.NOTHING_TO_COUNT


def counts(row: Row | ReleasedCell, kind: Kind) -> Counts:
    """The counts that a number of a kind gives away exactly, by name: what adds up from place to place.

    Whoever says that there is nothing to count says that all of them are none.

    Those counted are the numerator, or the value of a count. The rest of a percentage are children as well; of a rate
    it is those counted of. A count of children that is not known is not there.
    """
    if not isinstance(row, ReleasedCell) and says_none(row):
        return none_of(kind)
    if kind is Kind.COUNT:
        value = row.value if row.value is not None else row.numerator
        return {} if value is None else {COUNTED: value}
    if kind not in (Kind.PERCENT, Kind.RATE) or row.numerator is None:
        return {}
    if row.denominator is None:
        return {COUNTED: row.numerator}
    if kind is Kind.PERCENT:
        return {COUNTED: row.numerator, NOT_COUNTED: row.denominator - row.numerator}
    return {COUNTED: row.numerator, OF: row.denominator}


def none_of(kind: Kind) -> Counts:
    """The counts behind a number of a kind where there is nothing to count."""
    return dict.fromkeys(_NAMES.get(kind, ()), Fraction(0))


def is_secret(name: str, count: Fraction, below: int, *, sensitive: bool) -> bool:
    """Whether a count must not come out: from 1 to one below the threshold, and that none is left where that tells."""
    return 0 < count < below or (sensitive and below > 0 and name == NOT_COUNTED and count == 0)


def tells_by_itself(row: Row, kind: Kind, per: Fraction | None, below: int) -> bool:
    """Whether a value without its counts gives a small one away: beside rounded counts, a numerator or an interval."""
    if row.value is None or per is None or kind not in (Kind.PERCENT, Kind.RATE):
        return False
    if _is_rounded(row) and row.denominator is not None:
        told = row.value * row.denominator / per
        return 0 < told < below or (kind is Kind.PERCENT and 0 < row.denominator - told < below)
    if row.denominator is not None:
        return False
    if row.numerator is not None:
        rest = (
            row.numerator * HUNDRED / row.value - row.numerator if row.value and kind is Kind.PERCENT else Fraction(0)
        )
        return Fraction(1, 2) <= rest < below
    return gives_small_counts(row, kind, below)


def _is_rounded(row: Row) -> bool:
    return bool(row.rounding if isinstance(row, Figure) else row.rounded_to)
