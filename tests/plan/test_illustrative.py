"""The made-up numbers agree with the plan, are marked as made up, and come out the same each time."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from fractions import Fraction
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from oba.domain.number import decimals_in, round_half_away
from tests.plan.table import DATA, PUBLISHED, TABLE, Row, bracketed, first

OBSERVATIONS = DATA / "observations"
ROUNDS = ("history", "2010-11-q1", "2010-11-q2", "2010-11-q3", "2010-11-q4")
AREAS = ("northern", "central", "southern")
DISTRICTS = ("cherwell", "oxford", "south-oxfordshire", "vale-of-white-horse", "west-oxfordshire")
SUPPLIED = {"ni-92", "ni-110", "ni-199"}
PER = {"ni-70": 10_000, "ni-111": 100_000, "ni-112": 1_000}
BASE_1998 = Fraction("31.4")
Key = tuple[str, str, str, str]
Line = Mapping[str, str]
Pair = tuple[int, int]


def lines(pattern: str) -> Iterator[Line]:
    """Every row of the observation files with such a name."""
    for path in sorted(OBSERVATIONS.glob(pattern)):
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)


def latest_counts(pattern: str) -> dict[Key, Pair]:
    """Numerator and denominator by indicator, place, period and group, a later row in place of an earlier one."""
    rows = sorted((line for line in lines(pattern) if line["denominator"]), key=lambda line: line["published"])
    return {
        (line["indicator"], line["place"], line["period"], line["group"]): (
            int(line["numerator"]),
            int(line["denominator"]),
        )
        for line in rows
    }


def localities(area: str) -> tuple[str, ...]:
    """The localities of an area."""
    with (DATA / "places.csv").open(encoding="utf-8", newline="") as file:
        return tuple(p["id"] for p in csv.DictReader(file) if p["tier"] == "locality" and p["parent"] == area)


def total(counts: Mapping[Key, Pair], indicator: str, period: str, group: str = "", *, parts: tuple[str, ...]) -> Pair:
    """The sum of the numerators and denominators of some places."""
    found = [counts[indicator, place, period, group] for place in parts]
    return sum(n for n, _ in found), sum(d for _, d in found)


def county(counts: Mapping[Key, Pair], indicator: str, period: str, group: str = "") -> Pair:
    """The sum of the areas, or of all localities where areas were not sent."""
    sent = (indicator, AREAS[0], period, group) in counts
    parts = AREAS if sent else tuple(place for area in AREAS for place in localities(area))
    return total(counts, indicator, period, group, parts=parts)


def as_printed(row: Row, counts: Mapping[Key, Pair]) -> Fraction:
    """The county's number from its parts, as the table would print it."""
    year = "2008/09" if row.year == "2008/9" else row.year
    digits = decimals_in(row.latest.split("%")[0].split(" ")[0])
    if row.id == "ni-81":
        n, d = county(counts, row.id, year, "not-fsm")
        m, e = county(counts, row.id, year, "fsm")
        return round_half_away(Fraction(100 * n, d) - Fraction(100 * m, e), digits)
    n, d = county(counts, row.id, year, "rate" if row.id == "ni-112" else "")
    rate = Fraction(PER.get(row.id, 100) * n, d)
    return round_half_away(100 * (rate - BASE_1998) / BASE_1998 if row.id == "ni-112" else rate, digits)


@pytest.mark.parametrize("row", [r for r in TABLE if r.id not in SUPPLIED], ids=lambda row: row.id)
def test_the_areas_add_up_to_the_number_that_the_plan_prints(row: Row) -> None:
    """Rolled up from their numerators and denominators, areas or localities give the table's latest number."""
    assert as_printed(row, latest_counts("illustrative-*.csv")) == first(row.latest)


def test_the_counts_in_brackets_are_the_sums_too() -> None:
    """The 523 entrants and the rate of 29.6 come out of the parts, and so do the 31.4 of 1998."""
    counts = latest_counts("illustrative-*.csv")
    row = next(row for row in TABLE if row.id == "ni-111")
    assert str(county(counts, "ni-111", "2008/09")[0]) == bracketed(row.latest)
    for period, rate in (("2008/09", "29.6"), ("1998", "31.4")):
        n, d = county(counts, "ni-112", period, "rate")
        assert round_half_away(Fraction(1000 * n, d), 1) == Fraction(rate)


def test_custodial_sentences_have_risen_since_april_2008() -> None:
    """Section 2 says so: young people sentenced, and their share of those convicted, rise from 2007/08 on."""
    counts = latest_counts("illustrative-*.csv")
    found = [county(counts, "ni-43", period) for period in ("2007/08", "2008/09", "2009/10")]
    sentenced, shares = [n for n, _ in found], [Fraction(n, d) for n, d in found]
    assert sentenced == sorted(set(sentenced))
    assert shares == sorted(set(shares))


def test_a_thousand_young_people_are_over_half_as_many_again_as_in_2008() -> None:
    """Section 2 counts about 1,000 NEET in June 2009, over 50 % more than in 2008, and says that their share grew."""
    counts = latest_counts("illustrative-*.csv")
    found = [county(counts, "ni-117", f"{year}/{year - 1999:02}") for year in range(2004, 2009)]
    assert Fraction(3, 2) * found[3][0] < 1000
    shares = [Fraction(n, d) for n, d in found]
    assert shares == sorted(set(shares))


def test_stability_of_placements_improved_over_the_three_years_that_the_plan_names() -> None:
    """From 15 % in 2006-07 to 9 % in 2008-09, year by year."""
    counts = latest_counts("illustrative-*.csv")
    found = [Fraction(*county(counts, "ni-62", period)) for period in ("2006/07", "2007/08", "2008/09")]
    assert found == sorted(found, reverse=True)
    assert [round_half_away(100 * found[at], 0) for at in (0, 2)] == [15, 9]


@pytest.mark.parametrize("indicator", ["ni-72", "ni-73", "ni-93", "ni-94", "ni-75"])
def test_results_at_school_fall_short_of_those_in_similar_areas(indicator: str) -> None:
    """Section 2 says that children do not do as well as their peers there, whatever the nation's average."""
    (similar,) = (
        Fraction(line["value"])
        for line in lines("illustrative-history.csv")
        if (line["indicator"], line["place"], line["period"]) == (indicator, "statistical-neighbours", "2009/10")
    )
    row = next(row for row in TABLE if row.id == indicator)
    assert first(row.latest) < similar


def test_the_quarters_of_a_year_add_up_to_the_plans_count_of_entrants() -> None:
    """The 523 of 2008/09 stand in brackets in the table; those of 2009/10 are the sum that NI 111's rate is made of."""
    quarters = [line for line in lines("illustrative-*.csv") if line["indicator"] == "ni-111q"]
    years = {
        year: sum(int(line["value"]) for line in quarters if line["period"].startswith(year))
        for year in ("2008/09", "2009/10")
    }
    row = next(row for row in TABLE if row.id == "ni-111")
    assert str(years["2008/09"]) == bracketed(row.latest)
    assert years["2009/10"] == county(latest_counts("illustrative-*.csv"), "ni-111", "2009/10")[0]


def test_localities_and_districts_add_up_to_what_stands_above_them() -> None:
    """Wherever both tiers were sent, the lower adds up to the higher exactly."""
    counts = latest_counts("illustrative-*.csv")
    checked = 0
    for indicator, place, period, group in counts:
        if place in AREAS and (indicator, localities(place)[0], period, group) in counts:
            assert (
                total(counts, indicator, period, group, parts=localities(place))
                == counts[indicator, place, period, group]
            )
            checked += 1
        if place == DISTRICTS[0]:
            assert total(counts, indicator, period, group, parts=DISTRICTS) == county(counts, indicator, period, group)
            checked += 1
    assert checked


def test_the_free_school_meals_gap_is_the_official_one() -> None:
    """The areas' made-up counts for NI 81 add up to the Department's counts for the county, year by year."""
    counts = latest_counts("illustrative-*.csv")
    official = latest_counts("attainment-by-19.csv")
    years = {(period, group) for indicator, _, period, group in counts if indicator == "ni-81"}
    assert len(years) == 12
    for period, group in years:
        assert county(counts, "ni-81", period, group) == official["ni-81", "oxfordshire", period, group]


def test_made_up_numbers_are_marked_and_the_plans_own_round_sees_none() -> None:
    """Illustrative rows have that status and a date after the plan's; no other row of 2010 or 2011 exists."""
    made_up, real = list(lines("illustrative-*.csv")), [*lines("plan.csv"), *lines("attainment-by-19.csv")]
    assert {line["status"] for line in made_up} == {"illustrative"}
    assert min(line["published"] for line in made_up) > PUBLISHED
    assert "illustrative" not in {line["status"] for line in real}
    assert {line["published"] for line in real} == {PUBLISHED, "2023-04-27"}


def test_the_returns_hold_what_real_returns_hold() -> None:
    """There are late, revised, missing, confidential and very small numbers among them."""
    published: dict[Key, set[str]] = defaultdict(set)
    missing: dict[str, set[str]] = defaultdict(set)
    for line in lines("illustrative-*.csv"):
        published[line["indicator"], line["place"], line["period"], line["group"]].add(line["published"])
        missing[line["missing"]].add(line["indicator"])
    assert published["ni-117", "central-1", "2009/10", ""] == {"2010-05-28", "2010-09-17"}
    assert published["ni-111", "northern-4", "2009/10", ""] == {"2010-09-20"}
    assert missing["x"] == {"ni-53a"}
    assert missing["c"] == {"ni-100"}
    assert sorted(latest_counts("illustrative-*.csv")["ni-99", area, "2009/10", ""][0] for area in AREAS) == [1, 1, 1]


def test_the_script_writes_the_same_bytes_again(tmp_path: Path) -> None:
    """Made anew, every illustrative file is the one that stands in the data, to the byte."""
    spec = spec_from_file_location("make", DATA / "illustrative" / "make.py")
    assert spec is not None
    assert spec.loader is not None
    make = module_from_spec(spec)
    spec.loader.exec_module(make)
    make.write(tmp_path)
    assert {p.name for p in tmp_path.iterdir()} == {f"illustrative-{name}.csv" for name in ROUNDS}
    assert {p.name for p in OBSERVATIONS.glob("illustrative-*")} == {p.name for p in tmp_path.iterdir()}
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (OBSERVATIONS / path.name).read_bytes(), path.name
