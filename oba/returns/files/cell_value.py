"""The value of a cell, exact: what stands raised is no part of a number, and the noise of a file's numbers is gone."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from openpyxl.cell.rich_text import CellRichText, TextBlock

from oba.returns.workbook import Value

_DIGITS = 15  # as many as a spreadsheet itself keeps; the 16th and 17th are noise: 0.062000000000000006 is 0.062


def value_of(raw: object) -> Value:
    """A value as a spreadsheet holds it; a time of day, which is no number of ours, stays a text."""
    if raw is None or isinstance(raw, bool | str):
        return raw
    if isinstance(raw, int):
        return Fraction(raw)
    if isinstance(raw, float):
        return Fraction(Decimal(f"{raw:.{_DIGITS}g}"))
    if isinstance(raw, datetime):
        return raw.date()
    return raw if isinstance(raw, date) else str(raw)


def raised_apart(text: CellRichText) -> tuple[str, str, bool]:
    """A text in several fonts: what stands on the line, what stands raised or lowered, whether any of it is struck."""
    line, raised, struck = "", "", False
    for part in text:
        font = part.font if isinstance(part, TextBlock) else None
        words = part.text if isinstance(part, TextBlock) else str(part)
        if font is not None and font.vertAlign in ("superscript", "subscript"):
            raised += words
        else:
            line += words
        struck = struck or bool(font is not None and font.strike and words.strip())
    return line, raised.strip(), struck
