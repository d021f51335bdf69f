"""That no width of a rule is wider than the measure, so that every answer about change and difference can be given."""

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
from oba.domain.rule import Rule, Version

SAME = {Question.DIRECTION: "every change is steady", Question.COMPARATORS: "every number is similar"}


class _Width(NamedTuple):
    """How far apart two numbers must lie to be told apart, by one question; on the width itself or only beyond it."""

    question: Question
    width: Fraction
    name: str
    where: Where


def prove_reach(rule: Rule) -> tuple[tuple[Proof, ...], tuple[Problem, ...]]:
    """Whether two numbers of the measure can lie as far apart as each width asks; nothing where it has no bounds."""
    span = _span(rule.measure)
    widths = [width for version in rule.versions for width in _widths(version)]
    if span is None or not widths:
        return (), ()
    wide = [one for one in dict.fromkeys(widths) if one.width > span]
    problems = tuple(
        problem("A009", one.where, f"{one.name} {shortest(one.width)} is wider than the measure: {SAME[one.question]}")
        for one in wide
    )
    return (Proof(says="No width is wider than the measure, so every change can be told.", holds=not wide),), problems


def _span(measure: Measure) -> Fraction | None:
    least, most = measure.bounds
    return None if least is None or most is None else most - least


def _widths(version: Version) -> Iterator[_Width]:
    direction, beside = version.direction, version.comparators
    if direction.change and direction.test is None and direction.method is None:
        yield _Width(Question.DIRECTION, direction.change, "change_of_at_least", direction.where)
    if beside.difference is not None:
        yield _Width(Question.COMPARATORS, beside.difference, "difference", beside.where)
