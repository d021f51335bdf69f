"""Where places stand beside one comparator: a line for it, each place's number on its better or worse side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from oba.compose.dashboard.rows import short_name
from oba.compose.edition.contents import Contents
from oba.compose.edition.panels import MOST, areas_beside
from oba.domain.assessment import Assessment
from oba.domain.chance import Interval
from oba.domain.finding import Comparison, Question
from oba.domain.number import round_half_away
from oba.domain.place import Place
from oba.domain.rule import Better, Rule
from oba.words import Mark, bare, brief_mark, confidence

WIDE, HIGH = 3000, 300  # of the part of a row that is drawn
_EDGE = 160


class Whisker(NamedTuple):
    """The interval of a number, from left to right; `None` ends lie beyond what is drawn."""

    left: int
    right: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Vertebra:
    """One place: its number, where it stands, its interval where one decided, and its answer."""

    place: str
    name: str
    value: str
    x: int
    whisker: Whisker | None
    ends: tuple[str, ...]
    mark: Mark
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Spine:
    """The places beside one comparator; better is always on the left."""

    comparator: str
    value: str
    period: str
    remark: str
    width: int
    height: int
    middle: int
    left: str
    right: str
    rows: tuple[Vertebra, ...]


class _Held(NamedTuple):
    place: Place
    value: Fraction
    interval: Interval | None
    mark: Mark


def spine(told: Contents, rule: Rule, place: Place) -> Spine | None:
    """The place and the areas beside it that were held against the same comparator for the same period."""
    own = told.book.assessments[rule.id, place.id]
    against = _headline(own)
    if against is None or against.value is None or own.judged is None or own.judged.value is None:
        return None
    beside = [one for one in areas_beside(told, place) if one != place]
    held = [one for each in (place, *beside[:MOST]) for one in _held(told, rule, each, own, against)]
    decimals, middle = rule.measure.decimals, round_half_away(against.value, rule.measure.decimals)
    spread = max(abs(end - middle) for one in held for end in _ends(one)) or Fraction(1)
    mirrored = own.version.direction.better is Better.HIGHER
    scale = _Across(middle, spread, -1 if mirrored else 1)
    rows = tuple(_vertebra(told, rule, one, place, scale) for one in held)
    neither = own.version.direction.better not in (Better.LOWER, Better.HIGHER)
    return Spine(
        comparator=against.name,
        value=bare(round_half_away(middle, decimals), rule.measure),
        period=own.judged.period.label,
        remark=_remark(against, held),
        width=WIDE,
        height=HIGH,
        middle=WIDE // 2,
        left="lower" if neither else "better",
        right="higher" if neither else "worse",
        rows=rows,
    )


class _Across(NamedTuple):
    """From numbers to places across: the comparator in the middle, the better to the left."""

    middle: Fraction
    spread: Fraction
    way: int

    def x(self, value: Fraction) -> int:
        return round(WIDE // 2 + self.way * (value - self.middle) / self.spread * (WIDE // 2 - _EDGE))


def _headline(found: Assessment) -> Comparison | None:
    """The comparison that gave the headline answer; None where there was none."""
    finding = found[Question.COMPARATORS]
    compared = finding.detail if isinstance(finding.detail, tuple) else ()
    return next((one for one in compared if one.answer is not None and one.name == finding.target), None)


def _held(told: Contents, rule: Rule, place: Place, own: Assessment, against: Comparison) -> Iterator[_Held]:
    """A place's number as it is printed, where it was held against the same comparator and is of the same period."""
    found = told.book.assessments.get((rule.id, place.id))
    compared = _headline(found) if found and told.has_page(rule, place) else None
    if found is None or compared is None or compared.place != against.place or found.judged is None:
        return
    judged = found.judged
    if judged.value is not None and own.judged is not None and judged.period == own.judged.period:
        decided = next(iter(compared.intervals), None)
        value = round_half_away(judged.value, rule.measure.decimals)
        yield _Held(place, value, decided, brief_mark(found[Question.COMPARATORS]))


def _ends(one: _Held) -> tuple[Fraction, ...]:
    return (one.value, *((one.interval.low, one.interval.high) if one.interval else ()))


def _vertebra(told: Contents, rule: Rule, one: _Held, here: Place, across: _Across) -> Vertebra:
    over = told.book.places.by_id.get(one.place.parent or "")
    decimals = rule.measure.decimals
    ends = [round_half_away(end, decimals) for end in (one.interval.low, one.interval.high)] if one.interval else []
    places = sorted(across.x(end) for end in ends)
    return Vertebra(
        place=one.place.id,
        name=short_name(one.place, over) if over else one.place.name,
        value=bare(one.value, rule.measure),
        x=across.x(one.value),
        whisker=Whisker(places[0], places[1]) if places else None,
        ends=tuple(bare(end, rule.measure) for end in ends),
        mark=one.mark,
        own=one.place == here,
    )


def _remark(against: Comparison, held: list[_Held]) -> str:
    level = next((one.interval.level for one in held if one.interval), None)
    band = f" A band is a {confidence(level)} interval." if level else ""
    return f"The line is {against.name}.{band}"
