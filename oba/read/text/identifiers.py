"""Identifiers and dates, as they are written in every kind of file."""

from __future__ import annotations

import re
from datetime import date

LONGEST_IDENTIFIER = 64
_IDENTIFIER = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\Z", re.ASCII)
_DEVICES = re.compile(r"(nul|con|aux|prn|com[0-9]|lpt[0-9])\Z", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
_EARLIEST, _LATEST = 1900, 2200


def is_identifier(text: str) -> bool:
    """Whether a text is small letters, digits and single hyphens, and a safe name for a file on any system."""
    return bool(len(text) <= LONGEST_IDENTIFIER and _IDENTIFIER.match(text) and not _DEVICES.match(text))


def slug(text: str) -> str:
    """A name in small letters with hyphens between its words."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower().replace("'", "").replace("’", "")).strip("-")


def corrected_identifier(text: str) -> str:
    """The mend of an identifier: itself in small letters with hyphens between its words; empty where that is none."""
    found = slug(text)
    if _DEVICES.match(found):
        return f"choose another name: Windows keeps '{found}' for a device."
    return f"write {found}." if text.isascii() and is_identifier(found) else ""


def parse_date(text: str) -> date | None:
    """Read year-month-day, or give None when there is no such day between 1900 and 2200."""
    if not _DATE.match(text):
        return None
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if _EARLIEST <= found.year <= _LATEST else None
