"""Laws of the alarms: they know no unit, no constant series and no order of rows, and see every plain slip."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from oba.audit.plausibility.past import Past, past
from oba.audit.plausibility.slips import is_exchanged, is_fraction, is_out_of_range, power_of_ten
from tests.audit_plausibility.told import COUNT, RATE, codes, row

NUMBERS = st.lists(st.integers(0, 10**6).map(lambda n: 2 * n), min_size=3, max_size=5)
STEADY = st.lists(st.integers(100, 149), min_size=4, max_size=7)
FACTOR = st.integers(1, 10**6)


def _times(held: Past, factor: int) -> Past:
    return Past(held.size, held.median * factor, held.smallest * factor, held.largest * factor)


@given(NUMBERS, st.integers(0, 10**7), FACTOR, st.sampled_from(("count", "")))
def test_another_unit_changes_no_alarm(numbers: list[int], value: int, factor: int, count: str) -> None:
    """The same numbers written in a smaller unit give the same alarms."""
    held, one = past(numbers), 2
    wide = _times(held, factor)
    assert past([factor * number for number in numbers]) == wide
    assert is_fraction(value, held, one) == is_fraction(factor * value, wide, factor * one)
    assert is_out_of_range(value, held, one) == is_out_of_range(factor * value, wide, factor * one)
    assert power_of_ten(value, held, one, count=bool(count)) == power_of_ten(
        factor * value, wide, factor * one, count=bool(count)
    )


@given(NUMBERS, st.integers(0, 10**7), FACTOR)
def test_larger_numbers_alarm_no_less(numbers: list[int], value: int, factor: int) -> None:
    """Scaling a series up takes no alarm of size away: only what is too small to tell is passed over."""
    held, wide = past(numbers), _times(past(numbers), factor)
    assert is_out_of_range(value, held, 2) <= is_out_of_range(factor * value, wide, 2)
    assert power_of_ten(value, held, 2, count=True) in (0, power_of_ten(factor * value, wide, 2, count=True))


@given(st.integers(0, 10**9), st.integers(1, 8), st.sampled_from((RATE, COUNT)))
def test_a_constant_series_never_alarms(value: int, length: int, measured: object) -> None:
    """A number that has always been the same is plausible, however small or large."""
    chosen = RATE if measured is RATE else COUNT
    assert codes([row(index, str(value)) for index in range(length)], chosen) == []


@given(STEADY, st.data())
def test_one_number_times_a_hundred_alarms_and_only_it(numbers: list[int], data: st.DataObject) -> None:
    """In a steady series one slip is told at its own row, wherever it stands."""
    at = data.draw(st.integers(0, len(numbers) - 1))
    slipped = [number * (100 if index == at else 1) for index, number in enumerate(numbers)]
    found = codes([row(index, str(number)) for index, number in enumerate(slipped)], RATE)
    assert found == [("A033", at + 2)]
    assert codes([row(index, str(number)) for index, number in enumerate(numbers)], RATE) == []


@given(STEADY, st.data())
def test_one_percentage_sent_as_a_fraction_alarms_and_only_it(tenths: list[int], data: st.DataObject) -> None:
    """In a steady series of percentages the one divided by a hundred is told to be a fraction."""
    at = data.draw(st.integers(0, len(tenths) - 1))
    texts = [f"{tenth // 10}.{tenth % 10}" for tenth in tenths]
    texts[at] = f"0.{tenths[at]}"
    assert codes([row(index, text) for index, text in enumerate(texts)]) == [("A030", at + 2)]


@given(STEADY, st.data())
def test_the_order_of_rows_changes_nothing(numbers: list[int], data: st.DataObject) -> None:
    """What is told of a series does not hang on the order of its rows in the file."""
    rows = [row(index, str(number * (50 if index == 2 else 1))) for index, number in enumerate(numbers)]
    assert codes(data.draw(st.permutations(rows)), RATE) == codes(rows, RATE)


@given(NUMBERS, NUMBERS, st.integers(1, 10**6), st.integers(1, 10**6))
def test_counts_exchanged_back_are_not_exchanged(tops: list[int], bottoms: list[int], top: int, bottom: int) -> None:
    """Of a row and the same with its counts the other way round at most one looks exchanged."""
    above, below = past(tops), past(bottoms)
    assert not (is_exchanged(top, bottom, above, below) and is_exchanged(bottom, top, above, below))
