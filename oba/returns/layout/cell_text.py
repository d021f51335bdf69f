"""What the text or number of one cell says where a number should stand; nothing doubtful becomes a number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from oba.domain.evidence import Status
from oba.domain.number import decimals_in, parse_number, round_half_away, shortest
from oba.domain.number_correction import counts_in, is_sheet_error, is_small_count
from oba.read.data.missing_signs import mend_of_lost_number
from oba.returns.layout.marks import status_in, without_marks
from oba.returns.layout.sign import ZERO, Meaning, bare_sign, is_awaited, is_missing_sign
from oba.returns.layout.time_text import time_in
from oba.returns.layout.wording import one_line
from oba.returns.workbook import SheetCell

HUNDRED = 100
LONGEST = 6  # decimals that somebody types; more are worked out, and count as they are shown
_LETTER = re.compile(r"(.*\d\s?%?)\s*([pre])\Z", re.IGNORECASE)
_ABOUT = re.compile(r"(?:c\.?|ca\.?|circa|approx\w*\.?|about|around|roughly|~|≈)\s*\d", re.IGNORECASE)
_THOUSANDS = re.compile(r"[\d.,]*\d\s?(?:k|thousand|m|million)\.?\Z", re.IGNORECASE)
_INEXACT = {"about so many": _ABOUT, "so many thousands": _THOUSANDS}
_RANGE = re.compile(r"\d[\d.,]*\s*%?\s*(?:-|–|—|to)\s*\d[\d.,]*\s*%?\Z")
_BOUND = re.compile(r"(?:<|>|≤|≥|under|over|below|above|more than|less than|fewer than)\s*=?\s*\d", re.IGNORECASE)
_COMMA = re.compile(r"\d+,(?:\d{1,2}|\d{4,})\Z")
_BOTH = re.compile(r"(?P<one>[\d,]+(?:\.\d+)?)\s*(?P<sign>%?)\s*[\[(]\s*(?P<other>[^()\[\]]+?)\s*[\])]\Z")
_IN_DOUBT = re.compile(r"\d\s*\(\s*\d{1,2}\s*\)\Z")
_NOTE_LETTER = re.compile(r"(.*\d\s?%?)\s*([a-df-oqs-z])\Z")
_LETTERED = re.compile(r"[\d.,]*\d\s?%?\s?[\[(]?[A-Za-z][\])]?\Z")  # a number and a letter that nobody explains
_ARROWS = re.compile(r"[←-⇿■-◿➔-➾⬀-⬿]")  # the way a number moved, drawn beside it
_LIKE = re.compile(r"[^A-Za-z]*\d[^A-Za-z]*\Z")


class Says(StrEnum):
    """What sort of thing a cell says."""

    NUMBER = "number"
    COUNTS = "counts"
    SIGN = "sign"
    AWAITED = "awaited"
    UNREADABLE = "unreadable"
    WORDS = "words"


@dataclass(frozen=True, slots=True, kw_only=True)
class CellText:
    """What a cell says: its number, exact; the counts of 12 of 131; the sign, with what a key says; or why neither.

    `percent` says that the cell itself shows a percentage; the number is then the one that stands before the sign.
    """

    says: Says
    seen: str
    number: Fraction | None = None
    decimals: int | None = None
    percent: bool = False
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    sign: str = ""
    meaning: Meaning | None = None
    status: Status | None = None
    marks: tuple[str, ...] = ()
    why: str = ""


def cell_text(cell: SheetCell, keys: Mapping[str, Meaning]) -> CellText:
    """Read a cell where a number should stand."""
    value = cell.value
    if cell.struck:
        return CellText(says=Says.UNREADABLE, seen=seen(cell), why="it is struck through: is it withdrawn?")
    if isinstance(value, bool):
        return CellText(says=Says.UNREADABLE, seen=str(value).upper(), why="true or false is not a number")
    if isinstance(value, date):
        why = f"a date, {value:%d/%m/%Y}: a spreadsheet may have turned a fraction or a range into it"
        return CellText(says=Says.UNREADABLE, seen=f"{value:%d/%m/%Y}", why=why)
    if isinstance(value, Fraction):
        return _of_number(cell, value, keys)
    return text_says(str(value or ""), keys, cell.raised)


def seen(cell: SheetCell) -> str:
    """What a reader sees in a cell, on one line."""
    value = cell.value
    if isinstance(value, Fraction):
        shown = value * HUNDRED if cell.percent else value
        return f"{shortest(_as_shown(shown, cell.decimals))}{'%' if cell.percent else ''}"
    if isinstance(value, date):
        return f"{value:%b-%y}" if cell.monthly else f"{value:%d/%m/%Y}"
    return one_line(str(value if value is not None else ""))[:120]


def text_says(text: str, keys: Mapping[str, Meaning], raised: str = "") -> CellText:
    """Read a text where a number should stand."""
    whole = one_line(text)
    if not raised and (plainly := parse_number(whole)) is not None:
        return CellText(says=Says.NUMBER, seen=whole, number=plainly, decimals=decimals_in(whole))
    if is_awaited(whole):
        return CellText(says=Says.AWAITED, seen=whole, why="it is still to come: no row, still awaited")
    meaning = keys.get(bare_sign(whole))
    if meaning and meaning.means == ZERO:
        return CellText(says=Says.NUMBER, seen=whole, number=Fraction(0), decimals=0, meaning=meaning, sign=whole)
    is_range = is_small_count(whole) and whole[:1].isdigit() and whole[0] not in "01"
    if ((meaning and meaning.means) or is_missing_sign(whole)) and not is_range:
        return CellText(says=Says.SIGN, seen=whole, sign=whole, meaning=meaning)
    return _of_text(whole, raised, keys)


def _of_number(cell: SheetCell, value: Fraction, keys: Mapping[str, Meaning]) -> CellText:
    number = _as_shown(value * HUNDRED if cell.percent else value, cell.decimals)
    marks = (cell.raised,) if cell.raised else ()
    return CellText(
        says=Says.NUMBER, seen=seen(cell), number=number, decimals=cell.decimals, percent=cell.percent,
        status=_raised_status(marks, keys), marks=marks,
    )  # fmt: skip


def _raised_status(marks: tuple[str, ...], keys: Mapping[str, Meaning]) -> Status | None:
    """How sure a number is by a letter that stands raised beside it, or that its format writes."""
    letters = [mark.lower() for mark in marks if mark.lower() in ("p", "r", "e")]
    return _lettered(letters[0], keys) if letters else None


def _as_shown(number: Fraction, decimals: int | None) -> Fraction:
    """A number as it stands; one with more decimals than anybody types is worked out, and counts as shown."""
    if 10**LONGEST % number.denominator == 0:
        return number
    return round_half_away(number, LONGEST if decimals is None else decimals)


def _of_text(whole: str, raised: str, keys: Mapping[str, Meaning]) -> CellText:
    status = status_in(_ARROWS.sub(" ", whole).strip())
    if both := _both(whole, without_marks(status.text).text if "%" not in status.text else status.text, status.status):
        return both
    marked = without_marks(status.text, raised)
    if _IN_DOUBT.search(status.text) and not any(note_key(mark) in keys for mark in marked.marks):
        return CellText(says=Says.UNREADABLE, seen=whole, why="is what stands in brackets a note or a number?")
    bare, letter = marked.text, status.status
    if (match := _NOTE_LETTER.match(bare)) and note_key(match[2]) in keys:
        bare, marked = match[1].strip(), marked._replace(marks=(*marked.marks, match[2]))
    if match := _LETTER.match(bare):
        bare, letter = match[1].strip(), letter or _lettered(match[2].lower(), keys)
    percent = bare.endswith("%")
    digits = bare.removesuffix("%").strip()
    number = parse_number(digits)
    if number is not None and (match is None or letter):
        return CellText(
            says=Says.NUMBER, seen=whole, number=number, decimals=decimals_in(digits), percent=percent,
            status=letter or _raised_status(marked.marks, keys), marks=marked.marks,
        )  # fmt: skip
    return CellText(says=_sort(whole), seen=whole, why=why_not(whole))


def note_key(mark: str) -> str:
    """How a note below a table stands among the keys."""
    return f"note {mark}"


def _lettered(letter: str, keys: Mapping[str, Meaning]) -> Status | None:
    """What a letter behind a number says of it, unless the workbook's key says otherwise."""
    if letter in keys:
        return keys[letter].status
    return {"p": Status.PROVISIONAL, "r": Status.REVISED, "e": Status.ESTIMATED}[letter]


def _both(whole: str, bare: str, status: Status | None) -> CellText | None:
    """Counts written in one cell, 12 of 131, or a count beside its percentage, 12 (9.2%)."""
    if time_in(whole).period:
        return None
    if counts := counts_in(bare):
        top, bottom = (parse_number(count) for count in counts)
        return CellText(says=Says.COUNTS, seen=whole, numerator=top, denominator=bottom, status=status)
    match = _BOTH.match(bare)
    if not match:
        return None
    one, other = parse_number(match["one"]), match["other"]
    counts = counts_in(other)
    if match["sign"] and counts:
        top, bottom = (parse_number(count) for count in counts)
        return CellText(
            says=Says.COUNTS, seen=whole, number=one, percent=True, numerator=top, denominator=bottom, status=status,
            decimals=decimals_in(match["one"]),
        )  # fmt: skip
    first, second = (match["one"], other) if match["sign"] else (other, match["one"])
    value = parse_number(first.removesuffix("%").strip())
    count = parse_number(second)
    if value is None or count is None or bool(match["sign"]) == other.endswith("%"):
        return None
    decimals = decimals_in(first.removesuffix("%").strip())
    return CellText(
        says=Says.COUNTS, seen=whole, number=value, percent=True, numerator=count, status=status, decimals=decimals
    )


def _sort(text: str) -> Says:
    """Whether a text that is no number seems to be meant as one."""
    meant = _LETTERED.match(text) or _ABOUT.match(text) or _BOUND.match(text) or is_sheet_error(text)
    if meant or (_LIKE.match(text) and not time_in(text).says):
        return Says.UNREADABLE
    return Says.WORDS


def why_not(text: str) -> str:
    """Why a text is not a number, and what it seems to be."""
    if inexact := next((words for words, pattern in _INEXACT.items() if pattern.match(text)), ""):
        return f"{inexact} is not a number: ask for the number itself"
    if _RANGE.search(text):
        return "a range, not a number"
    if _BOUND.match(text):
        return "a bound, not a number"
    if _COMMA.match(text):
        decimal, whole = text.replace(",", "."), text.replace(",", "")
        return f"a comma as decimal point? Write {decimal}, or {whole} if it parts thousands"
    if text.endswith("%") and _COMMA.match(text.removesuffix("%").strip()):
        return why_not(text.removesuffix("%").strip())
    if is_sheet_error(text):
        return mend_of_lost_number(text).rstrip(".")
    if time_in(text).says:
        return "a period or a date, not a number"
    return "it is not a number and not a sign that is known"
