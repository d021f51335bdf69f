"""Numbers as they are printed: with their unit, as a difference, as a span, as so many people."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from types import MappingProxyType

from oba.domain.finding import Answer, Finding, Rating
from oba.domain.measure import NBSP, Measure
from oba.domain.number import MINUS, printed, round_half_away, shortest, unit_of_last_decimal
from oba.words.lists import listed

EN_DASH = "\N{EN DASH}"
_PEOPLE = MappingProxyType({
    "young people": ("young person", "young people"), "pupils": ("pupil", "pupils"),
    "girls": ("girl", "girls"), "women": ("woman", "women"), "infants": ("infant", "infants"),
    "babies": ("baby", "babies"), "mothers": ("mother", "mothers"), "children": ("child", "children"),
})  # fmt: skip
_CASES = ("case", "cases")


def bare(value: Fraction, measure: Measure) -> str:
    """Write a number to the measure's decimals, without its unit: 4.3."""
    return printed(value, measure.decimals)


def finer(value: Fraction, measure: Measure) -> str:
    """Write a limit with one decimal more than the numbers, so that one on neither side of it can be told."""
    return printed(value, measure.decimals + 1)


def confidence(percent: Fraction) -> str:
    """Write how sure an interval is: 95 %, 99.8 %."""
    return f"{shortest(percent)}{NBSP}%"


def number(value: Fraction, measure: Measure) -> str:
    """Write a number with its unit: 4.3 %, 31.7 points, 1,360."""
    return bare(value, measure) + measure.suffix


def amount(value: Fraction, measure: Measure) -> str:
    """Write a number as a sentence says it, a rate with what it is a rate of: 832 per 100,000."""
    rate = f" {measure.unit}" if measure.per and not measure.suffix else ""
    return number(value, measure) + rate


def difference(value: Fraction, measure: Measure) -> str:
    """Write how far two numbers are apart, unsigned: 0.3 points; never nothing where there is something."""
    size = abs(value)
    smallest = unit_of_last_decimal(measure.decimals)
    if size and not round_half_away(size, measure.decimals):
        return f"less than {bare(smallest, measure)}{measure.difference_suffix}"
    one = measure.difference_suffix and measure.decimals == 0 and round_half_away(size, 0) == 1
    return f"{bare(size, measure)}{NBSP}point" if one else bare(size, measure) + measure.difference_suffix


def signed(amount: Fraction, measure: Measure) -> str:
    """Write a movement with its sign and without its unit: +0.3, −1.2; 0 where it rounds to nothing."""
    seen = round_half_away(amount, measure.decimals)
    return "0" if seen == 0 else f"{'+' if seen > 0 else MINUS}{bare(abs(amount), measure)}"


def span(low: Fraction, high: Fraction, measure: Measure) -> str:
    """Write an interval: 6.1–7.0, or `−5.0 to 2.0` where a minus sign would be mistaken for a dash."""
    joined = EN_DASH if low >= 0 else " to "
    return bare(low, measure) + joined + bare(high, measure)


def cut_at(bounds: Sequence[Fraction], measure: Measure) -> str:
    """Say behind the ends of an interval or of limits where they were cut: `, cut at 0 %`; empty where uncut."""
    return f", cut at {listed([shortest(bound) + measure.suffix for bound in bounds])}" if bounds else ""


def way(now: Fraction, before: Fraction, measure: Measure) -> str:
    """Say which way a number moved, as printed: up, down or unchanged."""
    change = round_half_away(now, measure.decimals) - round_half_away(before, measure.decimals)
    if change == 0:
        return "unchanged"
    return "up" if change > 0 else "down"


def margin(finding: Finding, measure: Measure) -> str:
    """Say how far a number is from its target: 0.3 points short, too high or to spare; empty where unknown."""
    rating = finding.detail
    if not isinstance(rating, Rating) or rating.shortfall is None:
        return ""
    if rating.shortfall == 0:
        return "just met" if finding.answer is Answer.GREEN else "just missed"
    if rating.shortfall < 0:
        return f"{difference(rating.shortfall, measure)} to spare"
    return f"{difference(rating.shortfall, measure)} {'too high' if _is_above(finding, rating) else 'short'}"


def missed(finding: Finding, rating: Rating, edge: str, measure: Measure) -> str:
    """Say how far a number is on the wrong side of what it was held against: 0.3 points short of 55.0 %, 2.39 above it.

    `edge` is what that is called; a number that misses a strict target by equalling it is just short of it.
    """
    off = difference(rating.shortfall, measure) if rating.shortfall else "just"
    return f"{off} {'above' if _is_above(finding, rating) else 'short of'} {edge}"


def _is_above(finding: Finding, rating: Rating) -> bool:
    """Whether a number lies above what it was held against."""
    return finding.value is not None and rating.edge is not None and finding.value > rating.edge


def people(count: int, measure: Measure, which: str = "") -> str:
    """Count the people a measure is about in its own word: 1 young person, 30 more pupils, 12 cases."""
    one, more = next((words for known, words in _PEOPLE.items() if known in measure.of.lower()), _CASES)
    return f"{count:,}{NBSP}{f'{which} ' if which else ''}{one if count == 1 else more}"
