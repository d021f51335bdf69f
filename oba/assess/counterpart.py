"""A comparator's number for the period judged, or why there is none."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from oba.assess.case import Case
from oba.domain.evidence import Figure, Reason


class Counterpart(NamedTuple):
    """What a comparator has for the period judged: the figure, if any; `latest` is that, or the latest number known."""

    name: str
    figure: Figure | None
    latest: Figure | None

    @property
    def value(self) -> Fraction | None:
        """The number of the period."""
        return self.figure.value if self.figure else None

    @property
    def reason(self) -> Reason:
        """Why there is no number: the row's own reason; another period's number alone; else no number at all."""
        if self.figure and self.figure.reason:
            return self.figure.reason
        return Reason.OTHER_PERIOD if self.latest else Reason.NO_COMPARATOR


def counterpart(case: Case, place: str) -> Counterpart:
    """What a comparator has to hold against the number judged."""
    series = case.places.get(place)
    figures = series.figures if series else {}
    here = figures.get(case.period)
    known = (figure for figure in figures.values() if figure.value is not None)
    has_number = here is not None and here.value is not None
    latest = here if has_number else max(known, key=lambda figure: figure.period.end, default=None)
    return Counterpart(case.names.get(place, place), here, latest)


def lack_of(case: Case, found: Counterpart) -> str:
    """Say that a comparator has no number for the period, and which one it has."""
    if found.figure and found.figure.reason:
        return f"{found.name} in {case.period.label}: {found.figure.reason}"
    if found.latest is None or found.latest.value is None:
        return f"{found.name} has no number"
    latest = f"{found.latest.period.label}: {case.write(case.seen(found.latest.value))}"
    return f"{found.name} has no number for {case.period.label} (latest {latest})"
