"""A number as a row of observations: its status, its day, its note, and what is asked before it may be written."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from oba.domain.date_text import dates_meant
from oba.domain.evidence import Status
from oba.domain.number import decimals_in, fixed
from oba.domain.period import Period
from oba.read.data.observation_columns import SHORTHANDS
from oba.returns.layout.assembly import Number
from oba.returns.layout.cell_text import CellText, seen
from oba.returns.layout.doubt import Answers, Doubt, leaves_out, slug
from oba.returns.layout.found import Draft
from oba.returns.layout.placed import Placed
from oba.returns.layout.role import Role
from oba.returns.layout.sheet_facts import SheetFacts
from oba.returns.layout.sign import ZERO, meaning_of, usual
from oba.returns.layout.wording import one_line
from oba.returns.workbook import Corner, SheetCell

_MOST_DECIMALS = 6
_STATUS = re.compile(r"\b(revised|revision|provisional|estimated?|final)\b", re.IGNORECASE)
_WAS = re.compile(
    r"\b(?:was|were|previously|formerly|originally|changed from|instead of|corrected)\b.*\d|\b(?:amended|restated)\b",
    re.IGNORECASE,
)
_STATUSES = {
    "r": Status.REVISED, "p": Status.PROVISIONAL, "e": Status.ESTIMATED, "f": Status.FINAL,
}  # fmt: skip
_UNSURE = re.compile(
    r"^u\b|\bunreliable\b|\bbase (?:is )?(?:below|under|<)|\bsmall base\b|\blow base\b|\bcaution\b", re.IGNORECASE
)
_NUMBER = frozenset({"value", "number", "the number", "write the number", "as it is"})
_ENDED = re.compile(
    r"\bwithdrawn\b|\bdiscontinued\b|\bceased\b|\bended\b|\bno survey\b|\bnot (?:run|held|carried out)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A row, or nothing where it is left out; the doubts that wait, each with its cells."""

    draft: Draft | None = None
    waiting: tuple[tuple[Doubt, tuple[Corner, ...]], ...] = ()
    left_out: str = ""


@dataclass(frozen=True, kw_only=True)
class RowWriter:
    """What is needed to make rows of the numbers of one sheet."""

    facts: SheetFacts
    answers: Answers

    def row(self, number: Number) -> Told:
        """The row of a number, or of the sign in its place."""
        if number.sign is not None:
            return self._of_sign(number, number.sign)
        comment = _comment(number.lead)
        if comment is not None and _UNSURE.search(text_of(comment)):
            return self._unsure(number, comment)
        return self._draft(number, {name: written(value) for name, value in number.fields.items()}, "")

    def of_reason(self, placed: Placed, cell: SheetCell) -> Told:
        """A line without a number, with the reason in a column of its own."""
        sign = _shorthand(text_of(cell))
        if sign not in SHORTHANDS:
            return Told()
        number = Number(fields={}, corners={"missing": (cell.row, cell.column)}, lead=placed)
        return self._draft(number, {"missing": sign}, "")

    def of_comment(self, placed: Placed, comment: SheetCell) -> Told:
        """A line without a number, whose comment says why."""
        says = text_of(comment)
        sign = meaning_of(says) or ("x" if _ENDED.search(says) else "")
        if sign not in SHORTHANDS:
            return Told()
        doubt = Doubt(
            id=f"no-number-{slug(says)[:40]}",
            question=(
                f"{placed.key[0]} {placed.choice.period} of {placed.place}: no number, '{says}'. "
                f"Write {SHORTHANDS[sign]} ({sign})?"
            ),
            answer=sign,
            lasting=False,
        )
        number = Number(fields={}, corners={"missing": (comment.row, comment.column)}, lead=placed)
        return self._asked_sign(number, doubt, one_line(says))

    def _unsure(self, number: Number, comment: SheetCell) -> Told:
        """A number whose comment calls it unreliable."""
        says, shown = text_of(comment), seen(number.lead.number.cell)
        doubt = Doubt(
            id="unreliable",
            question=f"{shown}, with the comment '{says}': write the number (value), or unreliable (u)?",
            answer="u",
            lasting=False,
        )
        answer = self.answers.to(doubt)
        if answer is not None and answer.lower() in _NUMBER:
            return self._draft(number, {name: written(value) for name, value in number.fields.items()}, says)
        missing = Number(fields={}, corners={"missing": (comment.row, comment.column)}, lead=number.lead)
        told = self._asked_sign(missing, doubt, f"{shown}; the comment says: {says}")
        cells = (*number.corners.values(), (comment.row, comment.column))
        waiting = tuple((one, cells if one == doubt else at) for one, at in told.waiting)
        return Told(draft=told.draft and _beside(told.draft, cells), waiting=waiting, left_out=told.left_out)

    def _of_sign(self, number: Number, sign: CellText) -> Told:
        """A sign where a number should stand: as the workbook's key says, unless ours means something else."""
        key, own = sign.meaning, sign.sign.strip().lower()
        where = ""
        if key is not None and key.means:
            there = f"on the sheet {key.sheet}" if key.sheet and key.sheet != self.facts.sheet else "on its own sheet"
            where = f"{sign.sign} = {key.says} (key {there})"
            if own not in SHORTHANDS or own == key.means:
                return self._draft(number, {"missing": key.means}, where)
        doubt = _sign_doubt(sign, self.facts.sheet)
        if doubt is None:
            return self._draft(number, {"missing": usual(own)}, f"{sign.sign} in the file")
        return self._asked_sign(number, doubt, where or f"{sign.sign} in the file")

    def _asked_sign(self, number: Number, doubt: Doubt, note: str) -> Told:
        """A number that is missing for a reason that a person must say; an answer that is no reason leaves it asked."""
        answer = self.answers.to(doubt)
        if leaves_out(answer):
            return Told(left_out="told to leave it out")
        said = _shorthand(answer or "")
        sign = said or doubt.answer
        told = self._draft(number, {"value": "0"} if sign == ZERO else {"missing": sign}, note)
        if said or told.draft is None:
            return told
        draft = replace(told.draft, doubts=(*told.draft.doubts, doubt))
        return Told(draft=draft, waiting=((doubt, tuple(number.corners.values())),))

    def _draft(self, number: Number, fields: dict[str, str], note: str) -> Told:
        lead = number.lead
        period = lead.rule.measure.read_period(lead.choice.period) if lead.rule else None
        status, why = self._status(number, period)
        own = self.facts.text_of(number.lead.number.said.marks)
        named = {"indicator": lead.key[0], "place": lead.place, "period": lead.choice.period, "group": lead.group}
        known = self._known(lead)
        said = {"status": str(status or ""), "published": known.isoformat() if known else ""}
        whole = {**named, **fields, **said, "note": "; ".join(filter(None, dict.fromkeys((note, why, own))))}
        corners = dict(number.corners)
        if line := next((one for one in reversed(lead.number.setting.times) if one.line), None):
            corners["period"] = line.at
        doubts = dict.fromkeys((*lead.doubts, *number.doubts))
        draft = Draft(
            sheet=self.facts.sheet,
            corners=corners,
            fields={name: text for name, text in whole.items() if text},
            doubts=tuple(doubts),
        )
        return Told(draft=draft)

    def _known(self, lead: Placed) -> date | None:
        cell = lead.number.line.beside.get(Role.PUBLISHED)
        return (day_of(cell) if cell is not None else None) or self.facts.known

    def _status(self, number: Number, period: Period | None) -> tuple[Status | None, str]:
        """How sure the number is: by its own letter, its column, its labels, the note on it, then the notes below."""
        lead = number.lead.number
        if lead.said.status:
            noted = self.facts.status_by_note((*lead.setting.marks, *lead.said.marks), period)
            return lead.said.status, noted[1] if noted[0] == lead.said.status else ""
        beside = lead.line.beside.get(Role.STATUS)
        if beside is not None and (word := text_of(beside).lower()):
            return next((one for one in Status if one.value == word), _STATUSES.get(word[:1])), ""
        if status := noted_status(lead.cell.comment):
            return status, f"note in the cell: {lead.cell.comment}"
        if lead.setting.status:
            return lead.setting.status, ""
        return self.facts.status_by_note((*lead.setting.marks, *lead.said.marks), period)


def noted_status(comment: str) -> Status | None:
    """How sure a note on a cell says that its number is; one that tells what it was before is a revision."""
    if match := _STATUS.search(comment):
        return _STATUSES[match[1][0].lower()]
    return Status.REVISED if _WAS.search(comment) else None


def written(value: Fraction) -> str:
    """A number as a file of observations has it: with the decimals it needs, no commas, at most six decimals."""
    text = fixed(value, _MOST_DECIMALS)
    return text.rstrip("0").rstrip(".") if decimals_in(text) else text


def text_of(cell: SheetCell) -> str:
    """The text of a cell, on one line."""
    return one_line(str(cell.value or ""))


def day_of(cell: SheetCell) -> date | None:
    """The day in a cell, the day before the month."""
    if isinstance(cell.value, date):
        return cell.value
    return next(iter(dates_meant(text_of(cell))), None)


def _comment(placed: Placed) -> SheetCell | None:
    return placed.number.line.beside.get(Role.COMMENT)


def _beside(draft: Draft, cells: tuple[Corner, ...]) -> Draft:
    return replace(draft, beside=cells)


def _shorthand(said: str) -> str:
    """The shorthand that an answer gives: itself, 0, or by the words of its reason; empty where it gives none."""
    text = said.strip().lower()
    words = {str(reason): sign for sign, reason in SHORTHANDS.items()}
    return text if text in (*SHORTHANDS, ZERO) else words.get(text, meaning_of(text))


def _sign_doubt(sign: CellText, sheet: str) -> Doubt | None:
    """What to ask of a sign; nothing of a small count, which says itself that it is withheld."""
    text, key = sign.sign.strip(), sign.meaning
    own = text.lower()
    if key is not None and own in SHORTHANDS and key.means:
        question = f"'{text}' means '{key.says}' in this key, and {SHORTHANDS[own]} in observations. Write {key.means}?"
        return Doubt(id=f"sign-{slug(text)}", question=question, answer=key.means)
    if any(letter.isdigit() for letter in text) and not text.startswith("#"):
        return None
    reasons = ", ".join(f"{reason} ({short})" for short, reason in SHORTHANDS.items())
    where = f" on the sheet {sheet}" if sheet else ""
    offer = _offer(own)
    return Doubt(
        id=f"sign-{slug(text)}",
        question=f"'{text}' stands where numbers should{where}, and no key says what it means: {reasons}, or 0?",
        answer=offer,
    )


def _offer(own: str) -> str:
    """What a sign most likely means: n/a where there are children to count is not available."""
    return "x" if own in ("n/a", "n.a.", "na") else usual(own)
