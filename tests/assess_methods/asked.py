"""Questions put to a house: a rule that names it, or the house itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from oba.assess.case import Case
from oba.domain.evidence import Reason
from oba.domain.finding import Finding, Movement
from oba.domain.measure import NBSP
from oba.domain.period import Period
from oba.domain.rule import Direction, House, Threshold, Trajectory
from tests.assess.situation import LOWER, Situation, amber, years

Numbers = dict[Period, str | Reason]
EIGHT = years(
    "588 of 14700", "676 of 14700", "779 of 14700", "882 of 14700", "911 of 14700", "926 of 14700", since=2004
)


def as_(house: House, direction: Direction = LOWER) -> Direction:
    """A direction that a house decides."""
    return replace(direction, house=house)


def rated_as(house: House, text: str = "") -> Threshold:
    """A threshold that a house decides, with amber or without."""
    return replace(amber(text), house=house)


def led_by(house: House, path: Trajectory) -> Trajectory:
    """A trajectory that a house judges."""
    return replace(path, house=house)


def ask(house: Callable[[Case], Finding], made: Situation) -> Finding:
    """What a method that no rule can name makes of a situation."""
    return house(made.case)


def heard(found: Finding) -> tuple[str, str]:
    """Our word, or the reason, and the house's own."""
    return found.says, found.verdict


def working(found: Finding) -> str:
    """The working, in one text, with plain spaces."""
    return " ".join(step.says for step in found.steps).replace(NBSP, " ")


def moved(found: Finding) -> Movement:
    """The movement behind an answer."""
    assert isinstance(found.detail, Movement)
    return found.detail
