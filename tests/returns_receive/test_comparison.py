"""Rows that came in beside what is known: new, revised, said again, in conflict, older."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.domain.evidence import Observation, Reason, Status
from oba.domain.number import decimals_in
from oba.domain.problem import Where
from oba.returns.comparison import ComparedRow, KnownRows, Relation
from oba.returns.placement import PlacedRow
from oba.returns.reading import FoundRow
from tests.build import INDICATOR, TOP, measure, year

CUT_OFF = date(2010, 10, 15)
MAY, SEPTEMBER, OCTOBER, NOVEMBER = date(2010, 5, 20), date(2010, 9, 30), date(2010, 10, 5), date(2010, 11, 1)
FOUND = FoundRow(sheet="S", cells={"value": "C9"}, fields={})


def row(number: str, day: date = SEPTEMBER, status: Status = Status.FINAL, line: int = 2) -> Observation:
    """A row of one place and year: a value, counts as 14 of 133, or a reason."""
    top, of, bottom = number.partition(" of ")
    missing = next((reason for reason in Reason if reason.value == number), None)
    return Observation(
        indicator=INDICATOR,
        place=TOP,
        period=year(2009),
        group="all",
        numerator=Fraction(top) if of else None,
        denominator=Fraction(bottom) if of else None,
        value=None if of or missing else Fraction(number),
        decimals=None if of or missing else decimals_in(number),
        missing=missing,
        status=status,
        published=day,
        where=Where(file="all.csv", line=line),
    )


def placed(*rows: Observation, untold: tuple[str, ...] = ()) -> list[PlacedRow]:
    """Rows as they are found in a file."""
    came = (replace(one, where=Where(file="came.csv", line=one.where.line)) for one in rows)
    return [PlacedRow(found=FOUND, row=one, untold=untold) for one in came]


def compared(came: list[PlacedRow], *known: Observation, asked: tuple[str, ...] = ()) -> tuple[ComparedRow, ...]:
    """How the rows of a file stand beside what is known."""
    before = KnownRows(measures={INDICATOR: measure()}, cut_off=CUT_OFF)
    before.learn(INDICATOR, known)
    return before.compare(came, asked)


def relation(one: Observation, *known: Observation) -> tuple[str, str]:
    """How one row stands, and the day of the row that it stands beside."""
    found = compared(placed(one), *known)[0]
    return str(found.relation), str(found.was.published) if found.was else ""


DISPUTED = row("4.4", status=Status.DISPUTED)
CASES = {
    "nothing known": (row("4.3"), (), "new", ""),
    "the same later": (row("4.3", OCTOBER), (row("4.3"),), "the same", "2010-09-30"),
    "another later": (row("4.4", OCTOBER), (row("4.3"),), "revised", "2010-09-30"),
    "the latest is revised": (row("4.4", OCTOBER), (row("4.4", MAY), row("4.3")), "revised", "2010-09-30"),
    "the same that day": (row("4.3"), (row("4.3"),), "the same", "2010-09-30"),
    "another that day": (row("4.4"), (row("4.3"),), "conflict", "2010-09-30"),
    "another that day, after more": (row("4.4"), (row("4.3"), row("4.4", OCTOBER)), "conflict", "2010-09-30"),
    "that day, beyond the cut-off": (row("4.4", NOVEMBER), (row("4.3", NOVEMBER),), "conflict", "2010-11-01"),
    "another earlier": (row("4.4", MAY), (row("4.3"),), "older than what is known", "2010-09-30"),
    "what was known then": (row("4.4", OCTOBER), (row("4.4"), row("4.3", date(2010, 10, 6))), "the same", "2010-09-30"),
    "what is known since": (row("4.3", MAY), (row("4.3"),), "the same", "2010-09-30"),
    "known later only": (row("4.4", OCTOBER), (row("4.3", NOVEMBER),), "new", ""),
    "later than the cut-off itself": (row("4.4", NOVEMBER), (row("4.3", NOVEMBER.replace(day=1, month=10)),),
                                      "revised", "2010-10-01"),
    "counts as a value": (row("10.5", OCTOBER), (row("14 of 133"),), "the same to the decimals given", "2010-09-30"),
    "a value as counts": (row("14 of 133", OCTOBER), (row("10.5"),), "the same to the decimals given", "2010-09-30"),
    "counts as another value": (row("10.6", OCTOBER), (row("14 of 133"),), "revised", "2010-09-30"),
    "exactly half a step": (row("12.5", OCTOBER), (row("12.45"),), "the same to the decimals given", "2010-09-30"),
    "more decimals": (row("4.30", OCTOBER), (row("4.3"),), "the same", "2010-09-30"),
    "a coarser number": (row("4", OCTOBER), (row("4.3"),), "the same to the decimals given", "2010-09-30"),
    "twice the counts": (row("28 of 266", OCTOBER), (row("14 of 133"),), "revised", "2010-09-30"),
    "nobody to count": (row("0 of 0", OCTOBER), (row("4.3"),), "revised", "2010-09-30"),
    "missing again": (row("confidential", OCTOBER), (row("confidential"),), "the same", "2010-09-30"),
    "missing otherwise": (row("unreliable", OCTOBER), (row("confidential"),), "revised", "2010-09-30"),
    "missing now": (row("confidential", OCTOBER), (row("4.3"),), "revised", "2010-09-30"),
    "there at last": (row("4.3", OCTOBER), (row("not available"),), "revised", "2010-09-30"),
    "disputed that day": (DISPUTED, (row("4.3"),), "new", ""),
    "disputed twice": (DISPUTED, (DISPUTED,), "the same", "2010-09-30"),
    "beside a disputed one": (row("4.3"), (DISPUTED,), "new", ""),
    "as a disputed one": (row("4.4"), (DISPUTED,), "new", ""),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_row_stands_in_one_way_beside_what_is_known(case: str) -> None:
    """Every row is one thing, and says beside which row it is."""
    came, known, *expected = CASES[case]
    assert list(relation(came, *known)) == expected


def test_the_same_number_twice_in_a_file_is_written_once() -> None:
    """The second is the same as the first, and another number of that day is in conflict with it."""
    found = compared(placed(row("4.3", line=1), row("4.3", line=2), row("4.4", line=3)))
    assert [str(one.relation) for one in found] == ["new", "the same", "conflict"]
    assert found[2].was == found[0].row


def test_several_of_one_number_are_taken_in_order_of_their_days() -> None:
    """A file that has the later number first is new and revised all the same, in its own order."""
    found = compared(placed(row("4.4", OCTOBER, line=1), row("4.3", SEPTEMBER, line=2)))
    assert [str(one.relation) for one in found] == ["revised", "new"]


def test_only_what_would_be_written_waits() -> None:
    """A number that is known already waits for no answer, a new one for those that are open."""
    came = placed(row("4.3"), replace(row("4.3"), period=year(2008)), untold=("status", "published"))
    found = compared(came, row("4.3", MAY), asked=("status",))
    assert [(str(one.relation), one.waits) for one in found] == [("the same", ()), ("new", ("status",))]
    assert not found[1].is_written


def test_a_row_whose_day_is_not_told_revises_what_is_known() -> None:
    """Nothing is in conflict with a number of which nobody has said when it became known."""
    known = row("4.3", CUT_OFF)
    found = compared(placed(row("4.4", CUT_OFF), untold=("published",)), known, asked=("published",))
    assert (found[0].relation, found[0].was) == (Relation.REVISED, known)


def test_two_numbers_of_one_file_without_a_day_are_in_conflict() -> None:
    """Which of them came later nobody can tell; the same number twice is one."""
    came = placed(row("4.3", CUT_OFF), row("4.4", CUT_OFF), row("4.3", CUT_OFF), untold=("published",))
    found = compared(came, row("4.2"), asked=("published",))
    assert [str(one.relation) for one in found] == ["revised", "conflict", "the same"]


NUMBERS = st.sampled_from(["4.3", "4.4", "4", "43 of 1000", "44 of 1000", "confidential"])
DAYS = st.sampled_from([MAY, SEPTEMBER, OCTOBER, NOVEMBER])


@given(st.lists(st.tuples(NUMBERS, DAYS), max_size=5), st.lists(st.tuples(NUMBERS, DAYS), max_size=5))
def test_what_has_been_received_once_is_known(before: list[tuple[str, date]], came: list[tuple[str, date]]) -> None:
    """With the rows that a file adds, the same file adds nothing."""
    known = [row(*one) for one in before]
    first = compared(placed(*(row(*one) for one in came)), *known)
    added = [one.row for one in first if one.is_written and one.row]
    again = compared(placed(*(row(*one) for one in came)), *known, *added)
    assert not [one for one in again if one.is_written]
