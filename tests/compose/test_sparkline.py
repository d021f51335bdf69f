"""Sparklines: the last eight periods, inside their cell, broken where a number is missing."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from oba.compose.curve.sparkline import HEIGHT, MOST, WIDTH, drawn, sparkline
from oba.domain.evidence import Reason
from oba.domain.period import Period
from tests import build
from tests.build import year

VALUES = st.one_of(st.integers(-900, 900).map(str), st.just(Reason.SUPPRESSED))
NUMBERS = st.dictionaries(st.integers(1990, 2015).map(year), VALUES, max_size=20)


@given(NUMBERS)
def test_every_point_stands_inside_the_cell(values: dict[Period, str | Reason]) -> None:
    """No point leaves the cell, whatever the numbers."""
    line = sparkline(build.series(values), 1)
    points = [point for part in line.lines for point in part]
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in points)
    assert len(points) <= MOST


def test_a_line_ends_with_the_latest_number() -> None:
    """The latest number is the last point; a missing one leaves the end open."""
    full = sparkline(build.series({year(at): str(at) for at in range(2000, 2010)}), 1)
    assert full.latest == full.lines[-1][-1]
    assert full.latest is not None
    assert full.latest[1] < full.lines[0][0][1]
    missing = sparkline(build.series({year(2008): "4", year(2009): Reason.SUPPRESSED}), 1)
    assert missing.latest is None
    assert len(missing.lines[0]) == 1


def test_a_line_breaks_at_a_hole() -> None:
    """A missing year parts the line in two."""
    line = sparkline(build.series({year(2005): "4", year(2006): "5", year(2008): "4", year(2009): "6"}), 1)
    assert [len(part) for part in line.lines] == [2, 2]


def test_a_survey_every_second_year_is_no_line_of_holes() -> None:
    """The years between two surveys have no number to miss."""
    line = sparkline(build.series({replace(year(at), step=2): "4" for at in (2004, 2006, 2008)}), 1)
    assert [len(part) for part in line.lines] == [3]


def test_noise_stays_small() -> None:
    """Numbers that hardly differ make a line that hardly moves; a series of zeros is drawn in the middle."""
    flat = sparkline(build.series({year(2008): "88.0", year(2009): "88.2"}), 1)
    assert abs(flat.lines[0][0][1] - flat.lines[0][1][1]) <= 2
    assert sparkline(build.series({year(2009): "0"}), 1).latest == (WIDTH - 20, HEIGHT // 2)


def test_without_numbers_there_is_no_line() -> None:
    """A series that is not there draws nothing."""
    assert sparkline(build.series({}), 1).lines == ()


def test_heights_are_those_of_printed_numbers() -> None:
    """What is printed as 4.0, 4.3 and 5.0 is drawn as that, however much finer it is known, so no height tells more."""
    finer = {year(2007): "4.04", year(2008): "4.26", year(2009): "4.95"}
    as_printed = {year(2007): "4.0", year(2008): "4.3", year(2009): "5.0"}
    assert sparkline(build.series(finer), 1) == sparkline(build.series(as_printed), 1)


def test_only_numbers_of_the_last_eight_periods_are_drawn() -> None:
    """Holes do not let older numbers in, and what is newer than the number judged is not drawn either."""
    values = {year(1999): "3", year(2002): "4", year(2005): "5", year(2009): "6"}
    assert [one.period for one in drawn(build.series(values))] == [year(2002), year(2005), year(2009)]
    assert sum(len(part) for part in sparkline(build.series(values), 1).lines) == 3
    late = build.series(values)
    newer = replace(build.figure(year(2010), "9"), complete=False)
    assert drawn(replace(late, figures={**late.figures, year(2010): newer})) == drawn(late)
