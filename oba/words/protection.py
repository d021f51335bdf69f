"""What protecting small numbers costs a round, in plain words."""

from __future__ import annotations

from types import MappingProxyType

from oba.domain.protection import Cost, Ladder
from oba.words.lists import agreeing, how_many, listed

_STEPS = MappingProxyType({
    Ladder.LEAST: "as few numbers as possible are withheld",
    Ladder.BREAKDOWN: "the whole breakdown is withheld, because nothing less would do",
    Ladder.PARENT: "the whole breakdown and its total are withheld, because nothing less would do",
})  # fmt: skip
NOTHING = "No number of this round is withheld to protect children."


def protection_sentences(cost: Cost) -> tuple[str, ...]:
    """Say how many numbers and answers are withheld and by which steps; it may be read by anybody.

    How many of them are small themselves is not said: where that is all of them, each would be known to be small.
    """
    if not cost.withheld:
        return (NOTHING,)
    verb = agreeing(cost.withheld, "is", "are")
    return (
        f"Of {how_many(cost.numbers, 'number')} {cost.withheld:,} {verb} withheld, so that no child can be recognised.",
        _answers(cost.answers),
        *_steps(cost),
    )


def price_sentence(cost: Cost) -> str:
    """Say how many numbers more than the bare minimum are withheld; for the sub-group's own eyes only."""
    if not cost.withheld:
        return NOTHING
    more = cost.withheld - cost.least
    small = f"{how_many(cost.least, 'number')} {agreeing(cost.least, 'is', 'are')} too small to print"
    if not more:
        return f"{small}; no other had to be withheld."
    return f"{small}; {more:,} more {agreeing(more, 'is', 'are')} withheld so that they cannot be worked out."


def _answers(count: int) -> str:
    if not count:
        return "No answer is lost by it."
    return f"{how_many(count, 'answer')} that could have been given {agreeing(count, 'is', 'are')} lost by it."


def _steps(cost: Cost) -> tuple[str, ...]:
    """How what belongs together was protected, by the steps that were taken, the mildest first."""
    taken = [(step, cost.steps[step]) for step in Ladder if cost.steps.get(step)]
    said = [f"in {count:,} {_STEPS[step]}" for step, count in taken]
    return (f"Of the tables that belong together, {listed(said)}.",) if said else ()
