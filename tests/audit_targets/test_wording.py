"""How targets are written: which edge counts, and in which unit they are printed."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from oba.audit.targets import review
from oba.domain.measure import HUNDRED, Measure
from oba.domain.measure import Kind as Measured
from oba.domain.review import RemarkKind
from oba.domain.rule import Rule
from tests.audit_targets.asked import NOW, PLAN, only, reviewed, ruled, says, targets, versioned
from tests.build import measure, n, places

GAP = replace(measure(), kind=Measured.GAP, parts=Measured.PERCENT, between=("all", "fsm"))
RATE = replace(measure(), kind=Measured.RATE, per=n("10000"), decimals=0)
COUNT = replace(measure(), kind=Measured.COUNT, per=None, decimals=0)
SCORE = replace(measure(), kind=Measured.SCORE, per=None)
CHANGE = replace(measure(), kind=Measured.CHANGE, parts=Measured.RATE, per=n("1000"))


def printed(*texts: str, measured: Measure, words: str = "at most 5") -> Rule:
    """A rule with as many targets as are printed."""
    return ruled(versioned(targets(*[words] * len(texts), printed=texts)), measured=measured)


def test_a_strict_target_among_inclusive_ones_is_odd() -> None:
    """Four in five include their end; the one that does not is asked about."""
    rule = ruled(versioned(targets("at most 5", "below 4", "at most 4", "between 3 and 4", "exactly 3")))
    assert only(reviewed(rule), RemarkKind.ODD_EDGE) == (
        "the target for 2010/11, below 4.0 %, is missed by a number equal to it, "
        "unlike 4 of the plan's 5 numeric targets"
    )


def test_an_inclusive_target_among_strict_ones_is_odd() -> None:
    """The reverse is asked the other way round."""
    rule = ruled(versioned(targets("below 5", "below 4.5", "at most 4", "below 4", "at most 3", "below 3", "below 2")))
    assert only(reviewed(rule), RemarkKind.ODD_EDGE) == (
        "the targets for 2011/12 (at most 4.0 %) and 2013/14 (at most 3.0 %) are met by a number equal to them, "
        "unlike 5 of the plan's 7 numeric targets"
    )


@pytest.mark.parametrize("words", [("below 5", "at most 4"), ("at most 5", "at most 4"), ("to be agreed",)])
def test_half_and_half_is_no_custom(words: tuple[str, ...]) -> None:
    """With as many strict as inclusive neither is odd, nor where all are alike, nor without a number."""
    assert reviewed(ruled(versioned(targets(*words)))).of(RemarkKind.ODD_EDGE) == ()


def test_what_is_usual_is_the_whole_plans_custom() -> None:
    """A rule all of whose targets are strict is odd in a plan whose other rules include theirs."""
    strict = replace(ruled(versioned(targets("below 5"))), id="strict")
    usual = replace(ruled(versioned(targets("at most 5", "at most 4"))), id="usual")
    found = review(PLAN, {"strict": strict, "usual": usual}, places(), {}, NOW)
    assert found.about(RemarkKind.ODD_EDGE) == (("strict", "oxfordshire"),)


@pytest.mark.parametrize(
    ("text", "measured", "how"),
    [
        ("33.6%", GAP, "with a percent sign, but the measure's unit is points"),
        ("28 per cent", GAP, "with a percent sign, but the measure's unit is points"),
        ("5 points", measure(), "in points, but the measure's unit is %"),
        ("5 pp", measure(), "in points, but the measure's unit is %"),
        ("5 per 1,000", measure(), "as a rate, but the measure's unit is %"),
        ("5%", RATE, "with a percent sign, but the measure's unit is per 10,000"),
        ("5%", COUNT, "with a percent sign, but the measure's unit is number"),
        ("5%", SCORE, "with a percent sign, but the measure's unit is number"),
    ],
)
def test_a_target_printed_in_another_unit_is_named(text: str, measured: Measure, how: str) -> None:
    """A percent sign for points, points for a percentage, a rate that is none."""
    (said,) = says(reviewed(printed(text, measured=measured)), RemarkKind.OTHER_UNIT)
    assert said.endswith(f"is printed {how}")


@pytest.mark.parametrize(
    ("text", "measured"),
    [
        ("5%", measure()),
        ("<5 % (to be confirmed by 2 boards)", measure()),
        ("5 per cent", measure()),
        ("5", measure()),
        ("", measure()),
        ("28 pc points", GAP),
        ("25pc points", GAP),
        ("5 percentage points", GAP),
        ("5 per 10,000", RATE),
        ("1360 (856)", RATE),
        ("5% (12 points)", measure()),
        ("28 points", SCORE),
        ("28", SCORE),
        ("-29%", CHANGE),
    ],
)
def test_a_target_printed_in_its_own_unit_or_none_is_right(text: str, measured: Measure) -> None:
    """Percentage points are points, a bracket is not the target, and a bare number is in the measure's unit."""
    assert reviewed(printed(text, measured=measured)).of(RemarkKind.OTHER_UNIT) == ()


def test_every_unit_that_is_not_the_measures_is_said() -> None:
    """Two targets of one rule may be wrong in two ways."""
    assert only(reviewed(printed("5%", "4 per 1,000", measured=GAP)), RemarkKind.OTHER_UNIT) == (
        "the targets for 2009/10 and 2010/11, at most 5.0 points, are printed with a percent sign and as a rate, but "
        "the measure's unit is points"
    )


def test_a_rate_in_brackets_is_no_percentage() -> None:
    """NI 112 prints its rate per 1,000 behind the change, with a percent sign that it must not have."""
    assert only(reviewed(printed("-29% (22.3%)", measured=CHANGE, words="at most -29")), RemarkKind.OTHER_UNIT) == (
        "the target for 2009/10, at most −29.0 %, has 22.3% in brackets, but the number is a rate per 1,000"
    )
    several = says(
        reviewed(printed("-29% (22.3%)", "-37% (19.8%)", "-45% (17.3)", measured=CHANGE)), RemarkKind.OTHER_UNIT
    )
    assert several[0].endswith("have 22.3% and 19.8% in brackets, but the numbers are rates per 1,000")


def test_a_second_figure_that_the_rule_gives_itself_is_looked_at_too() -> None:
    """Without a printed form, what stands under `also` is the second figure."""
    (wanted,) = targets("at most -29")
    rule = ruled(versioned((replace(wanted, also="22.3%"),)), measured=CHANGE)
    assert len(reviewed(rule).of(RemarkKind.OTHER_UNIT)) == 1
    rule = ruled(versioned((replace(wanted, also="22.3"),)), measured=CHANGE)
    assert reviewed(rule).of(RemarkKind.OTHER_UNIT) == ()


@pytest.mark.parametrize(
    "measured",
    [replace(CHANGE, parts=Measured.PERCENT, per=HUNDRED), replace(CHANGE, per=None), RATE],
)
def test_of_a_bracket_that_may_be_a_percentage_nothing_is_said(measured: Measure) -> None:
    """Only the change of a rate has a rate beside it; what others put in brackets is theirs to know."""
    text = "5 (22.3%)"
    assert reviewed(printed(text, measured=measured)).of(RemarkKind.OTHER_UNIT) == ()
    assert measured.per is None or measured.per >= Fraction(100)
