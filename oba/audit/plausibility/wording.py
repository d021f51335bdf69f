"""What is said of a doubt: the row, the number it is held against with its period, and the user's own number mended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from types import MappingProxyType

from oba.audit.plausibility.doubt import Doubt, number_in
from oba.domain.alarm import Alarm
from oba.domain.catalogue import problem
from oba.domain.evidence import Observation
from oba.domain.measure import ALL, HUNDRED, Kind, Measure
from oba.domain.number import printed, shortest
from oba.domain.problem import Problem

IF_RIGHT = "if it is right, write in the column 'checked' who looked, the day and why."
_TIMES = {1: "ten times", 2: "a hundred times", 3: "a thousand times"}
_SHARES = {1: "a tenth of", 2: "a hundredth of", 3: "a thousandth of"}
Said = tuple[str, str]


def worded(found: Doubt, measure: Measure) -> Problem:
    """The warning for a doubt, at the cell to look at."""
    code, say = _WORDS[found.alarm]
    what, mend = say(found, measure)
    where = replace(found.row.where, column=found.column)
    return problem(code, where, f"{_about(found.row)}: {what}", f"{mend}; {IF_RIGHT}")


def _about(row: Observation) -> str:
    group = "" if row.group == ALL else f", {row.group}"
    return f"{row.indicator}, {row.place}{group}, {row.period.label}"


def _fraction(found: Doubt, measure: Measure) -> Said:
    what = f"{_number(found.row, found, measure)} is about a hundredth of {_held(found, measure)}"
    return what, f"is it a fraction? write {shortest(HUNDRED * found.number)}"


def _power(found: Doubt, measure: Measure) -> Said:
    size, more = abs(found.power), found.power > 0
    much = _TIMES[size] if more else _SHARES[size]
    fits = shortest(found.number / Fraction(10) ** found.power)
    what = f"{_number(found.row, found, measure)} is about {much} {_held(found, measure)}"
    return (
        what,
        f"is a digit {'too many' if more else 'missing'}, or the decimal point in the wrong place? write {fits}",
    )


def _range(found: Doubt, measure: Measure) -> Said:
    smallest, largest = found.past or (found.number, found.number)
    beyond = found.number > largest
    how = "more than five times the largest" if beyond else "less than a fifth of the smallest"
    edge = _printed(largest if beyond else smallest, found, measure)
    count = len(found.held)
    what = (
        f"{_number(found.row, found, measure)} is {how} of {count} others, {edge}, and follows {_held(found, measure)}"
    )
    return what, "look at the source, and write what it says"


def _exchanged(found: Doubt, _measure: Measure) -> Said:
    row, near = found.row, found.held[0]
    what = f"{_counts(row)} look exchanged: {near.period.label} has {_counts(near)}"
    return what, f"write numerator {shortest(row.denominator or found.number)}, denominator {shortest(found.number)}"


def _again(found: Doubt, _measure: Measure) -> Said:
    former = found.held[0].period.label
    return f"{_counts(found.row)} are exactly the counts of {former}", f"send the counts of {found.row.period.label}"


def _counts(row: Observation) -> str:
    return f"{shortest(row.numerator or Fraction(0))} of {shortest(row.denominator or Fraction(0))}"


def _held(found: Doubt, measure: Measure) -> str:
    """The number that one is held against: the nearest in time, or the middle one of others."""
    if found.middle is not None:
        whose = "what the rule itself states" if found.stated else "the other places’ middle number"
        return f"{whose}, {_printed(found.middle, found, measure)}"
    near = _like_most(found, measure)
    which = "before" if near.period.end <= found.row.period.end else "after"
    place = f"the number {which} it" if near is found.held[0] else "another"
    return f"{place}, {_number(near, found, measure, name=False)} ({near.period.label})"


def _like_most(found: Doubt, measure: Measure) -> Observation:
    """The nearest row that is within twice of the middle of all; the nearest at all where none is."""
    numbers = sorted(number_in(row, found.column, measure) for row in found.held)
    middle = numbers[len(numbers) // 2]
    like = (r for r in found.held if middle <= 2 * number_in(r, found.column, measure) <= 4 * middle)
    return next(like, found.held[0])


def _number(row: Observation, found: Doubt, measure: Measure, *, name: bool = True) -> str:
    """A row's number as it is written, with its unit; a count that is no value under the name of its column."""
    number = number_in(row, found.column, measure)
    if found.column != "value":
        return f"{found.column} {printed(number, 0)}" if name else printed(number, 0)
    return _printed(number, found, measure, row.decimals if row.decimals is not None else measure.decimals)


def _printed(number: Fraction, found: Doubt, measure: Measure, decimals: int | None = None) -> str:
    text = shortest(number, measure.decimals + 2) if decimals is None else printed(number, decimals)
    share = found.column == "value" and measure.kind_of(found.row.group) is Kind.PERCENT
    return f"{text} %" if share else text


_WORDS: MappingProxyType[Alarm, tuple[str, Callable[[Doubt, Measure], Said]]] = MappingProxyType({
    Alarm.FRACTION: ("A030", _fraction),
    Alarm.EXCHANGED: ("A032", _exchanged),
    Alarm.POWER_OF_TEN: ("A033", _power),
    Alarm.OUT_OF_RANGE: ("A034", _range),
    Alarm.SENT_AGAIN: ("A035", _again),
})  # fmt: skip
