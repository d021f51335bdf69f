"""Who has looked at what seemed wrong, and of which part a row tells, as they are written in a table or a rule."""

from __future__ import annotations

import re
from datetime import date

from oba.domain.alarm import Checked
from oba.read.text.identifiers import parse_date

HOW_CHECKED = "write who, the day and why: J. Smith 2026-05-01: new counting rule."
HOW_PART = "write its last day: to 2025-12-31."
_CHECKED = re.compile(r"(?P<who>\S.*?),? (on )?(?P<day>\d{4}-\d{2}-\d{2})[:,]? (?P<why>\S.*)\Z", re.ASCII | re.DOTALL)
_PART = re.compile(r"to (?P<day>\d{4}-\d{2}-\d{2})\Z", re.ASCII)


def parse_checked(text: str) -> Checked | None:
    """Read who, day and why, or give None when one of them is missing."""
    match = _CHECKED.match(" ".join(text.split()))
    day = parse_date(match["day"]) if match else None
    return Checked(match["who"], day, match["why"]) if match and day else None


def parse_part(text: str) -> date | None:
    """Read the last day of a part: to 2025-12-31."""
    match = _PART.match(text)
    return parse_date(match["day"]) if match else None
