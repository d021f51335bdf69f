"""A whole workbook understood: rows that can be written, what only a person can tell, what is refused or left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from oba.domain.date_text import dates_meant
from oba.domain.evidence import Status
from oba.returns.layout.assembly import PLUS
from oba.returns.layout.check import at_odds
from oba.returns.layout.concealed import readable
from oba.returns.layout.date_order import with_days_first
from oba.returns.layout.doubt import Answers, Doubt, Inquiry
from oba.returns.layout.found import Draft, Findings
from oba.returns.layout.grid import ranges
from oba.returns.layout.lexicon import Lexicon
from oba.returns.layout.sheet_reading import SheetReading
from oba.returns.layout.sign import keys_in, merged_keys
from oba.returns.reading import FoundRow, Reading
from oba.returns.workbook import Workbook

_KINDS = ("place", "indicator", "group")
_STATUSES = ", ".join(Status)


def read_layout(workbook: Workbook, lexicon: Lexicon, answers: Mapping[str, str]) -> Reading:
    """Understand a workbook by what a plan knows and what a person has said; nothing doubtful is decided in silence.

    A row that stands in a doubt names it and shows what the offered answer would make of it. The same workbook, plan
    and answers give the same reading.
    """
    said = Answers(said=answers)
    inquiry, findings = Inquiry(said), Findings()
    taught = {(kind, name): one for kind in _KINDS for name, one in said.pairs(f"{kind}-").items()}
    knowing = replace(lexicon, taught={**lexicon.taught, **taught})
    shown = [one for sheet in workbook.sheets if (one := readable(sheet, inquiry, findings)) is not None]
    sheets = [with_days_first(one, findings) for one in shown]
    keys = {sheet.name: keys_in(sheet) for sheet in sheets}
    read = [
        SheetReading(
            sheet=sheet,
            lexicon=knowing,
            inquiry=inquiry,
            findings=findings,
            keys=merged_keys(keys[sheet.name], [key for name, key in keys.items() if name != sheet.name]),
        )
        for sheet in sheets
    ]
    known = next((one.known for one in read if one.known and not one.tables), None)
    alike = _alike(read)
    same = alike_sheets(read)
    elsewhere = any(context.place for one in read for context in one.contexts)
    apart = _nameless_alike(read)
    for reader in read:
        reader.read(known, alike if reader in same else None, elsewhere=elsewhere, apart=reader in apart)
    return _reading(workbook, inquiry, findings)


def alike_sheets(read: Iterable[SheetReading]) -> list[SheetReading]:
    """The sheets of one shape whose titles name different years or quarters, in their order."""
    shapes: dict[object, list[SheetReading]] = {}
    for one in read:
        if one.shape:
            shapes.setdefault(one.shape, []).append(one)
    return [one for same in shapes.values() if len({one.titled for one in same}) > 1 for one in same]


def _nameless_alike(read: Iterable[SheetReading]) -> list[SheetReading]:
    """The sheets of one shape and time of which none is named for its place: each must be that of another."""
    shapes: dict[object, list[SheetReading]] = {}
    for one in read:
        if one.shape and not any(context.place for context in one.contexts):
            shapes.setdefault((one.shape, one.titled), []).append(one)
    return [one for same in shapes.values() if len(same) > 1 for one in same]


def _alike(read: Iterable[SheetReading]) -> Doubt | None:
    names = [one.sheet.name for one in alike_sheets(read)]
    if not names:
        return None
    number = {2: "Two"}.get(len(names), str(len(names)))
    question = f"{number} sheets of the same shape, {', '.join(names)}: read them all? Else name those to read."
    return Doubt(id="sheets", question=question, answer="yes", whole_file=True)


def _reading(workbook: Workbook, inquiry: Inquiry, findings: Findings) -> Reading:
    drafts, gone = at_odds(findings.drafts)
    for draft, why, refused in gone:
        cells = [at for name, at in draft.corners.items() if name != "period"]
        if refused:
            said = ", ".join(
                f"{name} {draft.fields[name]}"
                for name in ("value", "numerator", "denominator", "missing")
                if name in draft.fields
            )
            findings.refuse(draft.sheet, cells[0], said, why)
        else:
            findings.skip(draft.sheet, cells, why)
    drafts = _filled(drafts, inquiry)
    return Reading(
        file=workbook.file,
        rows=tuple(_row(draft) for draft in drafts),
        asked=inquiry.asked(),
        refused=tuple(findings.refused),
        unplaced=findings.remarks("unplaced"),
        skipped=findings.remarks("skipped"),
        warnings=tuple(findings.warnings),
    )


def _filled(drafts: list[Draft], inquiry: Inquiry) -> list[Draft]:
    """Rows with the status and the day that one answer gives for the whole file, where the file has none."""
    lacking = {name: sum(name not in draft.fields for draft in drafts) for name in ("status", "published")}
    have = {name: f"{number} rows have" if number > 1 else "1 row has" for name, number in lacking.items()}
    doubts = {
        "status": f"{have['status']} no status in the file ({_STATUSES}): what is it?",
        "published": f"{have['published']} no date in the file: when did they become known?",
    }
    for name, question in doubts.items():
        if lacking[name]:
            drafts = _with(drafts, name, Doubt(id=name, question=question, lasting=False, whole_file=True), inquiry)
    return drafts


def _with(drafts: list[Draft], name: str, doubt: Doubt, inquiry: Inquiry) -> list[Draft]:
    answer = _sound(name, inquiry.answers.to(doubt) or "")
    if not answer:
        inquiry.wait(doubt)
    return [
        draft
        if name in draft.fields
        else replace(draft, fields={**draft.fields, name: answer})
        if answer
        else replace(draft, doubts=(*draft.doubts, doubt))
        for draft in drafts
    ]


def _sound(name: str, answer: str) -> str:
    """An answer as a row has it, empty where it is none: a status, or a day with the day before the month."""
    if name == "status":
        return answer.lower() if answer.lower() in set(Status) else ""
    days: tuple[date, ...] = dates_meant(answer)
    return days[0].isoformat() if days else ""


def _row(draft: Draft) -> FoundRow:
    return FoundRow(
        sheet=draft.sheet,
        cells={name: _cells(name, draft) for name in draft.corners if not name.endswith(PLUS)},
        fields=draft.fields,
        after=tuple(dict.fromkeys(doubt.id for doubt in draft.doubts)),
    )


def _cells(name: str, draft: Draft) -> str:
    """The cell of a field, or two that are added: C9+D9."""
    both = (draft.corners[one] for one in (name, f"{name}{PLUS}") if one in draft.corners)
    return PLUS.join(ranges([at]) for at in both)
