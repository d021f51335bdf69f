"""What a number that cannot be read was meant to be, so that a mend can write that very number."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from oba.domain.evidence import Status
from oba.domain.number import decimals_in, fixed, parse_number

_MONEY = re.compile(r"[£$€]\s*(\S.*)\Z")
_UNITS = re.compile(r"(.*\S)\s*(?:%|percent|per cent|points?|pts?|pp)\Z", re.IGNORECASE)
_POWER = re.compile(r"([+\-]?\d+(?:\.\d+)?)e([+\-]?\d{1,2})\Z", re.ASCII | re.IGNORECASE)
_BRACKETS = re.compile(r"\(\s*(\S+)\s*\)\Z")
_COMMA = re.compile(r"([+\-−]?)(\d+|\d{1,3}(?:\.\d{3})+),(\d+)\Z", re.ASCII)
_POINT_GROUPS = re.compile(r"[+\-−]?\d{1,3}(?:\.\d{3}){2,}\Z", re.ASCII)
_SPACES = re.compile(r"[+\-−]?[1-9]\d{0,2}(?:[ '’\u00a0\u2009\u202f]\d{3})+(?:\.\d+)?\Z", re.ASCII)
_LETTER = re.compile(r"(?P<number>.*?\d)\s*(?P<mark>[pre]|[\[(]\s*[pre]\s*[\])])\Z", re.IGNORECASE)
_SIGN = re.compile(
    r"(?P<number>.*?\d)\s*(?P<mark>[*†‡§^#~¹²³⁴-⁹]+|[\[(]\s*(?:note )?[a-z0-9]{1,2}\s*[\])])\Z", re.IGNORECASE
)
_OF = re.compile(r"(\d[\d,]*)\s*(?:of|out of|/)\s*(\d[\d,]*)\Z", re.IGNORECASE | re.ASCII)
_SMALL = re.compile(
    r"(?:(?:<|≤|<=|under|below|less than|fewer than|up to|at most)\s*\d{1,2}"
    r"|\d\s*(?:-|–|to)\s*\d{1,2})\Z",
    re.IGNORECASE | re.ASCII,
)  # fmt: skip
LONGEST = 60
_STATUSES = {"p": Status.PROVISIONAL, "r": Status.REVISED, "e": Status.ESTIMATED}
_SHEET_ERRORS = ("#ref!", "#value!", "#name?", "#num!", "#null!", "#div/0!", "#spill!", "#calc!")


class Correction(NamedTuple):
    """What is the matter with a number, and the number itself as it should be written.

    `sign` is a mark for a note that stands beside it, `status` what a letter beside it says of it.
    """

    number: str
    why: str = ""
    sign: str = ""
    status: Status | None = None

    @property
    def mend(self) -> str:
        """What to write where no more than the number is wanted."""
        if self.sign:
            return f"write {self.number}, without {self.sign}."
        return f"{self.why} write {self.number}." if self.why else f"write {self.number}: the measure knows its unit."


def corrected_number(text: str) -> str:
    """What to write for a number that cannot be read, where no more than the number is wanted; empty where unknown."""
    found = correction_of(text)
    return found.mend if found else ""


def correction_of(text: str) -> Correction | None:
    """The one number that a text which cannot be read stands for, if there is one."""
    text = text.strip()
    return next(_readings(text), None) if parse_number(text) is None and len(text) <= LONGEST else None


def counts_in(text: str) -> tuple[str, str] | None:
    """The numerator and the denominator of a text such as 12 of 34."""
    match = _OF.match(text.strip())
    if not match or parse_number(match[1]) is None or parse_number(match[2]) is None:
        return None
    return match[1].replace(",", ""), match[2].replace(",", "")


def is_small_count(text: str) -> bool:
    """Whether a text stands for a small number that somebody withheld: <5, 1 to 4, under 5."""
    return bool(_SMALL.match(text.strip()))


def is_sheet_error(text: str) -> bool:
    """Whether a text is what a spreadsheet shows where a formula fails, or a column is too narrow for a number."""
    return text.lower() in _SHEET_ERRORS or bool(re.fullmatch("##+", text))


def _readings(text: str) -> Iterator[Correction]:
    for reading in (_united, _powered, _bracketed, _comma, _grouped, _lettered, _signed, _stopped, _digits):
        if found := reading(text):
            yield found


def _united(text: str) -> Correction | None:
    match = _MONEY.match(text) or _UNITS.match(text)
    return _plain(match[1]) if match else None


def _powered(text: str) -> Correction | None:
    """A number in powers of ten; where its digits do not reach the units, a spreadsheet may have left some out."""
    match = _POWER.match(text)
    if not match:
        return None
    value = Fraction(match[1]) * Fraction(10) ** int(match[2])
    decimals = max(decimals_in(match[1]) - int(match[2]), 0)
    written, whole = fixed(value, decimals), decimals_in(match[1]) >= int(match[2])
    more = "" if whole else ", or all its digits if the spreadsheet has left some out"
    if parse_number(written) is None:
        return None
    return Correction(f"{written}{more}", "a spreadsheet has written the number in powers of ten:")


def _bracketed(text: str) -> Correction | None:
    match = _BRACKETS.match(text)
    inside = match[1] if match else ""
    if parse_number(inside) is None or inside[0] in "+-−":
        return None
    return Correction(f"-{inside.replace(',', '')}", "if the brackets mean below 0,")


def _comma(text: str) -> Correction | None:
    """A decimal comma; a comma before three digits stands for thousands, unless points or a 0 stand before it."""
    match = _COMMA.match(text)
    if not match:
        return None
    sign, whole, rest = match.groups()
    return Correction(f"{sign.replace('−', '-')}{whole.replace('.', '')}.{rest}", "a decimal comma stands here:")


def _grouped(text: str) -> Correction | None:
    if _SPACES.match(text):
        number = re.sub(r"[ '’\u00a0\u2009\u202f]", "", text)
    elif _POINT_GROUPS.match(text):
        number = text.replace(".", "")
    else:
        return None
    return Correction(number.replace("−", "-"), "thousands are not parted so here:")


def _lettered(text: str) -> Correction | None:
    match = _LETTER.match(text)
    if not match or not (number := _written(match["number"])):
        return None
    return Correction(number, sign=match["mark"], status=_STATUSES[match["mark"].strip("[]() ").lower()])


def _signed(text: str) -> Correction | None:
    match = _SIGN.match(text)
    if not match or not (number := _written(match["number"])):
        return None
    return Correction(number, sign=match["mark"])


def _stopped(text: str) -> Correction | None:
    bare = text.removesuffix(".")
    return _plain(bare, "a full stop stands behind the number:") if bare != text else None


def _digits(text: str) -> Correction | None:
    """A number in the digits of another script."""
    digits = "".join(str(unicodedata.decimal(c, c)) for c in text)
    return _plain(digits, "these are not the digits 0 to 9:") if digits != text else None


def _plain(text: str, why: str = "") -> Correction | None:
    number = _written(text)
    return Correction(number, why) if number else None


def _written(text: str) -> str:
    """A number without spaces and separators of thousands, or itself corrected; empty where it is none."""
    if parse_number(text) is not None:
        return text.strip().replace(",", "").replace("−", "-")
    inner = _comma(text.strip()) or _grouped(text.strip())
    return inner.number if inner else ""
