"""What all areas are asked for, held against what the whole is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from oba.audit.targets import review
from oba.domain.measure import Kind, Measure, RollUp
from oba.domain.review import RemarkKind
from oba.domain.rule import Better
from tests.audit_targets.asked import NOW, PLAN, known, only, reviewed, ruled, targets, versioned
from tests.build import INDICATOR, aim, measure, places, trajectory, year

COUNT = replace(measure(), kind=Kind.COUNT, per=None, decimals=0)
SUPPLIED = replace(measure(), roll_up=RollUp.SUPPLIED)
AREAS = ("northern", "central", "southern")
Areas = Mapping[str, str]


def asking(
    whole: str, areas: Areas, measured: Measure, better: Better = Better.LOWER, *, borrowed: bool = False,
    sizes: Mapping[str, int] | None = None,
) -> tuple[str, ...]:  # fmt: skip
    """What is said of the county's target for 2009/10 and of the areas', each area with so many children."""
    usual = versioned(targets(whole), better=better)
    own = {place: replace(trajectory(), targets=targets(says)) for place, says in areas.items()}
    version = replace(usual, own=own, threshold=replace(usual.threshold, areas_as_parent=borrowed))
    one = ruled(version, measured=measured)
    series = {(INDICATOR, place): known({year(2008): f"10 of {size}"}, place) for place, size in (sizes or {}).items()}
    found = review(PLAN, {one.id: one}, places(), series, NOW)
    return tuple(r.says.replace("\N{NO-BREAK SPACE}", " ") for r in found.of(RemarkKind.AREAS_EASIER))


def each(says: str) -> Areas:
    """The same for every area."""
    return dict.fromkeys(AREAS, says)


@pytest.mark.parametrize(
    ("whole", "areas", "better", "easier"),
    [
        ("at most 400", each("at most 133"), Better.LOWER, False),
        ("at most 400", each("at most 134"), Better.LOWER, True),
        ("below 400", each("at most 133"), Better.LOWER, False),
        ("at least 400", each("at least 134"), Better.HIGHER, False),
        ("at least 400", each("at least 133"), Better.HIGHER, True),
        ("at most 400", {**each("at most 200"), "southern": "to be agreed"}, Better.LOWER, False),
        ("at most 400", {"northern": "at most 500"}, Better.LOWER, False),
    ],
)
def test_counts_add_up(whole: str, areas: Areas, better: Better, *, easier: bool) -> None:
    """Three areas that each just meet theirs make their sum; where one has none, nothing can be said."""
    assert bool(asking(whole, areas, COUNT, better)) is easier


def test_the_sentence_names_every_area_and_what_they_make() -> None:
    """Whoever reads it can add up."""
    (said,) = asking("at most 400", each("at most 134"), COUNT)
    assert said == (
        "the targets for 2009/10 of Northern at most 134, Central at most 134 and Southern at most 134 together make "
        "402, easier than at most 400, the target of Oxfordshire"
    )


def test_percentages_count_by_their_children() -> None:
    """The large area decides: its 5 % is not made good by the 1 % of two small ones."""
    areas = {"northern": "at most 5", "central": "at most 1", "southern": "at most 1"}
    large = {"northern": 9000, "central": 500, "southern": 500}
    (said,) = asking("at most 4", areas, measure(), sizes=large)
    assert "together make 4.6 %, easier than at most 4.0 %" in said
    assert asking("at most 4", areas, measure(), sizes=dict.fromkeys(AREAS, 500)) == ()


@pytest.mark.parametrize("measured", [measure(), SUPPLIED])
@pytest.mark.parametrize(
    ("areas", "easier"),
    [
        ({**each("at most 4"), "southern": "at most 4.1"}, True),
        ({**each("at most 5"), "southern": "at most 3.9"}, False),
        (each("at most 4"), False),
    ],
)
def test_without_counts_only_what_holds_of_any_is_said(measured: Measure, areas: Areas, *, easier: bool) -> None:
    """Where each area asks for no more and one for less, so do all together, however large they are."""
    said = asking("at most 4", areas, measured)
    assert bool(said) is easier
    assert not easier or "each ask for no more, and together for less, than" in said[0]


def test_an_area_without_its_own_may_borrow() -> None:
    """It is asked for what the whole is; where all borrow there is nothing to compare."""
    assert len(asking("at most 4", {"northern": "at most 5"}, SUPPLIED, borrowed=True)) == 1
    assert asking("at most 4", {}, SUPPLIED, borrowed=True) == ()


def test_where_nearer_is_better_nothing_is_said() -> None:
    """What two numbers on either side of an aim make together tells nothing of either."""
    usual = versioned(targets("between 20 and 30"), better=Better.NEARER)
    near = replace(usual, direction=replace(usual.direction, aim=aim("between 20 and 30")))
    own = {place: replace(trajectory(), targets=targets("between 10 and 40")) for place in AREAS}
    assert reviewed(ruled(replace(near, own=own))).of(RemarkKind.AREAS_EASIER) == ()


def test_a_target_of_another_period_is_not_held_against_this_one() -> None:
    """Each year by itself."""
    usual, later = versioned(targets("at most 400")), targets("at most 500", first=2010)
    own = {place: replace(trajectory(), targets=later) for place in AREAS}
    assert reviewed(ruled(replace(usual, own=own), measured=COUNT)).of(RemarkKind.AREAS_EASIER) == ()


def test_it_is_a_warning_at_the_whole_targets_line() -> None:
    """The county's target is where it has to be settled."""
    own = {place: replace(trajectory(), targets=targets("at most 134")) for place in AREAS}
    found = reviewed(ruled(replace(versioned(targets("at most 400")), own=own), measured=COUNT))
    assert only(found, RemarkKind.AREAS_EASIER)
    assert [(one.code, one.stops, one.where.line) for one in found.problems if one.code == "A113"] == [
        ("A113", False, 10)
    ]
