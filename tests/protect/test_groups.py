"""Groups: a small one goes, and so does what would give it away; everyone's own numbers stay as they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import product
from random import Random

import pytest

from oba.domain.book import Suppression
from oba.domain.evidence import Observation, Reason, Series
from oba.domain.group import Group
from oba.domain.measure import Kind, Measure
from oba.domain.problem import Problem
from oba.protect.discretion import discreet
from oba.protect.withholding import protect
from oba.rollup.series import roll_up
from tests.build import TOP, measure, quarter, year
from tests.rollup.rows import AREAS, hierarchy, missing, of, share, value

NOW = year(2009)
PUBLIC = "a statistical release"
COUNT = replace(measure(), kind=Kind.COUNT, per=None, decimals=0)
GAP = replace(measure(), kind=Kind.GAP, parts=Kind.PERCENT, between=("fsm", "not-fsm"))
MOVING = replace(measure(), kind=Kind.MOVING, parts=Kind.PERCENT, over=2)


def kind(*names: str, exhaustive: bool = True) -> tuple[Group, ...]:
    """Groups of one kind."""
    return tuple(Group(id=name, label=name, kind="-".join(names), exhaustive=exhaustive) for name in names)


SEX = kind("girls", "boys")
ETHNICITY = kind("a", "b", "c", "d")
SOME = kind("a", "b", exhaustive=False)


def shown(
    rows: Iterable[Observation], groups: Sequence[Group], measured: Measure | None = None, below: int = 6
) -> tuple[dict[str, Series], tuple[Suppression, ...]]:
    """What may be printed of some rows."""
    rule = of(measured or measure())
    return protect(rule, roll_up(rule, rows, hierarchy(), groups)[0], hierarchy(), below, groups)


def gone(found: tuple[dict[str, Series], tuple[Suppression, ...]], where: str = TOP) -> set[str]:
    """The groups that are withheld at a place; all for everyone."""
    series = found[0][where]
    every = {"all": series, **series.groups}
    return {name for name, its in every.items() if NOW in its.figures and its.figures[NOW].reason is Reason.SUPPRESSED}


def at(where: str, **counts: int) -> list[Observation]:
    """A place's groups, each of a hundred children."""
    return [share(where, count, 100, group=name) for name, count in counts.items()]


def test_groups_that_are_not_small_are_shown() -> None:
    """Nothing is withheld for its own sake."""
    assert gone(shown(at(TOP, girls=40, boys=50), SEX)) == set()


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ({"a": 3, "b": 40, "c": 30, "d": 50}, {"a", "c"}),
        ({"a": 97, "b": 40, "c": 30, "d": 50}, {"a", "c"}),
        ({"a": 3, "b": 40, "c": 97, "d": 50}, {"a", "c"}),
        ({"a": 3, "b": 2, "c": 30, "d": 50}, {"a", "b", "c"}),
        ({"a": 3, "b": 4, "c": 30, "d": 50}, {"a", "b"}),
        ({"a": 3, "b": 0, "c": 30, "d": 50}, {"a", "b", "c"}),
        ({"a": 0, "b": 6, "c": 30, "d": 50}, set()),
    ],
)
def test_a_second_group_goes_with_a_small_one(counts: Mapping[str, int], hidden: set[str]) -> None:
    """The one with the fewest children next, until those withheld are together no small number either."""
    assert gone(shown(at(TOP, **counts), ETHNICITY)) == hidden


def test_everyone_stays_and_no_answer_rests_on_a_group() -> None:
    """The county's own number is the same with and without small groups beside it."""
    rows = at(TOP, girls=3, boys=50)
    found = shown([share(TOP, 53, 200), *rows], SEX)
    assert gone(found) == {"girls", "boys"}
    assert found[0][TOP].figures == shown([share(TOP, 53, 200)], SEX)[0][TOP].figures


def test_a_small_group_of_one_area_takes_that_group_of_all_areas_along() -> None:
    """Else the county's girls less the other areas' would be the small area's; the county's groups stay."""
    rows = [*at("north", girls=3, boys=50), *at("central", girls=30, boys=50), *at("south", girls=30, boys=50)]
    found = shown(rows, SEX)
    assert [gone(found, area) for area in AREAS] == [{"girls", "boys"}] * 3
    assert gone(found) == set()
    assert {(one.parent, one.group, one.places) for one in found[1]} == {
        (TOP, "girls", AREAS), (TOP, "boys", AREAS),
    }  # fmt: skip


def test_groups_go_where_everyone_goes() -> None:
    """Where an area is small all areas are withheld, their groups with them."""
    rows = [share("north", 3, 100), share("central", 30, 100), share("south", 40, 100), *at("central", a=20)]
    found = shown(rows, SOME)
    assert (gone(found, "north"), gone(found, "central")) == ({"all"}, {"all", "a"})


def test_a_group_without_a_row_leaves_the_rest_to_be_worked_out() -> None:
    """Everyone less the girls are the boys, whether these were sent or are confidential."""
    for more in ([], [replace(missing(TOP, Reason.CONFIDENTIAL), group="boys")]):
        assert gone(shown([share(TOP, 43, 200), *at(TOP, girls=40), *more], SEX)) == {"girls"}
        assert gone(shown([share(TOP, 63, 200), *at(TOP, girls=40), *more], SEX)) == set()


def test_a_group_beside_which_hardly_anyone_is_left_goes() -> None:
    """47 with free school meals of 50 leave three without; two groups that leave three are no better."""
    assert gone(shown([share(TOP, 50, 300), *at(TOP, a=47)], SOME)) == {"a"}
    assert gone(shown([share(TOP, 50, 300), *at(TOP, a=27, b=20)], SOME)) == {"b"}
    assert gone(shown([share(TOP, 50, 300), *at(TOP, a=27)], SOME)) == set()
    assert gone(shown(at(TOP, a=27), SOME)) == set()


def test_what_everybody_knows_hides_nothing() -> None:
    """A group public elsewhere is no second one: another has to go; without another nothing can."""
    rows = at(TOP, a=3, b=10, c=30, d=50)
    rows[1] = replace(rows[1], elsewhere=PUBLIC)
    assert gone(shown(rows, ETHNICITY)) == {"a", "c"}
    girls, boys = at(TOP, girls=3, boys=50)
    assert "girls" in gone(shown([girls, replace(boys, elsewhere=PUBLIC)], SEX))


def test_a_count_and_a_moving_number_are_protected_alike() -> None:
    """The value of a count is children; a window goes with any of its quarters."""
    assert gone(shown([value(TOP, "3", group="girls"), value(TOP, "50", group="boys")], SEX, COUNT)) == {
        "girls",
        "boys",
    }
    rows = [share(TOP, top, 100, quarter(2009, at), "girls") for at, top in ((1, 3), (2, 30), (3, 30))]
    rows += [share(TOP, 40, 100, quarter(2009, at), "boys") for at in (1, 2, 3)]
    series = shown(rows, SEX, MOVING)[0][TOP].groups
    for group in ("girls", "boys"):
        reasons = [figure.reason for figure in series[group].figures.values()]
        assert reasons == [Reason.TOO_FEW_POINTS, Reason.SUPPRESSED, None]


def test_gaps_of_groups_do_not_add_up() -> None:
    """A gap of girls and one of boys tell nothing of each other."""
    rows = [value(TOP, "30.0", group="girls"), value(TOP, "20.0", group="boys"), value(TOP, "25.0")]
    assert gone(shown(rows, SEX, GAP)) == set()


def test_with_a_threshold_of_0_nothing_is_withheld() -> None:
    """A plan may ask for no suppression."""
    assert gone(shown(at(TOP, girls=3, boys=50), SEX, below=0)) == set()


def test_a_warning_about_a_withheld_group_tells_no_number() -> None:
    """That about everyone, and that about a group shown, are told as they are."""

    def told(girls: int) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
        rule = of(measure())
        rows = [*(share(area, 30, 100) for area in AREAS), share(TOP, 200, 300)]
        rows += [*(share(area, girls, 50, group="girls") for area in AREAS), share(TOP, 120, 150, group="girls")]
        raw, found = roll_up(rule, rows, hierarchy(), SEX)
        safe, withheld = protect(rule, raw, hierarchy(), 6, SEX)
        return found, discreet(found, safe, withheld)

    found, kept = told(20)
    assert kept == found
    assert len(found) == 2
    found, kept = told(3)
    everyone, girls = kept
    assert everyone == found[0]
    assert not any(character.isdigit() for character in girls.what)


@pytest.mark.parametrize("seed", range(120))
def test_no_small_group_can_be_worked_out(seed: int) -> None:
    """By subtraction in a county of up to three areas, with groups that are everyone: each could be another number."""
    rng = Random(seed)  # noqa: S311  (no secret)
    groups = kind(*"abcd"[: rng.randint(2, 4)])
    areas = AREAS[: rng.randint(1, 3)]
    true = {(area, one.id): rng.choice((0, 1, 2, 3, 5, 6, 7, 9, 12, 20)) for area in areas for one in groups}
    rows = [share(area, count, 400, group=group) for (area, group), count in true.items()]
    rows += [share(area, sum(true[area, one.id] for one in groups), 400 * len(groups)) for area in areas]
    series, _ = shown(rows, groups)
    equations = list(_equations(series, areas, groups))
    for cell, count in true.items():
        if 0 < count < 6:
            assert not _determined(equations, cell, list(true)), (seed, cell)


def _equations(
    series: Mapping[str, Series], areas: Sequence[str], groups: Sequence[Group]
) -> Iterable[dict[tuple[str, str], int]]:
    """Which sums of cells are printed: of a cell, an area's everyone, a county's group, the county's everyone."""
    for area, one in product(areas, groups):
        if series[area].groups[one.id].value_at(NOW) is not None:
            yield {(area, one.id): 1}
    for area in areas:
        if series[area].value_at(NOW) is not None:
            yield {(area, one.id): 1 for one in groups}
    for one in groups:
        if one.id in series[TOP].groups and series[TOP].groups[one.id].value_at(NOW) is not None:
            yield {(area, one.id): 1 for area in areas}
    if series[TOP].value_at(NOW) is not None:
        yield {(area, one.id): 1 for area in areas for one in groups}


def _determined(
    equations: Sequence[Mapping[tuple[str, str], int]], cell: tuple[str, str], cells: Sequence[tuple[str, str]]
) -> bool:
    """Whether a cell is a combination of the printed sums: adding it to them adds nothing new."""
    rows = [[Fraction(one.get(name, 0)) for name in cells] for one in equations]
    return _rank(rows) == _rank([*rows, [Fraction(name == cell) for name in cells]])


def _rank(rows: list[list[Fraction]]) -> int:
    rows, rank = [list(row) for row in rows], 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((row for row in range(rank, len(rows)) if rows[row][column]), None)
        if pivot is None:
            continue
        rows[rank], rows[pivot] = rows[pivot], rows[rank]
        for other in range(rank + 1, len(rows)):
            factor = rows[other][column] / rows[rank][column]
            rows[other] = [a - factor * b for a, b in zip(rows[other], rows[rank], strict=True)]
        rank += 1
    return rank
