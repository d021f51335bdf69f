"""What has not come, in words: which period, whose number, awaited or late, and what share has come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from oba.domain.evidence import Reason
from oba.domain.measure import NBSP
from oba.domain.number import printed
from oba.domain.outstanding import Outstanding
from oba.words.dates import day, stretches
from oba.words.lists import listed

_MOST = 3  # names that a cell has room for
_AWAITED = f": {Reason.AWAITED}, due by"


def outstanding(
    found: Iterable[Outstanding], place: str, names: Mapping[str, str], *, briefly: bool = False
) -> tuple[str, ...]:
    """A line for each period, or stretch of periods, that lacks the same: 2009/10: Central late; 66 % has come.

    `place` is the one whose number it is; where it sends that itself it is not named, and of a single period it is said
    by when the number was, or is, due. `briefly` is for a table that says what is awaited: 2009/10, by 31 March 2011;
    more than three who lack it are counted there.
    """
    told = groupby(found, key=lambda one: _absent(one, place, names, _MOST if briefly else len(one.absences)))
    runs = ((absent, list(run)) for absent, run in told)
    said = (f"{_when(run)}: {absent}{''.join(_due(run, place))}" for absent, run in runs)
    return tuple(says.replace(_AWAITED, ", by") if briefly else says for says in said)


def _when(run: Sequence[Outstanding]) -> str:
    return stretches([one.period for one in run])


def _absent(one: Outstanding, place: str, names: Mapping[str, str], most: int) -> str:
    """Who is absent, by reason, and the share that has come."""
    if _own(one, place):
        return str(one.reason)
    by_reason = (
        (reason, [names.get(absence.place, absence.place) for absence in one.absences if absence.reason is reason])
        for reason in Reason
    )
    absent = ", ".join(
        f"{listed(whose) if len(whose) <= most else f'{len(whose)} places'} {reason}"
        for reason, whose in by_reason
        if whose
    )
    return f"{absent}; {printed(one.come * 100, 0)}{NBSP}% has come" if one.come else absent


def _own(one: Outstanding, place: str) -> bool:
    return [absence.place for absence in one.absences] == [place]


def _due(run: Sequence[Outstanding], place: str) -> Iterator[str]:
    if len(run) == 1 and _own(run[0], place) and run[0].reason in (Reason.AWAITED, Reason.LATE):
        yield f", due by {day(run[0].due)}"
