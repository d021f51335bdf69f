"""What a number is made of: the places, periods or groups behind it, told only where they make exactly this number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from oba.assess.arithmetic.comparison import counterpart_made
from oba.assess.arithmetic.figure import Origin, judged
from oba.assess.arithmetic.scale import Scale
from oba.audit.arithmetic_lines import arithmetic_lines
from oba.compose.results import trace
from oba.domain.evidence import Figure, Figures, Reason, Series
from oba.domain.finding import Arithmetic, Finding, NamedValue, Question, Step
from oba.domain.measure import ALL, RATE, Base, Kind, Measure, YearIs
from oba.domain.place import Average, Composition
from tests.assess.situation import AS_PRINTED, COUNT, MOVING, PERCENT, QUARTERLY
from tests.build import INDICATOR, KNOWN, n, quarter, year
from tests.trace.calculator import numbers, results

WHEN = year(2009)
NAMES = {"north": "North", "south": "South", "east": "East"}


def share(top: str, bottom: str, per: str = "100", **more: Any) -> Figure:  # noqa: ANN401
    """A share of a denominator."""
    figure = Figure(
        period=WHEN, value=n(per) * n(top) / n(bottom), numerator=n(top), denominator=n(bottom), published=KNOWN
    )
    return replace(figure, **more)


def plain(value: str, **more: Any) -> Figure:  # noqa: ANN401
    """A number by itself."""
    return replace(Figure(period=WHEN, value=n(value), published=KNOWN), **more)


def missing(reason: Reason) -> Figure:
    """No number."""
    return Figure(period=WHEN, reason=reason, published=KNOWN)


def at(places: Mapping[str, Figure]) -> Mapping[str, Series]:
    """The series of places with one figure each."""
    return {place: Series(indicator=INDICATOR, place=place, figures={WHEN: figure}) for place, figure in places.items()}


def made(figure: Figure, origin: Origin, measure: Measure = PERCENT) -> Arithmetic:
    """How a figure is made, each formula of it worked out again."""
    found = judged(Scale(measure, AS_PRINTED), figure, origin)
    step = trace(Finding(question=Question.DIRECTION, steps=(Step(says="", arithmetic=found),)))[0]
    known = numbers(step)
    for formula in found.formulas:
        for name, value in results(formula, known).items():
            assert abs(value - known[name]) < 1e-9, formula
    return found


def names(found: Arithmetic) -> list[str]:
    """The names of its numbers."""
    return [one.name for one in found.values]


SUM = share("30", "600", rolled_up=("north", "south"))


def test_a_sum_is_told_with_the_counts_of_each_part() -> None:
    """Numerators add up to the numerator and denominators to the denominator, each with its place's name."""
    places = at({"north": share("10", "200"), "south": share("20", "400")})
    found = made(SUM, Origin(places=places, names=NAMES))
    assert "numerator = numerator of North + numerator of South" in found.formulas
    assert "denominator = denominator of North + denominator of South" in found.formulas


def test_a_count_is_the_sum_of_its_parts() -> None:
    """Where there is no denominator the numbers themselves add up."""
    places = at({"north": plain("10"), "south": plain("20")})
    found = made(plain("30", rolled_up=("north", "south")), Origin(places=places, names=NAMES), COUNT)
    assert "value = value of North + value of South" in found.formulas


@pytest.mark.parametrize("south", [missing(Reason.SUPPRESSED), missing(Reason.LATE), None])
def test_a_part_without_a_number_is_named_with_its_reason_and_nothing_of_it_is_told(south: Figure | None) -> None:
    """A withheld or missing part has its name and why, and no formula pretends that the rest make the whole."""
    places = at({"north": share("10", "200"), **({"south": south} if south else {})})
    found = made(SUM, Origin(places=places, names=NAMES))
    assert NamedValue("South", str(south.reason if south else Reason.NOT_COLLECTED)) in found.values
    assert not any("of North" in formula for formula in found.formulas)


def test_a_place_that_is_not_known_of_is_named_by_its_id() -> None:
    """A part without a series stands there all the same."""
    assert NamedValue("south", str(Reason.NOT_COLLECTED)) in made(SUM, Origin()).values


def test_the_share_that_has_come_is_told_where_it_may_be() -> None:
    """Of a sum that lacks a part; not where a number of the indicator is withheld, and not of a whole sum."""
    lacking = replace(SUM, coverage=n("9") / 10)
    assert "covered" in names(made(lacking, Origin()))
    assert "covered" not in names(made(lacking, Origin(shares=False)))
    assert "covered" not in names(made(replace(SUM, coverage=n("1")), Origin()))


def test_nothing_is_made_of_a_number_that_is_missing() -> None:
    """No number, no arithmetic."""
    assert made(missing(Reason.LATE), Origin()) == Arithmetic()


def test_a_value_beside_rounded_counts_is_not_said_to_be_their_share() -> None:
    """It was worked out before they were rounded."""
    assert not any("÷" in one for one in made(share("10", "200", value=n("5.2")), Origin()).formulas)


QUARTERS = {quarter(2009, q): share(str(q), "100", period=quarter(2009, q)) for q in (1, 2, 3, 4)}


@pytest.mark.parametrize(
    ("how", "figure", "formula"),
    [
        (YearIs.SUM, plain("10"), "value = Σ(value)"),
        (YearIs.MEAN, plain("2.5"), "value = Σ(value) ÷ 4"),
        (YearIs.LAST, plain("4"), "value = value 2009/10 Q4"),
        (YearIs.RATIO, share("10", "400"), "denominator = Σ(denominator)"),
        (YearIs.RATIO, share("10", "100"), "denominator = Σ(denominator) ÷ 4"),
    ],
)
def test_a_year_is_told_with_its_quarters(how: YearIs, figure: Figure, formula: str) -> None:
    """However the rule makes a year, its quarters make the number that is told."""
    assert formula in made(figure, Origin(within=QUARTERS, within_year=how)).formulas


@pytest.mark.parametrize(
    ("how", "figure"),
    [
        (YearIs.SUM, plain("11")),
        (YearIs.MEAN, plain("3")),
        (YearIs.LAST, plain("5")),
        (YearIs.RATIO, plain("2.5")),
        (YearIs.RATIO, share("11", "400")),
        (YearIs.RATIO, share("10", "300")),
        (YearIs.SUPPLIED, plain("10")),
    ],
)
def test_a_year_that_was_sent_is_not_said_to_be_made_of_its_quarters(how: YearIs, figure: Figure) -> None:
    """Where the quarters make another number, or none is made, they are left out."""
    found = made(figure, Origin(within=QUARTERS, within_year=how))
    assert not any("Q4" in name for name in names(found))


GAP = replace(PERCENT, kind=Kind.GAP, between=("fsm", "others"), parts=Kind.PERCENT)


def parts(**figures: Figure) -> Mapping[str, Figures]:
    """The figures of groups for one period."""
    return {group: {WHEN: figure} for group, figure in figures.items()}


def test_a_gap_is_told_with_its_two_sides() -> None:
    """Each with its counts; where the gap itself was sent and is another, the sides stand there without a formula."""
    sides = parts(fsm=share("20", "50"), others=share("60", "100"))
    assert "value = value of fsm − value of others" in made(plain("-20"), Origin(parts=sides), GAP).formulas
    assert not any("fsm" in one for one in made(plain("-19"), Origin(parts=sides), GAP).formulas)
    hidden = made(plain("-20"), Origin(parts=parts(fsm=missing(Reason.SUPPRESSED))), GAP)
    assert NamedValue("fsm", "suppressed") in hidden.values


CHANGE = replace(PERCENT, kind=Kind.CHANGE, parts=Kind.RATE, per=n("1000"), base=Base(period="1998", value=n("31.4")))


def test_a_change_is_told_with_its_rate_and_base() -> None:
    """The rate with its counts beside the base; nothing where either is missing."""
    rate = share("157", "10000", per="1000")
    origin = Origin(parts={RATE: {WHEN: rate}}, base=n("31.4"))
    assert "value = 100 × (value of rate − rate 1998) ÷ rate 1998" in made(plain("-50"), origin, CHANGE).formulas
    assert not any("rate 1998" in one for one in made(plain("-49"), origin, CHANGE).formulas)
    assert "rate 1998" not in names(made(plain("-50"), replace(origin, base=None), CHANGE))
    scores = replace(CHANGE, parts=Kind.SCORE, per=None)
    bare = Origin(parts={RATE: {WHEN: plain("15.7")}}, base=n("31.4"))
    assert "value of rate" in names(made(plain("-50"), bare, scores))


def test_a_moving_number_is_told_with_its_periods() -> None:
    """The numerators and denominators of the periods it takes together; of too few no sum is told."""
    now = share("10", "400", period=quarter(2009, 4))
    assert "numerator = Σ(numerator)" in made(now, Origin(parts={ALL: QUARTERS}), MOVING).formulas
    few = {period: figure for period, figure in QUARTERS.items() if period != quarter(2009, 1)}
    assert not any("Σ" in one for one in made(now, Origin(parts={ALL: few}), MOVING).formulas)


def test_a_plain_number_with_parts_has_nothing_derived() -> None:
    """Parts make a number only where the measure says how."""
    assert made(plain("5"), Origin(parts=parts(fsm=share("20", "50"))), QUARTERLY).formulas == (
        "as compared = value rounded to 1 decimal",
    )


@pytest.mark.parametrize(
    ("average", "value", "formula"),
    [
        (Average.MEAN, "6", "value of Neighbours = (value of North + value of South + value of East) ÷ 3"),
        (Average.MEDIAN, "5", "value of Neighbours = median(value of North, value of South, value of East)"),
    ],
)
def test_a_comparator_made_of_several_is_told_with_its_members(average: Average, value: str, formula: str) -> None:
    """Its number is the mean or the median of theirs."""
    members = {"North": plain("4"), "South": plain("5"), "East": plain("9")}
    composition = Composition(average=average, members=tuple(NAMES))
    found = counterpart_made(Scale(PERCENT, AS_PRINTED), plain(value), "Neighbours", composition, members)
    assert formula in found.formulas
    step = trace(Finding(question=Question.DIRECTION, steps=(Step(says="", arithmetic=found),)))[0]
    assert results(formula, numbers(step))["value of Neighbours"] == n(value)


def test_a_comparator_without_a_number_has_no_arithmetic() -> None:
    """No number, no arithmetic."""
    assert counterpart_made(Scale(PERCENT, AS_PRINTED), missing(Reason.LATE), "England", None, {}) == Arithmetic()


def test_arithmetic_is_two_lines_of_a_terminal() -> None:
    """Its numbers, a unit of people told once, and its formulas; a reason in words, a minus as printers set it."""
    found = Arithmetic(
        (
            NamedValue("numerator of North", n("10"), "young people"),
            NamedValue("numerator of South", n("-2.5"), "young people"),
            NamedValue("East", "suppressed"),
        ),
        ("a = b", "c = d"),
    )
    assert [line.strip() for line in arithmetic_lines(found)] == [
        "with numerator of North = 10\N{NO-BREAK SPACE}young people; numerator of South = −2.5; East = suppressed",
        "where a = b; c = d",
    ]
    assert list(arithmetic_lines(Arithmetic())) == []
