"""The planned path of a trajectory: from its start through its targets to the last firm one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import pairwise

from oba.assess.case import Case, cited
from oba.domain.citation import Citation
from oba.domain.evidence import Reason
from oba.domain.measure import Break
from oba.domain.period import Period
from oba.domain.rule import Path
from oba.domain.target import STRICT, Aim, Target, Word

_DIGITS = 50
Knot = tuple[Period, Fraction]


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A path through fixed points, by period: the start, then every target's nearest acceptable value.

    `strict` holds the aims that equalling falls short of, by the period of their fixed point; `start_cites` tells where
    the start's number comes from.
    """

    path: Path
    knots: tuple[Knot, ...]
    strict: Mapping[Period, Aim]
    stated: Mapping[Period, Fraction]
    goal: Target
    start_cites: tuple[Citation, ...] = ()

    @property
    def start_period(self) -> Period:
        """The period the path starts in."""
        return self.knots[0][0]

    @property
    def start(self) -> Fraction:
        """The value the path starts from."""
        return self.knots[0][1]

    @property
    def end_period(self) -> Period:
        """The period the path ends in."""
        return self.knots[-1][0]

    @property
    def end(self) -> Fraction:
        """The value the path ends at."""
        return self.knots[-1][1]

    def at(self, period: Period) -> Fraction | None:
        """The planned value at a period, exact; None outside the path, or where a stated path names none."""
        knots, ordinal = self.knots, period.ordinal
        if not knots[0][0].ordinal <= ordinal <= knots[-1][0].ordinal:
            return None
        if self.path is Path.STATED and period not in dict(knots):
            return self.stated.get(period)
        for before, after in pairwise(knots):
            if ordinal < after[0].ordinal:
                return self._between(before, after, ordinal)
        return self.end

    def around(self, period: Period) -> tuple[Knot, Knot]:
        """The fixed points on either side of a period; at one of them and after the last, that point twice."""
        before = [knot for knot in self.knots if knot[0].ordinal <= period.ordinal]
        after = [knot for knot in self.knots if knot[0].ordinal > period.ordinal]
        last = before[-1] if before else self.knots[0]
        return last, after[0] if after and last[0].ordinal != period.ordinal else last

    def strict_at(self, period: Period) -> Aim | None:
        """The strict aim whose edge the planned value of a period is: its own, or in steps the one held until then."""
        held = [knot for knot, _ in self.knots if knot.ordinal <= period.ordinal]
        if not held or (self.path is not Path.STEPS and held[-1] != period):
            return None
        return self.strict.get(held[-1])

    def _between(self, before: Knot, after: Knot, ordinal: int) -> Fraction:
        gone, whole = ordinal - before[0].ordinal, after[0].ordinal - before[0].ordinal
        if self.path is Path.STEPS or not gone:
            return before[1]
        if self.path is Path.COMPOUND:
            return _compound(before[1], after[1], Fraction(gone, whole))
        return _part_way(before[1], after[1], gone, whole)

    def points(self) -> tuple[Knot, ...]:
        """The whole path, period by period."""
        periods = sorted(
            {*self.start_period.until(self.end_period.ordinal), *dict(self.knots)}, key=lambda p: p.ordinal
        )
        return tuple((period, value) for period in periods if (value := self.at(period)) is not None)


def goals_of(case: Case) -> tuple[Target, ...] | Reason:
    """The targets that the place's path goes through, the last of them its goal, or why there are none."""
    if case.goals:
        return case.goals
    if any(target.aim.numeric for target in case.targets):
        return Reason.NOT_YET_DUE
    agreed = any(target.aim.word is Word.TO_BE_AGREED for target in case.targets)
    return Reason.TO_BE_AGREED if agreed else Reason.NO_TARGET


def planned_path(case: Case) -> Planned | Reason:
    """The path a place is planned to take, or why there is none: no numeric target, or no number to start from.

    Nor is there a start where a compound path from it would touch or cross 0, as from a place's own.
    """
    stops = goals_of(case)
    if isinstance(stops, Reason):
        return stops
    start = starting_point(case)
    if isinstance(start, Reason) or case.trajectory is None or case.trajectory.start is None:
        return Reason.NO_START
    knots = [start]
    ahead = [target for target in stops if target.stands_at(case.measure).ordinal > start[0].ordinal]
    for target in ahead:
        knots.append((target.stands_at(case.measure), target.aim.nearest_to(knots[-1][1])))
    if case.trajectory.path is Path.COMPOUND and not _on_one_side_of_zero(knots):
        return Reason.NO_START
    return Planned(
        path=case.trajectory.path,
        knots=tuple(knots),
        strict={one.stands_at(case.measure): one.aim for one in ahead if one.aim.word in STRICT},
        stated=case.trajectory.stated,
        goal=stops[-1],
        start_cites=start_cites(case),
    )


def path_points(case: Case) -> tuple[Knot, ...]:
    """The whole path that a place is planned to take, period by period; nothing where there is none."""
    planned = planned_path(case)
    return planned.points() if isinstance(planned, Planned) else ()


def has_begun(case: Case) -> bool:
    """Whether the period judged comes after the trajectory's start; always where it has none."""
    start = case.trajectory.start if case.trajectory else None
    return start is None or case.period.ordinal > start.period.last_of(case.measure.every).ordinal


def starting_point(case: Case) -> Knot | Reason:
    """Where a place starts: its own number at the starting period; a value written in the rule serves the top place."""
    start = case.trajectory.start if case.trajectory else None
    if start is None:
        return Reason.NO_START
    period = start.period.last_of(case.measure.every)
    written = start.value if case.top else None
    value = case.series.value_at(period) if written is None else written
    return Reason.NO_START if value is None else (period, value)


def start_cites(case: Case) -> tuple[Citation, ...]:
    """Where the number of a place's start comes from: the part of the rule that writes it, else the place's own rows.

    The part of the rule alone where there is no number, for it names the period.
    """
    start = case.trajectory.start if case.trajectory else None
    if start is None:
        return ()
    rows = cited(case.series, start.period.last_of(case.measure.every))
    return rows if rows and (start.value is None or not case.top) else (start.where,)


def no_start(case: Case) -> str:
    """Say why no path starts: the period without a number and why it has none, or that a ratio leads nowhere from 0."""
    start, found = case.trajectory.start if case.trajectory else None, starting_point(case)
    if start is None:
        return "The rule names no start."
    if not isinstance(found, Reason):
        return f"A compound path cannot start from {case.write(found[1])} and reach its targets: it never touches 0."
    figure = case.series.figures.get(start.period.last_of(case.measure.every))
    why = f": {figure.reason}" if figure and figure.reason else ""
    return f"There is no number for the start, {start.period.label}{why}."


def break_since_start(case: Case) -> Break | None:
    """The change of definition that lies between the start and the number judged, if one does."""
    start = case.trajectory.start if case.trajectory else None
    return case.measure.break_between(start.period, case.period) if start else None


def _on_one_side_of_zero(knots: Sequence[Knot]) -> bool:
    return all(value > 0 for _, value in knots) or all(value < 0 for _, value in knots)


def _part_way(start: Fraction, end: Fraction, gone: int, whole: int) -> Fraction:
    """So many steps of a whole way from one number to another, over their common denominator."""
    (near, parts), (far, others) = start.as_integer_ratio(), end.as_integer_ratio()
    return Fraction(near * others * (whole - gone) + far * parts * gone, parts * others * whole)


def _compound(low: Fraction, high: Fraction, share: Fraction) -> Fraction:
    """A constant ratio each period: low × (high ÷ low)^share, to 50 digits."""
    with localcontext() as context:
        context.prec = _DIGITS
        ratio = _decimal(high / low) ** _decimal(share)
        return low * Fraction(ratio)


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
