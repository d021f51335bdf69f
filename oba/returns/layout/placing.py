"""The numbers of a table, each with its indicator, place, period and group; or why it has none of these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from oba.domain.rule import Rule
from oba.returns.layout.cell_text import cell_text
from oba.returns.layout.column import Column, Sort
from oba.returns.layout.doubt import Answers, Doubt
from oba.returns.layout.group_choice import group_of, is_count_of_line, other_rate
from oba.returns.layout.heading_words import USUAL_BANDS
from oba.returns.layout.label import Label
from oba.returns.layout.lexicon import Lexicon
from oba.returns.layout.line import Line, LineReader
from oba.returns.layout.name_setting import not_known
from oba.returns.layout.number_cell import NumberCell
from oba.returns.layout.pair import totals
from oba.returns.layout.period_choice import PeriodChooser, fits
from oba.returns.layout.period_doubt import Axis, Choice
from oba.returns.layout.place_choice import PlaceChooser
from oba.returns.layout.placed import Placed
from oba.returns.layout.role import Role
from oba.returns.layout.scale import WHY, is_scaled
from oba.returns.layout.setting import Bar, Setting, barred, setting_of
from oba.returns.layout.sibling import answered, parts_of
from oba.returns.layout.sign import Meaning
from oba.returns.layout.wording import plain, telling
from oba.returns.workbook import Corner, SheetCell

_USUAL_BAND = frozenset(telling(USUAL_BANDS))


@dataclass(frozen=True, kw_only=True)
class Placing:
    """What is needed to place the numbers of one table."""

    reader: LineReader
    context: Setting
    axis: Axis
    keys: Mapping[str, Meaning]
    answers: Answers
    lexicon: Lexicon
    whose: PlaceChooser
    elsewhere: bool = False

    def cells(self) -> Iterator[NumberCell]:
        """Every filled cell in the columns of numbers."""
        heads = {column.number: self._headed(column) for column in self.reader.columns}
        book = self.reader.book
        named = {
            one.number: tuple(
                head.text for head in one.heads if book.place(head.text).id or book.indicator(head.text).id
            )
            for one in self.reader.columns
        }
        for line in self.reader.lines:
            for column in self.reader.columns:
                cell = self.reader.rows.grid.at(line.row, column.number)
                if cell is None or column.sort is not Sort.NUMBERS or column.block != line.block:
                    continue
                setting = self._banded(line.setting.within(heads[column.number], self.lexicon.places), cell)
                said = cell_text(cell, self.keys)
                yield NumberCell(
                    cell=cell,
                    said=said,
                    line=line,
                    column=column,
                    setting=setting.within(self.context, self.lexicon.places),
                    role=setting.role,
                    named=named[column.number],
                )

    def _banded(self, setting: Setting, cell: SheetCell) -> Setting:
        """Bar what stands under a band of other words where only the sheet's title would name its indicator."""
        strange = [words for words in setting.words if not set(telling(words)) <= _USUAL_BAND]
        if setting.indicators or not strange or plain(strange[-1]) in self.lexicon.outcomes:
            return setting
        why = "no rule of this plan has this number or title, and numbers stand under it"
        return barred(setting, Bar(at=(cell.row, cell.column), seen=strange[-1], why=why))

    def _headed(self, column: Column) -> Setting:
        """What the headings of a column say of its numbers; the lower ones count first."""
        setting = Setting()
        for head, at in zip(column.heads, column.corners, strict=True):
            own = setting_of(head, at, line=False)
            if is_scaled(head.text):
                own = barred(own, Bar(at=at, seen=head.text, why=WHY))
            if head.strange and not head.indicators:
                own = barred(own, Bar(at=at, seen=head.text, why="no rule of this plan has this number or title"))
            elif not head.indicators and (titled := self.reader.book.indicator(head.text)).id:
                own = replace(own, indicators=(titled.id,), by_title=titled.doubts)
            elif not head.known and head.role is None:
                own = self._named(own, head, at)
            setting = own.within(setting, self.lexicon.places)
        return replace(setting, role=column.role)

    def _named(self, own: Setting, head: Label, at: Corner) -> Setting:
        """A heading that names nothing of the plan: a place by another name, or none where others are places."""
        named = self.reader.book.place(head.text)
        if named.id:
            return replace(own, place=named.id, by_name=named.doubts)
        return barred(own, not_known(at, head, "place")) if at[0] in self._rows_of_places else own

    @cached_property
    def _rows_of_places(self) -> frozenset[int]:
        """The rows of headings in which places stand over numbers."""
        numbers = [column for column in self.reader.columns if column.sort is Sort.NUMBERS]
        heads = (pair for column in numbers for pair in zip(column.corners, column.heads, strict=True))
        return frozenset(at[0] for at, head in heads if head.place)

    def placed(self) -> Iterator[Placed]:
        """Every number with its place, the parts of siblings told from one another."""
        of_one: dict[str, list[NumberCell]] = {}
        for cell in self.cells():
            of_one.setdefault(self._indicator(cell) or "", []).append(cell)
        for one, its in of_one.items():
            rule = self.lexicon.rules.get(one)
            for family in _families(its, totals(its, rule.measure) if rule else frozenset()):
                yield from self._family(family, rule)

    def of_line(self, line: Line, cell: SheetCell) -> Placed:
        """A line without a number, as if one stood in a cell of it."""
        column = Column(number=cell.column, sort=Sort.BESIDE)
        setting = line.setting.within(self.context, self.lexicon.places)
        number = NumberCell(
            cell=cell, said=cell_text(cell, self.keys), line=line, column=column, setting=setting, role=Role.VALUE
        )
        one = self._indicator(number)
        rule = self.lexicon.rules.get(one) if one else None
        return Placed(number=number, bar=_bar_of(number)) if rule is None else self._place(number, rule, ())

    def _family(self, family: Sequence[NumberCell], rule: Rule | None) -> Iterator[Placed]:
        if rule is None:
            yield from (
                Placed(number=cell, skipped="not a number sent")
                if cell.role in (Role.TARGET, Role.OTHER)
                else Placed(number=cell, bar=_bar_of(cell))
                for cell in family
            )
            return
        parts = {key: answered(part, self.answers.to) for key, part in parts_of(family, rule, self.lexicon).items()}
        settled = {part.role for part in parts.values() if part.doubt is None}
        whole = Role.VALUE in settled or {Role.NUMERATOR, Role.DENOMINATOR} <= settled
        for cell in family:
            part = parts[cell.column.number, cell.setting.role]
            told = replace(cell, role=part.role)
            if part.doubt is not None and whole:
                yield Placed(number=told, rule=rule, skipped="its heading is none of this indicator's numbers")
            else:
                yield self._place(told, rule, (part.doubt,) if part.doubt else ())

    def _indicator(self, cell: NumberCell) -> str | None:
        """The indicator of a number; of several of one title, the one that counts in such periods."""
        found = cell.setting.indicators
        if len(found) < 2 or cell.setting.bars:  # noqa: PLR2004
            return found[0] if found and not cell.setting.bars else None
        rules = [self.lexicon.rules[one] for one in found]
        fitting = [rule for rule in rules if self._period(cell, rule).period and self._fits(cell, rule)]
        return fitting[0].id if len(fitting) == 1 else None

    def _fits(self, cell: NumberCell, rule: Rule) -> bool:
        return fits(self._period(cell, rule).period, rule.measure)

    def _period(self, cell: NumberCell, rule: Rule) -> Choice:
        place = self.lexicon.places.by_id[cell.setting.place].id if cell.setting.place else ""
        headed = any(head.place for head in cell.column.heads)
        chooser = PeriodChooser(rule=rule, axis=self.axis, answers=self.answers)
        return chooser.chosen(cell.setting.times, place if headed else "")

    def _place(self, cell: NumberCell, rule: Rule, doubts: tuple[Doubt, ...]) -> Placed:
        setting = cell.setting
        group, wrong = group_of(cell, rule.measure, {one.id for one in self.lexicon.plan.groups})
        if wrong:
            return Placed(number=cell, rule=rule, skipped=f"{rule.id} {wrong}")
        if (per := other_rate(cell, rule.measure, group)) is not None:
            why = f"it is {per}, where {rule.id} counts {rule.measure.unit}"
            return Placed(number=cell, rule=rule, bar=Bar(at=cell.at, seen=cell.said.seen, why=why))
        if is_count_of_line(cell, self.reader.rows.grid.row(cell.line.row), rule.measure):
            why = f"its line says that it counts, where {rule.id} is in {rule.measure.unit}"
            return Placed(number=cell, rule=rule, bar=Bar(at=cell.at, seen="", why=why))
        choice = self._period(cell, rule)
        if self.elsewhere and setting.place is None:
            why = "no place is named for it, as other tables of the file name theirs"
            return Placed(number=cell, rule=rule, bar=Bar(at=cell.at, seen="", why=why))
        place, asked = self.whose.chosen(setting)
        if asked and not place:
            return Placed(number=replace(cell, role=None), rule=rule, doubts=asked)
        bar = None if choice.period or choice.left_out else Bar(at=cell.at, seen="", why=choice.why)
        return Placed(
            number=cell,
            rule=rule,
            place=place,
            group=group,
            choice=choice,
            doubts=tuple(dict.fromkeys((*setting.doubts, *doubts, *choice.doubts, *asked))),
            bar=bar,
            skipped=choice.why if choice.left_out else "" if place else "told to leave it out",
        )


def _families(cells: Sequence[NumberCell], wholes: frozenset[int]) -> Iterable[list[NumberCell]]:
    """The numbers of one indicator by what their headings say of place, group and period; a Total's say nothing."""
    found: dict[tuple[object, ...], list[NumberCell]] = {}
    for cell in cells:
        heads = cell.column.heads[: -1 if cell.column.number in wholes else None]
        told = (head for head in heads if head.place or head.group or head.time.says)
        names = tuple((head.place, head.group, head.time.text or head.text) for head in told)
        found.setdefault((cell.column.block, names), []).append(cell)
    return found.values()


def _bar_of(cell: NumberCell) -> Bar:
    """Why a number has no indicator, place or period: what its line says first, then that none is named."""
    if cell.setting.bars:
        return next(
            (bar for bar in cell.setting.bars if bar.seen),
            replace(cell.setting.bars[0], at=cell.at, seen=cell.said.seen),
        )
    if cell.setting.words:
        return Bar(at=cell.at, seen=cell.setting.words[0], why="no rule of this plan has this number or title")
    several = cell.setting.indicators
    why = (
        f"several rules have this title: {', '.join(several)}"
        if several
        else "no indicator of this plan is named for it"
    )
    return Bar(at=cell.at, seen="", why=why)
