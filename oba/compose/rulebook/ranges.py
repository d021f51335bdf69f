"""The ratings of a rule as ranges of the number, found by rating every edge and every stretch between two edges."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from oba.assess.bands import Bands, probe_points
from oba.domain.finding import Answer
from oba.domain.measure import Measure
from oba.words import number


class Range(NamedTuple):
    """A stretch of the value line with one rating; an end is None where it goes on, and may be left out."""

    low: Fraction | None
    low_in: bool
    high: Fraction | None
    high_in: bool


def ranges(bands: Bands) -> dict[Answer, tuple[Range, ...]]:
    """The ranges of each rating that can occur, from low to high: whatever the rule executes, said back."""
    edges = bands.edges
    points = probe_points(edges)
    runs = groupby(range(len(points)), key=lambda at: bands.rate(points[at]))
    found: dict[Answer, tuple[Range, ...]] = {}
    for answer, run in runs:
        places = list(run)
        found[answer] = (*found.get(answer, ()), _range(points, places[0], places[-1]))
    return found


def range_words(found: Range, measure: Measure) -> str:
    """Write a range: at most 4.0 %; above 4.0 %, up to 4.5 %; from 5.0 %, below 6.0 %; exactly 100 %."""
    return _worded(found, lambda value: number(value, measure))


def rating_words(answer: Answer, bands: Bands, measure: Measure) -> str:
    """Write every number that gets a rating; `never` where none does."""
    parts = [range_words(found, measure) for found in ranges(bands).get(answer, ())]
    return "; or ".join(parts) or "never"


def _range(points: tuple[Fraction, ...], first: int, last: int) -> Range:
    """The range from one point to another; points at odd places are edges, the others stand for open stretches."""
    starts, ends = first == 0, last == len(points) - 1
    low = None if starts else points[first - 1 + first % 2]
    high = None if ends else points[last + 1 - last % 2]
    return Range(low, bool(first % 2), high, bool(last % 2))


def _worded(found: Range, write: Callable[[Fraction], str]) -> str:
    low, low_in, high, high_in = found
    if low is None:
        return "any number" if high is None else f"{'at most' if high_in else 'below'} {write(high)}"
    if high is None:
        return f"{'at least' if low_in else 'above'} {write(low)}"
    if low == high:
        return f"exactly {write(low)}"
    if low_in and high_in:
        return f"{write(low)} to {write(high)}"
    return f"{'from' if low_in else 'above'} {write(low)}, {'up to' if high_in else 'below'} {write(high)}"
