"""What a sender has hidden, and what no sender should send: hidden rows, columns and sheets, and single children."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from oba.returns.layout.doubt import Doubt, Inquiry, leaves_out
from oba.returns.layout.found import Findings
from oba.returns.layout.heading_words import HINTS_OF_CHILDREN, SINGLE_CHILDREN
from oba.returns.layout.wording import one_line, plain
from oba.returns.workbook import Corner, Sheet
from oba.words import listed

_TELLING = re.compile(SINGLE_CHILDREN)
_HINTING = re.compile(HINTS_OF_CHILDREN)
_FEWEST_HINTS = 3
_FEWEST_LINES = 2
_TOP = 15


def of_single_children(sheet: Sheet) -> tuple[Corner, ...]:
    """The headings of a sheet that lists single children, one a line; none where it does not."""
    by_row: dict[int, list[tuple[Corner, str]]] = {}
    for (row, column), cell in sheet.cells.items():
        if isinstance(cell.value, str):
            by_row.setdefault(row, []).append(((row, column), plain(cell.value)))
    for row, cells in sorted(by_row.items())[:_TOP]:
        telling = [at for at, text in cells if _TELLING.match(text)]
        hints = [at for at, text in cells if _HINTING.match(text)]
        below = {line for line, _ in sheet.cells if line > row}
        if len(cells) > 1 and len(below) >= _FEWEST_LINES and (telling or len(hints) >= _FEWEST_HINTS):
            return tuple(sorted((*telling, *hints)))
    return ()


def readable(sheet: Sheet, inquiry: Inquiry, findings: Findings) -> Sheet | None:
    """The sheet as far as it may be read; None where nothing of it may be, which is then said."""
    if sheet.chart:
        findings.skip(sheet.name, (), "a chart sheet: no cells")
        return None
    if single := of_single_children(sheet):
        names = listed([f"'{one_line(str(sheet.cells[at].value))}'" for at in single])
        hidden = "hidden " if sheet.hidden else ""
        why = (
            f"a {hidden}sheet that seems to list single children (columns {names}): personal data must not be sent; "
            "nothing of it was read. Delete the sheet and send the file again."
        )
        findings.refuse(sheet.name, single[0], "", why)
        return None
    if sheet.hidden:
        return _hidden_sheet(sheet, inquiry, findings)
    return _without_hidden(sheet, inquiry, findings)


def _hidden_sheet(sheet: Sheet, inquiry: Inquiry, findings: Findings) -> Sheet | None:
    if not any(isinstance(cell.value, Fraction) for cell in sheet.cells.values()):
        findings.skip(sheet.name, sheet.cells, "a hidden sheet without numbers")
        return None
    question = f"The sheet '{sheet.name}' is hidden. Leave it out, or read it?"
    doubt = Doubt(
        id=f"hidden-sheet-{plain(sheet.name).replace(' ', '-')}", question=question, answer="leave out", lasting=False
    )
    if _is_read(doubt, inquiry, sheet, tuple(sheet.cells)):
        return _without_hidden(replace(sheet, hidden=False), inquiry, findings)
    findings.skip(sheet.name, sheet.cells, "a hidden sheet")
    return None


def _without_hidden(sheet: Sheet, inquiry: Inquiry, findings: Findings) -> Sheet:
    """Ask of hidden rows and of hidden columns, each once, unless they hold no numbers."""
    for kind, hides in (("row", sheet.hidden_rows), ("column", sheet.hidden_columns)):
        concealed = tuple(at for at in sheet.cells if at[kind == "column"] in hides)
        lines = {at[kind == "column"] for at in concealed}
        if not concealed:
            continue
        if not any(_is_number(sheet, at) for at in concealed):
            findings.skip(sheet.name, concealed, f"hidden {kind}s without numbers")
            continue
        doubt = _doubt(kind, lines, " ".join(_words(sheet, concealed))[:80])
        if _is_read(doubt, inquiry, sheet, concealed):
            sheet = (
                replace(sheet, hidden_rows=frozenset()) if kind == "row" else replace(sheet, hidden_columns=frozenset())
            )
        else:
            findings.skip(sheet.name, concealed, f"a hidden {kind}")
    return sheet


def _doubt(kind: str, lines: set[int], words: str) -> Doubt:
    what = f"{len(lines)} hidden {kind}s hold" if len(lines) > 1 else f"A hidden {kind} holds"
    question = f"{what} numbers ('{words}'). Leave out, or read?"
    return Doubt(id=f"hidden-{kind}", question=question, answer="leave out", lasting=False)


def _is_read(doubt: Doubt, inquiry: Inquiry, sheet: Sheet, cells: tuple[Corner, ...]) -> bool:
    answer = inquiry.answers.to(doubt)
    if answer is None:
        inquiry.open(doubt, sheet.name, cells)
    return answer is not None and not leaves_out(answer)


def _is_number(sheet: Sheet, at: Corner) -> bool:
    value = sheet.cells[at].value
    return isinstance(value, Fraction) or (isinstance(value, str) and any(letter.isdigit() for letter in value))


def _words(sheet: Sheet, concealed: tuple[Corner, ...]) -> Iterator[str]:
    return (one_line(value) for at in concealed if isinstance(value := sheet.cells[at].value, str) and len(value) > 1)
