"""The rows of one file of the ledger as a release; nothing where they are not as this version writes them."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from oba.domain.release import Printed, Release, ReleasedAnswer, ReleasedCell, ReleasedRule
from oba.ledger.table import ANSWER, BETWEEN, COLUMNS, FIGURES, HEAD, NUMBER, RULE
from oba.read.text.identifiers import parse_date

_NUMBER = re.compile(r"-?\d{1,200}(\.\d{1,200}|/0*[1-9]\d{0,200})?\Z", re.ASCII)
_COUNT = re.compile(r"\d{1,9}\Z", re.ASCII)
_DIGEST = re.compile(r"[0-9a-f]{64}\Z", re.ASCII)
_OF = slice(COLUMNS.index("indicator"), COLUMNS.index("role") + 1)
_FIGURES = slice(COLUMNS.index(FIGURES[0]), COLUMNS.index(FIGURES[-1]) + 1)
Row = Sequence[str]


def head_of(text: str) -> Mapping[str, str]:
    """What the head of a file says, as far as it has one."""
    first = "".join(text.splitlines(keepends=True)[1 : len(HEAD) + 1])
    return {row[0]: row[1] for row in rows_of(first) if len(row) > 1 and row[0] in HEAD}


def rows_of(text: str) -> list[list[str]]:
    """Every row of a table; none where its quotes do not close."""
    try:
        return list(csv.reader(text.splitlines(keepends=True), strict=True))
    except csv.Error:
        return []


def release_of(text: str) -> Release | None:
    """The release that a file's text above its last line tells of; None where it is not written as expected.

    The first files of the ledger kept no rules: they have one line less in the head, and one column less.
    """
    names, *rows = rows_of(text) or [[]]
    columns, lines = (COLUMNS, HEAD) if tuple(names) == COLUMNS else (COLUMNS[:-1], HEAD[:-1])
    head = {row[0]: row[1] for row in rows[: len(lines)] if len(row) == len(columns)}
    body = rows[len(lines) :]
    if tuple(names) != columns or tuple(head) != lines or any(len(row) != len(columns) for row in body):
        return None
    numbers = tuple(cell for row in body if row[0] == NUMBER and (cell := _cell(row)))
    answers = tuple(_answer(row) for row in body if row[0] == ANSWER)
    rules = tuple(_rule(row) for row in body if row[0] == RULE)
    counts = (str(len(numbers)), str(len(answers)), str(len(rules)))
    said = (head["numbers"], head["answers"], head.get("rules", "0"))
    whole = len(numbers) + len(answers) + len(rules) == len(body) and counts == said
    return _release(head, numbers, answers, rules) if whole else None


def _release(
    head: Mapping[str, str],
    cells: tuple[ReleasedCell, ...],
    answers: tuple[ReleasedAnswer, ...],
    rules: tuple[ReleasedRule, ...],
) -> Release | None:
    on = parse_date(head["on"])
    digests = all(not head[name] or _DIGEST.match(head[name]) for name in ("manifest", "before"))
    if on is None or not digests or not _COUNT.match(head["number"]) or not head["by"]:
        return None
    return Release(
        number=int(head["number"]),
        round=head["round"],
        by=head["by"],
        on=on,
        to=tuple(filter(None, head["to"].split(BETWEEN))),
        why=head["why"],
        manifest=head["manifest"],
        before=head["before"],
        program=head["program"],
        cells=cells,
        answers=answers,
        rules=rules,
    )


def _cell(row: Row) -> ReleasedCell | None:
    """The number of a row; None where a cell holds no number."""
    figures = row[_FIGURES]
    if not all(map(_is_number, figures)):
        return None
    value, numerator, denominator, lower, upper, level = map(_number, figures)
    return ReleasedCell(
        of=Printed(*row[_OF]),
        value=value,
        numerator=numerator,
        denominator=denominator,
        lower=lower,
        upper=upper,
        level=level,
        shorthand=row[COLUMNS.index("missing")],
    )


@lru_cache(maxsize=65536)
def _is_number(text: str) -> bool:
    return not text or bool(_NUMBER.match(text))


@lru_cache(maxsize=65536)
def _number(text: str) -> Fraction | None:
    return Fraction(text) if text else None


def _answer(row: Row) -> ReleasedAnswer:
    cells = dict(zip(COLUMNS, row, strict=False))
    return ReleasedAnswer(
        indicator=cells["indicator"],
        place=cells["place"],
        question=cells["question"],
        period=cells["period"],
        answer=cells["says"],
        reason=cells["missing"],
    )


def _rule(row: Row) -> ReleasedRule:
    cells = dict(zip(COLUMNS, row, strict=True))
    return ReleasedRule(cells["indicator"], cells["period"], cells["approved"], cells["says"])
