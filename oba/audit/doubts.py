"""What only a person can settle about the numbers: disputed ones, and a start that differs from its observation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from oba.domain.book import Key
from oba.domain.catalogue import problem
from oba.domain.evidence import Series
from oba.domain.number import printed
from oba.domain.period import Every
from oba.domain.place import Places
from oba.domain.plan import Policy
from oba.domain.problem import Problem
from oba.domain.rule import Rule, Start


def unsettled(
    rules: Mapping[str, Rule], series: Mapping[Key, Series], places: Places, policy: Policy
) -> tuple[Problem, ...]:
    """A warning for every disputed row, and for every start written in a rule that its observation does not confirm."""
    starts = ((rules[key[0]], its) for key, its in series.items() if places.is_top(places.by_id[key[1]]))
    return (
        *(found for its in series.values() for found in _disputed(its)),
        *(found for rule, its in starts for found in _starts(rule, its, policy)),
    )


def _disputed(series: Series) -> Iterator[Problem]:
    for group in series.groups.values():
        yield from _disputed(group)
    for figures in (series.figures, *series.parts.values()):
        for figure in figures.values():
            for row in figure.beside:
                what = (
                    f"the number for {series.indicator}, {series.place}, {row.period.label} is disputed and not judged"
                )
                yield problem("A012", row.where, what)


def _starts(rule: Rule, series: Series, policy: Policy) -> Iterator[Problem]:
    for version in rule.versions:
        start = version.trajectory.start
        if start is not None and start.value is not None:
            yield from _difference(rule, series, policy, start)


def _difference(rule: Rule, series: Series, policy: Policy, start: Start) -> Iterator[Problem]:
    """The observation at the start, where it is not the number that the rule states, as compared.

    A start in a year is that of the whole year, where the measure says how its quarters or months make one.
    """
    decimals, of_year = rule.measure.decimals, rule.measure.year_is and start.period.every is Every.YEAR
    its, at = (series.by_year, start.period) if of_year else (series, start.period.last_of(rule.measure.every))
    seen, written = its.value_at(at), start.value
    if seen is None or written is None or policy.seen(seen, decimals) == policy.seen(written, decimals):
        return
    numbers = f"{printed(written, decimals)} in the rule, {printed(seen, decimals)} in the data"
    yield problem("A014", start.where, f"the start of {rule.id} in {start.period.label} is {numbers}")
