"""Sums: numerators over denominators of the places below, one tier, complete or covered well enough."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from oba.domain.evidence import Observation, Reason, Status
from oba.domain.measure import Kind, Measure, RollUp
from tests.build import TOP, measure, n, place, year
from tests.rollup.rows import AREAS, figure, hierarchy, missing, percent, published, rolled, share, value

COVERED = replace(measure(), coverage=Fraction(9, 10))
COUNT = replace(measure(), kind=Kind.COUNT, per=None, decimals=0)
THREE = [share("north", 10, 100), share("central", 90, 1000), share("south", 50, 1000)]
LAST_YEAR = [replace(row, period=year(2008)) for row in THREE]


def test_a_county_is_its_numerators_over_its_denominators() -> None:
    """The whole is 150 of 2,100 children, never the mean of 10, 9 and 5 percent."""
    found = figure(THREE)
    assert [found.value, found.numerator, found.denominator] == [percent(150, 2100), 150, 2100]
    assert found.value != (n("10") + n("9") + n("5")) / 3
    assert (found.rolled_up, found.coverage, found.decimals) == (AREAS, None, None)


def test_a_rate_keeps_its_multiplier_and_a_count_is_added() -> None:
    """Rates are summed like percentages with their own multiplier; counts are simply added."""
    rate = replace(measure(), kind=Kind.RATE, per=Fraction(1000))
    assert figure(THREE, measured=rate).value == Fraction(1000 * 150, 2100)
    counts = [value(area, text) for area, text in zip(AREAS, ("10", "90", "50"), strict=True)]
    found = figure(counts, measured=COUNT)
    assert [found.value, found.numerator, found.denominator] == [150, None, None]


def test_a_sum_inherits_the_least_sure_status_and_the_latest_day() -> None:
    """A whole is as sure as its least sure part, known when its last part was, and cites every row."""
    rows = [replace(THREE[0], status=Status.ILLUSTRATIVE), replace(THREE[1], status=Status.PROVISIONAL), THREE[2]]
    rows[2] = published(rows[2], date(2010, 6, 1))
    found = figure(rows)
    assert (found.status, found.published) == (Status.ILLUSTRATIVE, date(2010, 6, 1))
    assert set(found.cites) == {row.citation for row in rows}
    assert found.source == "sum of 3 parts"
    for one, other in [
        (Status.FINAL, Status.REVISED),
        (Status.REVISED, Status.PROVISIONAL),
        (Status.PROVISIONAL, Status.ESTIMATED),
    ]:
        assert figure([replace(THREE[0], status=other), replace(THREE[1], status=one), THREE[2]]).status is other


@pytest.mark.parametrize(
    ("third", "reason"),
    [
        ([missing("south", Reason.UNRELIABLE)], Reason.UNRELIABLE),
        ([], Reason.NOT_COLLECTED),
        ([value("south", "5.0")], Reason.NO_NUMERATORS),
        ([replace(value("south", "5.0"), numerator=n("50"))], Reason.NO_NUMERATORS),
    ],
)
def test_one_missing_part_makes_the_whole_missing(third: list[Observation], reason: Reason) -> None:
    """A part without a number, without a row or without its counts leaves no sum, and says which of these it is."""
    found = figure([*THREE[:2], *third])
    assert (found.value, found.reason, found.numerator) == (None, reason, None)


def test_a_missing_count_leaves_no_sum_either() -> None:
    """Counts have no denominator that could cover for one that is missing."""
    rows = [value("north", "10"), value("central", "90"), missing("south", Reason.LOW)]
    assert figure(rows, measured=replace(COUNT, coverage=Fraction(1, 2))).reason is Reason.LOW


@pytest.mark.parametrize(
    ("third", "coverage"),
    [((50, 122), percent(1100, 1222) / 100), ((50, 123), None), ((50, 110), percent(1100, 1210) / 100)],
)
def test_enough_of_the_denominator_will_do_where_the_rule_says_so(
    third: tuple[int, int], coverage: Fraction | None
) -> None:
    """At least 90 percent of the denominator, the missing part counted at its last known one, and coverage is told."""
    last = share("south", *third, when=year(2008))
    found = figure([*THREE[:2], last], measured=COVERED)
    assert found.value == (percent(100, 1100) if coverage else None)
    assert found.coverage == (coverage or Fraction(1100, 1223))
    assert figure([*THREE[:2], last]).value is None


def test_exactly_the_coverage_that_is_asked_for_is_enough() -> None:
    """900 of 1,000 children are 90 percent, and one child fewer is not."""
    rows = [share("north", 45, 450), share("central", 45, 450)]
    assert figure([*rows, share("south", 9, 100, year(2008))], measured=COVERED).coverage == Fraction(9, 10)
    assert figure([*rows, share("south", 9, 101, year(2008))], measured=COVERED).value is None


def test_coverage_needs_a_denominator_known_once() -> None:
    """A part never heard of before leaves its weight unknown, and so the whole missing; a later one does not serve."""
    assert figure(THREE[:2], measured=COVERED).coverage is None
    assert figure(THREE[:2], measured=COVERED).value is None
    later = share("south", 5, 100, year(2010))
    assert figure([*THREE[:2], later], measured=COVERED).value is None


def test_the_last_known_denominator_is_the_latest_one_before() -> None:
    """Of several earlier denominators the latest weighs."""
    older, newer = share("south", 5, 9000, year(2007)), share("south", 5, 100, year(2008))
    assert figure([*THREE[:2], older, newer], measured=COVERED).coverage == Fraction(1100, 1200)


def test_nobody_to_count_is_no_coverage() -> None:
    """When no part has sent a number there is nothing to be covered."""
    gone = [missing(area) for area in AREAS]
    found = figure([*gone, *LAST_YEAR], measured=COVERED)
    assert (found.value, found.reason) == (None, Reason.NOT_AVAILABLE)


def tree() -> list[Observation]:
    """Two localities in each of two areas, and the third area by itself."""
    return [
        share("town", 1, 10),
        share("vale", 3, 90),
        share("city", 5, 50),
        share("fields", 7, 50),
        share("south", 50, 1000),
    ]


LOCALITIES = hierarchy(
    place("town", "Town", "locality", "north"),
    place("vale", "Vale", "locality", "north"),
    place("city", "City", "locality", "central"),
    place("fields", "Fields", "locality", "central"),
)


def test_localities_add_up_to_areas_and_areas_to_the_county() -> None:
    """Sums go from the bottom up by explicit parent."""
    assert figure(tree(), "north", places=LOCALITIES).value == percent(4, 100)
    assert figure(tree(), "central", places=LOCALITIES).value == percent(12, 100)
    found = figure(tree(), places=LOCALITIES)
    assert (found.value, found.rolled_up) == (percent(66, 1200), AREAS)


def test_what_a_covered_area_lacks_is_lacking_in_the_county_too() -> None:
    """An area that covers nine tenths of its children passes on what it lacks to the county's coverage."""
    last = [share("town", 1, 10, year(2008))]
    rows = [row for row in tree() if row.place != "town"]
    found = figure([*rows, *last], measured=COVERED, places=LOCALITIES)
    assert figure([*rows, *last], "north", measured=COVERED, places=LOCALITIES).coverage == Fraction(9, 10)
    assert (found.value, found.coverage) == (percent(65, 1190), Fraction(1190, 1200))


def test_a_covered_areas_whole_weight_counts_when_it_is_missing() -> None:
    """An area that covered nine tenths last year weighs its whole denominator when this year it is missing."""
    before = [share("vale", 3, 90, year(2008)), share("town", 1, 10, year(2007))]
    rows = [share("central", 12, 1000), share("south", 50, 1000)]
    found = figure([*before, *rows], measured=COVERED, places=LOCALITIES)
    assert found.coverage == Fraction(2000, 2100)


def test_districts_and_localities_never_count_twice() -> None:
    """Of two tiers under one parent the first in the plan's order that has sent anything is summed, alone."""
    both = hierarchy(place("west", "West", "district", TOP), place("east", "East", "district", TOP))
    districts = [share("west", 30, 300), share("east", 10, 100)]
    assert figure([*THREE, *districts], places=both).value == percent(150, 2100)
    assert figure(districts, places=both).value == percent(40, 400)
    assert figure([*districts, THREE[0]], places=both).reason is Reason.NOT_COLLECTED


def test_an_elsewhere_part_counts_when_it_has_sent_something() -> None:
    """Children in none of the named areas are added where they are known, and not waited for where they are not."""
    away = replace(place("away", "Elsewhere", "area", TOP), elsewhere=True)
    assert figure(THREE, places=hierarchy(away)).value == percent(150, 2100)
    assert figure([*THREE, share("away", 10, 100)], places=hierarchy(away)).value == percent(160, 2200)
    silent = [*THREE, share("away", 10, 100, year(2008))]
    assert figure(silent, places=hierarchy(away)).reason is Reason.NOT_COLLECTED


def test_supplied_numbers_are_never_added() -> None:
    """Where each place's number must be given there is none for a place that gave none."""
    series, _ = rolled(THREE, replace(measure(), roll_up=RollUp.SUPPLIED))
    assert set(series) == set(AREAS)


@pytest.mark.parametrize("kind", [Kind.SCORE])
def test_scores_have_nothing_to_add(kind: Kind) -> None:
    """A score is neither a count nor a share, so that no sum is made whatever the rule says."""
    odd: Measure = replace(measure(), kind=kind, per=None)
    series, _ = rolled([value("north", "5")], odd)
    assert set(series) == {"north"}


def test_a_places_own_number_is_used_where_it_sent_one() -> None:
    """A supplied number is judged, in the periods that have one; the sum serves in the others."""
    rows = [*THREE, *LAST_YEAR, value(TOP, "9.9")]
    assert figure(rows).value == n("9.9")
    assert figure(rows, when=year(2008)).value == percent(150, 2100)
    assert figure([*THREE, missing(TOP, Reason.CONFIDENTIAL)]).reason is Reason.CONFIDENTIAL


def test_an_area_that_sent_its_own_number_counts_with_that() -> None:
    """The county adds what the areas sent, not what their localities would give."""
    rows = [*tree(), share("north", 10, 100)]
    assert figure(rows, places=LOCALITIES).value == percent(72, 1200)


def test_a_sum_exists_for_every_period_with_a_row() -> None:
    """A period in which any part has sent something has a figure, missing if need be; series stand in order of time."""
    rows = [*THREE, share("north", 1, 10, year(2007)), share("north", 1, 10, year(2010))]
    series, _ = rolled(rows)
    found = series[TOP].figures
    assert [(period.ordinal, f.reason) for period, f in found.items()] == [
        (2007, Reason.NOT_COLLECTED),
        (2009, None),
        (2010, Reason.NOT_COLLECTED),
    ]


def test_comparators_stand_beside_and_are_never_added() -> None:
    """England's number belongs to no sum and has its own series."""
    series, _ = rolled([*THREE, share("england", 999, 1000)])
    assert series["england"].value_at(year(2009)) == percent(999, 1000)
    assert series[TOP].value_at(year(2009)) == percent(150, 2100)
