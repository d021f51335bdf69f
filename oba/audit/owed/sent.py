"""What each place has sent of an indicator by a day: whole numbers, parts of them, and that there is none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from oba.domain.evidence import Observation, Reason, Status
from oba.domain.measure import Measure
from oba.domain.period import Period
from oba.rollup.own_figures import known
from oba.rollup.wholeness import is_whole

Key = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What came of one place and group, each by its period with the day on which it first came.

    `whole` are numbers, or why there is none; `parts` numbers that are not whole yet; of the periods in `unavailable`
    the last word is that the number is not available.
    """

    whole: Mapping[Period, date] = field(default_factory=dict)
    parts: Mapping[Period, date] = field(default_factory=dict)
    unavailable: frozenset[Period] = frozenset()

    @property
    def last(self) -> Period | None:
        """The last period of which a whole number, or a reason, came."""
        return max(self.whole, key=_order, default=None)

    @property
    def offered(self) -> tuple[Period, ...]:
        """Of what came, the periods of which a sender may have more to say.

        The last number, which may be revised, and those since of which the last word is that it is not available.
        """
        numbers = [one for one in self.whole if one not in self.unavailable]
        last = max(numbers, key=_order, default=None)
        since = [one for one in self.unavailable if last is None or one.ordinal > last.ordinal]
        return tuple(sorted((*([last] if last else ()), *since), key=_order))


def sent(rows: Iterable[Observation], measure: Measure, on: date) -> Mapping[Key, Sent]:
    """What each place and group has sent by a day, as the measure counts."""
    found: dict[Key, dict[Period, list[Observation]]] = {}
    for row in known(rows, on):
        if row.period.every is measure.every:
            found.setdefault((row.place, row.group), {}).setdefault(row.period, []).append(row)
    return {key: _sent(its, measure) for key, its in found.items()}


def _sent(rows: Mapping[Period, list[Observation]], measure: Measure) -> Sent:
    whole: dict[Period, date] = {}
    parts: dict[Period, date] = {}
    unavailable = set()
    for period, same in rows.items():
        last = _last(same)
        if not _is_answer(last, measure):
            parts[period] = last.published
            continue
        none = last.missing is Reason.NOT_AVAILABLE
        alike = (one for one in same if _is_answer(one, measure) and (one.missing is Reason.NOT_AVAILABLE) is none)
        whole[period] = min(one.published for one in alike)
        unavailable |= {period} if none else set()
    return Sent(whole=whole, parts=parts, unavailable=frozenset(unavailable))


def _last(rows: list[Observation]) -> Observation:
    """The last row that is not disputed, else the last."""
    sure = [row for row in rows if row.status is not Status.DISPUTED]
    return (sure or rows)[-1]


def _is_answer(row: Observation, measure: Measure) -> bool:
    """Whether a row gives the number of its whole period, or says why there is none."""
    return row.missing is not None or is_whole(row, measure)


def _order(period: Period) -> int:
    return period.ordinal
