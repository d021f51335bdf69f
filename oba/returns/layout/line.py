"""The lines of a table: what the names of each say of its numbers, and what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from oba.domain.measure import ALL
from oba.returns.layout.band import Bands
from oba.returns.layout.cell_text import seen
from oba.returns.layout.column import Column, Sort
from oba.returns.layout.label import Label, label_text
from oba.returns.layout.name_book import NameBook
from oba.returns.layout.name_column import NameColumns
from oba.returns.layout.name_setting import NameReader, strange
from oba.returns.layout.role import Role, is_pure
from oba.returns.layout.setting import Bar, Setting, barred
from oba.returns.layout.table import Rows, Table
from oba.returns.workbook import SheetCell


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
    """Reads the lines of one table."""

    names: NameColumns
    book: NameBook = field(default_factory=NameBook)

    @property
    def rows(self) -> Rows:
        """The rows of the sheet."""
        return self.names.rows

    @property
    def table(self) -> Table:
        """The table."""
        return self.names.table

    @property
    def columns(self) -> tuple[Column, ...]:
        """Its columns, from the left."""
        return self.names.columns

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every line of every block, bands above it included, from above."""
        return tuple(self._lines())

    def _lines(self) -> Iterator[Line]:
        bands, band = Bands(rows=self.rows, table=self.table, book=self.book), Setting()
        above: dict[int, Setting] = {}
        for row in sorted((*self.table.lines, *self.table.bands)):
            if row in self.table.bands:
                band, above = bands.after(row, band), {}
                continue
            for block in dict.fromkeys(column.block for column in self.columns):
                line = self._line(row, block, band, above.get(block, Setting()))
                above[block] = line.setting
                yield line

    def _line(self, row: int, block: int, band: Setting, above: Setting) -> Line:
        setting, names, read = Setting(), list[SheetCell](), list[tuple[SheetCell, Column]]()
        reader, places = NameReader(book=self.book), self.names.lexicon.places
        for column in self.names.names_of(block):
            cell = self.names.cell(row, column)
            if cell is None:
                continue
            names.append(cell)
            read.append((cell, column))
            parent = setting.place or band.place
            own = reader.setting(self._label(cell, column), (cell.row, cell.column), self.names.kind(column), parent)
            setting = own.within(setting, places)
        setting = _below(setting, above, [self._label(cell, column) for cell, column in read])
        if not setting.indicators:
            setting = self._by_title(row, block, setting)
        beside = {
            column.role: cell
            for column in self.columns
            if column.sort is Sort.BESIDE
            and column.block == block
            and column.role
            and (cell := self.rows.grid.at(row, column.number)) is not None
        }
        setting = self._clash(names, self._nameless(row, block, setting, band))
        return Line(row=row, block=block, setting=setting.within(band, places), names=tuple(names), beside=beside)

    def _label(self, cell: SheetCell, column: Column) -> Label:
        """What a name says; under the heading NI, 62 is NI 62."""
        label, series = self.rows.label(cell), column.title.split(" ")[0]
        if column.dimension == "indicator" and label.text.isascii() and label.text[:1].isdigit() and series.isupper():
            return label_text(f"{series} {label.text}", self.names.lexicon)
        return label

    def _nameless(self, row: int, block: int, setting: Setting, band: Setting) -> Setting:
        """Bar a line that is silent where the others name a place or a period: a total that nobody labelled."""
        said = {
            "place": setting.place or band.place,
            "period": setting.times or band.times,
            "indicator": setting.indicators,
        }
        for kind, known in said.items():
            columns = [column for column in self.names.names_of(block) if self.names.kind(column) == kind]
            if (
                columns
                and not known
                and not setting.bars
                and not any(self.names.cell(row, column) for column in columns)
            ):
                why = f"its line names no {kind}, as the others do: is it a total?"
                first = self.rows.grid.row(row)[0]
                return barred(setting, Bar(at=(row, columns[0].number), seen=seen(first), why=why))
        return setting

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
        columns = [column for column in self.names.names_of(block) if self.names.kind(column) == "indicator"]
        cells = [cell for column in columns if (cell := self.names.cell(row, column)) is not None]
        if not cells or any(is_pure(self.rows.label(cell).text) for cell in cells):
            return setting
        unlisted = next((cell for cell in cells if self.rows.label(cell).strange), None)
        if unlisted is not None:
            text = " ".join(self.rows.label(cell).text for cell in cells)
            return barred(setting, strange((unlisted.row, unlisted.column), Label(text=text)))
        for cell in cells:
            named = self.book.indicator(self.rows.label(cell).text)
            if named.id:
                return replace(setting, indicators=(named.id,), by_title=named.doubts)
        text = " ".join(self.rows.label(cell).text for cell in cells)
        why = "no rule of this plan has this number or title"
        return barred(setting, Bar(at=(cells[0].row, cells[0].column), seen=text, why=why))


def _below(setting: Setting, above: Setting, labels: list[Label]) -> Setting:
    """A line that names only a part of what the line above names: Boys below Northern, Numerator below NI 62."""
    if setting.bars or not labels:
        return setting
    if setting.group not in (None, ALL) and setting.place is None and any(one.group for one in labels):
        setting = replace(setting, place=above.place, by_name=above.by_name)
    if not setting.indicators and setting.role is not None and is_pure(labels[-1].rest):
        return replace(setting, indicators=above.indicators, by_title=above.by_title)
    return setting
