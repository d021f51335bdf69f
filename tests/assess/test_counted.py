"""Rounded counts, and counts that need not be whole: the number is judged, but chance and children are left alone."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from oba.assess.assessment import findings_of
from oba.assess.comparators import comparators
from oba.assess.interval import interval_of
from oba.assess.methods.fingertips_trend import trend_direction
from oba.domain.counted import counts_of
from oba.domain.evidence import Figure, Reason, Series
from oba.domain.finding import Question, Rating
from oba.domain.measure import Measure
from oba.domain.rule import ChanceTest, Comparators
from tests.assess.situation import LOWER, PERCENT, Situation, towards, years
from tests.build import WHERE, n, year
from tests.build import figure as usual

FRACTIONAL = replace(PERCENT, fractional=True)
ROUNDED = replace(usual(year(2009), "40 of 400"), rounding=Fraction(5))
EXACT = usual(year(2009), "40 of 400")
INEXACTLY = "counts are rounded or need not be whole"
INEXACT = [(ROUNDED, PERCENT), (EXACT, FRACTIONAL)]


@pytest.mark.parametrize(("figure", "measure"), INEXACT)
def test_inexact_counts_give_no_interval(figure: Figure, measure: Measure) -> None:
    """One that was sent with the number stands; none is worked out from the counts."""
    assert counts_of(figure, measure) is None
    assert interval_of(figure, measure) is None
    assert interval_of(replace(figure, lower=n("8"), upper=n("12"), level=n("95")), measure) is not None
    assert interval_of(EXACT, PERCENT) is not None


@pytest.mark.parametrize(("test", "says"), [
    (ChanceTest.INTERVAL, "England: 20.0 %; our 95 % interval is not known: no interval."),
    (ChanceTest.FUNNEL, f"England: 20.0 %; our {INEXACTLY}, and give no limits: no interval."),
])  # fmt: skip
@pytest.mark.parametrize(("figure", "measure"), INEXACT)
def test_inexact_counts_are_not_compared_by_chance(
    figure: Figure, measure: Measure, test: ChanceTest, says: str
) -> None:
    """No interval and no funnel: the comparison says so, and does not answer similar."""
    by = Comparators(places=("england",), test=test, where=WHERE)
    case = Situation(
        values=years("40 of 400", since=2009), direction=LOWER, comparators=by,
        others={"england": years("20", since=2009)}, measure=measure,
    ).case  # fmt: skip
    found = comparators(replace(case, judged=figure))
    assert (found.reason, found.steps[-1].says.replace("\N{NO-BREAK SPACE}", " ")) == (Reason.NO_INTERVAL, says)


@pytest.mark.parametrize(("figure", "measure"), INEXACT)
def test_no_margin_in_children_hangs_on_inexact_counts(figure: Figure, measure: Measure) -> None:
    """The number is rated, and how far it is from the next rating is told in its unit only."""
    case = Situation(
        values=years("40 of 400", since=2009), trajectory=towards({year(2009): "at most 9.0"}), measure=measure
    ).case
    exact, inexact = (findings_of(replace(case, judged=judged))[Question.THRESHOLD] for judged in (EXACT, figure))
    assert isinstance(inexact.detail, Rating)
    assert (inexact.answer, inexact.margin, inexact.detail.children) == (exact.answer, n("1.0"), None)


def test_a_trend_as_fingertips_does_it_needs_counts_one_by_one() -> None:
    """Five rounded years are no five counted ones."""
    made = Situation(values=years(*["40 of 400"] * 5, since=2005), direction=LOWER, measure=PERCENT).case
    assert trend_direction(made).reason is None
    rounded = {period: replace(one, rounding=Fraction(5)) for period, one in made.series.figures.items()}
    series: Series = replace(made.series, figures=rounded)
    found = trend_direction(replace(made, series=series, judged=rounded[made.period]))
    assert found.reason in (Reason.TOO_FEW_POINTS, Reason.NO_NUMERATORS)
