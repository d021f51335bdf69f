"""The tests' own reader: which rounds it reads, and what is news to it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from oba.domain.evidence import Observation, Status
from oba.protect.quantity import COUNTED, Quantity
from tests.protect.reader import Reader
from tests.protect.test_cases import COUNT, LATE, PERCENT, ROUNDS, areas, number, pair, world
from tests.protect.test_cases import county as places_of
from tests.protect.test_versions import OF
from tests.protect.world import World


def printed_whole(*rounds: bool) -> World:
    """An area with three, which both rounds print; of each whether it was refused for that."""
    made = world([number("a", 3), number("b", 20)], places_of(*areas("a", "b")), ROUNDS, x=COUNT)
    three = Quantity(OF, COUNTED, Fraction(3))
    told = zip(made.published, made.rounds, rounds, strict=True)
    vars(made)["published"] = tuple(
        replace(one, series=made.raw(cut_off), exposed=(three,) if refused else ()) for one, cut_off, refused in told
    )
    return made


@pytest.mark.parametrize(("refused", "leaks"), [((False, False), [0]), ((True, False), [1]), ((True, True), [])])
def test_what_is_refused_is_read_by_nobody_and_what_follows_by_everybody(
    refused: tuple[bool, bool], leaks: list[int]
) -> None:
    """What a refused round would have given away the next one gives away, unless it is refused too."""
    found = {leak.round for leak in Reader(printed_whole(*refused)).leaks() if leak.cell.place == "a"}
    assert sorted(found) == leaks


@pytest.mark.parametrize(
    ("again", "stands"),
    [(pair("a", 30, 90, on=LATE), True), (pair("a", 32, 92, on=LATE), False), (pair("a", 32, 90, on=LATE), False)],
)
def test_only_a_number_that_stands_in_all_its_counts_is_no_news(again: Observation, stands: bool) -> None:  # noqa: FBT001
    """Sixty are not counted both times: who sees 32 of 92 where 30 of 90 stood is told of these sixty once more."""
    rows = [pair("a", 30, 90), pair("b", 40, 80), replace(again, status=Status.REVISED)]
    reader = Reader(world(rows, places_of(*areas("a", "b")), ROUNDS, x=PERCENT))
    before, now = reader.by_round.values()
    assert reader.leaks() == []
    # Beside the area's own number stands the county's, which moves with it.
    assert now.again - before.known == (6 if stands else 2)
