"""What another rulebook would change: the answers that differ on the same numbers."""

from __future__ import annotations

from collections.abc import Iterator

from oba.domain.book import Book
from oba.domain.finding import Question


def differences(old: Book, new: Book) -> tuple[str, ...]:
    """One line for every answer that two rulebooks give differently in one round, and a line that counts them."""
    lines = tuple(_changed(old, new))
    count = len({*old.assessments, *new.assessments}) * len(Question)
    return (*lines, f"{len(lines)} of {count} answers differ in {new.round.id}.")


def _changed(old: Book, new: Book) -> Iterator[str]:
    for indicator, place in dict.fromkeys([*old.assessments, *new.assessments]):
        before, after = old.assessments.get((indicator, place)), new.assessments.get((indicator, place))
        for question in Question:
            says = [found[question].says if found else "no rule" for found in (before, after)]
            if says[0] != says[1]:
                yield f"{indicator}, {place}, {question}: {says[0]} → {says[1]}"
