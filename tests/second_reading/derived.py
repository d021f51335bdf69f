"""A measure's series at every place: plain, a gap, a change or moving, and comparators made of several."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from tests.second_reading.exact import exact, mean, median
from tests.second_reading.numbers import Number, Series, first_reason, missing
from tests.second_reading.periods import Period, base_period
from tests.second_reading.places import Place
from tests.second_reading.sums import Evidence


def series_of(known: Evidence) -> dict[str, Series]:
    """The series of every place, those that stand for several included."""
    every = known.places.places
    plain = {name: _derived(name, known) for name in every}
    return {name: _average(place, plain) if place.members else plain[name] for name, place in every.items()}


def _derived(place: str, known: Evidence) -> Series:
    """A derived number is made at the place from its parts once these are summed; one that was supplied is judged."""
    kind = known.measured.kind
    if kind == "gap":
        return {**_gaps(place, known), **known.own.get((place, ""), {})}
    if kind == "change":
        return {**_changes(place, known), **known.own.get((place, ""), {})}
    return _moving(place, known) if kind == "moving" else known.series(place)


def _gaps(place: str, known: Evidence) -> dict[Period, Number]:
    one, other = (known.series(place, str(group)) for group in known.measured.written["between"])
    return {at: _gap(one.get(at), other.get(at), known.absent(place, at)) for at in {**one, **other}}


def _gap(one: Number | None, other: Number | None, absent: str) -> Number:
    """Group A less group B, in points."""
    pair = [each or missing(absent, own=False, whole=False) for each in (one, other)]
    own, whole = all(each.own for each in pair), all(each.whole for each in pair)
    if reasons := [each.reason for each in pair if each.reason]:
        return missing(first_reason(reasons), own=own, whole=whole)
    first, second = (each.value or Fraction(0) for each in pair)
    return Number(value=first - second, own=own, whole=whole)


def _changes(place: str, known: Evidence) -> dict[Period, Number]:
    """The changes of a place's rate since its base: its own number then; what the rule says serves the top place."""
    written, counted = known.measured.written["base"], known.measured.calendar
    series, then = known.series(place, "rate"), base_period(str(written["period"]))
    top = known.places.places[place].tier == known.places.tiers[0]
    base = Number(value=exact(written["value"])) if top else series.get(then)
    made = {at: _change(rate, base) for at, rate in series.items() if at.calendar == counted}
    return {at: _unless_broken(one, then, at, known) for at, one in made.items()}


def _unless_broken(made: Number, first: Period, last: Period, known: Evidence) -> Number:
    """A number that is made across a change of definition is none."""
    across = any(first.start < one.start <= last.start for one in known.measured.breaks)
    return missing("definition break", own=made.own, whole=made.whole) if across and not made.reason else made


def _change(rate: Number, base: Number | None) -> Number:
    """Percent change from the base."""
    if rate.value is None or base is None or base.value is None:
        reason = rate.reason or (base.reason if base else "not collected")
        return missing(reason, own=rate.own, whole=rate.whole)
    return Number(value=100 * (rate.value - base.value) / abs(base.value), own=rate.own, whole=rate.whole)


def _moving(place: str, known: Evidence) -> Series:
    parts = known.series(place)
    made = {at: _window(at, parts, known) for at in parts}
    return {at: _unless_broken(one, at.shifted(1 - known.measured.over), at, known) for at, one in made.items()}


def _window(at: Period, parts: Series, known: Evidence) -> Number:
    """The numerators of the last periods over their denominators; too few points where one of them was never sent."""
    several = [parts[one] for one in (at.shifted(-back) for back in range(known.measured.over)) if one in parts]
    own = parts[at].own
    reasons = [one.reason or ("" if one.n is not None and one.d else "no numerators") for one in several]
    lacking = [one for one in reasons if one] or ["too few points"] * (len(several) < known.measured.over)
    if lacking:
        return missing(first_reason(lacking), own=own, whole=False)
    n = sum((one.n or Fraction(0) for one in several), Fraction(0))
    d = sum((one.d or Fraction(0) for one in several), Fraction(0))
    return Number(value=(known.measured.unit or Fraction(1)) * n / d, n=n, d=d, own=own)


def _average(place: Place, plain: Mapping[str, Series]) -> Series:
    """The mean or median of the members that have a number; one sent for the group itself goes before it."""
    every = {at: [plain[name].get(at) for name in place.members] for name in place.members for at in plain[name]}
    made = {at: _middle(place, [one for one in members if one]) for at, members in every.items()}
    silent = {at for at, members in every.items() if made[at].reason and None in members}
    return {**{at: one for at, one in made.items() if at not in silent}, **plain[place.id]}


def _middle(place: Place, members: list[Number]) -> Number:
    values = [one.value for one in members if one.value is not None]
    if not values:
        return missing(first_reason(one.reason for one in members), own=False, whole=False)
    return Number(value=(median if place.average == "median" else mean)(values), own=False)
