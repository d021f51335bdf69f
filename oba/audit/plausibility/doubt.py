"""Which alarm a row gives, if any: one row has one cause, the one that tells most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from oba.audit.plausibility.others import Others
from oba.audit.plausibility.past import ENOUGH
from oba.audit.plausibility.scale import Scale
from oba.audit.plausibility.slips import is_exchanged, is_fraction, is_out_of_range, power_of_ten
from oba.audit.plausibility.track import Track
from oba.domain.alarm import Alarm
from oba.domain.evidence import Observation
from oba.domain.measure import Kind, Measure
from oba.rollup.own_figures import row_value
from oba.rollup.wholeness import is_early

_ENOUGH_PEOPLE = 30


class Doubt(NamedTuple):
    """One row's alarm: the column, the number in it and what it is held against.

    `held` are rows, the nearest first; where there are none, `middle` is that of the other places' numbers, or of
    those `stated` in the rule. `power` is that of ten, `past` the smallest and the largest number.
    """

    alarm: Alarm
    row: Observation
    column: str
    number: Fraction
    held: tuple[Observation, ...] = ()
    middle: Fraction | None = None
    stated: bool = False
    power: int = 0
    past: tuple[Fraction, Fraction] | None = None


def doubt(track: Track, index: int, others: Others) -> Doubt | None:
    """The first alarm that a row gives, unless somebody has looked at it; none for a row that somebody has checked.

    One row has one cause: what was settled as one alarm is not told as another.
    """
    row, measure = track.rows[index], track.measure
    if row.checked or row.missing or row.part:
        return None
    early = Doubt(Alarm.EARLY, row, "published", Fraction(0)) if is_early(row, measure) else None
    if not track.whole[index]:
        return early
    if track.values.numbers[index] is None:
        return None
    if track.is_steady:
        return early
    before = track.before(index)
    found = None if _is_ordinary(track, index, before) else next(_doubts(track, index, before, others), None)
    return found if found and not measure.looked_at(found.alarm) else early


def _is_ordinary(track: Track, index: int, before: Sequence[int]) -> bool:
    """Whether a value that stands alone is so near to what was before it that no alarm can come of it.

    Every alarm asks for a number beyond five times or a fifth of some of its past; most rows are passed over here.
    """
    number, held = track.values.numbers[index], track.values.past(before)
    if number is None or held is None or held.size < ENOUGH or track.rows[index].denominator is not None:
        return False
    return held.largest <= 5 * number and number <= 5 * held.smallest


def _doubts(track: Track, index: int, before: Sequence[int], others: Others) -> Iterator[Doubt]:
    """Every alarm about a row's numbers, the most telling first."""
    around = before if len(before) >= ENOUGH else track.around(index, before)
    yield from _fraction(track, index, before, around)
    if around:
        yield from _counts(track, index, around)
        yield from _tenfold(track, index, track.values, "value", around)
    elif track.measure.kind_of(track.rows[index].group) is not Kind.COUNT:
        yield from _beside(track, index, others)
    yield from _again(track, index, before)
    if around:
        for column, numbers in _columns(track, index):
            yield from _range(track, index, numbers, column, around, own=len(before) >= ENOUGH)


def _columns(track: Track, index: int) -> tuple[tuple[str, Scale], ...]:
    value = ("value", track.values)
    if track.rows[index].denominator is None:
        return (value,)
    return ("numerator", track.numerators), ("denominator", track.denominators), value


def _is_share(track: Track, index: int) -> bool:
    """Whether a row gives a percentage that is not worked out from its counts."""
    row = track.rows[index]
    return track.measure.kind_of(row.group) is Kind.PERCENT and row.denominator is None


def _fraction(track: Track, index: int, before: Sequence[int], around: Sequence[int]) -> Iterator[Doubt]:
    if not _is_share(track, index):
        return
    for rows in (before, around):
        number, held = track.values.numbers[index], track.values.past(rows)
        if number is not None and held and is_fraction(number, held, track.values.one):
            yield _of(Alarm.FRACTION, track, index, "value", rows)
            return


def _counts(track: Track, index: int, around: Sequence[int]) -> Iterator[Doubt]:
    """What is wrong with a numerator or a denominator, each held against its own past."""
    top, bottom = track.numerators, track.denominators
    numerator, denominator = top.numbers[index], bottom.numbers[index]
    above, below = top.past(around), bottom.past(around)
    if numerator is None or denominator is None or above is None or below is None:
        return
    if is_exchanged(numerator, denominator, above, below):
        yield _of(Alarm.EXCHANGED, track, index, "numerator", around)
    yield from _tenfold(track, index, top, "numerator", around)
    yield from _tenfold(track, index, bottom, "denominator", around)


def _tenfold(track: Track, index: int, numbers: Scale, column: str, around: Sequence[int]) -> Iterator[Doubt]:
    number, held, is_count = numbers.numbers[index], numbers.past(around), _is_count(track, index, column)
    if number is None or held is None or held.size < ENOUGH:
        return
    if power := power_of_ten(number, held, numbers.one, count=is_count):
        yield _of(Alarm.POWER_OF_TEN, track, index, column, around)._replace(power=power)


def _beside(track: Track, index: int, others: Others) -> Iterator[Doubt]:
    """What is wrong with a number that has too few of its own kind around it, held against the other places'."""
    row = track.rows[index]
    value = Fraction(track.values.numbers[index] or 0, track.values.one)
    rank = others.past(row, value)
    if rank is None:
        return
    found = Doubt(Alarm.FRACTION, row, "value", value, middle=rank.middle, stated=rank.stated)
    if _is_share(track, index) and is_fraction(rank.number, rank.held, rank.one):
        yield found
    power = power_of_ten(rank.number, rank.held, rank.one, count=False)
    if power and rank.held.size >= ENOUGH and not rank.stated:
        yield found._replace(alarm=Alarm.POWER_OF_TEN, power=power)


def _again(track: Track, index: int, before: Sequence[int]) -> Iterator[Doubt]:
    """Whether a row repeats the counts of the period before, in which there were enough people for that to be odd."""
    row = track.rows[index]
    former = next((track.rows[other] for other in before if track.rows[other].period != row.period), None)
    if former is None or row.denominator is None or row.denominator < _ENOUGH_PEOPLE or row.numerator is None:
        return
    same = (row.numerator, row.denominator) == (former.numerator, former.denominator)
    if same and former.period == row.period.shift(-1):
        yield Doubt(Alarm.SENT_AGAIN, row, "numerator", row.numerator, (former,))


def _range(
    track: Track, index: int, numbers: Scale, column: str, around: Sequence[int], *, own: bool
) -> Iterator[Doubt]:
    """Whether a number is out of range; one that is held against later numbers too only where these are steady."""
    number, held = numbers.numbers[index], numbers.past(around)
    if number is None or held is None or held.size < ENOUGH or not is_out_of_range(number, held, numbers.one):
        return
    if own or (number > 0 and held.within(3)):
        past = (Fraction(held.smallest, numbers.one), Fraction(held.largest, numbers.one))
        yield _of(Alarm.OUT_OF_RANGE, track, index, column, around)._replace(past=past)


def _is_count(track: Track, index: int, column: str) -> bool:
    return column != "value" or track.measure.kind_of(track.rows[index].group) is Kind.COUNT


def _of(alarm: Alarm, track: Track, index: int, column: str, around: Sequence[int]) -> Doubt:
    """An alarm about one of a row's columns, and the rows that it is held against."""
    row = track.rows[index]
    return Doubt(
        alarm, row, column, number_in(row, column, track.measure), tuple(track.rows[other] for other in around)
    )


def number_in(row: Observation, column: str, measure: Measure) -> Fraction:
    """What a row that has a number says in a column; as its value also what its counts give."""
    found = row_value(row, measure) if column == "value" else getattr(row, column)
    return found or Fraction(0)
