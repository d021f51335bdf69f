"""One table read: every one of its numbers a row, asked about, left out with a reason, refused, or without a place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from oba.returns.layout.assembly import Number, gathered, half_width, numbers_of
from oba.returns.layout.cell_text import Says, seen
from oba.returns.layout.check import breaks, disagreeing, unequal_sums, without_fractions
from oba.returns.layout.column import Column, Sort
from oba.returns.layout.doubt import Doubt, Inquiry, leaves_out
from oba.returns.layout.found import Draft, Findings
from oba.returns.layout.line import old_doubt
from oba.returns.layout.number_cell import NumberCell
from oba.returns.layout.period_choice import fits
from oba.returns.layout.placing import Placed, Placing
from oba.returns.layout.role import Role
from oba.returns.layout.row import RowWriter, Told, text_of
from oba.returns.layout.setting import Timed
from oba.returns.layout.sheet_facts import SheetFacts
from oba.returns.workbook import Corner, SheetCell

_WHY_NOT = {
    Role.BASE: "a base, which is no denominator",
    Role.GAP: "a gap, which the plan works out from its two groups",
    Role.FOREIGN: "a number that the plan does not have",
    Role.TARGET: "a target, not a number sent",
    Role.OTHER: "not a number sent",
}
_OF_TIME: Mapping[str, Callable[[Timed], bool]] = {
    "month": lambda one: one.line or one.time.period is not None,
    "months": lambda one: one.time.period is not None,
    "average": lambda one: one.time.average,
    "period": lambda one: one.time.bare is not None,
    "part": lambda one: bool(one.partial),
    "quarters": lambda one: one.time.says,
    "year": lambda one: one.time.day is not None,
}
_DAY_OR_MONTH = re.compile(r"0?([1-9]|1[0-2])[/.\-]0?([1-9]|1[0-2])[/.\-]\d{2,4}\Z")
_BOUND = re.compile(r"\s*[<>≤≥]")


@dataclass(kw_only=True)
class TableReading:
    """Reads one table into the findings of its workbook."""

    placing: Placing
    facts: SheetFacts
    inquiry: Inquiry
    findings: Findings
    extra: tuple[Doubt, ...] = ()

    def read(self) -> None:
        """Read every number, then check them against one another."""
        placed = without_fractions(list(self._usable(self.placing.placed())), self.inquiry.answers)
        used = self._rows(placed)
        self._commented(placed)
        self._left(placed, used)
        self._beside()

    @property
    def _sheet(self) -> str:
        return self.facts.sheet

    def _usable(self, placed: Iterable[Placed]) -> Iterable[Placed]:
        """The numbers with those out that somebody has said not to use, or that a person must settle first."""
        for one in placed:
            names = [self.placing.reader.rows.label(cell).text for cell in one.number.line.names]
            doubt = old_doubt(names)
            if doubt is not None and one.bar is None:
                self.inquiry.open(doubt, self._sheet, [one.number.at])
                answer = self.inquiry.answers.to(doubt)
                if answer is None or leaves_out(answer):
                    yield replace(one, skipped="an old definition")
                    continue
            yield self._of_part_years(one)

    def _of_part_years(self, one: Placed) -> Placed:
        """A number of a quarter or month, where the sheet says that each covers twelve months, is in doubt."""
        period = one.choice.period
        part = (" " in period or "-" in period) and " to " not in period
        if not self.facts.rolling or one.rule is None or one.bar is not None or not part:
            return one
        doubt = Doubt(
            id="rolling",
            question=(
                f"{one.rule.number or one.rule.id} here covers the 12 months to the end of each period; the plan counts "
                f"it every {one.rule.measure.every}. Keep them as these periods of a rolling year?"
            ),
            answer="yes",
        )
        answer = self.inquiry.answers.to(doubt)
        if leaves_out(answer):
            return replace(one, skipped="twelve months to the end of a part of a year")
        return one if answer else replace(one, doubts=(*one.doubts, doubt))

    def _rows(self, placed: Sequence[Placed]) -> set[Corner]:
        """Make the rows, and give the cells that went into them or were refused."""
        writer = RowWriter(facts=self.facts, answers=self.inquiry.answers)
        wanted = [one for one in placed if one.bar is None and not one.skipped]
        numbers = [number for parts in gathered(wanted).values() for number in numbers_of(parts)]
        used: set[Corner] = set()
        for number in numbers:
            used |= self._row(number, writer)
        for corners, text, why in (*disagreeing(numbers), *unequal_sums(numbers, self.placing.lexicon.places)):
            self.findings.warn(self._sheet, corners, text, why)
        return used

    def _row(self, number: Number, writer: RowWriter) -> set[Corner]:
        lead = number.lead.number
        if number.refusal:
            self.findings.refuse(self._sheet, lead.at, lead.said.seen, number.refusal)
            return {lead.at, *number.corners.values()}
        told = writer.row(number)
        self._note(told, number.lead)
        return {lead.at, *number.corners.values()}

    def _note(self, told: Told, lead: Placed) -> None:
        """Keep a row, with its doubts; one of periods that the plan does not count has no place."""
        draft = told.draft
        if draft is None:
            self.findings.skip(self._sheet, [lead.number.at], told.left_out)
            return
        waiting = {doubt: cells for doubt, cells in told.waiting}
        for doubt in (*draft.doubts, *self.extra):
            self.inquiry.open(doubt, self._sheet, waiting.get(doubt, self._cells_of(doubt, lead, draft)))
        doubts = tuple(doubt for doubt in (*draft.doubts, *self.extra) if self.inquiry.answers.to(doubt) is None)
        draft = replace(draft, doubts=tuple(dict.fromkeys(doubts)))
        measure = lead.rule.measure if lead.rule else None
        if measure is not None and not fits(lead.choice.period, measure):
            cells = [at for name, at in draft.corners.items() if name != "period"]
            said = " ".join(draft.fields.get(name, "") for name in ("indicator", "place", "period", "group")).strip()
            self.findings.unplace(
                self._sheet,
                cells,
                said,
                f"{lead.key[0]} counts every {measure.every}, and {lead.choice.period} is none",
            )
            return
        self.findings.drafts.append(draft)

    def _cells_of(self, doubt: Doubt, lead: Placed, draft: Draft) -> tuple[Corner, ...]:
        """The cells that a doubt is about: the names and headings it comes from, else the number itself."""
        setting = lead.number.setting
        column = lead.number.column
        heads = dict(zip(column.corners, column.heads, strict=True))
        kind = doubt.id.partition("-")[0]
        if kind == "fraction":
            return (lead.number.at,)
        if kind == "rolling":
            return self.facts.rolling
        if kind in _OF_TIME:
            said = [one for one in setting.times if not one.title and _OF_TIME[kind](one)]
            return tuple(one.at for one in said) or (lead.number.at,)
        if kind == "column":
            return column.corners
        names = tuple((cell.row, cell.column) for cell in lead.number.line.names)
        texts = {
            at: self.placing.reader.rows.label(self.placing.reader.rows.grid.cells[at]).text
            for at in names
            if at in self.placing.reader.rows.grid.cells
        }
        told = tuple(at for at, text in texts.items() if text and f"'{text}'" in doubt.question)
        over = tuple(at for at, head in heads.items() if f"'{head.text}'" in doubt.question)
        if kind == "title":
            return tuple(one.at for one in setting.times if one.title and one.at != (0, 0))
        return told or over or self._last_name(lead) or tuple(draft.cells)

    def _last_name(self, lead: Placed) -> tuple[Corner, ...]:
        names = lead.number.line.names
        return ((names[-1].row, names[-1].column),) if names else ()

    def _commented(self, placed: Sequence[Placed]) -> None:
        """Ask of lines without a number whose comment says why, and warn of comments that tell of a break."""
        writer = RowWriter(facts=self.facts, answers=self.inquiry.answers)
        with_numbers = {one.number.line.row for one in placed if one.role in (Role.VALUE, Role.NUMERATOR)}
        for line in self.placing.reader.lines():
            comment = line.beside.get(Role.COMMENT)
            if comment is None:
                continue
            if line.row in with_numbers:
                if breaks(text_of(comment)):
                    at = [(comment.row, comment.column)]
                    self.findings.warn(self._sheet, at, text_of(comment), "does it tell of a break in the definition?")
                continue
            bare = self.placing.of_line(line, comment)
            told = writer.of_comment(bare, comment) if bare.bar is None and not bare.skipped else Told()
            if told.draft is not None:
                self._note(told, bare)

    def _left(self, placed: Sequence[Placed], used: set[Corner]) -> None:
        """Say of every number that went into no row why it did not."""
        asked_out = [one for one in placed if one.choice.left_out and one.choice.doubts]
        for one in asked_out:
            for doubt in one.choice.doubts:
                self.inquiry.open(doubt, self._sheet, [one.number.at, *self._so_far(one.number)])
        for one in placed:
            number = one.number
            if one.bar is not None:
                self.findings.unplace(self._sheet, [one.bar.at, number.at], one.bar.seen, one.bar.why)
            elif one.skipped:
                self.findings.skip(self._sheet, [number.at], one.skipped)
            elif number.at not in used:
                self.findings.skip(self._sheet, [number.at], self._why_not(one))
        bases = [one.number.at for one in placed if one.role is Role.BASE and one.bar is None]
        if bases and any(one.role is Role.VALUE for one in placed):
            why = "a base is not the denominator of the percentages beside it: it is not read"
            self.findings.warn(self._sheet, bases, "", why)

    def _so_far(self, number: NumberCell) -> tuple[Corner, ...]:
        return tuple(one.at for one in number.setting.times if one.time.so_far)

    def _why_not(self, one: Placed) -> str:
        if one.role in _WHY_NOT:
            return _WHY_NOT[one.role]
        if one.role in (Role.HALF_WIDTH, Role.LOWER, Role.UPPER, Role.INTERVAL):
            width = half_width(one.number.said)
            return "an interval" if width is not None else "an interval that cannot be read"
        if one.choice.mean:
            return "a mean of counts, which is not a count"
        if one.number.said.says is Says.AWAITED:
            return "still to come, as the number beside it"
        return "worked out from the counts beside it"

    def _beside(self) -> None:
        """Account for the columns that hold no numbers, and warn of targets and dates that are easily misread."""
        grid = self.placing.reader.rows.grid
        for column in self.placing.reader.columns:
            cells = [cell for row in self.placing.reader.table.lines if (cell := grid.at(row, column.number))]
            if column.sort is Sort.OTHER:
                self._other(column, cells)
            elif column.sort is Sort.BESIDE:
                self.findings.skip(
                    self._sheet, [(cell.row, cell.column) for cell in cells], f"{column.role}, read beside its line"
                )
                if column.role is Role.PUBLISHED:
                    self._days(cells)

    def _other(self, column: Column, cells: Sequence[SheetCell]) -> None:
        why = _WHY_NOT.get(column.role or Role.OTHER, "words, not numbers")
        self.findings.skip(self._sheet, [(cell.row, cell.column) for cell in cells], f"{column.title}: {why}")
        for cell in cells:
            if column.role is Role.TARGET and isinstance(cell.value, str) and _BOUND.match(cell.value):
                why = "a target, not a small count that somebody withheld"
                self.findings.warn(self._sheet, [(cell.row, cell.column)], seen(cell), why)

    def _days(self, cells: Sequence[SheetCell]) -> None:
        """Say once that the day comes before the month where a date could be read both ways."""
        for cell in cells:
            match = _DAY_OR_MONTH.match(text_of(cell)) if isinstance(cell.value, str) else None
            if match and match[1] != match[2]:
                self.findings.warn(self._sheet, [(cell.row, cell.column)], text_of(cell), "read with the day first")
                return
