"""One release as the table that is kept of it: its head, every number, answer and rule, and a line that seals it.

People read it in a spreadsheet; nothing is rounded. The last line holds the SHA-256 of all bytes above it, so that a
file that was altered or cut short is known even where no later file names its digest.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256

from oba.domain.number import fixed
from oba.domain.release import Release, ReleasedAnswer, ReleasedCell, ReleasedRule

COLUMNS = (
    "what", "says", "indicator", "place", "group", "period", "layer", "role", "value", "numerator", "denominator",
    "lower", "upper", "level", "missing", "question", "approved",
)  # fmt: skip
HEAD = (
    "plan",
    "round",
    "number",
    "by",
    "on",
    "to",
    "why",
    "manifest",
    "program",
    "before",
    "numbers",
    "answers",
    "rules",
)
NUMBER, ANSWER, RULE, END = "number", "answer", "rule", "end"
FIGURES = ("value", "numerator", "denominator", "lower", "upper", "level")
BETWEEN = ";"
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerFile:
    """A file of the ledger: what it is called and its bytes."""

    name: str
    content: bytes


def ledger_file(plan: str, release: Release) -> LedgerFile:
    """The file of a release."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows((COLUMNS, *_rows(plan, release)))
    above = out.getvalue().encode()
    return LedgerFile(name=file_name(release.number, release.round), content=above + end_line(above))


def file_name(number: int, round_: str) -> str:
    """What the file of a release is called: 0001-2010-11-q2.csv."""
    return f"{number:04}-{round_}.csv"


def end_line(above: bytes) -> bytes:
    """The last line of a file, from all that stands above it: as wide as its first."""
    empty = above.partition(b"\n")[0].count(b",") - 1
    return f"{END},{sha256(above).hexdigest()}{',' * empty}\n".encode()


def exact(value: Fraction | None) -> str:
    """A number in full: 4.3 where decimals can write it, else 13/300; nothing without one."""
    if value is None:
        return ""
    rest, decimals = value.denominator, 0
    while rest > 1 and rest % 2 * (rest % 5) == 0:
        rest, decimals = rest // (10 if rest % 10 == 0 else 2 if rest % 2 == 0 else 5), decimals + 1
    return fixed(value, decimals) if rest == 1 else f"{value.numerator}/{value.denominator}"


def _rows(plan: str, release: Release) -> Iterator[Row]:
    says = (
        plan, release.round, str(release.number), release.by, release.on.isoformat(), BETWEEN.join(release.to),
        release.why, release.manifest, release.program, release.before,
        str(len(release.cells)), str(len(release.answers)), str(len(release.rules)),
    )  # fmt: skip
    empty = ("",) * (len(COLUMNS) - 2)
    yield from ((what, said, *empty) for what, said in zip(HEAD, says, strict=True))
    yield from (_number(cell) for cell in release.cells)
    yield from (_answer(one) for one in release.answers)
    yield from (_rule(one) for one in release.rules)


def _number(cell: ReleasedCell) -> Row:
    figures = (exact(getattr(cell, name)) for name in FIGURES)
    return (NUMBER, "", *cell.of, *figures, cell.shorthand, "", "")


def _answer(one: ReleasedAnswer) -> Row:
    empty = ("",) * (2 + len(FIGURES))
    return (ANSWER, one.answer, one.indicator, one.place, "", one.period, *empty, one.reason, one.question, "")


def _rule(one: ReleasedRule) -> Row:
    """A version by its first period and the day of its approval; under what it says its digest."""
    empty = ("",) * (2 + len(FIGURES))
    return (RULE, one.digest, one.indicator, "", "", one.since, *empty, "", "", one.approved_on)
