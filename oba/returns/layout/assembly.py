"""Numbers of one indicator, place, period and group together: counts before values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from oba.domain.measure import HUNDRED, Kind, Measure
from oba.domain.number import parse_number
from oba.domain.rule import Rule
from oba.returns.layout.cell_text import CellText, Says
from oba.returns.layout.doubt import Doubt
from oba.returns.layout.number_cell import NumberCell
from oba.returns.layout.placed import Placed
from oba.returns.layout.role import Role
from oba.returns.workbook import Corner

Numbers = Mapping[Role, Placed]
PLUS = "+"  # the second of two cells whose numbers are added for one field
_LEVEL = re.compile(r"(\d{2}(?:\.\d)?)\s*%")


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """What is written of one number: its fields exact, the corner of each, or the sign or refusal in its place.

    `doubts` are those in which any of its cells stands.
    """

    fields: Mapping[str, Fraction]
    corners: Mapping[str, Corner]
    lead: Placed
    sign: CellText | None = None
    refusal: str = ""
    checked: Placed | None = None
    doubts: tuple[Doubt, ...] = ()


def gathered(placed: Sequence[Placed]) -> dict[tuple[object, ...], dict[Role, list[Placed]]]:
    """Numbers by what they are numbers of and by their part, those of one line together; parts may be lines too."""
    found: dict[tuple[object, ...], dict[Role, list[Placed]]] = {}
    for one in placed:
        if one.role is not None:
            line = one.number.line
            apart = None if line.setting.role is not None else (line.row, line.block)
            found.setdefault((*one.key, apart), {}).setdefault(one.role, []).append(one)
    return found


def numbers_of(parts: Mapping[Role, list[Placed]]) -> Iterator[Number]:
    """The number that the first cell of each part makes; every further one by itself, to be held against it."""
    yield from _numbers({role: found[0] for role, found in parts.items()})
    most = max(len(found) for found in parts.values())
    for later in range(1, most):
        yield from _numbers({role: found[later] for role, found in parts.items() if len(found) > later})


def _numbers(parts: Numbers) -> Iterator[Number]:
    found = _number(parts)
    if found is not None:
        cells = [found.lead, *([found.checked] if found.checked else []), *_cells(parts, found)]
        yield replace(found, doubts=tuple(dict.fromkeys(doubt for one in cells for doubt in one.doubts)))


def _cells(parts: Numbers, number: Number) -> Iterator[Placed]:
    return (one for one in parts.values() if one.number.at in number.corners.values())


def _number(parts: Numbers) -> Number | None:
    value, top, bottom = (parts.get(role) for role in (Role.VALUE, Role.NUMERATOR, Role.DENOMINATOR))
    lead, added = top or value, parts.get(Role.ADDED)
    if added is not None and added.number.said.says is not Says.NUMBER:
        top = None
    if lead is None or lead.rule is None:
        return None
    if value is not None and top is None and value.number.said.says is Says.COUNTS:
        return _in_one(value, lead.rule)
    if top is not None and bottom is not None and not lead.choice.mean:
        if {top.number.said.says, bottom.number.said.says} == {Says.NUMBER}:
            return _of_counts(top, bottom, value, lead.rule, added)
        if value is None or value.number.said.says is not Says.NUMBER:
            worse = top if top.number.said.says is not Says.NUMBER else bottom
            return _not_a_number(worse)
    if value is None:
        return _alone(lead)
    return _of_value(value, top, lead.rule, parts)


def _of_counts(top: Placed, bottom: Placed, value: Placed | None, rule: Rule, added: Placed | None) -> Number:
    over, under = top.number.said.number or Fraction(0), bottom.number.said.number or Fraction(0)
    corners = {"numerator": top.number.at, "denominator": bottom.number.at}
    if added is not None:
        over += added.number.said.number or Fraction(0)
        corners[f"numerator{PLUS}"] = added.number.at
    fields = {"numerator": over, "denominator": under}
    wrong = _wrong_counts(over, under, rule.measure)
    checked = value if value is not None and value.number.said.says is Says.NUMBER else None
    return Number(fields=fields, corners=corners, lead=top, refusal=wrong, checked=checked)


def _wrong_counts(over: Fraction, under: Fraction, measure: Measure) -> str:
    if not measure.fractional and (over.denominator != 1 or under.denominator != 1):
        return "counts must be whole"
    if over < 0 or under < 0:
        return "a count is below 0"
    if under == 0 and over:
        return "the denominator is 0"
    if over > under and measure.percentage_parts:
        return "the numerator is greater than the denominator"
    return ""


def _in_one(value: Placed, rule: Rule) -> Number:
    """Counts that stand in one cell: 12 of 131, or 12 (9.2%)."""
    said, at = value.number.said, value.number.at
    if said.numerator is not None and said.denominator is not None:
        fields = {"numerator": said.numerator, "denominator": said.denominator}
        wrong = _wrong_counts(said.numerator, said.denominator, rule.measure)
        return Number(fields=fields, corners=dict.fromkeys(fields, at), lead=value, refusal=wrong)
    fields = {"numerator": said.numerator or Fraction(0), "value": said.number or Fraction(0)}
    wrong = _wrong_value(fields["value"], said, rule.measure, value.group)
    return Number(fields=fields, corners=dict.fromkeys(fields, at), lead=value, refusal=wrong)


def _of_value(value: Placed, top: Placed | None, rule: Rule, parts: Numbers) -> Number:
    said = value.number.said
    if said.says is not Says.NUMBER or said.number is None:
        return _not_a_number(value)
    fields = {"value": said.number}
    corners: dict[str, Corner] = {"value": value.number.at}
    beside = top.number.said.number if top is not None else None
    if (
        top is not None
        and beside is not None
        and beside.denominator == 1
        and not value.choice.mean
        and rule.measure.ratio
    ):
        fields["numerator"], corners["numerator"] = beside, top.number.at
    wrong = _wrong_value(said.number, said, rule.measure, value.group)
    number = Number(fields=fields, corners=corners, lead=value, refusal=wrong)
    return number if wrong else _with_interval(number, said.number, parts)


def _wrong_value(number: Fraction, said: CellText, measure: Measure, group: str) -> str:
    kind = measure.kind_of(group or "all")
    if kind is Kind.PERCENT and not 0 <= number <= HUNDRED:
        return "a percentage outside 0 to 100"
    if said.percent and kind in (Kind.RATE, Kind.COUNT, Kind.SCORE):
        return f"a percentage, where {measure.unit} is counted"
    if kind in (Kind.RATE, Kind.COUNT) and number < 0:
        return "it is below 0"
    if kind is Kind.COUNT and number.denominator != 1 and not measure.fractional:
        return "counts must be whole"
    return ""


def _with_interval(number: Number, value: Fraction, parts: Numbers) -> Number:
    """The number with the interval that stands beside it, where its heading says of which level it is."""
    low, high, half = (parts.get(role) for role in (Role.LOWER, Role.UPPER, Role.HALF_WIDTH))
    if half is not None and (width := half_width(half.number.said)) is not None and (level := level_of(half.number)):
        ends = {"lower": value - width, "upper": value + width, "level": level}
        return replace(number, fields={**number.fields, **ends}, corners={**number.corners, "interval": half.number.at})
    if low is None or high is None or low.number.said.number is None or high.number.said.number is None:
        return number
    level = level_of(low.number) or level_of(high.number)
    ends = {"lower": low.number.said.number, "upper": high.number.said.number}
    if level is None or not ends["lower"] <= value <= ends["upper"]:
        return number
    corners = {**number.corners, "lower": low.number.at, "upper": high.number.at}
    return replace(number, fields={**number.fields, **ends, "level": level}, corners=corners)


def half_width(said: CellText) -> Fraction | None:
    """Half the width of an interval, written ±1.5 or 1.5."""
    if said.number is not None:
        return said.number
    return parse_number(said.seen.replace("+/-", "").replace("±", "").replace("%", "").strip())


def level_of(cell: NumberCell) -> Fraction | None:
    """The level of an interval that a heading names: 95% CI."""
    match = _LEVEL.search(cell.column.title)
    return Fraction(match[1]) if match else None


def _not_a_number(placed: Placed) -> Number:
    said = placed.number.said
    if said.says is Says.SIGN:
        return Number(fields={}, corners={"missing": placed.number.at}, lead=placed, sign=said)
    return Number(fields={}, corners={}, lead=placed, refusal=said.why or "it is not a number")


def _alone(top: Placed) -> Number:
    """A numerator without its denominator, which is no number of a ratio; a sign in its place still says why."""
    if top.number.said.says is not Says.NUMBER:
        return _not_a_number(top)
    return Number(fields={}, corners={}, lead=top, refusal="a numerator without its denominator")
