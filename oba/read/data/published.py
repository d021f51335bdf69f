"""published.yaml: which series of published files is which indicator, and what publishers call the plan's places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

from pydantic import BeforeValidator, Field

from oba.domain.evidence import Status
from oba.domain.measure import ALL, HUNDRED, Kind, Measure
from oba.domain.place import Places
from oba.domain.problem import Problem
from oba.domain.published import BareYear, Layout, PublishedMapping, PublishedSeries, Settled, Take
from oba.read.data.typed_file import typed_file
from oba.read.rulebook.folder import RuleFolder
from oba.read.shapes.fields import Day, Identifier, Line, Shape, schema, whole
from oba.read.shapes.rule_fields import KindPhrase
from oba.read.shapes.validation import Typed
from oba.read.text.files import Problems
from oba.read.text.suggestion import near_or, quoted

FILE = "published.yaml"
_COLUMNS = ("value", "numerator", "denominator")


def _one_or_more(value: object) -> object:
    return [value] if isinstance(value, str) else value


_Words = Annotated[list[Line], BeforeValidator(_one_or_more), Field(min_length=1)]


class SettledShape(Shape):
    """Numbers that are left out or kept, and why."""

    called = "such an entry"
    written = MappingProxyType({"why": "why: a count stands where rates do."})
    place: Identifier = ""
    period: Line = ""
    why: Line


class SeriesShape(Shape):
    """One series."""

    called = "a series"
    written = MappingProxyType(
        {
            "indicator": "indicator: ni-111, the id of a rule.",
            "layout": "layout: lait, education, fingertips or ons.",
            "unit": "unit: percent, count, score or rate per 10,000: what the numbers of the file are.",
            "take": "take: [value, counts, interval], or only some of them.",
        }
    )
    former = MappingProxyType({"measure": "series", "name": "series", "filters": "where", "filter": "where"})
    indicator: Identifier
    layout: Layout
    series: Line = ""
    value: Line = ""
    numerator: Line = ""
    denominator: Line = ""
    where: dict[Line, _Words] = Field(default={})
    unit: KindPhrase
    take: Annotated[list[Take], BeforeValidator(_one_or_more), Field(min_length=1)] = Field(default=list(Take))
    group: Identifier = ALL
    year: BareYear | None = None
    rounded_to: Annotated[int, whole(1, 1_000_000), schema("integer")] | None = None
    status: Status | None = None
    published: Day | None = None
    source: Line = ""
    leave_out: list[SettledShape] = Field(default=[])
    keep: list[SettledShape] = Field(default=[])


class PublishedShape(Shape):
    """What published.yaml may hold."""

    places: dict[Identifier, _Words] = Field(default={})
    indicators: list[SeriesShape] = Field(default=[])


def read_published(folder: Path, root: Path, book: RuleFolder, places: Places) -> tuple[PublishedMapping, Problems]:
    """Read what a plan takes from published files, held against its rules and places; nothing of a wrong file."""
    typed, unread = typed_file(folder / FILE, root, "U")
    if typed is None:
        return PublishedMapping(), unread
    shape, wrong = typed.read(PublishedShape, ())
    problems = (*unread, *wrong)
    if shape:
        problems = (*problems, *_series_problems(typed, shape, book), *_place_problems(typed, shape, places))
    found = PublishedMapping() if shape is None or problems else _mapping(typed, shape)
    return found, (*problems, *typed.marked.remarks)


def _mapping(typed: Typed, shape: PublishedShape) -> PublishedMapping:
    codes = {key(code): place for place, its in shape.places.items() for code in its}
    return PublishedMapping(
        series=tuple(_series(typed, n, one) for n, one in enumerate(shape.indicators)), places=MappingProxyType(codes)
    )


def key(code: str) -> str:
    """A code or a name as it is held against others: in capitals, without spaces around it."""
    return " ".join(code.split()).upper()


def _series(typed: Typed, n: int, one: SeriesShape) -> PublishedSeries:
    columns = {name: heading for name in _COLUMNS if (heading := getattr(one, name))}
    return PublishedSeries(
        indicator=one.indicator,
        layout=one.layout,
        kind=Kind(one.unit.kind),
        per=one.unit.per,
        where=typed.at(("indicators", n)),
        name=one.series,
        columns=MappingProxyType(columns),
        only=MappingProxyType({name: tuple(words) for name, words in one.where.items()}),
        take=tuple(one.take),
        group=one.group,
        year=one.year,
        rounded_to=str(one.rounded_to or ""),
        status=str(one.status or ""),
        published=one.published,
        source=one.source,
        left_out=_settled(one.leave_out),
        kept=_settled(one.keep),
    )


def _settled(entries: Iterable[SettledShape]) -> tuple[Settled, ...]:
    return tuple(Settled(why=one.why, place=one.place, period=one.period) for one in entries)


def _series_problems(typed: Typed, shape: PublishedShape, book: RuleFolder) -> Iterator[Problem]:
    measures = {**book.unsound, **{name: rule.measure for name, rule in book.rules.items()}}
    for n, one in enumerate(shape.indicators):
        path = ("indicators", n)
        if one.indicator not in measures:
            mend = near_or(one.indicator, measures, "write the id of a rule of this plan.")
            yield typed.problem("020", (*path, "indicator"), f"there is no rule {quoted(one.indicator)}", mend)
        elif measure := measures[one.indicator]:
            yield from _unit_problems(typed, n, one, measure, [group.id for group in book.plan.groups])
        yield from _layout_problems(typed, n, one)


def _unit_problems(typed: Typed, n: int, one: SeriesShape, measure: Measure, groups: list[str]) -> Iterator[Problem]:
    known = (ALL, *measure.part_groups, *groups)
    if one.group not in known:
        mend = near_or(one.group, known, "declare it in plan.yaml, or leave group out.")
        yield typed.problem("024", ("indicators", n, "group"), f"there is no group {quoted(one.group)}", mend)
        return
    kind = measure.kind_of(one.group)
    per = HUNDRED if kind is Kind.PERCENT else measure.per if kind is Kind.RATE else None
    if (one.unit.kind, one.unit.per) != (kind, per):
        theirs = _unit(Kind(one.unit.kind), one.unit.per)
        what = f"the rule of {one.indicator} is a {_unit(kind, per)}, and this series a {theirs}"
        yield typed.problem("022", ("indicators", n, "unit"), what)


def _unit(kind: Kind, per: Fraction | None) -> str:
    return f"rate per {int(per):,}" if kind is Kind.RATE and per else str(kind)


def _layout_problems(typed: Typed, n: int, one: SeriesShape) -> Iterator[Problem]:
    path = ("indicators", n)
    named = [name for name in _COLUMNS if getattr(one, name)]
    if one.layout is Layout.EDUCATION:
        if not one.value and not (one.numerator and one.denominator):
            mend = "add value: and the heading of its column; or numerator: and denominator:."
            yield typed.problem("023", path, "no column of numbers is named", mend)
        if one.series:
            mend = "say value: and the heading of a column; what rows must hold stands under where."
            yield typed.problem(
                "023", (*path, "series"), "a table of education has no column of series", mend, key=True
            )
        return
    if not one.series:
        yield typed.problem(
            "023", path, f"{one.layout} has many series, and none is named", "add series: and its name."
        )
    for name in named:
        mend = "delete it: this layout has a column of its own for it."
        yield typed.problem("023", (*path, name), f"{quoted(name)} belongs to the layout education", mend, key=True)


def _place_problems(typed: Typed, shape: PublishedShape, places: Places) -> Iterator[Problem]:
    whose: dict[str, str] = {}
    for place, codes in shape.places.items():
        if place not in places.by_id:
            mend = near_or(place, places.by_id, "write the id of a place of places.csv.")
            yield typed.problem("021", ("places", place), f"there is no place {quoted(place)}", mend, key=True)
        for code in codes:
            other = whose.setdefault(key(code), place)
            if other != place:
                yield typed.problem("012", ("places", place), f"{quoted(code)} stands for {other} as well")
    yield from _strange_places(typed, shape, places)


def _strange_places(typed: Typed, shape: PublishedShape, places: Places) -> Iterator[Problem]:
    named: Mapping[str, list[list[SettledShape]]] = {
        part: [getattr(one, part) for one in shape.indicators] for part in ("leave_out", "keep")
    }
    for part, lists in named.items():
        for n, entries in enumerate(lists):
            for m, one in enumerate(entries):
                path = ("indicators", n, part, m)
                if one.place and one.place not in places.by_id:
                    mend = near_or(one.place, places.by_id, "write the id of a place of places.csv.")
                    yield typed.problem("021", (*path, "place"), f"there is no place {quoted(one.place)}", mend)
                if not one.place and not one.period:
                    mend = "add place: or period:, as the file writes it; or delete the series."
                    yield typed.problem("005", path, "neither a place nor a period is named", mend)
