"""The numbers of one indicator, place and group in order of time, and what was known of them before each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from oba.audit.plausibility.past import ENOUGH, MOST
from oba.audit.plausibility.scale import Scale, whole_numbers
from oba.domain.evidence import Observation, Status
from oba.domain.measure import Measure
from oba.rollup.own_figures import row_value
from oba.rollup.wholeness import is_whole


@dataclass(frozen=True)
class Track:
    """Rows in order of time, those of one period in order of publication; disputed ones are not among them."""

    rows: tuple[Observation, ...]
    measure: Measure

    @cached_property
    def whole(self) -> tuple[bool, ...]:
        """Which rows have a number, and that of their whole period."""
        return tuple(row.missing is None and is_whole(row, self.measure) for row in self.rows)

    @cached_property
    def values(self) -> Scale:
        """What the rows say of the measure."""
        known = zip(self.rows, self.whole, strict=True)
        return whole_numbers([row_value(row, self.measure) if whole else None for row, whole in known])

    @cached_property
    def numerators(self) -> Scale:
        """Those counted, where it is said among how many; in units of the denominators."""
        return Scale(self._counts.numbers[: len(self.rows)], self._counts.one)

    @cached_property
    def denominators(self) -> Scale:
        """Those they are counted among."""
        return Scale(self._counts.numbers[len(self.rows) :], self._counts.one)

    @cached_property
    def current(self) -> tuple[int, ...]:
        """The rows that no later one revises, by their numbers: what was mended need not be looked at again."""
        return tuple({row.period.ordinal: index for index, row in enumerate(self.rows)}.values())

    @cached_property
    def is_steady(self) -> bool:
        """Whether values that stand alone, each held against at least three others, are too near to them for an alarm.

        Every alarm asks for a number beyond five times or a fifth of some of those it is held against. Rows of one day
        are meant, one for each period, so that all are held against each other.
        """
        known = [number for number in self.values.numbers if number is not None]
        if len(known) <= ENOUGH or len(self.current) < len(self.rows) or max(known) > 5 * min(known):
            return False
        first = self.rows[0].published
        return all(row.published == first and row.denominator is None for row in self.rows)

    @cached_property
    def is_sound(self) -> bool:
        """Whether no row can give an alarm: the values are steady, and came when their last period was over."""
        return self.is_steady and self.rows[0].published >= self.measure.collected(self.rows[-1].period)

    def before(self, index: int) -> list[int]:
        """The last numbers before a row, at most five, the latest first, each as last known when it was published.

        What the number itself was before it was revised is one of them.
        """
        rows, published = self.rows, self.rows[index].published
        found: list[int] = []
        period = None
        for other in range(index - 1, -1, -1):
            row = rows[other]
            if row.period.ordinal == period or row.published > published:
                continue
            period = row.period.ordinal
            if self.whole[other]:
                found.append(other)
                if len(found) == MOST:
                    break
        return found

    def around(self, index: int, before: Sequence[int]) -> list[int]:
        """The numbers before a row and, where these are too few, the next after it; none where they still are."""
        period = self.rows[index].period.ordinal
        later = (other for other in self.current if self.rows[other].period.ordinal > period and self.whole[other])
        found = [*before, *(later if len(before) < ENOUGH else ())][:MOST]
        return found if len(found) >= ENOUGH else []

    @cached_property
    def _counts(self) -> Scale:
        known = zip(self.rows, self.whole, strict=True)
        pairs = [
            (row.numerator, row.denominator) if whole and row.denominator else (None, None) for row, whole in known
        ]
        return whole_numbers([*(top for top, _ in pairs), *(bottom for _, bottom in pairs)])


def tracks(rows: Iterable[Observation], measure: Measure) -> Iterator[Track]:
    """The tracks of one indicator's rows; periods of different lengths make different ones."""
    found: dict[tuple[str, str, str, int], list[Observation]] = defaultdict(list)
    for row in rows:
        if row.status is not Status.DISPUTED:
            found[row.place, row.group, row.period.every, row.period.span].append(row)
    for same in found.values():
        same.sort(key=lambda row: (row.period.ordinal, row.published))
        yield Track(tuple(same), measure)
