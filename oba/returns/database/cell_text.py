"""A database's value as the text that would stand in a file of observations."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

_DIGITS = 15  # decimals that a binary number holds for certain: 0.1 and 0.1 + 0.2 are read as 0.1 and 0.3
_DAY_AND_HOUR = re.compile(r"(\d{4}-\d{2}-\d{2})[ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}(:?\d{2})?)?\Z", re.ASCII)


def cell_text(value: object) -> str | None:
    """The text of a value, empty for none; None for what is neither text, nor a number, nor a day.

    Of a time only its day is kept, as the database tells it. A decimal keeps the decimals it is kept with.
    """
    if isinstance(value, (int, float, Decimal)):
        return None if isinstance(value, bool) else _digits(value)
    if isinstance(value, date):  # a time of a day is one as well
        return value.isoformat()[:10]
    if isinstance(value, str):
        return _DAY_AND_HOUR.sub(r"\1", value.strip())
    return "" if value is None else None


def _digits(value: float | Decimal) -> str | None:
    """A number without a power of ten; None for what is none, as infinity."""
    exact = Decimal(format(value, f".{_DIGITS}g")) if isinstance(value, float) else Decimal(value)
    return format(exact, "f") if exact.is_finite() else None
