"""What has not come, in words."""

from __future__ import annotations

from dataclasses import replace

from oba.domain.evidence import Reason
from oba.domain.outstanding import Absence, Outstanding
from oba.words import outstanding
from tests import build
from tests.build import TOP, n, quarter, year

NBSP = "\N{NO-BREAK SPACE}"
NAMES = {TOP: "Oxfordshire", "north": "Northern", "south": "Southern"}


def said(*found: Outstanding) -> tuple[str, ...]:
    """The lines about the county."""
    return outstanding(found, TOP, NAMES)


def test_a_places_own_number_says_by_when() -> None:
    """Of a single period the day is told, awaited or late; of its own reason there is no day to tell."""
    due = f"29{NBSP}June 2011"
    assert said(build.outstanding(year(2010), reason=Reason.AWAITED)) == (f"2010/11: awaited, due by {due}",)
    assert said(build.outstanding(year(2010))) == (f"2010/11: late, due by {due}",)
    assert said(build.outstanding(year(2010), reason=Reason.NOT_AVAILABLE)) == ("2010/11: not available",)


def test_periods_that_lack_the_same_are_said_together() -> None:
    """A stretch has one line without a day; where the reason changes a new line begins."""
    late = [build.outstanding(quarter(2009, number)) for number in (1, 2, 3)]
    awaited = build.outstanding(quarter(2009, 4), reason=Reason.AWAITED)
    assert said(*late, awaited) == (
        "2009/10 Q1 to 2009/10 Q3: late", f"2009/10 Q4: awaited, due by 29{NBSP}June 2010",
    )  # fmt: skip


def test_parts_are_named_by_reason_with_what_has_come() -> None:
    """Awaited before late, each with its names, and the share of the denominator that has come."""
    both = (Absence(place="north", reason=Reason.LATE), Absence(place="south", reason=Reason.AWAITED))
    found = replace(build.outstanding(year(2010)), absences=both, come=n("0.664"))
    assert said(found) == (f"2010/11: Southern awaited, Northern late; 66{NBSP}% has come",)
    assert said(build.outstanding(year(2010), "north", "south")) == ("2010/11: Northern and Southern late",)
    assert said(replace(found, come=n("0"))) == ("2010/11: Southern awaited, Northern late",)


def test_more_than_three_are_counted_where_there_is_little_room() -> None:
    """On a card each is named; in a cell three still are."""
    four = build.outstanding(year(2010), "a", "b", "c", "d")
    assert said(four) == ("2010/11: a, b, c and d late",)
    assert outstanding((four,), TOP, NAMES, briefly=True) == ("2010/11: 4 places late",)
    three = build.outstanding(year(2010), "a", "b", "c")
    assert outstanding((three,), TOP, NAMES, briefly=True) == ("2010/11: a, b and c late",)


def test_a_place_without_a_name_is_called_by_its_id() -> None:
    """Nothing is left out."""
    assert said(build.outstanding(year(2010), "west")) == ("2010/11: west late",)
    assert outstanding((), TOP, NAMES) == ()
