"""Cells: which cause stands behind a number that is not the same in two rounds, and what was known in between."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from oba.domain.change import ChangeCause
from oba.domain.evidence import Figure, Figures, Reason, Series

_ORDER = tuple(ChangeCause)


def cause_of(old: Figure | None, new: Figure | None) -> ChangeCause | None:
    """Why a place's number of one period differs between two rounds; None where it is the same.

    What only one of them may show is withheld. A number is new where none was known, a reason included, and where more
    of its parts have come or the place has sent its own; all else is a revision.
    """
    if old == new:
        return None
    if is_withheld(old) != is_withheld(new):
        return ChangeCause.WITHHELD
    if old is None or (old.value is None and new is not None and new.value is not None):
        return ChangeCause.NUMBER
    more = new is not None and (old.coverage, old.rolled_up) != (new.coverage, new.rolled_up)
    return ChangeCause.NUMBER if more else ChangeCause.REVISION


def is_withheld(figure: Figure | None) -> bool:
    """Whether there is a number that may not be shown."""
    return figure is not None and figure.reason is Reason.SUPPRESSED


def series_after(cause: ChangeCause, old: Mapping[str, Series], new: Mapping[str, Series]) -> dict[str, Series]:
    """The series by place when everything up to a cause is as it is now and the rest as it was.

    They are made of numbers that one of the two rounds shows, and of no other.
    """
    found = {place: _after(cause, old.get(place), new.get(place)) for place in {**old, **new}}
    return {place: its for place, its in found.items() if its.figures or its.years or any(its.parts.values())}


def _after(cause: ChangeCause, old: Series | None, new: Series | None) -> Series:
    its = new or old or Series(indicator="", place="")
    was, now = old or replace(its, figures={}, years={}, parts={}), new or replace(its, figures={}, years={}, parts={})
    groups = {**was.parts, **now.parts}
    return replace(
        its,
        figures=_figures(cause, was.figures, now.figures),
        years=_figures(cause, was.years, now.years),
        parts={group: _figures(cause, was.parts.get(group, {}), now.parts.get(group, {})) for group in groups},
    )


def _figures(cause: ChangeCause, old: Figures, new: Figures) -> Figures:
    found = {}
    for period in sorted({*old, *new}, key=lambda period: period.end):
        why = cause_of(old.get(period), new.get(period))
        come = why is None or _ORDER.index(why) <= _ORDER.index(cause)
        if figure := (new if come else old).get(period):
            found[period] = figure
    return found


def withdrawn(old: Series | None, new: Series | None) -> bool:
    """Whether a number that the earlier round showed is withheld in the later: then nothing is told of the earlier."""
    if old is None or new is None:
        return False
    pairs = [(old.figures, new.figures), (old.years, new.years)]
    pairs += [(figures, new.parts.get(group, {})) for group, figures in old.parts.items()]
    return any(
        figure.value is not None and is_withheld(now.get(period))
        for was, now in pairs
        for period, figure in was.items()
    )
