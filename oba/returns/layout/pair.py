"""A count beside the whole that it is out of: Number and Total, Done in time and Due."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from oba.domain.measure import Measure
from oba.returns.layout.cell_text import Says
from oba.returns.layout.heading_words import WHOLES
from oba.returns.layout.number_cell import NumberCell
from oba.returns.layout.quotient import Key
from oba.returns.layout.role import Role
from oba.returns.layout.wording import plain, telling

COUNTED = frozenset({Role.COUNT, Role.NUMERATOR})


def by_whole(
    roles: Mapping[Key, Role | None], columns: Mapping[Key, Sequence[NumberCell]], measure: Measure
) -> dict[Key, Role | None]:
    """The denominator that a heading such as Total is, beside the one count that is never more than it.

    Empty beside a value, and beside a denominator in so many words.
    """
    wholes = [key for key, role in roles.items() if role in (None, Role.COUNT) and _is_whole(columns[key][0], measure)]
    others = {key: role for key, role in roles.items() if key not in wholes}
    counts = [key for key, role in others.items() if role in COUNTED]
    told = {Role.VALUE, Role.DENOMINATOR} & set(others.values())
    if not measure.ratio or told or len(wholes) != 1 or len(counts) != 1:
        return {}
    return {wholes[0]: Role.DENOMINATOR} if holds(columns[wholes[0]], columns[counts[0]]) else {}


def totals(cells: Sequence[NumberCell], measure: Measure) -> frozenset[int]:
    """The columns headed Total, or All, that are not everyone's numbers: each stands beside one count."""
    columns: dict[int, list[NumberCell]] = {}
    for cell in cells:
        columns.setdefault(cell.column.number, []).append(cell)
    if not measure.ratio or measure.between:
        return frozenset()
    return frozenset(number for number, its in columns.items() if _is_total_of_one(its, columns, measure))


def _is_total_of_one(own: Sequence[NumberCell], columns: Mapping[int, Sequence[NumberCell]], measure: Measure) -> bool:
    column = own[0].column
    if not column.heads or column.heads[-1].group is None or not _is_whole(own[0], measure):
        return False
    over = [head.text for head in column.heads[:-1]]
    beside = [
        its
        for number, its in columns.items()
        if number != column.number and [head.text for head in its[0].column.heads[:-1]] == over
    ]
    counts = [its for its in beside if _counts(its[0], measure)]
    values = [its for its in beside if its[0].column.role is Role.VALUE]
    return len(counts) == 1 and len(counts) + len(values) == len(beside) and holds(own, counts[0])


def _counts(cell: NumberCell, measure: Measure) -> bool:
    """Whether a heading says that it counts, in general words or in the measure's own."""
    head = cell.column.heads[-1] if cell.column.heads else None
    if head is None or head.known:
        return False
    words = set(telling(head.text))
    return cell.column.role in COUNTED or (bool(words) and words <= set(telling(measure.numerator)))


def _is_whole(cell: NumberCell, measure: Measure) -> bool:
    """Whether a heading says no more than that it is a whole, or is words of the measure's own denominator."""
    text = plain(cell.column.heads[-1].text) if cell.column.heads else ""
    return text in WHOLES or (bool(text) and not text.isdigit() and f" {text} " in f" {plain(measure.of)} ")


def holds(wholes: Sequence[NumberCell], counts: Sequence[NumberCell]) -> bool:
    """Whether whole numbers stand in both columns, and in no line more in that of the counts."""
    of = {cell.line.row: cell.said for cell in wholes if cell.said.says is Says.NUMBER}
    pairs = [(cell.said, of[cell.line.row]) for cell in counts if cell.line.row in of and cell.said.number is not None]
    numbers = [(one.number, other.number) for one, other in pairs if not one.percent and not other.percent]
    return (
        bool(pairs)
        and len(numbers) == len(pairs)
        and all(
            one is not None and other is not None and one <= other and one.denominator == other.denominator == 1
            for one, other in numbers
        )
    )
