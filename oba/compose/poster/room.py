"""Whether a plan has room on its poster, and if not how much is too much; known before there is any number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from oba.compose.poster.arrangement import Arrangement, arrange
from oba.compose.poster.opening import in_two
from oba.compose.poster.sheet import COLUMNS, OPENINGS, ROWS, TALLY_ROWS, head_level, named_head_fits, opening_rows
from oba.domain.plan import Outcome, Plan
from oba.domain.rule import Rule


class Layout(NamedTuple):
    """In which of its sizes the opening is set, and where every part stands."""

    level: int
    arrangement: Arrangement


class Need(NamedTuple):
    """How many rows of the sheet the smallest opening takes, how many the outcomes, and how many there are for both."""

    opening: int
    outcomes: int
    room: int


def on_poster(plan: Plan, rules: Iterable[Rule]) -> tuple[tuple[Outcome, tuple[Rule, ...]], ...]:
    """The outcomes that are everybody's, each with its rules that have a target and are not left off."""
    every = tuple(rule for rule in rules if rule.is_on_poster)
    return tuple((one, tuple(rule for rule in every if rule.outcome == one.id)) for one in _everybodys(plan))


def left_off(plan: Plan, rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules with a target that are left off the poster on purpose."""
    own = {outcome.id for outcome in _everybodys(plan)}
    return tuple(rule for rule in rules if rule.outcome in own and rule.has_target and not rule.is_on_poster)


def _everybodys(plan: Plan) -> tuple[Outcome, ...]:
    return tuple(outcome for outcome in plan.outcomes if not outcome.board)


def laid_out(plan: Plan, counts: Sequence[int]) -> Layout | None:
    """The sheet with the fewest outcomes cut and, of these, the largest opening; None where there is no room."""
    found = ((level, arrange(rows, counts)) for level, rows in enumerate(_openings(plan)))
    fits = (Layout(level, one) for level, one in found if one)
    return min(fits, key=lambda one: (one.arrangement.cuts, one.level), default=None)


def needed(plan: Plan, counts: Sequence[int]) -> Need:
    """What a plan needs on its sheet; each outcome has a head, and the tally its own rows."""
    return Need(_openings(plan)[-1], sum(1 + max(1, count) for count in counts), COLUMNS * ROWS - TALLY_ROWS)


def too_many(plan: Plan, counts: Sequence[int]) -> int:
    """How many targets have to go before the others have room, one after another from the outcome that has most.

    0 where that makes no room for what is left: each outcome and the opening take their own.
    """
    left = list(counts)
    for gone in range(1, sum(counts) + 1):
        left[left.index(max(left))] -= 1
        if laid_out(plan, left):
            return gone
    return 0


def head_fits(outcome: Outcome) -> bool:
    """Whether what an outcome is called fits above its targets."""
    if outcome.poster:
        return named_head_fits(outcome.poster, outcome.title)
    return head_level(outcome.title) is not None


def _openings(plan: Plan) -> tuple[int, ...]:
    return tuple(opening_rows(one, plan.title, in_two(plan.vision), plan.commitments) for one in OPENINGS)
