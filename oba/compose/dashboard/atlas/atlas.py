"""The maps of a dashboard: each indicator that has numbers in the parts of a place, drawn beside its table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from oba import words
from oba.compose.dashboard.atlas.area_map import AreaMap, MapWords, area_map
from oba.compose.dashboard.atlas.projection import Frame, frame
from oba.compose.dashboard.atlas.shades import step
from oba.compose.dashboard.rows import before_title, carded, short_name
from oba.domain.book import Book
from oba.domain.evidence import Figure, Reason, Series
from oba.domain.number import round_half_away
from oba.domain.period import Period
from oba.domain.place import Place
from oba.domain.rule import Rule

_FEWEST = 2  # places that make a map
SHADES = (
    "The darker a place, the higher its number: four steps from the lowest to the highest, fewer where places are "
    "nearly alike. Hatched: no number is shown. A shade does not tell whether places differ by more than chance."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MapRow:
    """A place beside a map: its number, or why there is none, and what else is to be said; whether it is drawn."""

    name: str
    number: str
    note: str
    mapped: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorMap:
    """One indicator in one period: the message, the map, and the same as rows, the highest number first."""

    indicator: str
    number: str
    title: str
    period: str
    message: str
    drawing: AreaMap
    rows: tuple[MapRow, ...]
    whole: MapRow | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Atlas:
    """Every map of a place, and what is said of all of them."""

    title: str
    remark: str
    notice: str
    maps: tuple[IndicatorMap, ...]


class _Number(NamedTuple):
    """A place's number as it is printed, or why it has none."""

    place: Place
    figure: Figure | None
    value: Fraction | None


def mapped_parts(book: Book, place: Place) -> tuple[Place, ...]:
    """The parts of a place that maps show: those of the first tier below it of which two or more have an outline."""
    outlines = book.outlines.by_place
    for tier in book.places.tiers:
        parts = tuple(one for one in book.places.children(place.id, tier.id) if not one.elsewhere)
        if sum(one.id in outlines for one in parts) >= _FEWEST:
            return parts
    return ()


def atlas(book: Book, place: Place) -> Atlas | None:
    """Compose the maps of a place; None where none of its parts has an outline, or none of those a number."""
    parts = mapped_parts(book, place)
    if not parts:
        return None
    outlines = book.outlines.by_place
    its = frame(outlines[one.id] for one in parts if one.id in outlines)
    maps = tuple(_maps(book, place, parts, its))
    tier = next(one for one in book.places.tiers if one.id == parts[0].tier)
    title = f"By {tier.name.lower()}"
    return Atlas(title=title, remark=SHADES, notice=book.outlines.notice, maps=maps) if maps else None


def _maps(book: Book, place: Place, parts: Sequence[Place], its: Frame) -> Iterator[IndicatorMap]:
    for rule in carded(book, place):
        series = {one.id: book.series[rule.id, one.id] for one in parts if (rule.id, one.id) in book.series}
        if period := _period(tuple(series.values())):
            counted = (one for one in parts if one.counts_in(period))
            numbers = sorted((_number(rule, one, series.get(one.id), period) for one in counted), key=_order)
            if any(one.value is not None and one.place.id in book.outlines.by_place for one in numbers):
                yield _map(book, rule, place, numbers, period, its)


def _period(series: Sequence[Series]) -> Period | None:
    """The latest period for which every part that ever had a number has one, or a reason for none; else for which any.

    A number that lacks a part of its own is none yet.
    """
    found = [{when for when, figure in one.figures.items() if figure.complete} for one in series]
    known = set[Period]().union(*found)
    common = known.intersection(*found)
    return max(common or known, key=lambda when: when.end, default=None)


def _number(rule: Rule, place: Place, series: Series | None, period: Period) -> _Number:
    figure = series.figures.get(period) if series else None
    known = figure.value if figure and figure.complete else None
    return _Number(place, figure, None if known is None else round_half_away(known, rule.measure.decimals))


def _order(one: _Number) -> tuple[bool, Fraction]:
    """The highest first; where there is no number, its place in the file, and behind all others."""
    return one.value is None, -(one.value or Fraction(0))


def _map(book: Book, rule: Rule, place: Place, numbers: Sequence[_Number], period: Period, its: Frame) -> IndicatorMap:
    outlines = book.outlines.by_place
    shown = [one.value for one in numbers if one.value is not None]
    said = {
        one.place.id: MapWords(
            name=short_name(one.place, place),
            value=_missing(one) if one.value is None else words.bare(one.value, rule.measure),
            step=None if one.value is None else step(one.value, shown),
        )
        for one in numbers
        if one.place.id in outlines
    }
    covered = rule.measure.covered(period)
    message = _message(rule, numbers)
    whole = _number(rule, place, book.series.get((rule.id, place.id)), period)
    rows = tuple(_row(rule, one, outlines) for one in numbers)
    listing = words.listed([f"{row.name} {row.number}" for row in rows])
    title = f"Map of {place.name}: {rule.short}, {covered}. {message} {listing}."
    return IndicatorMap(
        indicator=rule.id,
        number=before_title(rule),
        title=rule.short,
        period=covered,
        message=message,
        drawing=area_map(title, said, outlines, its),
        rows=rows,
        whole=_row(rule, whole, {}) if whole.value is not None else None,
    )


def _message(rule: Rule, numbers: Sequence[_Number]) -> str:
    """The highest and the lowest of the numbers, whichever way is good."""
    known = [one for one in numbers if one.value is not None]
    high, low = known[0].value, known[-1].value
    if high is None or low is None or len(known) == 1:
        return f"Only {known[0].place.name} has a number."
    if high == low:
        return f"{words.number(high, rule.measure)} in each that has a number."
    tops = words.listed([one.place.name for one in known if one.value == high])
    ends = words.listed([one.place.name for one in known if one.value == low])
    return f"Highest in {tops} ({words.bare(high, rule.measure)}), lowest in {ends} ({words.bare(low, rule.measure)})."


def _missing(one: _Number) -> str:
    """Why a place has no number, briefly."""
    reason = one.figure.reason if one.figure and one.figure.complete else None
    return words.brief_reason(reason or Reason.NOT_COLLECTED)


def _row(rule: Rule, one: _Number, outlines: Mapping[str, object]) -> MapRow:
    unsure = words.STATUSES[one.figure.status].unsure if one.figure and one.value is not None else ""
    return MapRow(
        name=one.place.name,
        number=words.number(one.value, rule.measure) if one.value is not None else _missing(one),
        note=unsure or "",
        mapped=one.place.id in outlines,
    )
