"""What another rulebook would change: the answers, and their margins, that differ on the same numbers."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from oba.domain.assessment import Assessment
from oba.domain.book import Book
from oba.domain.finding import Finding, Question, Rating
from oba.domain.measure import Measure
from oba.words import signed
from oba.words.lists import agreeing, how_many

NO_RULE = "no rule"


class AnswerDifference(NamedTuple):
    """One answer under two rulebooks, with how near each is to another: `moved` where the answer itself differs."""

    indicator: str
    place: str
    question: Question
    was: str
    now: str
    moved: bool

    @property
    def says(self) -> str:
        """The difference in one line."""
        return f"{self.indicator}, {self.place}, {self.question}: {self.was} → {self.now}"


def differences(old: Book, new: Book) -> tuple[AnswerDifference, ...]:
    """Every answer that two rulebooks give differently in one round, or give alike with another margin."""
    return tuple(_differing(old, new))


def counted(found: tuple[AnswerDifference, ...], old: Book, new: Book) -> str:
    """How many answers differ in a round, and how many stay with another margin."""
    every = len({*old.assessments, *new.assessments}) * len(Question)
    moved = sum(one.moved for one in found)
    margins = f"; {how_many(len(found) - moved, 'margin')} besides" if len(found) > moved else ""
    return f"{moved} of {every} answers differ in {new.round.id}{margins}."


def _differing(old: Book, new: Book) -> Iterator[AnswerDifference]:
    for indicator, place in dict.fromkeys([*old.assessments, *new.assessments]):
        before, after = old.assessments.get((indicator, place)), new.assessments.get((indicator, place))
        measures = [book.rules[indicator].measure if indicator in book.rules else None for book in (old, new)]
        for question in Question:
            was, now = _said(before, question, measures[0]), _said(after, question, measures[1])
            if was != now:
                moved = _answer(before, question) != _answer(after, question)
                yield AnswerDifference(indicator, place, question, was, now, moved)


def _answer(found: Assessment | None, question: Question) -> str:
    return found[question].says if found else NO_RULE


def _said(found: Assessment | None, question: Question, measure: Measure | None) -> str:
    """An answer with its margin: amber (0.5 points, 3 children)."""
    if found is None or measure is None:
        return NO_RULE
    finding = found[question]
    near = (_margin(finding.margin, measure), _children(finding))
    said = ", ".join(one for one in near if one)
    return f"{finding.says} ({said})" if said else finding.says


def _margin(margin: Fraction | None, measure: Measure) -> str:
    return f"margin {signed(margin, measure)}{measure.difference_suffix}" if margin is not None else ""


def _children(finding: Finding) -> str:
    children = finding.detail.children if isinstance(finding.detail, Rating) else None
    return f"{children.count:,} {agreeing(children.count, 'child', 'children')} to {children.to}" if children else ""
