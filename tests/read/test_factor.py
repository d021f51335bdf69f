"""A column kept as distinct values and codes says in each row what it was made of."""

from __future__ import annotations

from typing import TypeVar

from hypothesis import given
from hypothesis import strategies as st

from oba.read.text.factor import Coder, Factor, concatenation, constant, pairs

TEXTS = st.lists(st.sampled_from(("", "a", " a", "b")), max_size=12)

T = TypeVar("T")


def coded(texts: list[str]) -> Factor[str]:
    """Some texts as a column."""
    coder: Coder[str] = Coder()
    coder.add(texts)
    return coder.factor()


def rows(column: Factor[T]) -> list[T]:
    """The value of each row, asked for one by one; several at once are the same."""
    each = [column[row] for row in range(len(column))]
    assert list(column.at(range(len(column)))) == each
    return each


@given(TEXTS, TEXTS)
def test_columns_one_after_another_hold_each_value_once(first: list[str], second: list[str]) -> None:
    """What is made of a value stands in each of its rows; equal values have one code, whatever they were made of."""
    whole = concatenation([coded(first).map(str.strip), coded(second), constant("c", 2)])
    assert rows(whole) == [*map(str.strip, first), *second, "c", "c"]
    assert len(set(whole.values)) == len(whole.values)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from((1, 2))), max_size=12))
def test_pairs_stand_row_by_row(both: list[tuple[str, int]]) -> None:
    """Each row of a column of pairs has what the two columns have in that row, and each pair is made once."""
    firsts: Coder[str] = Coder()
    seconds: Coder[int] = Coder()
    firsts.add(first for first, _ in both)
    seconds.add(second for _, second in both)
    found = pairs(firsts.factor(), seconds.factor())
    assert rows(found) == both
    assert len(found.values) == len(set(both))
