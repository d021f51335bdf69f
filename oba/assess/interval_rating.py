"""How an interval is rated against an aim, and what would change the rating."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from oba.assess.bands import nearest
from oba.domain.finding import Answer, Interval
from oba.domain.target import Aim


def rate_interval(aim: Aim, found: Interval) -> Answer:
    """Green when the whole interval meets the aim, red when none of it does, amber when it cannot be told."""
    if aim.met_by(found.low) and aim.met_by(found.high):
        return Answer.GREEN
    return Answer.AMBER if _meets_in_part(aim, found) else Answer.RED


def _meets_in_part(aim: Aim, found: Interval) -> bool:
    """Whether any number between the ends, both included, meets the aim."""
    low = aim.low if aim.low is not None else found.low
    high = aim.high if aim.high is not None else found.high
    inside = max(low, found.low), min(high, found.high)
    return inside[0] < inside[1] or (inside[0] == inside[1] and aim.met_by(inside[0]))


def nearest_shift(aim: Aim, found: Interval) -> tuple[Fraction, Answer] | None:
    """How far the interval as a whole would have to move for its rating to change, and the rating then.

    A tie goes to the worse rating; None where no other can occur.
    """

    def shifted(by: Fraction) -> Answer:
        return rate_interval(aim, replace(found, low=found.low + by, high=found.high + by))

    edges = [edge for edge in (aim.low, aim.high) if edge is not None]
    shifts = {edge - end for edge in edges for end in (found.low, found.high)}
    return nearest(shifted, tuple(sorted(shifts)), Fraction(0))


def fewest_to_change(rate: Callable[[Fraction], Answer], numerator: Fraction, room: int, towards: int) -> int | None:
    """The fewest children, more or fewer in the numerator, who would change the rating; None when none would.

    `rate` rates a numerator, and at most `room` may be added. The first change on each side is looked for at ever
    larger steps, first as far as `towards`, the numerator nearest to what is wanted, then beyond it: between the two a
    rating comes to stay.
    """
    here = rate(numerator)
    aim = towards - int(numerator)
    fewer = _first_change(lambda step: rate(numerator - step) is not here, -aim, int(numerator))
    most = room if fewer is None else min(room, fewer)
    more = _first_change(lambda step: rate(numerator + step) is not here, aim, most)
    return min((count for count in (fewer, more) if count is not None), default=None)


def _first_change(changed: Callable[[int], bool], aim: int, room: int) -> int | None:
    """The first step that changes something, where what is wanted lies so many steps away; none within no room."""
    for reach in (min(aim, room), room):
        if reach > 0 and (found := _first(changed, reach)) is not None:
            return found
    return None


def _first(changed: Callable[[int], bool], room: int) -> int | None:
    """The first step that changes something, within the room there is."""
    low, high = 0, min(1, room)
    while high > low and not changed(high):
        low, high = high, min(2 * high, room)
    if high == low:
        return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if changed(middle) else (middle, high)
    return high
