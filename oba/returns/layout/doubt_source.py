"""The cells that a doubt is about: the names and headings that it comes from, else the number itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from oba.returns.layout.doubt import Doubt
from oba.returns.layout.found import Draft
from oba.returns.layout.placed import Placed
from oba.returns.layout.setting import Timed
from oba.returns.layout.table import Rows
from oba.returns.workbook import Corner

_OF_TIME: Mapping[str, Callable[[Timed], bool]] = {
    "month": lambda one: one.line or one.time.period is not None,
    "months": lambda one: one.time.period is not None,
    "average": lambda one: one.time.average,
    "period": lambda one: one.time.bare is not None,
    "part": lambda one: bool(one.partial),
    "quarters": lambda one: one.time.says,
    "year": lambda one: one.time.day is not None,
}


def cells_of(doubt: Doubt, lead: Placed, draft: Draft, rows: Rows) -> tuple[Corner, ...]:
    """Where a doubt comes from, as far as its own number tells."""
    setting, kind = lead.number.setting, doubt.id.partition("-")[0]
    if kind == "fraction" or doubt.id == "place" or doubt.id.startswith("place-of-"):
        return (lead.number.at,)
    if kind in _OF_TIME:
        said = [one for one in setting.times if not one.title and _OF_TIME[kind](one)]
        return tuple(one.at for one in said) or (lead.number.at,)
    if kind == "column":
        return lead.number.column.corners
    if kind == "title":
        return tuple(one.at for one in setting.times if one.title and one.at != (0, 0))
    return _named(doubt, lead, rows) or draft.cells


def _named(doubt: Doubt, lead: Placed, rows: Rows) -> tuple[Corner, ...]:
    """The names of the line, or the headings, that the question quotes; else the last name of the line."""
    names = {(cell.row, cell.column): rows.label(cell).text for cell in lead.number.line.names}
    column = lead.number.column
    heads = {at: head.text for at, head in zip(column.corners, column.heads, strict=True)}
    told = tuple(at for at, text in names.items() if text and f"'{text}'" in doubt.question)
    over = tuple(at for at, text in heads.items() if f"'{text}'" in doubt.question)
    return told or over or tuple(names)[-1:]
