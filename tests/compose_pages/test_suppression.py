"""What is withheld, told from what protection says of it: never why of one number, and once for all that is alike."""

from __future__ import annotations

from dataclasses import replace

from oba.compose.suppression import WHY, withheld_in
from oba.domain.group import Group
from oba.domain.protection import Ladder, Suppression
from tests.build import TOP, quarter, year
from tests.compose_pages.full import area, county, full
from tests.compose_pages.full_rules import NEET, NORTH, OBESITY, SOUTH

BOOK = full()
ONE = Suppression(indicator=NEET, period=year(2009), group="all", places=(NORTH, SOUTH), step=Ladder.LEAST)
LAST, PARENT = replace(ONE, step=Ladder.PARENT, places=(TOP,)), replace(ONE, layer="part")


def lines(*found: Suppression, place: str = TOP) -> list[str]:
    """What is said at a place, without the reason."""
    where = county() if place == TOP else area(place)
    first, *rest = withheld_in(BOOK, where, found)
    assert first == WHY
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in rest]


def test_a_line_tells_what_and_where_and_not_why() -> None:
    """The step that was taken and the layer it stands in make no difference to a reader."""
    names = "Northern Oxfordshire and Southern Oxfordshire"
    assert lines(ONE) == lines(ONE, PARENT) == [f"NI 117, 2009/10: {names}."]
    assert lines(ONE, LAST) == ["NI 117, 2009/10: Oxfordshire, Northern Oxfordshire and Southern Oxfordshire."]


def test_an_area_reads_of_itself_alone() -> None:
    """Nothing of the other areas and nothing of the county, whose own pack tells it."""
    assert lines(ONE, LAST, place=NORTH) == ["NI 117, 2009/10: Northern Oxfordshire."]
    assert withheld_in(BOOK, area(NORTH), (LAST,)) == ()


def test_periods_and_indicators_are_put_together() -> None:
    """A stretch of periods is one, whatever order it was found in; groups are told apart by their names."""
    plan = replace(BOOK.plan, groups=(Group(id="girls", label="Girls", kind="sex"),))
    found = [replace(ONE, period=year(n), places=(NORTH,)) for n in (2009, 2007, 2008)]
    assert lines(*found) == ["NI 117, 2007/08 to 2009/10: Northern Oxfordshire."]
    again = [replace(one, indicator=OBESITY) for one in found]
    assert lines(*found, *again)[0].startswith("NI 117, ni-56a, 2007/08 to 2009/10")
    girls = replace(ONE, group="girls", period=quarter(2010, 2), places=(NORTH,))
    _, line = withheld_in(replace(BOOK, plan=plan), county(), (girls,))
    assert line.replace("\N{NO-BREAK SPACE}", " ") == "NI 117, Girls, 2010/11 Q2: Northern Oxfordshire."


def test_nothing_withheld_is_nothing_said() -> None:
    """The notice is then left out."""
    assert withheld_in(BOOK, county(), ()) == ()
