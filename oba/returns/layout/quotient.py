"""Which counts make the value beside them: told by arithmetic, line by line, where headings do not tell it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from oba.domain.measure import Measure
from oba.domain.number import round_half_away, unit_of_last_decimal
from oba.returns.layout.cell_text import Says
from oba.returns.layout.number_cell import NumberCell
from oba.returns.layout.role import Role

Key = tuple[int, Role | None]
Columns = Mapping[Key, Sequence[NumberCell]]
COUNTED = frozenset({Role.NUMERATOR, Role.DENOMINATOR, Role.COUNT, None})
_MOST = 6  # columns of counts; more are another table
_DIGITS = 6


def by_quotient(roles: Mapping[Key, Role | None], columns: Columns, measure: Measure) -> dict[Key, Role | None]:
    """The numerator, or the two columns that make it together, and the denominator of the value beside them.

    A single count comes before a sum of two; what a heading says in so many words is never overruled. Empty where no
    counts give the value in at least half of the lines.
    """
    values = [key for key, role in roles.items() if role is Role.VALUE]
    counts = [key for key, role in roles.items() if role in COUNTED]
    if measure.per is None or len(counts) > _MOST:
        return {}
    for value in values:
        for tops, bottom in _choices(counts, columns):
            if _divides(columns[value], [columns[top] for top in tops], columns[bottom], measure.per):
                parts = dict.fromkeys(tops[1:], Role.ADDED)
                others: dict[Key, Role | None] = {other: Role.FOREIGN for other in values if other != value}
                unused = {key: Role.FOREIGN for key in counts if key not in (*tops, bottom)}
                return {
                    **others,
                    **unused,
                    value: Role.VALUE,
                    tops[0]: Role.NUMERATOR,
                    **parts,
                    bottom: Role.DENOMINATOR,
                }
    return {}


def _choices(counts: Sequence[Key], columns: Columns) -> Iterator[tuple[tuple[Key, ...], Key]]:
    """One count over another, then the sum of two over a third, as far as their headings allow it."""
    for size in (1, 2):
        for tops in combinations(counts, size):
            for bottom in counts:
                wrong = told(bottom, columns) is Role.NUMERATOR or any(
                    told(top, columns) is Role.DENOMINATOR for top in tops
                )
                if bottom not in tops and not wrong:
                    yield tops, bottom


def told(key: Key, columns: Columns) -> Role | None:
    """What a heading or a line itself says of its numbers, in so many words."""
    return key[1] or columns[key][0].column.role


def _divides(
    values: Sequence[NumberCell], tops: Sequence[Sequence[NumberCell]], bottoms: Sequence[NumberCell], per: Fraction
) -> bool:
    lines = [_by_line(cells) for cells in (values, bottoms, *tops)]
    shared = set.intersection(*map(set, lines))
    checked = [_agrees(*(line[row] for line in lines), per=per) for row in shared if lines[1][row].said.number]
    return bool(checked) and sum(checked) * 2 >= len(checked) and (len(tops) == 1 or len(checked) > 1)


def _by_line(cells: Sequence[NumberCell]) -> dict[int, NumberCell]:
    return {cell.line.row: cell for cell in cells if cell.said.says is Says.NUMBER}


def _agrees(value: NumberCell, bottom: NumberCell, *tops: NumberCell, per: Fraction) -> bool:
    """Whether a value is what counts give, to the decimals it is shown with."""
    number, under = value.said.number, bottom.said.number
    over = sum((top.said.number or Fraction(0) for top in tops), Fraction(0))
    if number is None or not under:
        return False
    decimals = value.said.decimals if value.said.decimals is not None else _decimals(number)
    off = abs(round_half_away(per * over / under, decimals) - round_half_away(number, decimals))
    return off <= unit_of_last_decimal(decimals)


def _decimals(number: Fraction) -> int:
    return next((places for places in range(_DIGITS) if 10**places % number.denominator == 0), _DIGITS)
