"""What can look wrong about a number, and who has looked at it and found it right."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Alarm(StrEnum):
    """What is not plausible about a number; a rule may say that one of these has been looked at for all its rows."""

    EARLY = "published early"
    FRACTION = "fraction"
    FRACTIONS = "only fractions"
    EXCHANGED = "exchanged"
    POWER_OF_TEN = "power of ten"
    SENT_AGAIN = "sent again"
    OUT_OF_RANGE = "out of range"


class Checked(NamedTuple):
    """Who has looked at what seemed wrong and found it right, on which day, and why."""

    who: str
    day: date
    why: str
