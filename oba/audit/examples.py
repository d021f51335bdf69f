"""The worked examples in the rules, executed with the functions that make the cards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from oba.assess.assessment import assess
from oba.assess.interval import AT_95
from oba.domain.assessment import Assessment
from oba.domain.catalogue import problem
from oba.domain.evidence import Figure, Series
from oba.domain.finding import Question
from oba.domain.period import Period
from oba.domain.place import Place, Places
from oba.domain.plan import Policy
from oba.domain.problem import Problem
from oba.domain.rule import Example, Given, Rule, Version
from oba.rollup.years import parted, with_years

_NO_DATE = date.min


@dataclass(frozen=True, slots=True, kw_only=True)
class Executed:
    """An example, what the rule answers to it, by question, and which version does."""

    example: Example
    answers: Mapping[str, str]
    version: Version | None = None

    @property
    def holds(self) -> bool:
        """Whether every answer is the one the example states."""
        return all(self.answers.get(question) == expected for question, expected in self.example.then.items())


def execute(rule: Rule, places: Places, policy: Policy) -> tuple[Executed, ...]:
    """Run every example of a rule as the top place's numbers; the version in force for their last period answers.

    Where an example names a version, that is the one in force on the day of that version's approval. Where no place is
    at the top, which the reader has said, none can be run.
    """
    top = places.top
    return tuple(_execute(rule, example, top, places, policy) for example in rule.examples) if top else ()


def broken(rule: Rule, executed: tuple[Executed, ...]) -> tuple[Problem, ...]:
    """A problem for every answer of an example that is not the one the rule gives."""
    return tuple(
        problem(
            "A001", run.example.where, f"the example of {rule.id} says {question}: {expected}, the rule answers {got}"
        )
        for run in executed
        for question, expected in run.example.then.items()
        if (got := run.answers.get(question, "nothing")) != expected
    )


def _execute(rule: Rule, example: Example, top: Place, places: Places, policy: Policy) -> Executed:
    series = {place: _series(rule, place, values, example) for place, values in example.compared.items()}
    series[top.id] = _series(rule, top.id, example.given, example)
    then = rule.for_example(example)
    found = assess(then, top, places, series, policy, known_by=None)
    return Executed(example=example, answers=_said(found), version=found.version)


def _said(found: Assessment) -> Mapping[str, str]:
    return {str(question): found[question].says for question in Question}


def _series(rule: Rule, place: str, values: Mapping[Period, Given], example: Example) -> Series:
    figures = {
        period: _figure(rule, period, given, example)
        for period, given in sorted(values.items(), key=lambda item: item[0].end)
    }
    own, years = parted(rule.measure, with_years(rule.measure, figures, {}, {}))
    return Series(indicator=rule.id, place=place, figures=own, years=years)


def _figure(rule: Rule, period: Period, given: Given, example: Example) -> Figure:
    top, bottom = given.counts or (None, None)
    low, high = given.interval or (None, None)
    return Figure(
        period=period,
        value=given.worked_out(rule.measure.per),
        numerator=top,
        denominator=bottom,
        lower=low,
        upper=high,
        level=AT_95 if given.interval else None,
        published=_NO_DATE,
        cites=(example.where,),
    )
