"""Half-years, terms, a number every second year, and how long a place lives."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from oba.domain.measure import YearIs
from oba.domain.period import PER_YEAR, Every, Period, YearKind
from oba.domain.period_text import how_to_write, parse_period
from tests.build import measure, place, places, quarter, year

FINANCIAL, ACADEMIC = YearKind.FINANCIAL, YearKind.ACADEMIC


def read(text: str, every: Every, kind: YearKind = FINANCIAL, step: int = 1) -> Period:
    """A period that can be read."""
    found = parse_period(text, every=every, year=kind, step=step)
    assert found is not None
    return found


@pytest.mark.parametrize(("text", "every", "kind", "start", "end"), [
    ("2010/11 H1", Every.HALF_YEAR, FINANCIAL, date(2010, 4, 1), date(2010, 9, 30)),
    ("2010/11 H2", Every.HALF_YEAR, FINANCIAL, date(2010, 10, 1), date(2011, 3, 31)),
    ("2010/11 T1", Every.TERM, ACADEMIC, date(2010, 9, 1), date(2010, 12, 31)),
    ("2010/11 T3", Every.TERM, ACADEMIC, date(2011, 5, 1), date(2011, 8, 31)),
])  # fmt: skip
def test_halves_and_terms_cover_their_days(text: str, every: Every, kind: YearKind, start: date, end: date) -> None:
    """Each is written one way, and lies in its year."""
    period = read(text, every, kind)
    assert (str(period), period.start, period.end, period.in_year) == (text, start, end, year(2010, kind))


@pytest.mark.parametrize("text", ["2010/11 H3", "2010/11 Q1", "2010/11 T1", "2010/11", "2010/11 H0"])
def test_a_year_has_two_halves(text: str) -> None:
    """A third half, a quarter and a term are none."""
    assert parse_period(text, every=Every.HALF_YEAR, year=FINANCIAL) is None


@pytest.mark.parametrize("every", [Every.HALF_YEAR, Every.TERM, Every.QUARTER, Every.MONTH])
@pytest.mark.parametrize("kind", YearKind)
def test_the_parts_of_a_year_make_it_up(every: Every, kind: YearKind) -> None:
    """They follow one another from its first day to its last."""
    whole = year(2010, kind)
    parts = list(whole.parts(every))
    assert (len(parts), parts[0].start, parts[-1].end, parts[-1]) == (
        PER_YEAR[every], whole.start, whole.end, whole.last_of(every),
    )  # fmt: skip
    assert all(one.shift(1) == other for one, other in pairwise(parts))


def test_the_mend_shows_how_a_half_and_a_term_are_written() -> None:
    """The example can be read."""
    for every, kind in ((Every.HALF_YEAR, FINANCIAL), (Every.TERM, ACADEMIC)):
        assert parse_period(how_to_write(every, kind), every=every, year=kind) is not None


def test_a_number_every_second_year_steps_over_the_year_between() -> None:
    """The one before 2010/11 is 2008/09, one period away; nothing lies between."""
    survey = read("2010/11", Every.YEAR, step=2)
    assert [str(survey.shift(-1)), survey.steps_from(survey.shift(-1))] == ["2008/09", 1]
    assert [str(one) for one in survey.shift(-1).until(survey.ordinal)] == ["2008/09", "2010/11"]
    assert not survey.same_kind(year(2010))


def test_a_measure_reads_whole_years_where_it_makes_them() -> None:
    """A year's row of quarters is read where years are made, and nowhere else."""
    plain = replace(measure(), every=Every.QUARTER)
    assert plain.read_period("2010/11") is None
    assert replace(plain, year_is=YearIs.RATIO).read_period("2010/11") == year(2010)
    assert replace(measure(), step=2).read_period("2010/11") == replace(year(2010), step=2)


def test_a_place_lives_from_its_first_day_to_its_last() -> None:
    """Both are days of its life; a number is its own where it exists on the period's last day."""
    short = replace(place(), begins=date(2009, 4, 1), ends=date(2010, 3, 31))
    days = (date(2009, 3, 31), date(2009, 4, 1), date(2010, 3, 31), date(2010, 4, 1))
    assert [short.exists_on(day) for day in days] == [False, True, True, False]
    assert [short.counts_in(year(start)) for start in (2008, 2009, 2010)] == [False, True, False]
    assert short.counts_in(quarter(2009, 4))
    assert not short.counts_in(quarter(2010, 1))


def test_a_year_of_life_is_of_the_kind_that_is_counted() -> None:
    """Until 2009/10 ends in August where school years are counted, and in March where calendar years are."""
    ended = replace(place(), ends=date(2010, 3, 31), last=year(2009))
    begun = replace(place(), begins=date(2010, 4, 1), first=year(2010))
    for start, old in ((2008, True), (2009, True), (2010, False)):
        assert ended.counts_in(year(start, ACADEMIC)) is old
        assert begun.counts_in(year(start, ACADEMIC)) is not old
        assert ended.counts_in(year(start)) is old
    assert ended.counts_in(year(2009, YearKind.CALENDAR))
    assert not ended.counts_in(year(2010, YearKind.CALENDAR))


def test_documents_are_made_for_places_that_exist() -> None:
    """On the day of a round; without a day for all."""
    gone = replace(places().by_id["northern"], ends=date(2010, 3, 31))
    every = replace(places(), by_id={**places().by_id, "northern": gone})
    assert "northern" in {one.id for one in every.documented}
    assert "northern" not in {one.id for one in every.as_at(date(2010, 4, 1)).documented}
    assert "northern" in {one.id for one in every.as_at(date(2010, 3, 31)).documented}


def test_a_place_is_preceded_by_those_that_went_into_it_whole() -> None:
    """One, several, or none where any of them was split."""

    def among(**became: tuple[str, ...]) -> list[str]:
        by_id = {name: replace(places().by_id[name], becomes=its) for name, its in became.items()}
        every = replace(places(), by_id={**places().by_id, **by_id})
        return [one.id for one in every.before(every.by_id["southern"])]

    assert among(northern=("southern",)) == ["northern"]
    assert among(northern=("southern",), central=("southern",)) == ["northern", "central"]
    assert among(northern=("southern",), central=("southern", "england")) == []
    assert among() == []
