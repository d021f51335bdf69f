"""Numbers in two rounds: what the one judged was and is, what moved it, and which were revised."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from oba.audit.changes.cells import cause_of
from oba.domain.assessment import Assessment
from oba.domain.change import ChangeCause, NumberChange, NumberRevision
from oba.domain.evidence import Figure, Series
from oba.protect.withholding import blank


def number_change(before: Assessment, now: Assessment, new: Series | None, *, withdrawn: bool) -> NumberChange:
    """The number judged before and now, and what each cause added; nothing is told of one that has been withdrawn.

    What a revision added is read from the old period as it is known now, so that it is a number of either round.
    """
    was = before.judged
    told = blank(was) if was is not None and withdrawn else was
    return NumberChange(
        indicator=now.indicator,
        place=now.place,
        was=told,
        now=now.judged,
        path=tuple(_path(told, now.judged, new)),
    )


def _path(was: Figure | None, now: Figure | None, new: Series | None) -> Iterator[tuple[ChangeCause, Fraction]]:
    if was is None or now is None or was.value is None or now.value is None:
        return
    since, value = new.figures.get(was.period) if new else None, was.value
    if since and since.value is not None and cause_of(was, since) is ChangeCause.REVISION and since.value != value:
        value = since.value
        yield ChangeCause.REVISION, value
    if now.value != value:
        yield ChangeCause.NUMBER, now.value


def revisions(old: Series, new: Series) -> Iterator[NumberRevision]:
    """A place's own numbers that both rounds show and that are not the same, in order of time.

    Counts that changed without changing the number are a revision too; a number sent again as it was is none.
    """
    for period, was in old.figures.items():
        now = new.figures.get(period)
        if now is not None and cause_of(was, now) is ChangeCause.REVISION and _differ(was, now):
            yield NumberRevision(indicator=new.indicator, place=new.place, period=period, was=was, now=now)


def _differ(was: Figure, now: Figure) -> bool:
    counts = (was.value, was.numerator, was.denominator) != (now.value, now.numerator, now.denominator)
    return counts and was.value is not None and now.value is not None
