"""A number that was sent for a whole, one part of which has none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from oba.domain.alarm import Checked
from oba.domain.evidence import Observation, Reason
from oba.domain.measure import Kind, Measure
from oba.domain.place import Places
from tests.build import TOP, measure, place, year
from tests.rollup.rows import hierarchy, missing, rolled, share, value

COUNT = replace(measure(), kind=Kind.COUNT, per=None, decimals=0)
TWO = [value("north", "100"), value("central", "219")]
ALONE = (
    "NI 117, Oxfordshire, 2009/10: what was sent for the whole is just what its other parts make, and the number of"
    " South is missing"
)
DOUBTFUL = "NI 117, Oxfordshire, 2009/10: a number was sent for the whole, and the number of South is missing"


def told(rows: list[Observation], measured: Measure = COUNT, places: Places | None = None) -> list[str]:
    """What is said of missing parts."""
    return [one.what for one in rolled(rows, measured, places)[1] if one.code == "A019"]


@pytest.mark.parametrize("south", [[], [missing("south")], [missing("south", Reason.CONFIDENTIAL)]])
def test_a_total_of_the_others_hides_a_part(south: list[Observation]) -> None:
    """319 of 100 and 219 is the whole without the south, whether that is silent, missing or not shown."""
    assert told([*TWO, *south, value(TOP, "319")]) == [ALONE]


def test_a_total_may_lack_a_part_that_is_missing() -> None:
    """Another number is doubtful; not where the part was counted and is withheld, or where nobody is there to count."""
    assert told([*TWO, missing("south"), value(TOP, "523")]) == [DOUBTFUL]
    for reason in (Reason.CONFIDENTIAL, Reason.LOW, Reason.NOTHING_TO_COUNT):
        assert told([*TWO, missing("south", reason), value(TOP, "523")]) == []


def test_a_whole_with_every_part_or_with_none_is_not_doubted() -> None:
    """Nothing is missing, or nothing is there to hold it against; nor is a whole doubted that has no number itself."""
    assert told([*TWO, value("south", "204"), value(TOP, "523")]) == []
    assert told([value(TOP, "523")]) == []
    assert told([missing("south"), value(TOP, "523")]) == []
    assert told([*TWO, missing("south"), missing(TOP)]) == []
    assert told([*TWO, missing("south")]) == []


def test_of_older_numbers_only_what_is_certain_is_told() -> None:
    """The warning of a doubt goes with the next number; a total that is just what is left stays wrong."""
    before = [value(area, text, year(2008)) for area, text in (("north", "100"), ("central", "219"))]
    now = [*TWO, value("south", "204"), value(TOP, "523")]
    assert told([*before, value(TOP, "523", year(2008)), *now]) == []
    assert told([*before, value(TOP, "319", year(2008)), *now]) == [ALONE.replace("2009/10", "2008/09")]


def test_a_share_is_that_of_the_others_where_both_counts_are() -> None:
    """A percentage alone may be the same by chance; its counts are not."""
    two = [share("north", 5, 100), share("central", 9, 200)]
    assert told([*two, share(TOP, 14, 300)], measure()) == [ALONE]
    assert told([*two, share(TOP, 14, 310)], measure()) == [DOUBTFUL]
    assert told([*two, value(TOP, "4.7")], measure()) == [DOUBTFUL]


def test_rounded_counts_are_those_of_the_others_within_rounding() -> None:
    """320 that was rounded to tens is 319."""
    sent = replace(value(TOP, "320"), rounded_to=Fraction(10))
    assert told([*TWO, sent]) == [ALONE]
    assert told([*TWO, value(TOP, "320")]) == [DOUBTFUL]


def test_what_somebody_has_checked_is_not_doubted() -> None:
    """Who asked and was told that the whole is whole writes it beside the row."""
    looked = Checked(who="J. Smith", day=date(2010, 1, 1), why="the south is in it")
    assert told([*TWO, replace(value(TOP, "319"), checked=looked)]) == []


def test_what_lies_elsewhere_is_never_missed() -> None:
    """An elsewhere part that has sent a number once need not send another."""
    places = hierarchy(replace(place("away", "Away", "area", TOP), elsewhere=True))
    rows = [*TWO, value("south", "204"), value("away", "3", year(2008)), value(TOP, "523")]
    assert told(rows, COUNT, places) == []


def test_a_survey_is_never_added_up() -> None:
    """A supplied score has no parts that could be missing from it."""
    score = replace(measure(), kind=Kind.SCORE, per=None)
    assert told([value("north", "3"), value(TOP, "4")], score) == []
