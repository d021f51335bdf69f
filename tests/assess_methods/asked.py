"""Questions put to a method: a rule that names it, or the method itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from oba.assess.case import Case
from oba.domain.evidence import Reason
from oba.domain.finding import Finding, Movement
from oba.domain.measure import NBSP
from oba.domain.period import Period
from oba.domain.rule import Direction, Method, Threshold, Trajectory
from tests.assess.situation import LOWER, Situation, amber, years

Numbers = dict[Period, str | Reason]
EIGHT = years(
    "588 of 14700", "676 of 14700", "779 of 14700", "882 of 14700", "911 of 14700", "926 of 14700", since=2004
)


def as_(method: Method, direction: Direction = LOWER) -> Direction:
    """A direction that a method decides."""
    return replace(direction, method=method)


def rated_as(method: Method, text: str = "") -> Threshold:
    """A threshold that a method decides, with amber or without."""
    return replace(amber(text), method=method)


def led_by(method: Method, path: Trajectory) -> Trajectory:
    """A trajectory that a method judges."""
    return replace(path, method=method)


def ask(method: Callable[[Case], Finding], made: Situation) -> Finding:
    """What a method that no rule can name makes of a situation."""
    return method(made.case)


def heard(found: Finding) -> tuple[str, str]:
    """Our word, or the reason, and the method's own."""
    return found.says, found.verdict


def working(found: Finding) -> str:
    """The working, in one text, with plain spaces."""
    return " ".join(step.says for step in found.steps).replace(NBSP, " ")


def moved(found: Finding) -> Movement:
    """The movement behind an answer."""
    assert isinstance(found.detail, Movement)
    return found.detail
