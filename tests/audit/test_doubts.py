"""What only a person can settle: a start that its observation does not confirm."""

from __future__ import annotations

from dataclasses import replace

import pytest

from oba.audit.doubts import unsettled
from oba.domain.measure import YearIs
from oba.domain.period import Every
from oba.domain.rule import Start
from tests.build import TOP, WHERE, figure, n, places, plan, quarter, rule, series, target, trajectory, version, year

INDICATOR = rule().id


def doubts(written: str | None, *, of: YearIs | None, at: str = "year") -> list[str]:
    """What is said of a start of a quarterly measure whose four quarters of 2008/09 are 100, 110, 120 and 130."""
    measure = replace(rule().measure, every=Every.QUARTER, year_is=of)
    period = year(2008) if at == "year" else quarter(2008, 4)
    start = Start(period=period, value=n(written) if written else None, where=WHERE)
    path = replace(trajectory(target(year(2009), "at most 400")), start=start)
    changed = replace(rule(), measure=measure, versions=(replace(version(), trajectory=path),))
    own = series({quarter(2008, q): f"{90 + 10 * q}" for q in range(1, 5)})
    own = replace(own, years={year(2008): figure(year(2008), "460")} if of else {})
    found = unsettled({INDICATOR: changed}, {(INDICATOR, TOP): own}, places(), plan().policy)
    return [one.what.rpartition(" is ")[2] for one in found]


@pytest.mark.parametrize(
    ("written", "of", "at", "says"),
    [
        ("460", YearIs.SUM, "year", []),
        ("130", YearIs.SUM, "year", ["130.0 in the rule, 460.0 in the data"]),
        ("130", YearIs.SUM, "quarter", []),
        ("460", YearIs.SUM, "quarter", ["460.0 in the rule, 130.0 in the data"]),
        ("130", None, "year", []),
        (None, YearIs.SUM, "year", []),
    ],
)
def test_a_start_in_a_year_is_held_against_the_whole_year(
    written: str | None, of: YearIs | None, at: str, says: list[str]
) -> None:
    """A year's total is never held against its last quarter, nor a quarter against the year."""
    assert doubts(written, of=of, at=at) == says
