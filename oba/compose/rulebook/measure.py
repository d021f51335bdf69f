"""What an indicator measures, how often, and how a place's number comes from its parts, in plain sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from oba.domain.measure import HUNDRED, NBSP, Kind, Measure, RollUp, YearIs
from oba.domain.number import printed, shortest
from oba.domain.period import MONTHS, Every
from oba.domain.rule import Rule
from oba.words import sentence

_ASKS = MappingProxyType({
    "how much": "how much it does",
    "how well": "how well it does it",
    "better off": "whether anyone is better off",
})  # fmt: skip
_YEARS = MappingProxyType({
    YearIs.SUM: "the sum of its {every}s",
    YearIs.LAST: "what its last {every} is",
    YearIs.MEAN: "the mean of its {every}s",
    YearIs.RATIO: "worked out from the counts of all its {every}s",
    YearIs.SUPPLIED: "supplied",
})  # fmt: skip
_IN_WORDS = "It has no number: each round an update in words says how it stands, with who wrote it and when."
_NO_LABELS: Mapping[str, str] = MappingProxyType({})


def measuring(measure: Measure, labels: Mapping[str, str] = _NO_LABELS) -> tuple[str, ...]:
    """Say what is measured, how often, how it is added up, whose children it shares and where its definition changed.

    `labels` are what readers call other indicators.
    """
    if measure.is_narrative:
        return _IN_WORDS, f"It tells of {measure.of}."
    breaks = (
        f"The definition changed at {b.at.label}: {b.why}. Nothing is compared across that change."
        for b in measure.breaks
    )
    collected = (_collected(*measure.collected_by),) if measure.collected_by else ()
    how = (_what(measure), _how_often(measure), *_made(measure), *collected, _rolled_up(measure))
    return (*how, *_fractional(measure), *_shared(measure, labels), *breaks)


def _shared(measure: Measure, labels: Mapping[str, str]) -> Iterator[str]:
    """Say with which other indicators it shares children, and what more than small counts must not come out."""
    if measure.part_of:
        yield f"The children counted are among those of {labels.get(measure.part_of, measure.part_of)}."
    if name := measure.same_children_as:
        yield f"It is of the same children as {labels.get(name, name)}: both have one denominator."
    if measure.sensitive:
        yield "It is sensitive: a number that says that every child is counted, or that none is left, is withheld too."


def _fractional(measure: Measure) -> tuple[str, ...]:
    """Say what follows where the counts need not be whole: no count of children hangs on them."""
    says = (
        "Its counts need not be whole: they add up, give no interval and no margin in children, and none is withheld."
    )
    return (says,) if measure.fractional else ()


def accountability(rule: Rule) -> str:
    """Say whether the number tells of a whole population or of a service, and which question it then answers."""
    if rule.accountability == "population":
        what = "update" if rule.measure.is_narrative else "number"
        return f"Population accountability: the {what} tells how a whole population is doing."
    what = "update" if rule.measure.is_narrative else "number"
    return f"Performance accountability: the {what} tells of a service, {_ASKS[rule.question]}."


def _what(measure: Measure) -> str:
    parts = measure.parts or measure.kind
    counted = f" Counted are: {measure.numerator}." if measure.numerator else ""
    if measure.between:
        one, other = measure.between
        return f"The gap in points between two groups, {one} minus {other}: {_plain(parts, measure)}.{counted}"
    if measure.base:
        base = f"{shortest(measure.base.value)} in {measure.base.period}"
        return f"The change in percent since the base, {base}, of {_plain(Kind.RATE, measure)}.{counted}"
    if measure.kind is Kind.MOVING:
        return f"{sentence(_plain(parts, measure))}, the last {measure.over} periods taken together.{counted}"
    return f"{sentence(_plain(parts, measure))}.{counted}"


def _plain(kind: Kind, measure: Measure) -> str:
    per = f"{printed(measure.per or HUNDRED, 0)} "
    worded = {Kind.PERCENT: "the percentage of ", Kind.RATE: f"the rate per {per}", Kind.COUNT: "the number of "}
    return worded.get(kind, "the score of ") + measure.of


def _how_often(measure: Measure) -> str:
    year = f"{measure.year} year"
    part = {Every.YEAR: year, Every.MONTH: "month"}.get(measure.every, f"{measure.every} of the {year}")
    each = f"for each {part}" if measure.step == 1 else f"every {measure.step} {year}s"
    window = f", covering the {measure.window} years that end then" if measure.window > 1 else ""
    decimals = {0: "without decimals", 1: "to one decimal"}.get(measure.decimals, f"to {measure.decimals} decimals")
    return f"One number {each}{window}, printed {decimals}."


def _made(measure: Measure) -> Iterator[str]:
    """How years are made, how numbers are sent, and when they are due."""
    if measure.year_is:
        how = _YEARS[measure.year_is].format(every=measure.every)
        yield f"The number of a whole year is {how}; targets for years judge it once the year is whole."
    if measure.year_to_date:
        yield "Numbers are sent for the year to date; each is taken apart into what its own period adds."
    if measure.expected_within is not None:
        yield f"A number is late when {measure.expected_within} days have passed since the end of its period."


def _collected(month: int, day: int) -> str:
    return f"A year’s number is collected by {day}{NBSP}{MONTHS[month - 1]}."


def _rolled_up(measure: Measure) -> str:
    if measure.roll_up is RollUp.SUPPLIED:
        return "Each place’s own number is supplied; nothing is added up or averaged."
    how = "numerators and denominators are added up, never rates averaged" if measure.ratio else "they are added up"
    if measure.between or measure.base:
        how += f", and the {measure.kind} is worked out at each place"
    missing = "one missing part makes the whole missing"
    if measure.coverage < 1:
        missing = f"those known must cover {shortest(100 * measure.coverage)}{NBSP}% of the denominator"
    return f"From parts: {how}; {missing}."
