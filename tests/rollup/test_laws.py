"""Laws of the roll-up: any order, any depth, the same whole; one missing part, no whole."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from oba.domain.evidence import Observation
from oba.domain.measure import Kind
from oba.domain.place import Place, Places, Tier
from oba.rollup.series import bottom_up, roll_up
from tests.build import TOP, measure, place, year
from tests.rollup.rows import hierarchy, of, rolled, share, value

SHARES = st.integers(1, 500).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))
COUNT = replace(measure(), kind=Kind.COUNT, per=None, decimals=0)


@st.composite
def trees(draw: st.DrawFn) -> tuple[list[Place], list[Observation]]:
    """One to three areas with one to three localities each, and a share for every locality."""
    places, rows = [], []
    for area in range(draw(st.integers(1, 3))):
        places.append(place(f"area-{area}", f"Area {area}", "area", TOP))
        for locality in range(draw(st.integers(1, 3))):
            ident = f"place-{area}-{locality}"
            places.append(place(ident, ident.title(), "locality", f"area-{area}"))
            rows.append(share(ident, *draw(SHARES)))
    return places, rows


def standing(places: list[Place]) -> Places:
    """The county with these places, in this order."""
    tiers = tuple(Tier(id=tier, name=tier, documents=True) for tier in ("county", "area", "locality"))
    return Places(by_id={p.id: p for p in (place(), *places)}, tiers=tiers)


@given(trees())
def test_localities_to_areas_to_county_is_localities_to_county(tree: tuple[list[Place], list[Observation]]) -> None:
    """The county is the same whether its localities are added at once or area by area."""
    places, rows = tree
    flat = [replace(p, parent=TOP) for p in places if p.tier == "locality"]
    by_areas, _ = rolled(rows, places=standing(places))
    at_once, _ = rolled(rows, places=standing(flat))
    one, other = by_areas[TOP].figures[year(2009)], at_once[TOP].figures[year(2009)]
    assert [one.value, one.numerator, one.denominator] == [other.value, other.numerator, other.denominator]
    assert one.numerator == sum(row.numerator or 0 for row in rows)


@given(trees(), st.randoms(use_true_random=False))
def test_neither_the_order_of_rows_nor_of_places_matters(
    tree: tuple[list[Place], list[Observation]], shuffled: Random
) -> None:
    """Files may list places and rows in any order: every place's number stays the same."""
    places, rows = tree
    before, _ = rolled(rows, places=standing(places))
    mixed, others = list(places), list(rows)
    shuffled.shuffle(mixed)
    shuffled.shuffle(others)
    after, _ = rolled(others, places=standing(mixed))
    assert {p: its.value_at(year(2009)) for p, its in before.items()} == {
        p: its.value_at(year(2009)) for p, its in after.items()
    }


@given(trees(), st.data())
def test_one_missing_locality_leaves_its_area_and_the_county_without_a_number(
    tree: tuple[list[Place], list[Observation]], data: st.DataObject
) -> None:
    """A sum never quietly leaves a part out."""
    places, rows = tree
    gone = data.draw(st.sampled_from(rows))
    series, _ = rolled([row for row in rows if row is not gone], places=standing(places))
    assert TOP not in series or series[TOP].value_at(year(2009)) is None


@given(trees())
def test_a_share_lies_between_its_smallest_and_largest_part(tree: tuple[list[Place], list[Observation]]) -> None:
    """A rolled-up percentage is a weighted mean: within its parts' range, and 100 of 100 where all are."""
    places, rows = tree
    series, _ = rolled(rows, places=standing(places))
    parts = [
        Fraction(100) * row.numerator / row.denominator for row in rows if row.numerator is not None and row.denominator
    ]
    whole = series[TOP].value_at(year(2009))
    assert whole is not None
    assert min(parts) <= whole <= max(parts)


@given(st.lists(st.integers(0, 400), min_size=3, max_size=3))
def test_counts_add_up(counts: list[int]) -> None:
    """Counts of the areas add up to the county's, 0 among them."""
    rows = [value(area, str(count)) for area, count in zip(("north", "central", "south"), counts, strict=True)]
    series, _ = rolled(rows, COUNT)
    assert series[TOP].value_at(year(2009)) == sum(counts)


def test_children_are_rolled_up_before_their_parents() -> None:
    """Whatever the order of the file, every place stands behind all places below it, and comparators nowhere."""
    deep = hierarchy(place("town", "Town", "locality", "north"))
    upside_down = replace(deep, by_id=dict(list(deep.by_id.items())[::-1]))
    for places in (deep, upside_down):
        order = [p.id for p in bottom_up(places)]
        assert order.index("town") < order.index("north") < order.index(TOP)
        assert "england" not in order


def test_no_rows_no_series() -> None:
    """Without rows there is no series and nothing to warn of."""
    assert roll_up(of(measure()), [], hierarchy()) == ({}, ())
