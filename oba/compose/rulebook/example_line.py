"""A worked example as the rule book prints it: the numbers given, the answers, and by which version they follow."""

from __future__ import annotations

from dataclasses import dataclass

from oba.compose.rulebook.terms import Terms
from oba.domain.finding import Answer
from oba.domain.number import shortest
from oba.domain.period import Period
from oba.domain.rule import Example, Given, Rule
from oba.words import day, number, span

_ANSWERS = frozenset(Answer)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleLine:
    """A worked example of the rule's file: the numbers given and the answers that follow."""

    given: str
    then: str


def example_line(rule: Rule, example: Example, terms: Terms) -> ExampleLine:
    """An example and its answers; where the rule has several versions, by which of them."""
    given = [_given(period, one, terms) for period, one in example.given.items()]
    compared = [
        f"{terms.names.get(place, place)} {_given(period, one, terms)}"
        for place, numbers in example.compared.items()
        for period, one in numbers.items()
    ]
    answers = [says if says in _ANSWERS else f"{key} {says}" for key, says in example.then.items()]
    by = rule.exercised_by(example) if len(rule.versions) > 1 else None
    version = f" (by the version from {by.since.label}, approved on {day(by.reference.approved_on)})" if by else ""
    return ExampleLine(given=", ".join([*given, *compared]), then=f"{', '.join(answers)}{version}")


def _given(period: Period, one: Given, terms: Terms) -> str:
    """A number of an example: 2009/10 4.3 %, with the counts or the interval that it was given with."""
    said = f"{period.label} {number(one.worked_out(terms.measure.per), terms.measure)}"
    if one.counts:
        said += f" ({shortest(one.counts[0])} of {shortest(one.counts[1])})"
    return f"{said}, interval {span(*one.interval, terms.measure)}" if one.interval else said
