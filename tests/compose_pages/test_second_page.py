"""The second page of a dashboard: when it begins a page, and where its risks stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from oba.compose.dashboard.actions import actions
from oba.compose.dashboard.changes import changes_at
from oba.compose.dashboard.dashboard import dashboard
from oba.compose.dashboard.needs import needs
from oba.compose.dashboard.outstanding import MissingNumbers
from oba.compose.dashboard.requests import requests
from oba.compose.dashboard.risks import Risks, risks
from oba.compose.dashboard.second_page import Owed, second_page
from oba.domain.change import Changes
from oba.domain.registers import Registers
from oba.words import Mark, Tone
from tests.compose_pages.full import county, full

BOOK = full()
TRUST = BOOK.plan.boards[0]
LATE = MissingNumbers(
    sender="Connexions", number="NI 117", title="Young people who are NEET", says=(Mark("▼", "2010/11", Tone.CONCERN),)
)


def owed(missing: int = 0, threats: int = 0) -> Owed:
    """What is owed where so many numbers are missing and so many risks are told, and nothing else."""
    found = risks(BOOK, county())
    lines = tuple(replace(found.lines[0], risk="Fewer jobs and apprenticeships " * 4) for _ in range(threats))
    return Owed(
        changes=changes_at(replace(BOOK, changes=Changes()), county()),
        further=(),
        unasked=(),
        missing=(LATE,) * missing,
        actions=None,
        risks=Risks(lines=lines, counted="", others=0, mark=""),
    )


def test_it_begins_a_page_unless_it_surely_fits_below_the_table() -> None:
    """A small plan has one page; what grows, above or below, parts them."""
    assert not second_page(owed(2), 5).apart
    assert second_page(owed(2), 25).apart
    assert second_page(owed(20), 5).apart


@pytest.mark.parametrize(("missing", "across"), [(2, False), (10, True), (20, False)])
def test_risks_stand_across_the_foot_only_where_their_column_has_no_room_and_the_foot_has(
    missing: int,
    across: bool,  # noqa: FBT001  (a case)
) -> None:
    """Beside what changed where they fit, on a page of their own where neither holds them."""
    assert second_page(owed(missing, 6), 25).across is across


def test_fewer_risks_are_told_where_that_keeps_it_to_one_page() -> None:
    """At least three, the gravest, and the others are counted; where not even that helps, as many as ever."""
    one, shown = BOOK.registers.risks[0], []
    for length in (*range(1, 60, 4), 400):
        rows = tuple(replace(one, id=f"r{at}", risk="Fewer jobs and apprenticeships " * length) for at in range(8))
        found = dashboard(replace(BOOK, registers=Registers(risks=rows), changes=Changes()), county()).risks
        assert len(found.lines) + found.others == 8
        shown.append(len(found.lines))
    assert (shown[0], shown[-1]) == (6, 6)
    assert 3 <= min(shown) < 6


def room(held: Owed) -> int:
    """How many rows a table above may have at most, so that all stands on one page."""
    return next(rows for rows in range(60) if second_page(held, rows).apart)


def test_everything_that_stands_on_it_takes_room() -> None:
    """Changes of every kind, what else was asked, actions and risks: with any of them less room is left."""
    asked, none = requests(BOOK, TRUST), owed()
    assert asked
    assert room(none) > max(
        room(none._replace(changes=changes_at(BOOK, county()))),
        room(none._replace(further=asked.lines)),
        room(none._replace(unasked=needs(BOOK, county(), TRUST).unasked)),
        room(none._replace(missing=(LATE,))),
        room(none._replace(actions=actions(BOOK, county()))),
        room(none._replace(risks=risks(BOOK, county()))),
    )


def test_a_dashboard_is_set_by_what_it_holds() -> None:
    """Whatever the registers hold, the page is told."""
    assert isinstance(dashboard(BOOK, county()).second.apart, bool)
    quiet = replace(BOOK, registers=Registers(), changes=Changes())
    assert not dashboard(quiet, county()).second.across
