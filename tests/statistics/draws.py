"""Numbers for hypothesis to draw: whole ones where ties and edges matter, any others where they do not."""

from __future__ import annotations

from hypothesis import strategies as st

CONFIDENCES = st.floats(90, 99.99)
WHOLES = st.integers(-50, 50).map(float)
REALS = st.floats(-1e6, 1e6, allow_subnormal=False).map(lambda x: round(x, 6))
SERIES = st.lists(WHOLES, max_size=30)
GAPPED = st.lists(st.none() | WHOLES, max_size=30)
COUNTS = st.tuples(st.integers(0, 500), st.integers(1, 5000)).map(lambda pair: (min(pair), max(pair)))


def turned(values: list[float | None]) -> list[float | None]:
    """The series turned over."""
    return [None if value is None else -value for value in values]
