"""Signs that stand where a number is missing, and what a workbook's own key says that each means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from oba.domain.evidence import Status
from oba.read.data.missing_signs import FOREIGN, is_foreign
from oba.read.data.observation_columns import SHORTHANDS
from oba.returns.layout.wording import one_line, plain
from oba.returns.workbook import Sheet

ZERO, NIL = "0", "nil"
_AWAITED = re.compile(
    r"(?:tb[cadn]|t\.b\.c\.?|to be (?:confirmed|announced|agreed)|awaited|awaiting\b.*|pending|to follow|due\b.*"
    r"|not yet available|not yet published|data awaited|outstanding)\Z",
    re.IGNORECASE,
)
_SIGN = r"(?:[*#~:†‡§^]{1,3}|\.{1,3}|…|[-–—]{1,2}|[a-z]{1,2}\d?|[\[(][a-z]{1,4}\.?[\])]|n/a|n\.a\.|nil|low|supp?|dna)"
_DEFINED = re.compile(
    rf"(?:^|(?<=[\s,;.]))[\"'“‘]?(?P<sign>{_SIGN})[\"'”’]?\s*(?:=|:|denotes?|means?|indicates?|signifies|–|-(?=\s))\s*"
    rf"(?P<meaning>[^;=\n]+?)(?=(?:[,;.]\s*|\s)[\"'“‘]?{_SIGN}[\"'”’]?\s*(?:=|denotes?|means?)|[;\n]|\.\s|\.?\Z)",
    re.IGNORECASE,
)
_BEGUN = re.compile(
    r"(?:^|(?<=\.\s)|(?<=;\s))(?P<sign>[*#~†‡]|\.\.|[\[(][a-z]{1,4}\.?[\])])\s+(?P<meaning>[^.;\n]+)", re.IGNORECASE
)
_LISTED = re.compile(r"\s*(?:key|symbols|conventions)\s*[:–-]\s*(.+)", re.IGNORECASE | re.DOTALL)
_ITEM = re.compile(rf"(?:^|[;,])\s*(?P<sign>{_SIGN})\s+(?P<meaning>[^;,=]{{3,}})", re.IGNORECASE)
_MEANINGS = (
    ("c", r"suppress|confidential|withheld|disclos|fewer than|less than|under \d|small (?:number|count|cell)|below \d"),
    ("z", r"not applicable|nothing to count|no (?:cases|children|pupils|eligible|cohort|young people)"),
    ("u", r"unreliable|too small|small base|low base|caution"),
    ("x", r"not (?:yet )?(?:available|collected|recorded|sent|known|provided|published)|unavailable|missing|no data"),
    ("low", r"negligible|rounds? to (?:0|zero)|less than half"),
    (ZERO, r"\bnil\b|\bzero\b|\bnone\b"),
)  # fmt: skip
_STATUSES = ((Status.PROVISIONAL, "provisional"), (Status.REVISED, "revised"), (Status.ESTIMATED, "estimate"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a key says of a sign: our shorthand, 0, or a status; in its own words, on its own sheet."""

    sign: str
    means: str = ""
    status: Status | None = None
    says: str = ""
    sheet: str = ""


def is_awaited(text: str) -> bool:
    """Whether a text says that a number is still to come."""
    return bool(_AWAITED.match(one_line(text).strip("()[]")))


def is_missing_sign(text: str) -> bool:
    """Whether a text is a sign that often stands where a number is missing."""
    small = text.strip().lower()
    return small in SHORTHANDS or small == NIL or is_foreign(small)


def usual(text: str) -> str:
    """The shorthand that a sign usually becomes; a small count is confidential. Empty where nobody can tell."""
    small = text.strip().lower()
    if small == NIL:
        return ZERO
    return small if small in SHORTHANDS else FOREIGN.get(small, "c" if is_foreign(small) else "")


def keys_in(sheet: Sheet) -> dict[str, Meaning]:
    """The signs that a sheet's own key defines, by the sign in small letters without brackets."""
    texts = (
        cell.value for cell in sheet.cells.values() if isinstance(cell.value, str) and len(cell.value) > len("x = y")
    )
    found: dict[str, Meaning] = {}
    for meaning in (one for text in texts for one in _defined(text, sheet.name)):
        found.setdefault(meaning.sign, meaning)
    return found


def bare_sign(text: str) -> str:
    """A sign as it is looked up."""
    return text.strip().strip("()[]").rstrip(".").lower() or text.strip().lower()


def _defined(text: str, sheet: str) -> Iterator[Meaning]:
    listed = _LISTED.match(text)
    for pattern in (_DEFINED, _BEGUN):
        for match in pattern.finditer(text):
            says = one_line(match["meaning"]).strip(" .,")
            means, status = meaning_of(says), _status(says)
            if means or status:
                yield Meaning(sign=bare_sign(match["sign"]), means=means, status=status, says=says, sheet=sheet)
    for match in _ITEM.finditer(listed[1]) if listed else ():
        says = one_line(match["meaning"]).strip(" .,")
        yield Meaning(
            sign=bare_sign(match["sign"]), means=meaning_of(says), status=_status(says), says=says, sheet=sheet
        )


def meaning_of(says: str) -> str:
    """The shorthand that words such as 'fewer than 5 children' come to; empty where they come to none."""
    small = says.lower()
    return next((means for means, pattern in _MEANINGS if re.search(pattern, small)), "")


def _status(says: str) -> Status | None:
    words = plain(says)
    return next((status for status, word in _STATUSES if words.startswith(word)), None)


def merged_keys(own: dict[str, Meaning], others: Iterable[dict[str, Meaning]]) -> dict[str, Meaning]:
    """A sheet's own key, and for signs that it lacks what the other sheets of the workbook say."""
    found = dict(own)
    for other in others:
        for sign, meaning in other.items():
            found.setdefault(sign, meaning)
    return found
