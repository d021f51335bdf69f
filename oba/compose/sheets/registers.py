"""The sheets of registers: every row that the round knows, a sheet each; what is in a column is told in one table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction
from operator import attrgetter
from typing import Any, NamedTuple

from oba.compose.sheets.sheet import ColumnHead, ResultCell, ResultSheet, as_printed, yes
from oba.domain.book import Book
from oba.domain.number import decimals_in, shortest
from oba.domain.registers import Entry, Registers

_TEXT, _NAME, _WORD, _DAY = 44, 22, 13, 12


class _Field(NamedTuple):
    """One column: the field of a row, in the words of the register's own file, and how wide it is."""

    name: str
    width: int


class _Register(NamedTuple):
    """One register: the name of its sheet, its rows, and its columns."""

    title: str
    rows: Callable[[Registers], Sequence[Any]]
    fields: tuple[_Field, ...]


_ID, _ILLUSTRATIVE, _KNOWN = _Field("id", _WORD), _Field("illustrative", _WORD), _Field("known", _DAY)
_REGISTERS = (
    _Register("Actions", attrgetter("actions"), (
        _ID, _Field("indicator", _WORD), _Field("objective", _WORD), _Field("place", _NAME), _Field("action", _TEXT),
        _Field("lead", _NAME), _Field("accountable", _NAME), _Field("start", _DAY), _Field("due", _DAY),
        _Field("status", _WORD), _Field("cost", _WORD), _Field("every_child_matters", _NAME), _ILLUSTRATIVE, _KNOWN,
    )),
    _Register("Milestones", attrgetter("milestones"), (
        _ID, _Field("year", _WORD), _Field("outcome", _NAME), _Field("theme", _NAME), _Field("place", _NAME),
        _Field("milestone", _TEXT), _Field("lead", _NAME), _Field("due", _DAY), _Field("progress", _TEXT),
        _Field("challenged_by", _NAME), _Field("status", _WORD), _ILLUSTRATIVE, _KNOWN,
    )),
    _Register("Risks", attrgetter("risks"), (
        _ID, _Field("outcome", _NAME), _Field("indicators", _WORD), _Field("risk", _TEXT), _Field("likelihood", _WORD),
        _Field("impact", _WORD), _Field("action", _TEXT), _Field("lead", _NAME), _Field("due", _DAY),
        _Field("owner", _NAME), _Field("review", _DAY), _Field("status", _WORD), _ILLUSTRATIVE, _KNOWN,
    )),
    _Register("Decisions", attrgetter("decisions"), (
        _ID, _Field("meeting", _DAY), _Field("body", _NAME), _Field("kind", _WORD), _Field("text", _TEXT),
        _Field("indicator", _WORD), _Field("action", _WORD), _Field("who", _NAME), _Field("by", _DAY),
        _Field("status", _WORD), _Field("answer", _TEXT), _ILLUSTRATIVE, _KNOWN,
    )),
    _Register("Returns", attrgetter("returns"), (
        _ID, _Field("indicator", _WORD), _Field("topic", _TEXT), _Field("sender", _NAME), _Field("places", _NAME),
        _Field("days", _WORD), _Field("received", _DAY), _ILLUSTRATIVE, _KNOWN,
    )),
    _Register("Schedule", attrgetter("schedule"), (
        _ID, _Field("board", _NAME), _Field("topic", _NAME), _Field("sender", _NAME), _Field("frequency", _WORD),
        _Field("months", _NAME), _Field("covers", _TEXT), _Field("indicators", _WORD), _ILLUSTRATIVE, _KNOWN,
    )),
    _Register("Needs", attrgetter("needs"), (
        _ID, _Field("every_child_matters", _NAME), _Field("outcome", _NAME), _Field("statement", _TEXT),
        _Field("value", _WORD), _Field("unit", _WORD), _Field("group", _NAME), _Field("place", _NAME),
        _Field("period", _WORD), _Field("source", _NAME), _Field("page", _NAME), _Field("indicators", _WORD),
        _Field("measured_by", _WORD), _Field("reviewed", _DAY), _ILLUSTRATIVE, _KNOWN,
    )),
    _Register("Consultation", attrgetter("consultation"), (
        _ID, _Field("theme", _NAME), _Field("said", _TEXT), _Field("said_by", _NAME), _Field("when", _WORD),
        _Field("response", _TEXT), _Field("answered", _DAY), _Field("source", _NAME), _ILLUSTRATIVE, _KNOWN,
    )),
    _Register("Resources", attrgetter("resources"), (
        _Field("body", _NAME), _Field("item", _TEXT), _Field("outcome", _NAME), _Field("year", _WORD),
        _Field("million", _WORD), _Field("status", _WORD), _Field("note", _TEXT), _Field("source", _TEXT),
    )),
)  # fmt: skip


def register_sheets(book: Book) -> tuple[ResultSheet, ...]:
    """A sheet for each register in which the round knows a row."""
    sheets = (_sheet(one, book.registers) for one in _REGISTERS)
    return tuple(sheet for sheet in sheets if sheet.rows)


def drafted(book: Book) -> dict[str, bool]:
    """Of each register by its name whether any row that the round knows is illustrative."""
    return {one.title.lower(): any(_is_draft(row) for row in one.rows(book.registers)) for one in _REGISTERS}


def _is_draft(row: object) -> bool:
    return isinstance(row, Entry) and row.illustrative


def _sheet(one: _Register, kept: Registers) -> ResultSheet:
    return ResultSheet(
        title=one.title,
        heads=tuple(ColumnHead(_head(field.name), field.width) for field in one.fields),
        rows=tuple(tuple(_cell(getattr(row, field.name)) for field in one.fields) for row in one.rows(kept)),
    )


def _head(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _cell(value: object) -> ResultCell:
    """What stands in a cell for a field: several words with semicolons between, as in the register's file."""
    match value:
        case bool():
            return yes(value)
        case int():
            return as_printed(Fraction(value), 0)
        case Fraction():
            return as_printed(value, decimals_in(shortest(value)))
        case date() | None:
            return value
        case tuple():
            return "; ".join(map(str, value))
        case _:
            return str(value)
