"""Which target judges a number: its own period's, or its year's when the number covers a full year."""

from __future__ import annotations

from oba.assess.case import Case
from oba.domain.evidence import Reason
from oba.domain.period import Every, Period
from oba.domain.target import MOVEMENT, Target, Word


def target_at(case: Case) -> Target | None:
    """The target of the period judged: of exactly that period, else of its year when the number is a full year's."""
    by_period = {target.period: target for target in _targets(case)}
    own = by_period.get(case.period)
    if own is None and case.measure.full_year:
        own = by_period.get(case.period.in_year)
    return own


def next_target(case: Case) -> Target | None:
    """The target to name as the next when targets exist for later periods only, the first numeric one preferred.

    An annual target is still ahead of every quarter or month of its year; None when any target lies behind.
    """
    targets = _targets(case)
    later = [target for target in targets if _is_ahead(case, target)]
    if not later or any(_is_behind(case, target) for target in targets):
        return None
    useful = [target for target in later if target.aim.numeric] or [t for t in later if t.aim.word in MOVEMENT]
    agreed = [target for target in later if target.aim.word is Word.TO_BE_AGREED]
    return (useful or agreed or later)[0]


def reachable(case: Case) -> tuple[tuple[Period, Target], ...] | Reason:
    """The numeric targets a trajectory goes through, each at the period it stands for, up to the last firm one.

    Provisional ones are the goal only when no firm one exists. Annual targets do not judge part of a year.
    """
    numeric = [target for target in _targets(case) if target.aim.numeric]
    if not numeric:
        agreed = any(target.aim.word is Word.TO_BE_AGREED for target in _targets(case))
        return Reason.TO_BE_AGREED if agreed else Reason.NO_TARGET
    usable = [target for target in numeric if not _annual_beside_quarters(case, target)]
    if not usable:
        return Reason.NOT_YET_DUE
    last = [target for target in usable if target.firm] or usable
    placed = [(target.period.last_of(case.measure.every), target) for target in usable]
    goal = last[-1].period.last_of(case.measure.every).ordinal
    return tuple((period, target) for period, target in placed if period.ordinal <= goal)


def _targets(case: Case) -> tuple[Target, ...]:
    return case.trajectory.targets if case.trajectory else ()


def _annual_beside_quarters(case: Case, target: Target) -> bool:
    """Whether an annual target stands beside numbers for parts of a year, which it does not judge."""
    return target.period.every is Every.YEAR and not case.measure.full_year


def _is_behind(case: Case, target: Target) -> bool:
    judges = target.aim.word is not Word.TO_BE_AGREED and not _annual_beside_quarters(case, target)
    return judges and not _is_ahead(case, target)


def _is_ahead(case: Case, target: Target) -> bool:
    if _annual_beside_quarters(case, target):
        return target.period.end >= case.period.end
    return target.period.end > case.period.end
