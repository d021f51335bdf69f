"""The little phrases of a rule: each is a value, or a fault that says what to write instead."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from oba.domain.alarm import Alarm, Checked
from oba.domain.number import parse_number
from oba.domain.number_correction import corrected_number
from oba.domain.period import Every
from oba.domain.rule import ChanceTest, Given, With
from oba.read.text.settled import HOW_CHECKED, parse_checked
from oba.read.text.suggestion import near_or, quoted
from oba.words import listed

MOST_PREVIOUS = 24
MOST_YEARS = 10
HUNDRED = 100
_LEAST_INTERVAL = 50
MOVING = (ChanceTest.INTERVALS, ChanceTest.RECENT_TREND, ChanceTest.XMR, ChanceTest.MANN_KENDALL)
_COMPARISON = (ChanceTest.INTERVAL, ChanceTest.AT_TWO_LEVELS, ChanceTest.FUNNEL, ChanceTest.TWO_FUNNELS)
COMPARED_BY = "difference 0.5, interval 95, interval 95 and 99.8, funnel 95, or funnel 95 and 99.8"
_GIVEN = re.compile(r"(\S+)(?: of (\S+))?(?: \((\S+) to (\S+)\))?\Z")
_MEAN = re.compile(r"mean of previous (\d{1,3})\Z", re.ASCII)
_YEARS = re.compile(r"(\d{1,2}) years\Z", re.ASCII)
_COVERAGE = re.compile(r"sum, at least (\S+) percent of (?:the )?denominator\Z")


class Fault(NamedTuple):
    """What cannot be read: the number of its code, what is wrong, and the mend if not the usual one."""

    code: str
    what: str
    mend: str = ""


class ChangeWidth(NamedTuple):
    """How much counts as a change, and whether that is for each period between the two numbers."""

    amount: Fraction
    each_period: bool


class Against(NamedTuple):
    """What the latest number is compared with, and of how many earlier numbers a mean is taken."""

    what: With
    previous: int


class Similar(NamedTuple):
    """When two numbers are similar: closer than a width, or by a test."""

    difference: Fraction | None
    test: ChanceTest | None


class Frequency(NamedTuple):
    """How often a measure has a number: one a period of this kind, or one every so many years."""

    every: Every
    step: int


class KindPhrase(NamedTuple):
    """A kind of number, and the multiplier of a percentage or rate."""

    kind: str
    per: Fraction | None


class RollUpPhrase(NamedTuple):
    """How numbers roll up, and the share of the denominator that suffices."""

    how: str
    coverage: Fraction


def parse_frequency(text: str) -> Frequency | Fault:
    """Read how often there is a number: year, half-year, term, quarter, month, or 2 years."""
    if text in tuple(Every):
        return Frequency(Every(text), 1)
    match = _YEARS.match(text)
    if match and 1 < int(match[1]) <= MOST_YEARS:
        return Frequency(Every.YEAR, int(match[1]))
    how = f"write {listed(tuple(Every), 'or')}; or 2 years, for a survey every second year."
    return Fault("006", f"{quoted(text)} is not how often", near_or(text, tuple(Every), how))


def parse_alarm(text: str) -> Alarm | Fault:
    """Read a kind of alarm that somebody has looked at: sent again."""
    known = next((alarm for alarm in Alarm if text == alarm), None)
    what = f"{quoted(text)} is nothing that numbers are looked at for"
    return known or Fault("006", what, near_or(text, Alarm, f"write {listed(Alarm, 'or')}."))


def parse_looked(text: str) -> Checked | Fault:
    """Read who has looked, on which day and why: J. Smith 2026-05-01: new counting rule."""
    return parse_checked(text) or Fault("033", f"{quoted(text)} does not say who has checked it", HOW_CHECKED)


def parse_change(text: str) -> ChangeWidth | Fault:
    """Read the least change that counts: 0.2, or 0.2 each period."""
    number = text.removesuffix(" each period")
    amount = parse_number(number)
    if amount is None or amount < 0:
        return Fault("033", f"{quoted(text)} is not a size of change", "write 0.2, or 0.2 each period.")
    return ChangeWidth(amount, each_period=number != text)


def parse_compare_with(text: str) -> Against | Fault:
    """Read what the latest number is compared with."""
    if text in (With.PREVIOUS, With.LAST_YEAR, With.START):
        return Against(With(text), 1)
    match = _MEAN.match(text)
    if match and 1 < int(match[1]) <= MOST_PREVIOUS:
        return Against(With.MEAN, int(match[1]))
    how = f"write previous, same period last year, mean of previous 3 (or 2 to {MOST_PREVIOUS}), or start."
    known = (With.PREVIOUS, With.LAST_YEAR, "mean of previous 3", With.START)
    return Fault("033", f"{quoted(text)} is not something to compare with", near_or(text, known, how))


def parse_percent(text: str) -> Fraction | Fault:
    """Read the width of an interval in percent: 80."""
    amount = parse_number(text)
    if amount is None:
        mend = corrected_number(text) or "write the interval's width in percent: 80."
        return Fault("007", f"{quoted(text)} is not a number", mend)
    if not _LEAST_INTERVAL <= amount < HUNDRED:
        return Fault("010", f"an interval of {text} percent is out of range", "write a number from 50 to 99.9.")
    return amount


def parse_comparison(text: str) -> Similar | Fault:
    """Read the test of a comparison: difference 0.5, interval 95, funnel 95, or either at two levels."""
    if text in _COMPARISON:
        return Similar(None, ChanceTest(text))
    amount = parse_number(text.removeprefix("difference ")) if text.startswith("difference ") else None
    if amount is None or amount <= 0:
        mend = near_or(text, _COMPARISON, f"write {COMPARED_BY}; the width is above 0.")
        return Fault("033", f"{quoted(text)} is not a test of a comparison", mend)
    return Similar(amount, None)


def parse_moving_test(text: str) -> ChanceTest | Fault:
    """Read the test of a direction: intervals 95, recent trend, xmr or mann-kendall."""
    if text in MOVING:
        return ChanceTest(text)
    mend = near_or(text, MOVING, f"write {listed(MOVING, 'or')}; or leave test out and use change_of_at_least.")
    return Fault("033", f"{quoted(text)} is not a test of a direction", mend)


def parse_rating_test(text: str) -> ChanceTest | Fault:
    """Read the test of a threshold: interval 95."""
    if text == ChanceTest.INTERVAL:
        return ChanceTest(text)
    mend = near_or(text, (ChanceTest.INTERVAL,), "write interval 95; or leave test out and use amber.")
    return Fault("033", f"{quoted(text)} is not a test of a threshold", mend)


def parse_given(text: str) -> Given | Fault:
    """Read a number of a worked example: 4.3, or 634 of 14744, either with its 95 % interval: 4.3 (3.9 to 4.7)."""
    match = _GIVEN.match(text)
    parts = [parse_number(part) if part else None for part in match.groups()] if match else []
    if not match or any(part and number is None for part, number in zip(match.groups(), parts, strict=True)):
        how = "write 4.3, or 634 of 14744, or 4.3 (3.9 to 4.7) where a test needs the interval."
        meant = corrected_number(text)
        mend = f"{meant.removesuffix('.')}; or write counts: 634 of 14744." if meant else how
        return Fault("007", f"{quoted(text)} is not a number of an example", mend)
    value, whole, low, high = parts
    if value is not None and whole is not None and (value < 0 or whole <= 0):
        return Fault("010", f"{quoted(text)} counts nobody", "write a count from 0, of a number above 0.")
    return Given(
        value=value if whole is None else None,
        counts=None if value is None or whole is None else (value, whole),
        interval=None if low is None or high is None else (low, high),
    )


def parse_kind(text: str, allowed: tuple[str, ...]) -> KindPhrase | Fault:
    """Read a kind of number: a word of those allowed, or rate per N."""
    if text in allowed and text != "rate":
        return KindPhrase(text, Fraction(HUNDRED) if text == "percent" else None)
    if "rate" in allowed and text.startswith("rate per "):
        per = parse_number(text.removeprefix("rate per "))
        if per is not None and per > 0 and per.denominator == 1:
            return KindPhrase("rate", per)
        return Fault("033", f"{quoted(text)} does not name a whole number of people", "write rate per 1000.")
    words = ["rate per 1000" if word == "rate" else word for word in allowed]
    mend = near_or(text, words, f"write {listed(words, 'or')}.")
    return Fault("006", f"{quoted(text)} is not a kind of number", mend)


def parse_roll_up(text: str) -> RollUpPhrase | Fault:
    """Read sum; sum, at least 90 percent of denominator; or supplied."""
    if text in ("sum", "supplied"):
        return RollUpPhrase(text, Fraction(1))
    match = _COVERAGE.match(text)
    share = parse_number(match[1]) if match else None
    if share is not None and 0 < share <= HUNDRED:
        return RollUpPhrase("sum", share / HUNDRED)
    how = "write sum, or 'sum, at least 90 percent of denominator' in quotes, or supplied."
    return Fault("033", f"{quoted(text)} is not a way to roll up", near_or(text, ("sum", "supplied"), how))
