"""places.csv becomes the hierarchy it says, by explicit parents, and one that is no hierarchy is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.domain.place import Average, Composition, Places, Tier
from oba.domain.problem import Problem
from oba.read.data.places import read_places

TIERS = tuple(Tier(id=name, name=name.capitalize(), documents=True) for name in ("county", "area", "locality"))


def read(folder: Path, content: str) -> tuple[Places | None, tuple[Problem, ...]]:
    """Read a table of places."""
    (folder / "places.csv").write_text(content, encoding="utf-8")
    found, _, problems = read_places(folder, folder, TIERS)
    return found, problems


def codes(folder: Path, *lines: str) -> list[str]:
    """The codes of what is wrong with some places, the county and England always among them."""
    table = "\n".join(("id,name,tier,parent,elsewhere", "county,County,county,,", "england,England,,,", *lines, ""))
    return [problem.code for problem in read(folder, table)[1]]


def test_places_know_their_children_and_what_they_are(tmp_path: Path) -> None:
    """Parents, tiers, comparators and parts that lie elsewhere are as the table says, in its order."""
    table = (
        "id,name,parent,tier,elsewhere,assumed,note\n"
        "county,The county,,county,,,\n"
        "south,South,county,area,no,,Second\n"
        "north,North,county,area,,Its name,\n"
        "rest,The rest,county,area,yes,,\n"
        "england,England,,,,,\n"
    )
    found, problems = read(tmp_path, table)
    assert found is not None
    assert problems == ()
    assert [place.id for place in found.children("county", "area")] == ["south", "north", "rest"]
    assert [place.id for place in found.in_tier("area")] == ["south", "north"]
    assert [place.id for place in found.comparators] == ["england"]
    assert (found.by_id["north"].assumed, found.by_id["south"].note) == ("Its name", "Second")
    assert (found.by_id["south"].where.line, found.by_id["south"].where.file) == (3, "places.csv")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("north,North,area,county,", "l-1,One,locality,north,"), []),
        (("l-1,One,locality,county,",), []),
        (("l-1,One,locality,england,",), ["L012"]),
        (("north,North,area,north,",), ["L014"]),
        (("a,A,area,b,", "b,B,area,a,", "l-1,One,locality,a,"), ["L014", "L014"]),
        (("county-2,Another,county,,",), ["L017"]),
        (("county-2,Another,county,county,",), ["L017", "L012"]),
        (("nul,North,area,county,",), ["L009"]),
        (("trajectory,North,area,county,",), ["L009"]),
        ((",North,area,county,",), ["L009"]),
        (("north,,region,nowhere,perhaps", "north,North,area,,"), ["L005", "L010", "L006", "L013"]),
    ],
)
def test_what_is_no_hierarchy_is_refused(tmp_path: Path, lines: tuple[str, ...], expected: list[str]) -> None:
    """One top, known tiers, parents nearer the top, no circles; a locality may stand under the county itself."""
    assert codes(tmp_path, *lines) == expected


IDS = st.sampled_from(("county", "a", "b", "c", "", "nul"))
ROWS = st.lists(st.tuples(IDS, IDS, st.sampled_from(("county", "area", "locality", "")), IDS), max_size=5)


@given(ROWS)
def test_a_hierarchy_without_problems_leads_from_every_place_to_the_top(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str, str]]
) -> None:
    """Whatever the rows, reading ends; and if nothing is wrong, following parents ends at the one top place."""
    table = "\n".join(("id,name,tier,parent", *(",".join(row) for row in rows), ""))
    found, problems = read(tmp_path_factory.mktemp("places"), table)
    if found is None or problems:
        return
    (top,) = (place for place in found.by_id.values() if found.is_top(place))
    for place in found.by_id.values():
        above = place
        while above.parent:
            above = found.by_id[above.parent]
        assert above is top or place.is_comparator


def test_a_group_of_comparators_knows_its_members(tmp_path: Path) -> None:
    """Members stand with semicolons between them, beside which average of theirs is the group's number."""
    table = (
        "id,name,tier,parent,average,members\n"
        "county,County,county,,,\n"
        "bath,Bath,,,,\n"
        "devon,Devon,,,,\n"
        "neighbours,Neighbours,,,median,bath; devon;\n"
    )
    found, problems = read(tmp_path, table)
    assert found is not None
    assert problems == ()
    assert found.by_id["neighbours"].composition == Composition(average=Average.MEDIAN, members=("bath", "devon"))
    assert found.by_id["bath"].composition is None
