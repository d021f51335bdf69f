"""The memory of attacks: what is kept is what would be found again, and holds no end of any count."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from oba.attack import bounds
from oba.attack.count import Count, Quantity, Row
from oba.attack.memory import Memory, Question
from oba.domain.release import Printed
from tests.shelf import Shelf

NAMES = tuple(Count(Printed("x", name, "all", "2009/10"), Quantity.COUNTED) for name in "abc")
WATCH = bounds.Watch(counts=frozenset(NAMES), withheld=frozenset(NAMES), threshold=6)


def told(*rows: Row, memory: Memory) -> Mapping[Count, tuple[int, int]]:
    """The ends of three counts."""
    return bounds.bounded(bounds.parts(rows), WATCH, memory)


def total(times: int, of: tuple[Count, ...] = NAMES) -> Row:
    """Three counts that are together so many."""
    return Row(tuple((name, 1) for name in of), times, times)


def test_an_attack_that_was_made_is_not_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A later attack on the same sums asks no solver and learns the same, whatever the counts are called."""
    shelf = Shelf()
    first = told(total(20), memory=Memory(shelf))
    monkeypatch.setattr(bounds, "Programme", None)
    assert told(total(20), memory=Memory(shelf)) == first == dict.fromkeys(NAMES, (0, 6))
    renamed = tuple(name._replace(version=1) for name in NAMES)
    watch = bounds.Watch(counts=frozenset(renamed), withheld=frozenset(renamed), threshold=6)
    found = bounds.bounded(bounds.parts([total(20, renamed)]), watch, Memory(shelf))
    assert set(found.values()) == {(0, 6)}


def test_what_is_kept_holds_no_count() -> None:
    """Of each count there is a sign, and of sums that tell a small one nothing at all."""
    shelf = Shelf()
    told(total(20), memory=Memory(shelf))
    assert set(shelf.held.values()) == {b"==="}
    told(total(4), memory=Memory(small := Shelf()))
    assert small.held == {}


def test_a_least_that_had_to_be_proved_is_found_again() -> None:
    """Where sums one at a time do not tell that a count is more than 1, the sign says so."""
    a, b, c = NAMES
    rows = (Row(((a, 1), (b, 1)), 12, 12), Row(((a, 1), (b, -1)), -8, 8), Row(((a, 1), (c, 1)), 20, 20))
    shelf = Shelf()
    first = told(*rows, memory=Memory(shelf))
    assert first[a] == (2, 6)
    assert told(*rows, memory=Memory(shelf)) == first


def test_other_sums_are_another_question() -> None:
    """One more child, another threshold, or a count that is not withheld, and nothing is taken from memory."""
    ends = dict.fromkeys(NAMES, (0, 20))

    def asked(rows: tuple[Row, ...], threshold: int = 6, *, hidden: bool = True) -> str:
        return Question(rows, ends, NAMES, threshold, hidden=hidden).digest

    usual = asked((total(20),))
    others = {asked((total(21),)), asked((total(20),), 5), asked((total(20),), hidden=False), asked((total(20),) * 2)}
    assert len(others | {usual}) == 5
