"""What is expected of numbers that have not come: each sender's days, and what came only after the last round."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from oba.assess.expectation import expectation
from oba.domain.outstanding import Expected
from oba.domain.registers import Return
from tests.build import INDICATOR, TOP, WHERE, places, year
from tests.rollup.rows import share

CLOSED = date(2010, 10, 15)
ROW = share(TOP, 10, 100, year(2009))
RETURN = Return(
    id="r1", known=CLOSED, indicator=INDICATOR, topic="", sender="Schools", places=(), days=30, received=None,
    where=WHERE,
)  # fmt: skip


def test_days_are_those_of_the_indicators_own_returns() -> None:
    """A row without days leaves them to the rule; another indicator's row is not looked at."""
    found = expectation(INDICATOR, (), places(), (RETURN,), None)
    assert set(found.days.values()) == {30}
    assert set(found.days) == set(places().by_id)
    others = (replace(RETURN, days=None), replace(RETURN, indicator="ni-0"))
    assert [expectation(INDICATOR, (), places(), (one,), None) for one in others] == [Expected(), Expected()]


def test_what_came_later_is_known_in_the_last_round_only() -> None:
    """A row of the last cut-off itself is in time; in an earlier round nobody speaks of what came since."""
    rows = (replace(ROW, published=CLOSED), replace(ROW, period=year(2010), published=CLOSED + timedelta(days=1)))
    assert expectation(INDICATOR, rows, places(), (), CLOSED).later == {TOP: frozenset({year(2010)})}
    assert expectation(INDICATOR, rows, places(), (), None).later == {}
