"""Declared groups: rolled up as everyone is, each by itself, and added up to everyone where together they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from oba.audit.doubts import unsettled
from oba.domain.evidence import Observation, Reason, Series, Status
from oba.domain.group import Group
from oba.domain.measure import Kind, Measure, RollUp
from oba.domain.problem import Problem
from oba.rollup.series import roll_up
from tests.build import INDICATOR, TOP, measure, n, plan, quarter, year
from tests.rollup.rows import AREAS, hierarchy, missing, of, percent, share, value

GIRLS, BOYS = (Group(id=name.lower(), label=name, kind="sex", exhaustive=True) for name in ("Girls", "Boys"))
FSM = Group(id="fsm", label="Free school meals", kind="meals")
EVERY = (GIRLS, BOYS, FSM)
COUNT = replace(measure(), kind=Kind.COUNT, per=None, decimals=0)
GAP = replace(measure(), kind=Kind.GAP, parts=Kind.PERCENT, between=("fsm", "not-fsm"))
MOVING = replace(measure(), kind=Kind.MOVING, parts=Kind.PERCENT, over=2)
NOW = year(2009)


def grouped(
    rows: Iterable[Observation], measured: Measure | None = None, groups: tuple[Group, ...] = EVERY
) -> tuple[dict[str, Series], tuple[Problem, ...]]:
    """Every series with its groups, and every warning."""
    return roll_up(of(measured or measure()), rows, hierarchy(), groups)


def both(where: str, girls: int, boys: int) -> list[Observation]:
    """Girls and boys of one place, of a hundred each."""
    return [share(where, girls, 100, group="girls"), share(where, boys, 100, group="boys")]


def test_a_group_is_rolled_up_as_everyone_is() -> None:
    """The county's girls are its areas' girls added up, and everyone is as without them."""
    everyone = [share(area, 10, 200) for area in AREAS]
    plain, _ = grouped(everyone)
    found, _ = grouped([*everyone, *(share(area, 4, 100, group="girls") for area in AREAS)])
    assert found[TOP].groups["girls"].value_at(NOW) == percent(12, 300)
    assert {place: replace(its, groups={}) for place, its in found.items()} == plain


def test_a_group_with_a_part_missing_is_missing() -> None:
    """One area's girls are not known, so the county's are not, and everyone is."""
    rows = [*(share(area, 10, 200) for area in AREAS), *(share(area, 4, 100, group="girls") for area in AREAS[:2])]
    found, _ = grouped([*rows, replace(missing("south"), group="girls")])
    assert found[TOP].groups["girls"].figures[NOW].reason is Reason.NOT_AVAILABLE
    assert found[TOP].value_at(NOW) == percent(30, 600)


def test_an_exhaustive_kind_is_everyone_where_no_row_is() -> None:
    """Numerators and denominators are added; a row for everyone goes before the sum."""
    found, _ = grouped(both("north", 4, 8))
    figure = found["north"].figures[NOW]
    assert (figure.value, figure.numerator, figure.denominator) == (percent(12, 200), Fraction(12), Fraction(200))
    assert (figure.source, len(figure.cites)) == ("Girls and Boys, added up", 2)
    sent, _ = grouped([*both("north", 4, 8), share("north", 13, 200)])
    assert sent["north"].value_at(NOW) == percent(13, 200)
    silent, _ = grouped([*both("north", 4, 8), missing("north")])
    assert silent["north"].figures[NOW].reason is Reason.NOT_AVAILABLE


def test_everyone_of_groups_is_added_up_to_the_county() -> None:
    """Where no area sends everyone, each is the sum of its groups, and the county the sum of the areas."""
    found, problems = grouped(row for area in AREAS for row in both(area, 4, 8))
    assert (found[TOP].value_at(NOW), problems) == (percent(36, 600), ())


def test_counts_are_added_up_as_well() -> None:
    """Forty girls and fifty boys are ninety; rounded ones are off by as much as both."""
    rows = [value("north", "40", group="girls"), value("north", "50", group="boys")]
    assert grouped(rows, COUNT)[0]["north"].value_at(NOW) == Fraction(90)
    rounded = [replace(row, rounded_to=Fraction(10)) for row in rows]
    assert grouped(rounded, COUNT)[0]["north"].figures[NOW].rounding == Fraction(10)


def test_a_kind_that_is_not_whole_is_not_everyone() -> None:
    """A group that has not come, one with a reason, one without counts: nothing is added up; nobody to count adds 0."""
    girls = share("north", 4, 100, group="girls")
    for other in (
        [],
        [replace(missing("north"), group="boys")],
        [value("north", "8.0", group="boys")],
        [replace(missing("north"), group="boys", place="south")],
    ):
        assert "north" not in grouped([girls, *other])[0] or not grouped([girls, *other])[0]["north"].figures
    nobody = replace(missing("north", Reason.NOTHING_TO_COUNT), group="boys")
    assert grouped([girls, nobody])[0]["north"].value_at(NOW) == percent(4, 100)
    assert not grouped([nobody, replace(nobody, group="girls")])[0]["north"].figures


def test_only_an_exhaustive_kind_that_may_be_added_up_is_everyone() -> None:
    """Free school meals are some of the children; numbers that are supplied are not added."""
    assert not grouped([share("north", 4, 100, group="fsm")])[0]["north"].figures
    supplied = replace(measure(), roll_up=RollUp.SUPPLIED)
    assert not grouped(both("north", 4, 8), supplied)[0]["north"].figures


def test_a_place_with_groups_alone_keeps_them() -> None:
    """Nothing that was sent is lost: the place has no number, and its group has one."""
    found, _ = grouped([share("north", 4, 100, group="fsm")])
    assert found["north"].groups["fsm"].value_at(NOW) == percent(4, 100)
    assert found[TOP].groups["fsm"].figures[NOW].reason is Reason.NOT_COLLECTED


def test_the_groups_of_a_gap_stay_its_own() -> None:
    """Declared or not, those that it lies between are its parts; others are gaps, and are not added up."""
    parts = [share(TOP, 58, 100, group="fsm"), share(TOP, 26, 100, group="not-fsm")]
    found, _ = grouped([*parts, value(TOP, "30.0", group="girls"), value("north", "20.0", group="girls")], GAP)
    assert (found[TOP].value_at(NOW), list(found[TOP].groups)) == (Fraction(32), ["girls"])
    assert found[TOP].groups["girls"].value_at(NOW) == n("30.0")
    alone, _ = grouped([*parts, value("north", "20.0", group="girls")], GAP)
    assert TOP not in {place for place, its in alone.items() if its.groups}


def test_a_moving_number_of_a_group_moves() -> None:
    """The last two periods' girls over their denominators."""
    quarters = [share(TOP, 4, 100, quarter(2009, at), "girls") for at in (1, 2)]
    found, _ = grouped([replace(row, numerator=row.numerator) for row in quarters], MOVING)
    assert found[TOP].groups["girls"].value_at(quarter(2009, 2)) == percent(8, 200)


def test_a_groups_warning_names_it() -> None:
    """Two sentences about one place and period tell each other apart."""
    rows = [*(share(area, 10, 100, group="girls") for area in AREAS), value(TOP, "12.0", group="girls")]
    (warning,) = grouped(rows)[1]
    assert warning.what.startswith("Girls, NI 117, Oxfordshire, 2009/10: 12.0 was sent in, its 3 parts give 10.0")


def test_a_made_up_group_makes_the_series_illustrative() -> None:
    """A page that shows it says so."""
    rows = [share("north", 10, 200), share("north", 4, 100, group="girls")]
    assert not grouped(rows)[0]["north"].is_illustrative
    made_up = [rows[0], replace(rows[1], status=Status.ILLUSTRATIVE)]
    assert grouped(made_up)[0]["north"].is_illustrative


def test_undeclared_rows_are_nobodys() -> None:
    """Without a declaration the rows are no part of anything."""
    rows = [share("north", 10, 200), share("north", 4, 100, group="girls")]
    assert grouped(rows, groups=())[0] == grouped(rows[:1], groups=())[0]


def test_a_disputed_row_of_a_group_is_told() -> None:
    """It is printed nowhere and judged nowhere, and somebody has to settle it all the same."""
    rows = [
        share("north", 4, 100, group="girls"),
        replace(share("north", 5, 100, group="girls"), status=Status.DISPUTED),
    ]
    series, _ = grouped(rows)
    found = unsettled({INDICATOR: of(measure())}, {(INDICATOR, "north"): series["north"]}, hierarchy(), plan().policy)
    assert [one.code for one in found] == ["A012"]
