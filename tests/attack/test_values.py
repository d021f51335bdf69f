"""What values without counts give away: gaps, changes, means, intervals, and what a number was before."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from oba.attack.attack import attack
from oba.attack.exposure import Learned
from oba.attack.identities.values import with_values
from oba.attack.sighting import BESIDE, COUNTED, EARLIER, MEAN, PART, SO_FAR, Sighting, Span, rounded, together
from oba.attack.snapshot import Snapshot
from oba.domain.measure import Base, Kind, Measure, YearIs
from oba.domain.period import Every
from oba.domain.release import Printed
from tests.attack.published import PERCENT, Everybody, everybody, exposed
from tests.build import a_round, n

CHANGE = replace(
    PERCENT, kind=Kind.CHANGE, parts=Kind.RATE, per=n("1000"), base=Base(period="2004/05", value=n("30"))
)  # fmt: skip
GAP = replace(PERCENT, kind=Kind.GAP, parts=Kind.PERCENT, between=("girls", "boys"))
COUNT = replace(PERCENT, kind=Kind.COUNT, per=None, decimals=0)


def of(place: str = "a", period: str = "2009/10", **more: str) -> Printed:
    """What a number of x is of."""
    return Printed("x", place, "all", period)._replace(**more)


def seen(of_: Printed, value: str = "", **more: object) -> Sighting:
    """A value as printed, or with none the mark that it is withheld."""
    number = rounded(n(value), len(value.partition(".")[2])) if value else None
    return replace(Sighting(of=of_, value=number, withheld=not value), **more)  # type: ignore[arg-type]


def shot(public: Everybody, *sightings: Sighting, version: int = 0) -> Snapshot:
    """A snapshot of some sightings."""
    cells = together(sightings).cells
    found = Snapshot(version=version, round="q", cut_off=a_round().cut_off, cells=cells, public=public)
    return with_values(found)


def learned(measure: Measure, *sightings: Sighting) -> tuple[Learned, Everybody]:
    """What an attack on some sightings learns."""
    public = everybody(x=measure)
    return attack((shot(public, *sightings),), {}), public


def test_a_change_and_its_rate_give_its_base() -> None:
    """Half as many as at the base, and 5.0 now, was 10 then."""
    base = of(period="2004/05", layer=PART, group="rate")
    found = shot(everybody(x=CHANGE), seen(of(), "-50.0"), seen(of(layer=PART, group="rate"), "5.0"), seen(base)).cells[
        base
    ]
    assert found.value is not None
    assert found.value.low < 10 < found.value.high
    assert found.value.width < Fraction("0.3")


def test_a_change_and_its_base_give_its_rate() -> None:
    """Half as many as 10.0 is 5."""
    rate = of(layer=PART, group="rate")
    base = seen(of(period="2004/05", layer=PART, group="rate"), "10.0")
    found = shot(everybody(x=CHANGE), seen(of(), "-50.0"), base, seen(rate)).cells[rate]
    assert found.value is not None
    assert found.value.low < 5 < found.value.high


def test_a_gap_and_one_side_give_the_other_and_with_its_cohort_the_count() -> None:
    """8.0 points beside 12.0 % is 4.0 %, which is 4 of 100."""
    boys = of(layer=PART, group="boys")
    sides = seen(of(layer=PART, group="girls"), "12.0"), seen(boys, denominator=Fraction(100))
    found, public = learned(GAP, seen(of(), "8.0"), *sides)
    assert exposed(found, public) == ["x, A, boys, 2009/10: children counted: 4"]


def test_a_mean_of_several_gives_the_one_withheld() -> None:
    """8, 9 and one of which the mean is 7.0 leave 4."""
    mean = seen(of(period="2008/09", role=f"{MEAN}2006/07"), "7.0")
    hidden = seen(of(period="2007/08"), denominator=Fraction(100))
    found, public = learned(PERCENT, mean, seen(of(period="2006/07"), "8.0"), hidden, seen(of(period="2008/09"), "9.0"))
    assert exposed(found, public) == ["x, A, 2007/08: children counted: 4"]


def test_an_interval_by_the_formula_gives_the_counts() -> None:
    """50.0 % between 23.7 and 76.3 is 5 of 10, 100.0 % from 43.9 is 3 of 3; other ends tell nothing."""
    wilson = (rounded(n("23.7"), 1), rounded(n("76.3"), 1))
    found, public = learned(PERCENT, seen(of(), "50.0", interval=wilson, level=n("95")))
    assert "x, A, 2009/10: children counted: 5" in exposed(found, public)
    everyone = (rounded(n("43.9"), 1), rounded(n("100.0"), 1))
    found, public = learned(PERCENT, seen(of(), "100.0", interval=everyone, level=n("95")))
    assert "x, A, 2009/10: children counted: 3" in exposed(found, public)
    other = (rounded(n("20.0"), 1), rounded(n("80.0"), 1))
    assert exposed(*learned(PERCENT, seen(of(), "50.0", interval=other, level=n("95")))) == []


def test_an_interval_of_a_rate_gives_its_events() -> None:
    """Exact limits of 4 events are 0.27 and 2.56 times the rate, whatever the population."""
    rate = replace(PERCENT, kind=Kind.RATE, per=n("1000"), decimals=2)
    ends = (rounded(n("2.72"), 2), rounded(n("25.60"), 2))
    found, public = learned(rate, seen(of(), "10.00", interval=ends, level=n("95")))
    assert exposed(found, public) == ["x, A, 2009/10: children counted: 4"]


def test_a_value_before_its_revision_is_held_against_the_same_parts() -> None:
    """53 of 300 before, of which 50 are elsewhere, leaves at most 3 for the area that is withheld."""
    whole = seen(of("county"), "20.0", numerator=Fraction(60), denominator=Fraction(300))
    parts = (
        seen(of("a"), "20.0", numerator=Fraction(20), denominator=Fraction(100)),
        seen(of("b"), "27.3", numerator=Fraction(30), denominator=Fraction(110)),
    )
    found, public = learned(PERCENT, whole, seen(of("county", role=EARLIER), "17.7"), *parts, seen(of("c")))
    assert "x, C, 2009/10: children counted: 0 to 3" in exposed(found, public)


def test_what_a_year_has_come_to_so_far_gives_its_last_quarter() -> None:
    """11 in two quarters of which one had 8 leaves 3."""
    its = replace(COUNT, every=Every.QUARTER, year_is=YearIs.SUM)
    so_far = seen(of(period="2010/11", role=SO_FAR), "11")
    quarters = seen(of(period="2010/11 Q1"), "8"), seen(of(period="2010/11 Q2"))
    assert exposed(*learned(its, so_far, *quarters)) == ["x, A, 2010/11 Q2: children counted: 3"]


def test_what_was_counted_between_two_rounds_are_children_too() -> None:
    """8 by one round and 11 by the next are 3 in between."""
    public = everybody(x=COUNT)
    so_far = of(role=COUNTED)
    older = replace(shot(public, seen(so_far, "8"), version=1), round="before")
    found = attack((shot(public, seen(so_far, "11")), older), {})
    assert exposed(found, public) == ["x, A, 2009/10, counted so far: children counted that came since before: 3"]


@pytest.mark.parametrize(("now", "came"), [("11", 1), ("20", 0), ("7", 0)])
def test_what_was_counted_until_a_period_was_whole_are_children_too(now: str, came: int) -> None:
    """8 by one round and 11 of the whole period are 3 in between; where it is less some were not of it after all."""
    public = everybody(x=COUNT)
    older = replace(shot(public, seen(of(role=COUNTED), "8"), version=1), round="before")
    found = exposed(attack((shot(public, seen(of(), now)), older), {}), public)
    assert found == ["x, A, 2009/10: children counted that came since before: 3"] * came


def test_several_earlier_and_disputed_values_stand_apart() -> None:
    """Two earlier values are no contradiction; two values of one number are, and both files are named."""
    was = [seen(of(role=EARLIER), text) for text in ("8.0", "9.0", "9.0")]
    found = together([*was, seen(of(role=BESIDE), "7.0")])
    assert len(found.cells) == 3
    assert found.contradictions == ()
    two = together([seen(of(), "8.0", file="one"), seen(of(), "9.0", file="two")])
    assert [one.files for one in two.contradictions] == [("one", "two")]
    assert two.cells[of()].value == Span(n("7.95"), n("8.05"))
