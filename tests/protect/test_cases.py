"""Twenty ways in which a small count came out of numbers that each looked harmless: none does any more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from oba.domain.evidence import Observation, Reason, Status
from oba.domain.measure import HUNDRED, Base, Kind, Measure, RollUp
from oba.domain.period import Every, Period
from oba.domain.place import Place, Places, Tier
from tests.build import TOP, measure, place, quarter, rule, year
from tests.protect.reader import Reader, shown
from tests.protect.world import World
from tests.rollup.rows import missing, share, value

TIERS = tuple(Tier(id=tier, name=tier, documents=True) for tier in ("county", "area", "locality"))
EARLY, LATE = date(2010, 6, 1), date(2010, 9, 1)
ROUNDS = (date(2010, 7, 15), date(2010, 10, 15))
PERCENT = measure()
COUNT = replace(PERCENT, kind=Kind.COUNT, per=None, decimals=0)
MOVING = replace(PERCENT, kind=Kind.MOVING, parts=Kind.PERCENT, every=Every.QUARTER, over=4)
QUARTERS = tuple(quarter(2008, 1).shift(at) for at in range(9))
SMALL = ((8, 12), (9, 14), (7, 11), (3, 13), (9, 12), (8, 12), (7, 12), (9, 15), (9, 15))


def county(*parts: Place) -> Places:
    """A county and its parts."""
    return Places(by_id={one.id: one for one in (place(), *parts)}, tiers=TIERS)


def areas(*names: str) -> tuple[Place, ...]:
    """Areas by name."""
    return tuple(place(name, name.upper(), "area", TOP) for name in names)


def world(
    rows: Iterable[Observation],
    places: Places | None = None,
    rounds: tuple[date, ...] = (ROUNDS[1],),
    **measures: Measure,
) -> World:
    """Rows of an indicator x, of percentages unless another measure is given, or of several."""
    rules = {name: replace(rule(), id=name, measure=its) for name, its in (measures or {"x": PERCENT}).items()}
    return World(rules=rules, rows=tuple(rows), places=places or county(*areas("a", "b", "c")), rounds=rounds)


def pair(where: str, top: int, bottom: int, when: Period | None = None, on: date = EARLY, of: str = "x") -> Observation:
    """A row with counts."""
    return replace(share(where, top, bottom, when), indicator=of, published=on)


def number(where: str, of: int, when: Period | None = None, on: date = EARLY, name: str = "x") -> Observation:
    """A row with a count."""
    return replace(value(where, str(of), when), indicator=name, published=on)


def moved(name: str, kind: Callable[..., Observation]) -> list[Observation]:
    """Nine quarters of two areas, of which one is small."""
    return [
        kind(where, count, bottom, when, of=name)
        for when, both in zip(QUARTERS, SMALL, strict=True)
        for where, count, bottom in zip("ab", both, (90, 95), strict=True)
    ]


def change_and_base() -> World:
    """A change and the rate now are printed; with the base they would give the base's four away."""
    base = Base(period="2004/05", value=Fraction(30))
    measured = replace(PERCENT, kind=Kind.CHANGE, parts=Kind.RATE, per=Fraction(1000), base=base)
    counts = (("a", 4, 310, 2004), ("b", 40, 1150, 2004), ("a", 9, 320, 2008), ("b", 33, 1160, 2008))
    rows = [replace(pair(where, top, of, year(when)), group="rate") for where, top, of, when in counts]
    return world(rows, county(*areas("a", "b")), x=measured)


def late() -> World:
    """Two areas are printed; the third comes late, and with it the county."""
    return world([pair("a", 20, 100), pair("b", 30, 110), pair("c", 3, 90, on=LATE)], rounds=ROUNDS)


def revised() -> World:
    """An area was eight, with its county; now it is four."""
    again = replace(pair("c", 4, 90, on=LATE), status=Status.REVISED)
    return world([pair("a", 20, 100), pair("b", 30, 110), pair("c", 8, 90), again], rounds=ROUNDS)


def covered() -> World:
    """The county may do without an area that has not come, so that its sum holds two areas, one of them small."""
    measured = replace(PERCENT, coverage=Fraction(3, 5))
    before = [pair("a", 20, 100, year(2008)), pair("b", 30, 110, year(2008)), pair("c", 13, 40, year(2008))]
    rows = [*before, pair("a", 4, 100), pair("b", 30, 110), pair("c", 3, 40, on=LATE)]
    return world(rows, rounds=ROUNDS, x=measured)


def quarters_and_year() -> World:
    """Three quarters of one indicator, and the year of another that counts the same."""
    counts = ((8, 12), (9, 14), (7, 11), (3, 13))
    rows = [
        number(where, of, quarter(2009, at), name="q")
        for at, both in enumerate(counts, 1)
        for where, of in zip("ab", both, strict=True)
    ]
    rows += [number("a", 27, name="y"), number("b", 50, name="y")]
    return world(rows, county(*areas("a", "b")), q=replace(COUNT, every=Every.QUARTER), y=COUNT)


def below_the_county() -> World:
    """The county, two areas, and a locality that lies in none."""
    places = county(*areas("a", "b"), place("unknown", "Address unknown", "locality", TOP))
    return world([pair(TOP, 53, 233), pair("a", 20, 100), pair("b", 30, 110), pair("unknown", 3, 23)], places)


def more_than_its_areas() -> World:
    """The county has three more than its areas together."""
    return world([pair(TOP, 53, 233), pair("a", 20, 100), pair("b", 30, 110)], county(*areas("a", "b")))


def elsewhere_without_a_row() -> World:
    """The same, where the plan says that some lie elsewhere."""
    places = county(*areas("a", "b"), replace(place("unknown", "Unknown", "area", TOP), elsewhere=True))
    return replace(more_than_its_areas(), places=places)


def count_more_than_its_areas() -> World:
    """The same with counts."""
    return world([number(TOP, 53), number("a", 20), number("b", 30)], county(*areas("a", "b")), x=COUNT)


def interval() -> World:
    """Four of eight and three of three, as percentages with Wilson's intervals."""
    ends = (("a", "50.0", "23.7", "76.3"), ("b", "100.0", "43.9", "100.0"))
    rows = [
        replace(value(where, text), indicator="x", lower=Fraction(low), upper=Fraction(high), level=Fraction(95))
        for where, text, low, high in ends
    ]
    rows.append(replace(value("england", "40.0"), indicator="x"))
    places = county(*areas("a", "b"), place("england", "England", None))
    return world(rows, places, x=replace(PERCENT, roll_up=RollUp.SUPPLIED))


def two_areas(top: int = 3, bottom: int = 97) -> World:
    """One of two areas is small, and their county is their sum."""
    return world([pair("a", top, bottom), pair("b", 30, 110)], county(*areas("a", "b")))


def county_revised() -> World:
    """The county was 53 before an area that is confidential was added to it."""
    first, again = pair(TOP, 53, 300, on=date(2010, 5, 1)), replace(pair(TOP, 60, 300), status=Status.REVISED)
    kept = replace(missing("c", Reason.CONFIDENTIAL), indicator="x", published=EARLY)
    return world([first, again, pair("a", 20, 100), pair("b", 30, 110), kept], rounds=(date(2010, 5, 15), ROUNDS[1]))


def moving() -> World:
    """Windows of four quarters that differ by the small one, and by one that is not."""
    return world(moved("x", pair), county(*areas("a", "b")), x=MOVING)


def moving_and_quarters() -> World:
    """The same windows, and their quarters as an indicator of its own."""
    quarters = replace(PERCENT, every=Every.QUARTER)
    return world([*moved("x", pair), *moved("q", pair)], county(*areas("a", "b")), x=MOVING, q=quarters)


def rates_alone() -> World:
    """Rates without any counts."""
    rows = [replace(value(where, text), indicator="x") for where, text in (("a", "0.9"), ("b", "4.4"))]
    return world(rows, county(*areas("a", "b")), x=replace(PERCENT, kind=Kind.RATE, per=Fraction(1000)))


def year_to_date() -> World:
    """A year's count that grows from round to round, once by three."""
    counts = (
        (8, 12, date(2010, 7, 10)),
        (11, 26, date(2010, 10, 10)),
        (20, 40, date(2011, 1, 10)),
        (29, 52, date(2011, 4, 10)),
    )
    rows = [number(where, of, year(2010), on) for a, b, on in counts for where, of in (("a", a), ("b", b))]
    rounds = tuple(on.replace(day=15) for *_, on in counts)
    return world(rows, county(*areas("a", "b")), rounds, x=COUNT)


def mean_of_years() -> World:
    """Four years, one of them small, of which a mean may be told."""
    counts = ((8, 30), (4, 31), (9, 32), (9, 30))
    rows = [
        pair(where, top, of, year(2006 + at))
        for at, both in enumerate(counts)
        for where, top, of in zip("ab", both, (100, 110), strict=True)
    ]
    return world(rows, county(*areas("a", "b")))


def disputed() -> World:
    """Counts that are disputed, none of them small: what they differ by is no child."""
    rows = [number("a", 20), number("b", 30), number("c", 9), number(TOP, 59)]
    rows += [replace(number("b", 33), status=Status.DISPUTED), replace(number(TOP, 53), status=Status.DISPUTED)]
    return world(rows, x=COUNT)


def total_of_six() -> World:
    """Two and four are six: each is at least one where every zero is printed."""
    return world([number("a", 2), number("b", 4)], county(*areas("a", "b")), x=COUNT)


CASES: Mapping[str, tuple[Callable[[], World], Mapping[int, set[str]]]] = {
    "S01": (change_and_base, {0: {"a", "b"}}),
    "S02": (late, {0: set(), 1: {"c", TOP}}),
    "S03": (revised, {0: set(), 1: {"c", TOP}}),
    "S04": (covered, {}),
    "S05": (quarters_and_year, {}),
    "S07": (below_the_county, {}),
    "S08": (more_than_its_areas, {}),
    "S08b": (elsewhere_without_a_row, {}),
    "S08c": (count_more_than_its_areas, {}),
    "S09": (interval, {0: {"a", "b"}}),
    "S11": (two_areas, {}),
    "S18": (lambda: two_areas(3, 100), {}),
    "S24": (county_revised, {}),
    "S28": (moving, {}),
    "S29": (moving_and_quarters, {}),
    "S31": (rates_alone, {0: set()}),
    "S32": (year_to_date, {}),
    "S35": (mean_of_years, {}),
    "S36": (disputed, {0: set()}),
    "S37": (total_of_six, {0: {"a", "b", TOP}}),
}


@pytest.mark.parametrize("name", CASES)
def test_no_small_count_comes_out(name: str) -> None:
    """What must be withheld is, in the round in which it must be, and nobody learns what is small over all rounds."""
    build, expected = CASES[name]
    made = build()
    for at, hidden in expected.items():
        gone = {place for (_, place), there in shown(made, at).items() if not there}
        assert gone == hidden
    assert Reader(made).leaks() == []
    assert not any(one.exposed for one in made.published)


@pytest.mark.parametrize("name", sorted(CASES.keys() - {"S09", "S31", "S36"}))
def test_without_protection_it_does(name: str) -> None:
    """The reader finds a small count in each of them where nothing is withheld."""
    made = CASES[name][0]()
    bare = tuple(replace(one, series=made.raw(at)) for one, at in zip(made.published, made.rounds, strict=True))
    open_ = replace(made)
    open_.__dict__["published"] = bare
    assert Reader(open_).leaks()


def test_what_is_only_disputed_or_has_no_counts_hides_nothing() -> None:
    """Rates alone and disputed counts cost nothing."""
    assert rates_alone().published[0].cost.withheld == disputed().published[0].cost.withheld == 0


def test_an_indicator_that_tells_of_no_child_is_left_out_of_what_is_reckoned_with() -> None:
    """A score's numbers are printed and counted, with a table of small counts beside them or not."""
    scores = [replace(value(where, "3.2"), indicator="mark") for where in ("a", "b")]
    small = [pair("a", 3, 97), pair("b", 30, 110)]
    made = world([*small, *scores], county(*areas("a", "b")), x=PERCENT, mark=replace(PERCENT, kind=Kind.SCORE))
    alone, both = two_areas().published[0], made.published[0]
    assert both.withheld == alone.withheld
    assert both.cost.numbers == alone.cost.numbers + len(scores)
    assert both.system is not None
    assert "mark" not in {one.of.indicator for one in both.system.choices}


@pytest.mark.parametrize("top", [HUNDRED])
def test_a_percentage_of_all_is_no_small_rest(top: Fraction) -> None:
    """A hundred of a hundred leave nobody, which is told."""
    assert two_areas(int(top), int(top)).published[0].withheld == ()
