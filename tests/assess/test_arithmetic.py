"""What a number is worked out with: nothing of a number that is not known, and how quarters make a year."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from oba.assess.arithmetic.comparison import counterpart_made
from oba.assess.arithmetic.derivation import derived
from oba.assess.arithmetic.figure import Origin, judged
from oba.assess.arithmetic.interval import funnel_arithmetic, interval_arithmetic
from oba.assess.arithmetic.scale import Scale
from oba.assess.interval import interval_of
from oba.domain.chance import Interval
from oba.domain.evidence import Figure, Reason
from oba.domain.finding import Arithmetic, NamedValue
from oba.domain.measure import HUNDRED, Kind, Measure, YearIs
from oba.domain.period import Every
from tests.assess.situation import PERCENT, RATE
from tests.build import figure, measure, plan, quarter, year

QUARTERLY = replace(measure(), every=Every.QUARTER)
COUNTS = replace(QUARTERLY, kind=Kind.COUNT, per=None, decimals=0)
QUARTERS = tuple(quarter(2009, number) for number in range(1, 5))
GAP = replace(measure(), kind=Kind.GAP, parts=Kind.PERCENT, between=("fsm", "others"))


def scale(of: Measure) -> Scale:
    """A measure under the plan's policy."""
    return Scale(of, plan().policy)


def formulas(made: Figure, parts: tuple[str, ...], how: YearIs | None, of: Measure) -> tuple[str, ...]:
    """How a year is said to be made of its quarters, what each is made of apart."""
    within = {period: figure(period, part, per=of.per) for period, part in zip(QUARTERS, parts, strict=True)}
    found = judged(scale(of), made, Origin(within=within, within_year=how)).formulas
    return tuple(one for one in found if "Σ" in one or one.startswith("value = value"))


def test_of_a_number_that_is_not_known_nothing_is_worked_out() -> None:
    """Ours, a comparator's, a side of a gap, whose reason stands in its place."""
    missing = figure(year(2009), Reason.LATE)
    assert judged(scale(measure()), missing, Origin()) == Arithmetic()
    assert counterpart_made(scale(measure()), missing, "England", None, {}) == Arithmetic()
    sides = {"fsm": {year(2009): figure(year(2009), "43 of 100")}, "others": {year(2009): missing}}
    made = derived(scale(GAP), figure(year(2009), "10"), sides, None)
    assert NamedValue("others", str(Reason.LATE)) in made.values
    assert made.formulas == ()


@pytest.mark.parametrize(
    ("how", "value", "says"),
    [
        (YearIs.SUM, "10", "value = Σ(value)"),
        (YearIs.MEAN, "2.5", "value = Σ(value) ÷ 4"),
        (YearIs.LAST, "4", "value = value 2009/10 Q4"),
    ],
)
def test_a_year_says_how_its_quarters_make_it(how: YearIs, value: str, says: str) -> None:
    """Their sum, their mean or the last; nothing where they do not make this number, or where a year was sent."""
    four = ("1", "2", "3", "4")
    assert formulas(figure(year(2009), value, per=None), four, how, COUNTS) == (says,)
    assert formulas(figure(year(2009), "11", per=None), four, how, COUNTS) == ()
    assert formulas(figure(year(2009), value, per=None), four, None, COUNTS) == ()


def test_a_year_of_shares_is_made_of_their_counts() -> None:
    """Sum over sum, or over the mean of the denominators where each quarter counts the same children."""
    four = ("10 of 100", "20 of 100", "30 of 100", "40 of 100")
    whole = figure(year(2009), "100 of 400")
    assert formulas(whole, four, YearIs.RATIO, QUARTERLY) == (
        "numerator = Σ(numerator)",
        "denominator = Σ(denominator)",
    )
    mean = replace(whole, denominator=Fraction(100), value=HUNDRED)
    assert formulas(mean, four, YearIs.RATIO, QUARTERLY)[1] == "denominator = Σ(denominator) ÷ 4"


@pytest.mark.parametrize(("top", "bottom"), [("99", "400"), ("100", "300"), ("100", "0")])
def test_a_year_of_shares_that_its_quarters_do_not_make_has_no_formula(top: str, bottom: str) -> None:
    """Another numerator, a denominator that is no whole share of theirs, or none."""
    made = replace(figure(year(2009), "25"), numerator=Fraction(top), denominator=Fraction(bottom))
    four = ("10 of 100", "20 of 100", "30 of 100", "40 of 100")
    assert formulas(made, four, YearIs.RATIO, QUARTERLY) == ()


@pytest.mark.parametrize(
    ("number", "of", "says"),
    [
        ("926 of 14700", PERCENT, "low 95 = 100 × (2 × numerator + (z 95)²"),
        ("10 of 1000", RATE, "low 95 = 10000 × max(numerator × (1 − 1 ÷ (9 × numerator)"),
        ("9 of 1000", RATE, "low 95 = 10000 × χ² low 95 ÷ 2 ÷ denominator"),
    ],
)
def test_an_interval_says_the_formula_that_it_was_worked_out_with(number: str, of: Measure, says: str) -> None:
    """Wilson's, Byar's or the exact one, with the ends not rounded beside it."""
    its = figure(year(2009), number, per=of.per)
    found = interval_of(its, of)
    assert found is not None
    made = interval_arithmetic(scale(of), its, found)
    assert made.formulas[0].startswith(says)
    assert {one.name for one in made.values} >= {"low 95", "high 95", "low 95 as compared"}


def test_an_exact_interval_has_degrees_of_freedom() -> None:
    """Twice the count below, and two more above, so that a table of χ² gives its ends."""
    its = figure(year(2009), "9 of 1000", per=RATE.per)
    found = interval_of(its, RATE)
    assert found is not None
    made = {one.name: one.value for one in interval_arithmetic(scale(RATE), its, found).values}
    assert (made["degrees of freedom low"], made["degrees of freedom high"]) == (Fraction(18), Fraction(20))


@pytest.mark.parametrize(
    ("of", "says"),
    [
        (PERCENT, "low 95 = average − z 95 × √(average × (100 − average) ÷ our denominator)"),
        (RATE, "expected = average ÷ 10000 × our denominator"),
    ],
)
def test_a_funnel_says_how_its_limits_are_drawn(of: Measure, says: str) -> None:
    """By the spread of shares, or by as many events as the average makes one expect."""
    found = Interval(low=Fraction(12), high=Fraction(28), level=Fraction(95), how="funnel")
    made = funnel_arithmetic(scale(of), Fraction(20), Fraction(1000), found)
    assert made.formulas[0] == says


def test_a_change_without_a_known_rate_or_base_says_no_working() -> None:
    """Nothing is worked out from what nobody knows."""
    change = replace(measure(), kind=Kind.CHANGE)
    assert derived(scale(change), figure(year(2009), "-5"), {}, None) == Arithmetic()
