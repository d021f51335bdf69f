"""A label: everything that one text of a sheet, not being a number, says of the numbers beside or below it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from oba.domain.evidence import Status
from oba.returns.layout.heading_words import BESIDE_PERIODS, LISTS
from oba.returns.layout.lexicon import Lexicon
from oba.returns.layout.marks import status_in, without_marks
from oba.returns.layout.role import Role, role_of
from oba.returns.layout.time_said import TimeText, month_of
from oba.returns.layout.time_text import time_in
from oba.returns.layout.wording import one_line, plain
from oba.returns.workbook import SheetCell

_DIMENSION = {name: dimension for dimension, names in LISTS.items() for name in names}
_PART_WORDS = re.compile(
    r"\bHT\s?\d(?:\s*(?:-|–|to|and|&)\s*\d)?|\bhalf terms?\b(?:\s*\d(?:\s*(?:-|–|to)\s*\d)?)?|\bterms?\s*\d"
    r"|\b(?:autumn|spring|summer)(?:\s*(?:and|&|\+|/|to|-|–)\s*(?:autumn|spring|summer))*(?:\s+terms?)?\b"
    r"|\bfirst \w+ months\b|\b\d+ months\b|\b(?:academic|school) year\b|\bacademic\b|\bAY\b|\bpart\b|\binterim\b"
    r"|\bto (?:end|date)\b|\bas at\b|\bsnapshot\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a text says: which indicators it names, which place, group and time, what role its numbers have.

    `strange` are numbers of indicators that the plan lacks; `dimension` is what a heading says its column lists; `rest`
    the words that say none of this; `partial` that it speaks of less than its whole year. A label of one place or group
    says nothing else, so that a word in passing is not taken for one.
    """

    text: str = ""
    marks: tuple[str, ...] = ()
    status: Status | None = None
    time: TimeText = TimeText()  # noqa: RUF009  (frozen)
    indicators: tuple[str, ...] = ()
    strange: tuple[str, ...] = ()
    place: str | None = None
    group: str | None = None
    role: Role | None = None
    dimension: str | None = None
    rest: str = ""
    partial: str = ""
    monthly: bool = False

    @property
    def known(self) -> bool:
        """Whether it says anything of an indicator, a place, a group or a period."""
        return bool(self.indicators or self.place or self.group or self.time.says)


def label_of(cell: SheetCell, lexicon: Lexicon) -> Label:
    """What a cell says as a label: a year that is a number and a real date are labels too."""
    value = cell.value
    if isinstance(value, date):
        time = TimeText(period=month_of(value.year, value.month)) if cell.monthly else TimeText(day=value)
        return Label(text=_shown(value, monthly=cell.monthly), time=time, monthly=cell.monthly)
    text = str(value) if isinstance(value, Fraction) else one_line(str(value))
    return label_text(text, lexicon, cell.raised)


def label_text(text: str, lexicon: Lexicon, raised: str = "") -> Label:
    """What a text says as a label."""
    marked = without_marks(one_line(text), raised)
    status = status_in(marked.text)
    bare = without_marks(status.text)
    exact = lexicon.indicators(bare.text)
    known, strange = lexicon.references(bare.text)
    time = TimeText() if exact and not known else time_in(bare.text)
    rest = time.rest if time.says or time.so_far or time.average else bare.text
    partial = _partial(rest) if time.period or time.bare is not None else ""
    rest = one_line(rest.replace(partial, " ")) if partial else rest
    place = lexicon.place(rest) if rest else None
    if place and time.average:
        time = replace(time, average=False)
    return Label(
        text=one_line(text),
        marks=(*marked.marks, *bare.marks),
        status=status.status,
        time=time,
        indicators=exact or known,
        strange=() if exact else strange,
        place=place,
        group=lexicon.group(rest) if rest and not time.average else None,
        role=role_of(rest or bare.text) if not (exact or known) else _role_beside(bare.text),
        dimension=_DIMENSION.get(plain(bare.text)),
        rest=rest,
        partial=partial,
    )


def _role_beside(text: str) -> Role | None:
    """What the numbers of a heading with an indicator's number are: NI 62 target; its title says nothing of it."""
    found = role_of(text)
    return found if found in (Role.TARGET, Role.NUMERATOR, Role.DENOMINATOR) else None


def _partial(rest: str) -> str:
    """The words beside a year that make it less than the year, or another kind of year."""
    match = _PART_WORDS.search(rest)
    return one_line(match[0]) if match else ""


def unusual(label: Label) -> bool:
    """Whether a label of time holds words beyond those that often stand beside a period."""
    return any(word not in BESIDE_PERIODS for word in plain(label.rest).split())


def _shown(day: date, *, monthly: bool) -> str:
    return f"{day:%b-%y}" if monthly else f"{day:%d/%m/%Y}"
