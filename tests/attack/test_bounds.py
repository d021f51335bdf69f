"""The bounds of small random systems against every solution counted one by one."""

from __future__ import annotations

from itertools import product

from hypothesis import example, given, settings
from hypothesis import strategies as st

from oba.attack.bounds import Watch, bounded, parts
from oba.attack.count import Count, Quantity, Row
from oba.attack.reach import Impossible
from oba.domain.release import Printed

THRESHOLD, LARGEST = 3, 5
NAMES = tuple(Count(Printed("x", name, "all", "2009/10"), Quantity.COUNTED) for name in "abcd")
FACTORS = st.sampled_from([-2, -1, 0, 1, 1, 3])
SUMS = st.builds(
    lambda factors, least, width: Row(
        tuple((name, factor) for name, factor in zip(NAMES, factors, strict=True) if factor), least, least + width
    ),
    st.tuples(FACTORS, FACTORS, FACTORS, FACTORS).filter(any),
    st.integers(-4, 12),
    st.integers(0, 2),
)
ENDS = tuple(Row(((name, 1),), 0, LARGEST) for name in NAMES)
WATCH = Watch(counts=frozenset(NAMES), withheld=frozenset(NAMES), threshold=THRESHOLD)


def solutions(rows: list[Row]) -> list[tuple[int, ...]]:
    """Every choice of counts that fits all rows."""
    every = product(range(LARGEST + 1), repeat=len(NAMES))
    return [one for one in every if all(_fits(row, dict(zip(NAMES, one, strict=True))) for row in rows)]


def _fits(row: Row, counts: dict[Count, int]) -> bool:
    total = sum(factor * counts[count] for count, factor in row.terms)
    return (row.least is None or row.least <= total) and (row.most is None or total <= row.most)


@given(st.lists(SUMS, min_size=1, max_size=3))
@example([Row(((NAMES[0], -1), (NAMES[2], 3), (NAMES[3], 3)), 1, 1)])  # the solver fails on what it made smaller
@settings(max_examples=30)
def test_the_bounds_are_those_of_all_solutions(rows: list[Row]) -> None:
    """Ends below the threshold are exactly those of all solutions; the others tell whether it, and 1, are reached."""
    all_of_them = solutions(rows)
    try:
        found = bounded(parts((*rows, *ENDS)), WATCH)
    except Impossible:
        assert not all_of_them
        return
    assert all_of_them
    for number, name in enumerate(NAMES):
        low, high = (end(one[number] for one in all_of_them) for end in (min, max))
        least, most = found[name]
        assert (least, most) == (low, high) if most < THRESHOLD else least <= low
        assert (most >= THRESHOLD) == (high >= THRESHOLD)
        assert (least <= 1) == (low <= 1)
        assert most <= high
