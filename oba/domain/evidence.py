"""Evidence: the rows that were sent in, and the figure each place has for each period."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Any

from oba.domain.alarm import Checked
from oba.domain.citation import Citation, CitedRow, Sending
from oba.domain.measure import ALL
from oba.domain.period import Period
from oba.domain.problem import Where


class Reason(StrEnum):
    """Why a number is missing or a question cannot be answered.

    Where several hold, the first in this order is told; `not applicable` is said only by other bodies' methods.
    """

    NOT_ASKED = "not asked"
    NO_RULE = "no approved rule"
    NO_BASELINE = "no baseline"
    NO_START = "no start"
    NOT_COLLECTED = "not collected"
    AWAITED = "awaited"
    LATE = "late"
    NOT_WHOLE = "not whole yet"
    AFTER_CUT_OFF = "published after the cut-off"
    NOT_AVAILABLE = "not available"
    NOTHING_TO_COUNT = "nothing to count"
    CONFIDENTIAL = "confidential"
    LOW = "low"
    UNRELIABLE = "unreliable"
    DISPUTED = "disputed"
    TOO_FEW_POINTS = "too few points"
    TOO_EARLY = "too early"
    NO_INTERVAL = "no interval"
    ROLLING_WINDOWS = "rolling windows"
    DEFINITION_BREAK = "definition break"
    NO_NUMERATORS = "no numerators"
    NO_TARGET = "no target"
    TO_BE_AGREED = "target to be agreed"
    NOT_YET_DUE = "not yet due"
    MONITORED = "monitored"
    NO_GOOD_DIRECTION = "no good direction"
    NO_COMPARATOR = "no comparator"
    OTHER_PERIOD = "comparator's period differs"
    NOT_APPLICABLE = "not applicable"
    SUPPRESSED = "suppressed"


def first_reason(reasons: Iterable[Reason]) -> Reason | None:
    """The reason that is told where several hold; None without any."""
    return min(reasons, key=tuple(Reason).index, default=None)


class Status(StrEnum):
    """How sure the sender is of a number."""

    FINAL = "final"
    PROVISIONAL = "provisional"
    REVISED = "revised"
    ESTIMATED = "estimated"
    DISPUTED = "disputed"
    ILLUSTRATIVE = "illustrative"


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One row of a data file, typed but not yet interpreted.

    `decimals` is how many decimals the value was written with; `level` the confidence of the interval in percent;
    `rounded_to` what its counts are rounded to, None where they are not; `verdict` what `verdict_by`, the number's
    publisher, made of it; `part` the last day of the part of its period that it tells of; `checked` who has found it
    right.
    """

    indicator: str
    place: str
    period: Period
    group: str
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    value: Fraction | None = None
    decimals: int | None = None
    lower: Fraction | None = None
    upper: Fraction | None = None
    level: Fraction | None = None
    rounded_to: Fraction | None = None
    missing: Reason | None = None
    status: Status
    published: date
    elsewhere: str = ""
    source: str = ""
    note: str = ""
    verdict: str = ""
    verdict_by: str = ""
    part: date | None = None
    checked: Checked | None = None
    where: Where

    @property
    def citation(self) -> CitedRow:
        """The row as an answer cites it."""
        return CitedRow(
            place=self.place,
            period=self.period,
            sending=_sending(self.indicator, self.group, self.published, self.source),
            file=self.where.file,
            line=self.where.line,
            column=self.where.column,
        )


@lru_cache(maxsize=4096)
def _sending(indicator: str, group: str, published: date, source: str) -> Sending:
    """What many rows have in common."""
    parts = ("" if group == ALL else group, f"published {published}", source)
    return Sending(indicator, ", ".join(part for part in parts if part))


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What a place's number for a period is, or why there is none.

    Exactly one of `value` and `reason` is given. `rolled_up` names the parts a sum came from and `coverage` the share
    of the denominator they had; what is not `complete` lacks a part, waits for it and is not judged; `beside` are
    disputed rows printed but never judged; `earlier` the values it had before it was revised, oldest first; `first` the
    value first known, where a revision of its own or of a part has moved it; `counted` is the row of a part of the
    period, printed but not judged until it is whole; `checked` who has found the number right; `rounding` how far each
    of its counts may be off, either way, because they are rounded; `lacking` the part for whose sake a year that is
    over has no number, and will have none; `cites` the rows it comes from.
    """

    period: Period
    value: Fraction | None = None
    reason: Reason | None = None
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    lower: Fraction | None = None
    upper: Fraction | None = None
    level: Fraction | None = None
    decimals: int | None = None
    status: Status = Status.FINAL
    published: date
    elsewhere: str = ""
    source: str = ""
    note: str = ""
    verdict: str = ""
    verdict_by: str = ""
    rolled_up: tuple[str, ...] = ()
    coverage: Fraction | None = None
    complete: bool = True
    beside: tuple[Observation, ...] = ()
    earlier: tuple[Observation, ...] = ()
    first: Fraction | None = None
    counted: Observation | None = None
    checked: Checked | None = None
    rounding: Fraction = Fraction(0)
    lacking: Period | None = None
    cites: tuple[Citation, ...] = ()


Figures = Mapping[Period, Figure]
NONE_KNOWN: Mapping[Any, Any] = {}  # one for all: of a country there are many series without parts, years or groups


@dataclass(frozen=True, kw_only=True)
class Series:
    """One indicator in one place: its figures by period, in order of time, as a round knows them.

    `parts` holds the figures of the groups or rates a derived measure comes from, by group; `years` those of whole
    years, where the measure says how its quarters or months make one; `groups` the same indicator's series for each
    declared group with a row, by its identifier.
    """

    indicator: str
    place: str
    figures: Figures = field(default_factory=lambda: NONE_KNOWN)
    parts: Mapping[str, Figures] = field(default_factory=lambda: NONE_KNOWN)
    years: Figures = field(default_factory=lambda: NONE_KNOWN)
    groups: Mapping[str, Series] = field(default_factory=lambda: NONE_KNOWN)

    @cached_property
    def latest(self) -> Figure | None:
        """The figure that is judged: the latest that lacks no part, missing or not; the latest if every one does.

        None without any.
        """
        return latest(self.figures)

    @property
    def by_year(self) -> Series:
        """The series of its whole years."""
        return replace(self, figures=self.years, parts={}, years={}, groups={})

    @property
    def is_illustrative(self) -> bool:
        """Whether any of its figures, those of its parts and groups included, is illustrative."""
        every = (self.figures, *self.parts.values())
        own = any(one.status is Status.ILLUSTRATIVE for figures in every for one in figures.values())
        return own or any(group.is_illustrative for group in self.groups.values())

    @property
    def is_withheld(self) -> bool:
        """Whether any of its figures, those of its years, parts and groups included, is withheld."""
        every = (self.figures, self.years, *self.parts.values())
        own = any(one.reason is Reason.SUPPRESSED for figures in every for one in figures.values())
        return own or any(group.is_withheld for group in self.groups.values())

    def value_at(self, period: Period) -> Fraction | None:
        """The value at a period, None when missing."""
        figure = self.figures.get(period)
        return figure.value if figure else None


def latest(figures: Figures) -> Figure | None:
    """The figure that is judged: the latest that lacks no part, missing or not; the latest if every one does."""
    whole = [period for period, figure in figures.items() if figure.complete]
    return figures[max(whole or figures, key=lambda period: period.end)] if figures else None
