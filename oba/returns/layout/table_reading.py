"""One table read: every one of its numbers a row, asked about, left out with a reason, refused, or without a place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from oba.returns.layout.assembly import Number, gathered, numbers_of
from oba.returns.layout.check import breaks, disagreeing, unequal_sums, without_fractions
from oba.returns.layout.doubt import Doubt, Inquiry, leaves_out
from oba.returns.layout.doubt_source import cells_of
from oba.returns.layout.found import Findings
from oba.returns.layout.line import Line
from oba.returns.layout.name_setting import old_doubt
from oba.returns.layout.period_choice import fits
from oba.returns.layout.placed import Placed
from oba.returns.layout.placing import Placing
from oba.returns.layout.remainder import Remainder
from oba.returns.layout.role import Role
from oba.returns.layout.row import RowWriter, Told, text_of
from oba.returns.layout.sheet_facts import SheetFacts
from oba.returns.layout.wording import called
from oba.returns.workbook import Corner, SheetCell


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
        remainder = Remainder(reader=self.placing.reader, inquiry=self.inquiry, findings=self.findings)
        remainder.account(placed, used)

    @property
    def _sheet(self) -> str:
        return self.facts.sheet

    def _usable(self, placed: Iterable[Placed]) -> Iterable[Placed]:
        """The numbers with those out that somebody has said not to use, or that a person must settle first."""
        for one in placed:
            names = [self.placing.reader.rows.label(cell).text for cell in one.number.line.names]
            doubt = old_doubt(names)
            if doubt is not None and one.bar is None:
                answer = self.inquiry.answers.to(doubt)
                if answer is None:
                    self.inquiry.open(doubt, self._sheet, [one.number.at])
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
                f"{called(one.rule)} here covers the 12 months to the end of each period; the plan "
                f"counts it every {one.rule.measure.every}. Keep them as these periods of a rolling year?"
            ),
            answer="yes" if fits(period, one.rule.measure) else "leave out",
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
        cells = {lead.at, *number.corners.values()}
        if told.draft is not None and not cells <= set(told.draft.cells):
            self.findings.skip(self._sheet, cells - set(told.draft.cells), "a number that its comment calls unreliable")
        return cells

    def _note(self, told: Told, lead: Placed) -> None:
        """Keep a row, with its doubts; one of periods that the plan does not count has no place."""
        draft = told.draft
        if draft is None:
            self.findings.skip(self._sheet, [lead.number.at], told.left_out)
            return
        waiting, rows = dict(told.waiting), self.placing.reader.rows
        for doubt in (*draft.doubts, *self.extra):
            cells = self.facts.rolling if doubt.id == "rolling" else cells_of(doubt, lead, draft, rows)
            self.inquiry.open(doubt, self._sheet, waiting.get(doubt, cells))
        draft = replace(draft, doubts=tuple(dict.fromkeys((*draft.doubts, *self.extra))))
        measure = lead.rule.measure if lead.rule else None
        if measure is not None and not fits(lead.choice.period, measure):
            own = [at for name, at in draft.corners.items() if name != "period"]
            said = " ".join(draft.fields.get(name, "") for name in ("indicator", "place", "period", "group")).strip()
            why = f"{lead.key[0]} counts every {measure.every}, and {lead.choice.period} is none"
            self.findings.unplace(self._sheet, own, said, why)
            return
        self.findings.drafts.append(draft)

    def _commented(self, placed: Sequence[Placed]) -> None:
        """Ask of lines without a number whose comment says why, and warn of comments that tell of a break."""
        writer = RowWriter(facts=self.facts, answers=self.inquiry.answers)
        with_numbers = {one.number.line.row for one in placed if one.role in (Role.VALUE, Role.NUMERATOR)}
        for line in self.placing.reader.lines:
            comment, reason = line.beside.get(Role.COMMENT), line.beside.get(Role.MISSING)
            if reason is not None and line.row not in with_numbers:
                self._unnumbered(line, reason, writer.of_reason)
                continue
            if comment is None:
                continue
            if line.row in with_numbers:
                if breaks(text_of(comment)):
                    at = [(comment.row, comment.column)]
                    self.findings.warn(self._sheet, at, text_of(comment), "does it tell of a break in the definition?")
                continue
            self._unnumbered(line, comment, writer.of_comment)

    def _unnumbered(self, line: Line, cell: SheetCell, told_by: Callable[[Placed, SheetCell], Told]) -> None:
        """A row of a line that has no number, by the cell that says why."""
        bare = self.placing.of_line(line, cell)
        told = told_by(bare, cell) if bare.bar is None and not bare.skipped and bare.choice.period else Told()
        if told.draft is not None:
            self._note(told, bare)
