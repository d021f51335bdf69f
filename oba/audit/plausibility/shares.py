"""Series of a percentage in which every number is between 0 and 1: fractions, as it seems, all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import groupby

from oba.audit.plausibility.past import ENOUGH
from oba.audit.plausibility.track import Track
from oba.domain.alarm import Alarm
from oba.domain.catalogue import problem
from oba.domain.measure import ALL, HUNDRED, Kind
from oba.domain.number import shortest
from oba.domain.problem import Problem
from oba.words.lists import how_many


def is_all_fractions(track: Track) -> bool:
    """Whether a place's percentages, at least three not worked out from counts, all lie between 0 and 1.

    Ends count, but three are truly between them: a series of 0 or of 1 says nothing.
    """
    if track.measure.kind_of(track.rows[0].group) is not Kind.PERCENT:
        return False
    numbers = _numbers(track)
    return all(0 <= number <= 1 for number in numbers) and sum(0 < number < 1 for number in numbers) >= ENOUGH


def only_fractions(every: Iterable[Track]) -> tuple[Track, ...]:
    """The places that have only fractions, without those of which somebody has checked a row."""
    found = (track for track in every if is_all_fractions(track) and not any(row.checked for row in track.rows))
    return tuple(track for track in found if not track.measure.looked_at(Alarm.FRACTIONS))


def all_fractions(found: Iterable[Track]) -> Iterator[Problem]:
    """One warning for each group of an indicator, at the first row of the first place that has only fractions."""
    for group, same in groupby(sorted(found, key=lambda one: one.rows[0].group), lambda one: one.rows[0].group):
        yield _worded(group, list(same))


def _numbers(track: Track) -> list[Fraction]:
    """The numbers of present rows that are given as a value alone."""
    rows = (track.rows[index] for index in track.current if track.whole[index])
    return [row.value for row in rows if row.value is not None and row.denominator is None]


def _worded(group: str, same: list[Track]) -> Problem:
    row, numbers, others = same[0].rows[0], _numbers(same[0]), len(same) - 1
    more = f" and of {how_many(others, 'more place')}" if others else ""
    whose = row.place if group == ALL else f"{row.place}, {group}"
    low, high = min(numbers), max(numbers)
    what = f"every number of {row.indicator} in {whose}{more} is between 0 and 1: {shortest(low)} to {shortest(high)} %"
    mend = (
        f"if they are fractions, multiply them by a hundred: {shortest(HUNDRED * high)}; if they are right, write "
        f"checked: {{{Alarm.FRACTIONS}: 'who, the day and why'}} in the measure of {row.indicator}."
    )
    return problem("A031", row.where, what, mend)
