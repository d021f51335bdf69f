"""The lines of a table: what the names of each say of its numbers, and what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from oba.returns.layout.column import Column, Sort
from oba.returns.layout.doubt import Doubt
from oba.returns.layout.label import Label
from oba.returns.layout.lexicon import Lexicon
from oba.returns.layout.likeness import indicator_like, place_like
from oba.returns.layout.name_book import NameBook, Unknown
from oba.returns.layout.role import Role, is_pure
from oba.returns.layout.setting import Bar, Setting, Timed, barred, setting_of
from oba.returns.layout.table import Rows, Table
from oba.returns.layout.time_text import TimeText
from oba.returns.layout.wording import plain
from oba.returns.workbook import SheetCell

OLD = re.compile(
    r"\bold (?:definition|indicator|method)\b|\bdo not use\b|\bsuperseded\b|\bprevious definition\b", re.IGNORECASE
)
_TOTALS = frozenset({
    "total", "year", "full year", "annual", "year total", "year end", "whole year", "overall", "yearly", "annual total",
})  # fmt: skip
_WHAT = {"indicator": "an indicator", "place": "a place", "group": "a group", "period": "a period"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line within one block of a table: what its names say, its own columns of names, and what stands beside."""

    row: int
    block: int
    setting: Setting
    names: tuple[SheetCell, ...] = ()
    beside: Mapping[Role, SheetCell] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class LineReader:
    """What is needed to read the lines of one table."""

    rows: Rows
    table: Table
    columns: tuple[Column, ...]
    lexicon: Lexicon
    book: NameBook = field(default_factory=NameBook)

    def lines(self) -> Iterator[Line]:
        """Every line of every block, bands above it included, from above."""
        band = Setting()
        for row in sorted((*self.table.lines, *self.table.bands)):
            if row in self.table.bands:
                band = self._band(row, band)
                continue
            for block in dict.fromkeys(column.block for column in self.columns):
                yield self._line(row, block, band)

    def unknown(self) -> Iterator[Unknown]:
        """The names that the plan does not have, by what their column lists and the place they stand under."""
        for row in (*self.table.lines, *self.table.bands):
            parent: str | None = None
            for column in self._names_of(None):
                cell = self._cell(row, column) if row in self.table.lines else self.rows.grid.at(row, column.number)
                if cell is None:
                    continue
                label = self.rows.label(cell)
                kind = self.kind(column)
                if kind == "place" and label.place is None:
                    yield "place", parent, _name(label)
                elif kind == "indicator" and not self._indicator_known(row):
                    yield "indicator", None, label.text
                parent = label.place or parent

    def kind(self, column: Column) -> str | None:
        """What a column of names lists: what its heading says, else what most of its names are like."""
        if column.dimension:
            return column.dimension
        cells = [cell for row in self.table.lines if (cell := self.rows.grid.at(row, column.number)) is not None]
        texts = [label.text for cell in cells if not (label := self.rows.label(cell)).known and not is_pure(label.text)]
        places = sum(place_like(text, self.lexicon) is not None for text in texts)
        indicators = sum(indicator_like(text, self.lexicon) is not None for text in texts)
        if max(places, indicators) * 2 < max(len(cells), 1):
            return None
        return "place" if places >= indicators else "indicator"

    def _indicator_known(self, row: int) -> bool:
        return any(
            (label := self.rows.label(cell)).indicators or label.strange
            for column in self._names_of(None)
            if self.kind(column) == "indicator" and (cell := self._cell(row, column)) is not None
        )

    def _names_of(self, block: int | None) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.sort is Sort.NAMES and block in (None, column.block))

    def _cell(self, row: int, column: Column) -> SheetCell | None:
        """The name in a column: merged down to the row, or left empty under the same name as above."""
        own = self.rows.grid.shown(row, column.number)
        if own is not None and own.row in (*self.table.lines, *self.table.bands):
            return own
        later = [one for one in self._names_of(column.block) if one.number > column.number]
        if not any(self.rows.grid.shown(row, one.number) for one in later) or self._titled_anew(row, column):
            return None
        above = [line for line in self.table.lines if line < row and self._same_band(line, row)]
        found = (cell for line in reversed(above) if (cell := self.rows.grid.shown(line, column.number)) is not None)
        return next((cell for cell in found if cell.row in self.table.lines), None)

    def _titled_anew(self, row: int, column: Column) -> bool:
        """Whether an indicator's number is left empty beside a title of its own, which is then another indicator."""
        if column.dimension != "indicator":
            return False
        others = (one for one in self._names_of(column.block) if one.dimension == "indicator" and one is not column)
        return any(self.rows.grid.at(row, one.number) for one in others)

    def _same_band(self, line: int, row: int) -> bool:
        return not any(line < band < row for band in self.table.bands)

    def _band(self, row: int, before: Setting) -> Setting:
        """What holds for the lines below a band: an indicator begins anew, a place or period joins what there was."""
        cell = self.rows.grid.row(row)[0]
        label = self.rows.label(cell)
        own = replace(setting_of(label, (row, cell.column), line=False), role=None)
        if label.strange:
            return barred(Setting(), _strange((row, cell.column), label))
        if label.indicators:
            return own
        if label.place or label.group or label.time.says:
            return replace(own, indicators=before.indicators, place=own.place or before.place, bars=before.bars)
        named = self.book.indicator(label.text)
        if named.id:
            return Setting(indicators=(named.id,), doubts=(named.doubt,) if named.doubt else ())
        return Setting(words=(label.text,))

    def _line(self, row: int, block: int, band: Setting) -> Line:
        setting, names = Setting(), list[SheetCell]()
        for column in self._names_of(block):
            cell = self._cell(row, column)
            if cell is None:
                continue
            names.append(cell)
            parent = setting.place or band.place
            setting = self._named(cell, self.kind(column), parent).within(setting, self.lexicon.places)
        if not setting.indicators:
            setting = self._by_title(row, block, setting)
        beside = {
            column.role: cell
            for column in self.columns
            if column.sort is Sort.BESIDE
            and column.role
            and (cell := self.rows.grid.at(row, column.number)) is not None
        }
        setting = self._clash(names, setting)
        return Line(
            row=row, block=block, setting=setting.within(band, self.lexicon.places), names=tuple(names), beside=beside
        )

    def _clash(self, names: list[SheetCell], setting: Setting) -> Setting:
        """Bar a line whose number is one indicator's and whose title is another's."""
        said = [one for cell in names if (one := self.rows.label(cell).indicators)]
        if len(said) > 1 and not set.intersection(*map(set, said)):
            first = names[0]
            why = f"its number is {said[0][0]} and its title {said[1][0]}: which of them is it?"
            return barred(setting, Bar(at=(first.row, first.column), seen=self.rows.label(first).text, why=why))
        return setting

    def _by_title(self, row: int, block: int, setting: Setting) -> Setting:
        """A line without an indicator's number: by its title, where it is like one."""
        columns = [column for column in self._names_of(block) if self.kind(column) == "indicator"]
        cells = [cell for column in columns if (cell := self._cell(row, column)) is not None]
        if not cells or any(is_pure(self.rows.label(cell).text) for cell in cells):
            return setting
        strange = next((cell for cell in cells if self.rows.label(cell).strange), None)
        if strange is not None:
            text = " ".join(self.rows.label(cell).text for cell in cells)
            return barred(setting, _strange((strange.row, strange.column), Label(text=text)))
        for cell in cells:
            named = self.book.indicator(self.rows.label(cell).text)
            if named.id:
                doubts = (*setting.doubts, *((named.doubt,) if named.doubt else ()))
                return replace(setting, indicators=(named.id,), doubts=doubts)
        text = " ".join(self.rows.label(cell).text for cell in cells)
        why = "no rule of this plan has this number or title"
        return barred(setting, Bar(at=(cells[0].row, cells[0].column), seen=text, why=why))

    def _named(self, cell: SheetCell, kind: str | None, parent: str | None) -> Setting:
        """What one name of a line says; one that its column cannot list bars the line."""
        label, at = self.rows.label(cell), (cell.row, cell.column)
        setting = setting_of(label, at, line=True)
        if is_pure(label.text):
            return setting
        setting = replace(setting, role=None)
        if kind == "indicator" or label.indicators:
            return replace(setting, place=None, group=None, times=setting.times if not label.indicators else ())
        if kind == "place" and label.place is None:
            return self._place(label, parent, setting, at)
        if kind == "period" and not setting.times:
            return self._period(label, setting, at)
        if (kind == "group" and label.group is None) or (kind is None and not label.known and not setting.times):
            return self._place(label, parent, setting, at) if kind is None else barred(setting, _bar(at, label, kind))
        return setting

    def _place(self, label: Label, parent: str | None, setting: Setting, at: tuple[int, int]) -> Setting:
        named = self.book.place(_name(label), parent)
        if named.id is None:
            return barred(setting, _bar(at, label, "place"))
        return replace(setting, place=named.id, group=None, doubts=(named.doubt,) if named.doubt else ())

    def _period(self, label: Label, setting: Setting, at: tuple[int, int]) -> Setting:
        if plain(label.text) in _TOTALS:
            time = TimeText(average=True, text=label.text)
            return replace(
                setting, place=None, group=None, times=(Timed(time=time, at=at, line=True, text=label.text),)
            )
        return barred(setting, _bar(at, label, "period"))


def _name(label: Label) -> str:
    """The name itself, without a period that stands beside it."""
    return label.rest if label.time.period and label.rest else label.text


def _strange(at: tuple[int, int], label: Label) -> Bar:
    return Bar(at=at, seen=label.text, why="no rule of this plan has this number or title")


def _bar(at: tuple[int, int], label: Label, kind: str | None) -> Bar:
    if kind == "place":
        return Bar(at=at, seen=label.text, why="neither a place nor a group of this plan")
    what = _WHAT.get(kind or "", "an indicator, a place, a group or a period")
    return Bar(at=at, seen=label.text, why=f"it is not {what} of this plan")


def old_doubt(lines: Iterable[str]) -> Doubt | None:
    """Whether the names of a line say that it is not to be used."""
    text = next((line for line in lines if OLD.search(line)), None)
    if text is None:
        return None
    return Doubt(id="old-definition", question=f"'{text}': leave these out?", answer="leave out")
