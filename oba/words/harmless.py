"""Text on its way into a spreadsheet, which would take some of it for a formula."""

from __future__ import annotations

from oba.domain.number import parse_number

# What spreadsheets begin a formula with, as letters of full width too, and the breaks that some of them look behind.
_BEGINS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # noqa: RUF001  (the wide ones are meant)
_BREAKS = ("\t", "\r", "\n")


def harmless(text: str) -> str:
    """The text, after an apostrophe where a spreadsheet would run it as a formula; numbers stay as they are.

    Every text that goes into a cell of a CSV or a workbook goes through here; what is harmless is left unchanged.
    """
    dangerous = text.startswith(_BREAKS) or text.lstrip().startswith(_BEGINS)
    return f"'{text}" if dangerous and parse_number(text) is None else text
