"""That a rule can give its answers: no width is wider than the measure, no history too short for its forecast."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from oba.domain.book import Proof
from oba.domain.catalogue import problem
from oba.domain.finding import Question
from oba.domain.measure import Measure
from oba.domain.number import shortest
from oba.domain.problem import Problem, Where
from oba.domain.rule import Forecast, Rule, Version
from oba.statistics.forecast import FEWEST_FOR_LEVEL, FEWEST_FOR_TREND

_SAME = {Question.DIRECTION: "every change is steady", Question.COMPARATORS: "every number is similar"}
_FEWEST = {Forecast.TREND: FEWEST_FOR_TREND, Forecast.LEVEL: FEWEST_FOR_LEVEL}


class _Width(NamedTuple):
    """How far apart two numbers must lie to be told apart, by one question; on the width itself or only beyond it."""

    question: Question
    width: Fraction
    name: str
    where: Where


def prove_reach(rule: Rule) -> tuple[tuple[Proof, ...], tuple[Problem, ...]]:
    """Whether two numbers of the measure can lie as far apart as each width asks; nothing where it has no bounds."""
    short = tuple(_too_short(rule))
    span = _span(rule.measure)
    widths = [width for version in rule.versions for width in _widths(version)]
    if span is None or not widths:
        return (), short
    wide = [one for one in dict.fromkeys(widths) if one.width > span]
    problems = tuple(
        problem("A009", one.where, f"{one.name} {shortest(one.width)} is wider than the measure: {_SAME[one.question]}")
        for one in wide
    )
    says = "No width is wider than the measure, so every change can be told."
    return (Proof(says=says, holds=not wide),), (*problems, *short)


def _too_short(rule: Rule) -> Iterator[Problem]:
    """A history of fewer periods than its forecast needs: no number can ever be held against it."""
    for one in {version.baseline.where: version.baseline for version in rule.versions}.values():
        named, needed = len(one.history), _FEWEST.get(one.forecast, 0)
        if 0 < named < needed:
            what = f"forecast: {one.forecast} needs {needed} periods of history, and {named} are named"
            yield problem("A009", one.where, what, f"name at least {needed} periods.")


def _span(measure: Measure) -> Fraction | None:
    least, most = measure.bounds
    return None if least is None or most is None else most - least


def _widths(version: Version) -> Iterator[_Width]:
    direction, beside = version.direction, version.comparators
    if direction.change and direction.test is None and direction.method is None:
        yield _Width(Question.DIRECTION, direction.change, "change_of_at_least", direction.where)
    if beside.difference is not None:
        yield _Width(Question.COMPARATORS, beside.difference, "difference", beside.where)
