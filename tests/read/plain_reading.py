"""Observations read one row after another, slowly and obviously, to hold against what is done on whole columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from oba.domain.alarm import Checked
from oba.domain.evidence import Observation, Status
from oba.domain.measure import Kind, Measure
from oba.domain.number import decimals_in, parse_number
from oba.domain.period import Period
from oba.domain.period_text import parse_any_year, parse_period
from oba.domain.problem import Where
from oba.domain.rule import Rule
from oba.read.data.missing_signs import FOREIGN
from oba.read.data.observation_columns import NUMBERS, SHORTHANDS
from oba.read.text.identifiers import parse_date

NEEDED = ("indicator", "place", "period", "status", "published")
INTERVAL = ("lower", "upper", "level")
Cells = Mapping[str, str]


class Fault(NamedTuple):
    """The column and the code of something wrong in a row."""

    column: str
    code: str


def faults(cells: Cells, rules: Mapping[str, Rule], places: tuple[str, ...]) -> set[Fault]:
    """Everything that is told of one row; `rules` are all sound, and hold every indicator there is."""
    found = {Fault(column, code) for column in cells for code in cell_code(column, cells[column], rules, places)}
    found |= {
        Fault(absent, "D060")
        for given, absent in (("verdict", "verdict_by"), ("verdict_by", "verdict"))
        if cells[given] and not cells[absent]
    }
    rule = rules.get(cells["indicator"])
    return found | (set(against_rule(cells, rule.measure)) if rule else set())


def observation(cells: Cells, where: Where, rules: Mapping[str, Rule]) -> Observation:
    """The observation that a sound row is."""
    period, day = period_of(cells["period"], rules[cells["indicator"]].measure), parse_date(cells["published"])
    assert period
    assert day
    return Observation(
        indicator=cells["indicator"],
        place=cells["place"],
        period=period,
        group=cells["group"] or "all",
        **{name: parse_number(cells[name]) for name in (*NUMBERS, "rounded_to")},
        decimals=decimals_in(cells["value"]) if cells["value"] else None,
        missing=SHORTHANDS.get(cells["missing"]),
        status=Status(cells["status"]),
        published=day,
        elsewhere=cells["published_elsewhere"],
        source=cells["source"],
        note=cells["note"],
        verdict=cells["verdict"],
        verdict_by=cells["verdict_by"],
        part=last_of_part(cells["part"]),
        checked=remark(cells["checked"]),
        where=where,
    )


def cell_code(column: str, text: str, rules: Mapping[str, Rule], places: tuple[str, ...]) -> Iterator[str]:
    """The code of what is wrong with one cell by itself, if anything is."""
    known = {"indicator": (tuple(rules), "D001"), "place": (places, "D002"), "status": (tuple(Status), "D006")}
    if column in NEEDED and not text:
        yield "D005"
    elif column in known:
        names, code = known[column]
        if text not in names:
            yield code
    elif column == "published" and parse_date(text) is None:
        yield "D008"
    elif column == "missing" and text and text not in SHORTHANDS:
        yield "D020" if text.lower() in FOREIGN else "D006"
    elif column in (*NUMBERS, "rounded_to") and text and parse_number(text) is None:
        yield "D020" if text in SHORTHANDS or text.lower() in FOREIGN else "D007"
    elif column in SETTLED and text and SETTLED[column][0](text) is None:
        yield SETTLED[column][1]


def last_of_part(text: str) -> date | None:
    """The day after the word `to`."""
    word, _, day = text.partition(" ")
    return parse_date(day) if word == "to" else None


def remark(text: str) -> Checked | None:
    """Who, a day and, after a colon, why."""
    before, colon, why = text.partition(": ")
    who, _, day = before.rpartition(" ")
    when = parse_date(day)
    return Checked(who, when, why) if who and when and colon and why else None


SETTLED: Mapping[str, tuple[Callable[[str], object], str]] = {
    "part": (last_of_part, "D034"),
    "checked": (remark, "D035"),
}


def against_rule(cells: Cells, measure: Measure) -> Iterator[Fault]:
    """What is wrong with a row as a row of its measure."""
    period, day = period_of(cells["period"], measure), parse_date(cells["published"])
    if cells["period"] and period is None:
        yield Fault("period", "D004")
    if period and day and day < period.start:
        yield Fault("published", "D009")
    last = last_of_part(cells["part"])
    if period and last and not period.start <= last < period.end:
        yield Fault("part", "D034")
    group = cells["group"] or "all"
    if group not in ("all", *measure.part_groups):
        yield Fault("group", "D003")
    elif not any(tuple(cell_code(name, cells[name], {}, ())) for name in (*NUMBERS, "rounded_to", "missing")):
        kind = measure.parts if measure.parts and group in measure.part_groups else measure.kind
        yield from numbers_together(cells, kind, measure)


def period_of(text: str, measure: Measure) -> Period | None:
    """The period, which is the measure's own or, written as the rule writes it, the base of a change."""
    base = parse_any_year(text) if measure.base and text == measure.base.period else None
    return parse_period(text, every=measure.every, year=measure.year, window=measure.window) or base


def numbers_together(cells: Cells, kind: Kind, measure: Measure) -> Iterator[Fault]:
    """What is wrong with the numbers of a row: everything of the first sort that there is."""
    number = {name: parse_number(cells[name]) for name in NUMBERS}
    rounded = parse_number(cells["rounded_to"])
    per = {Kind.PERCENT: Fraction(100), Kind.RATE: measure.per}.get(kind)
    for check in (
        together(number, cells["missing"], kind, per),
        counts(number, kind, rounded, fractional=measure.fractional),
        (*in_range(number, kind, measure), *multiples(number, kind, rounded)),
        agreement(number, decimals_in(cells["value"]), per, rounded),
        interval(number, per),
    ):
        if found := tuple(check):
            yield from found
            return


Number = Mapping[str, Fraction | None]


def together(number: Number, missing: str, kind: Kind, per: Fraction | None) -> Iterator[Fault]:
    """Which cells may stand beside which."""
    top, bottom, value = (number[name] is not None for name in ("numerator", "denominator", "value"))
    if missing:
        yield from (Fault(name, "D019") for name in [name for name in NUMBERS if number[name] is not None][:1])
    elif not (top or bottom or value):
        yield Fault("value", "D010")
    elif bottom and (not top or per is None):
        yield Fault("denominator", "D010")
    elif top and not bottom and (not value or kind is Kind.COUNT):
        yield Fault("numerator", "D010")


def counts(number: Number, kind: Kind, rounded: Fraction | None, *, fractional: bool) -> Iterator[Fault]:
    """Counts are whole, unless they need not be, and not negative; a denominator is above 0."""
    if rounded is not None and rounded not in range(2, 1001):
        yield Fault("rounded_to", "D029")
    for name in ("numerator", "denominator", *(["value"] if kind is Kind.COUNT else [])):
        count = number[name]
        if count is not None and count.denominator != 1 and not fractional:
            yield Fault(name, "D016")
        elif count == 0 == number["numerator"] and name == "denominator" and number["value"] is None:
            continue
        elif count is not None and count <= 0 and name == "denominator":
            yield Fault(name, "D012")
        elif count is not None and count < 0:
            yield Fault(name, "D013")


def multiples(number: Number, kind: Kind, rounded: Fraction | None) -> Iterator[Fault]:
    """Rounded counts are multiples of what they are rounded to."""
    for name in ("numerator", "denominator", *(["value"] if kind is Kind.COUNT else [])):
        count = number[name]
        if rounded and count is not None and count % rounded:
            yield Fault(name, "D029")


def in_range(number: Number, kind: Kind, measure: Measure) -> Iterator[Fault]:
    """A part is not more than the whole, and a value is what its measure can be."""
    top, bottom, value = number["numerator"], number["denominator"], number["value"]
    if kind is Kind.PERCENT and top is not None and bottom is not None and top > bottom:
        yield Fault("numerator", "D014")
    least, most = {
        Kind.PERCENT: (Fraction(0), Fraction(100)),
        Kind.RATE: (Fraction(0), None),
        Kind.COUNT: (Fraction(0), None),
        Kind.SCORE: (None, None),
    }.get(kind, measure.bounds)
    if value is not None and ((least is not None and value < least) or (most is not None and value > most)):
        yield Fault("value", "D015")


def worked_out(number: Number, per: Fraction | None) -> Fraction | None:
    """The value that numerator and denominator give."""
    top, bottom = number["numerator"], number["denominator"]
    return per * top / bottom if per is not None and top is not None and bottom else None


def agreement(number: Number, decimals: int, per: Fraction | None, rounded: Fraction | None) -> Iterator[Fault]:
    """The value is what its counts give, or gave before they were rounded, to half of its last decimal."""
    value, given, half = number["value"], worked_out(number, per), Fraction(1, 2 * 10**decimals)
    if value is None or given is None or per is None:
        return
    top, bottom, off = number["numerator"] or Fraction(0), number["denominator"] or Fraction(0), (rounded or 0) / 2
    least = per * max(top - off, Fraction(0)) / (bottom + off)
    most = per * (top + off) / (bottom - off) if bottom > off else value
    if value + half < least or value - half > most:
        yield Fault("value", "D011")


def interval(number: Number, per: Fraction | None) -> Iterator[Fault]:
    """An interval is whole, has a level that can be one, and holds its value."""
    absent = [name for name in INTERVAL if number[name] is None]
    if 0 < len(absent) < len(INTERVAL):
        yield Fault(absent[0], "D018")
    lower, upper, level = (number[name] for name in INTERVAL)
    if lower is None or upper is None or level is None:
        return
    if not 50 <= level < 100:
        yield Fault("level", "D018")
    value = worked_out(number, per) if number["value"] is None else number["value"]
    if value is not None and not lower <= value <= upper:
        yield Fault("lower" if value < lower else "upper", "D017")
