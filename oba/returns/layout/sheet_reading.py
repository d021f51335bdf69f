"""One sheet read: its tables, what stands beside them, and that every cell of it is accounted for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from oba.returns.layout.axis import axis_of
from oba.returns.layout.band import Bands
from oba.returns.layout.cell_text import Says, cell_text
from oba.returns.layout.column import Column, Sort, columns_of
from oba.returns.layout.context import Title, context_of, is_rolling, mentioned, titles_of, with_role
from oba.returns.layout.doubt import Doubt, Inquiry, leaves_out
from oba.returns.layout.found import Findings
from oba.returns.layout.grid import Grid, grid_of
from oba.returns.layout.label import Label, label_of
from oba.returns.layout.lexicon import Lexicon
from oba.returns.layout.likeness import title_within
from oba.returns.layout.line import LineReader
from oba.returns.layout.name_book import NameBook, Unknown, name_book
from oba.returns.layout.name_column import NameColumns
from oba.returns.layout.notes import Known, known_on, note_keys, notes_in
from oba.returns.layout.place_choice import PlaceChooser
from oba.returns.layout.placing import Placing
from oba.returns.layout.setting import Setting
from oba.returns.layout.sheet_facts import SheetFacts
from oba.returns.layout.sign import Meaning
from oba.returns.layout.table import Rows, Table, tables_in
from oba.returns.layout.table_reading import TableReading
from oba.returns.layout.wording import one_line
from oba.returns.workbook import Corner, Sheet, SheetCell


@dataclass(kw_only=True)
class SheetReading:
    """Reads one sheet into the findings of its workbook."""

    sheet: Sheet
    lexicon: Lexicon
    inquiry: Inquiry
    findings: Findings
    keys: Mapping[str, Meaning]

    @cached_property
    def grid(self) -> Grid:
        """The cells that are read."""
        return grid_of(self.sheet, with_hidden=False)

    @cached_property
    def _labels(self) -> dict[tuple[object, str, bool], Label]:
        return {}

    def _label(self, cell: SheetCell) -> Label:
        key = (cell.value, cell.raised, cell.monthly)
        if key not in self._labels:
            self._labels[key] = label_of(cell, self.lexicon)
        return self._labels[key]

    @cached_property
    def rows(self) -> Rows:
        """Its rows, each judged."""
        return Rows(self.grid, {**self.keys, **note_keys(notes_in(self.grid))}, self._label)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """Its tables, from above."""
        return tables_in(self.rows)

    @cached_property
    def columns(self) -> tuple[tuple[Column, ...], ...]:
        """The columns of each table."""
        return tuple(columns_of(self.rows, table) for table in self.tables)

    @cached_property
    def _outside(self) -> Grid:
        """What stands beside the tables: titles, notes, keys, dates."""
        inside = {row for table in self.tables for row in table.rows}
        return replace(self.grid, cells={at: cell for at, cell in self.grid.cells.items() if at[0] not in inside})

    @property
    def _above(self) -> Mapping[Corner, SheetCell]:
        """The cells of headings and of what stands beside the tables."""
        lines = {row for table in self.tables for row in table.lined}
        return {at: cell for at, cell in self.grid.cells.items() if at[0] not in lines}

    @cached_property
    def _dated(self) -> Known | None:
        return known_on(self._outside)

    @property
    def known(self) -> date | None:
        """The day on which the sheet says that its numbers became known."""
        return self._dated.day if self._dated else None

    @property
    def shape(self) -> tuple[str, ...]:
        """The headings of its first table, by which sheets of one shape are known; empty without a table."""
        return tuple(column.title for column in self.columns[0]) if self.columns else ()

    @cached_property
    def titled(self) -> str:
        """The year or quarter that its name and titles speak of."""
        times = context_of(self.grid, self._titles(0), self.lexicon, self.inquiry.answers, frozenset()).times
        return ", ".join(dict.fromkeys(str(one.time.period or one.time.part) for one in times))

    def _titles(self, number: int) -> tuple[Title, ...]:
        """The titles of a table: its own, and those of the sheet where it has none."""
        own = titles_of(self.rows, self.tables[number].titles)
        return own if number == 0 or own else titles_of(self.rows, self.tables[0].titles)

    @cached_property
    def contexts(self) -> tuple[Setting, ...]:
        """What the titles and the name of the sheet say for the numbers of each table."""
        keyed = frozenset(at for at, cell in self._outside.cells.items() if "=" in str(cell.value))
        return tuple(
            with_role(
                context_of(self.grid, self._titles(number), self.lexicon, self.inquiry.answers, keyed),
                self.columns[number],
            )
            for number in range(len(self.tables))
        )

    def read(self, known: date | None, alike: Doubt | None, *, elsewhere: bool, apart: bool) -> None:
        """Read every table; `known` is the day that a cover says, `alike` asks whether sheets of one shape are read.

        `elsewhere` says that titles name the places of some tables of the file, `apart` that each of several sheets of
        one shape must be of a place of its own.
        """
        if not self.tables:
            self._without_tables()
            return
        answer = self.inquiry.answers.to(alike) if alike else None
        if alike and answer and answer != alike.answer and (leaves_out(answer) or self.sheet.name not in answer):
            self.findings.skip(self.sheet.name, self.grid.cells, "told to leave the sheet out")
            return
        facts = SheetFacts(
            sheet=self.sheet.name,
            keys=self.rows_keys,
            notes=notes_in(self._outside),
            known=self.known or known,
            rolling=tuple(at for at, cell in self._above.items() if is_rolling(one_line(str(cell.value)))),
        )
        for number in range(len(self.tables)):
            self._table(number, facts, (alike,) if alike and answer is None else (), elsewhere=elsewhere, apart=apart)
        self._around()

    @property
    def rows_keys(self) -> Mapping[str, Meaning]:
        """What signs mean on this sheet, the marks of its notes among them."""
        return {**self.keys, **note_keys(notes_in(self._outside))}

    def _table(self, number: int, facts: SheetFacts, extra: tuple[Doubt, ...], *, elsewhere: bool, apart: bool) -> None:
        answers = self.inquiry.answers
        table, columns = self.tables[number], self.columns[number]
        names = NameColumns(rows=self.rows, table=table, columns=columns, lexicon=self.lexicon)
        bands = Bands(rows=self.rows, table=table, book=NameBook())
        unknown = (*names.unknown(), *bands.unknown(), *self._unknown_heads(columns), *self._titled_heads(number))
        if self.contexts[number].place is None and not self._names_places(names):
            unknown = (*unknown, ("place", None, self.sheet.name))
        book = name_book(unknown, self.lexicon, answers)
        titles, context = self._titles(number), self.contexts[number]
        named = book.place(self.sheet.name)
        if context.place is None and named.id:
            context = replace(context, place=named.id, by_name=named.doubts)
        placing = Placing(
            reader=LineReader(names=names, book=book),
            context=context,
            whose=PlaceChooser(
                places=self.lexicon.places,
                answers=answers,
                sheet=self.sheet.name,
                mentioned=mentioned(titles, self.lexicon),
                apart=apart,
            ),
            elsewhere=elsewhere,
            axis=axis_of(self.rows, table, columns),
            keys=facts.keys,
            answers=answers,
            lexicon=self.lexicon,
        )
        TableReading(placing=placing, facts=facts, inquiry=self.inquiry, findings=self.findings, extra=extra).read()

    def _names_places(self, names: NameColumns) -> bool:
        """Whether the lines, headings or bands of a table name places."""
        bands = (self.rows.label(self.grid.row(row)[0]) for row in names.table.bands)
        labels = (*bands, *(head for column in names.columns for head in column.heads))
        return any(label.place for label in labels) or any(names.kind(one) == "place" for one in names.names_of(None))

    def _unknown_heads(self, columns: tuple[Column, ...]) -> list[Unknown]:
        """Headings that may be names of places: they stand in a row in which others are."""
        found: list[Unknown] = []
        heads = {at: head for column in columns for at, head in zip(column.corners, column.heads, strict=True)}
        rows = {at[0] for at, head in heads.items() if head.place}
        numbers = {at for column in columns if column.sort is Sort.NUMBERS for at in column.corners}
        for at, head in heads.items():
            if at[0] in rows and at in numbers and not head.known and head.role is None:
                found.append(("place", None, head.text))
        return found

    def _titled_heads(self, number: int) -> list[Unknown]:
        """Headings within which an indicator's title stands, where no title above the table names one."""
        if self.contexts[number].indicators:
            return []
        heads = (head for one in self.columns[number] if one.sort is Sort.NUMBERS for head in one.heads)
        texts = (head.text for head in heads if not head.indicators and not head.strange)
        return [("indicator", None, text) for text in texts if title_within(text, self.lexicon)]

    def _around(self) -> None:
        """Account for headings, names and what stands around the tables."""
        name = self.sheet.name
        inside = {row for table in self.tables for row in table.rows}
        for table, columns in zip(self.tables, self.columns, strict=True):
            names = {column.number for column in columns if column.sort is Sort.NAMES}
            lines = table.lined - frozenset(table.bands)
            headings = table.rows - lines
            heads = [at for at in self.grid.cells if at[0] in headings]
            stubs = [at for at in self.grid.cells if at[0] in lines and at[1] in names]
            self.findings.skip(name, heads, "headings")
            self.findings.skip(name, stubs, "names of the lines")
        self.findings.skip(name, [at for at in self.grid.cells if at[0] not in inside], "titles, keys and notes")

    def _without_tables(self) -> None:
        cells = {at: cell for at, cell in self.grid.cells.items() if not isinstance(cell.value, date)}
        numbers = [at for at, cell in cells.items() if cell_text(cell, {}).says is Says.NUMBER]
        if numbers:
            why = "numbers without headings: no table was found here"
            self.findings.unplace(self.sheet.name, numbers, "", why)
        texts = [at for at in self.grid.cells if at not in numbers]
        if texts:
            self.findings.skip(self.sheet.name, texts, "titles, keys and notes: no table")
