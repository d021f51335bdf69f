"""A target on the poster: its name, how it stands, and at arm's length its number and what was wanted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from oba.compose.dashboard.judged_target import rating_of
from oba.compose.poster.sheet import figure_fits
from oba.compose.subject import Subject
from oba.compose.told_number import told_number
from oba.domain.finding import Question
from oba.domain.measure import Kind, Measure
from oba.domain.number import printed
from oba.domain.target import Aim, Word
from oba.words import REASONS, bare, number
from oba.words.target_marks import TARGET_MARKS, TargetMark, target_mark


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterRow:
    """One target: `shape` and `tone` draw how it stands, `word` says it, `says` gives the number."""

    name: str
    shape: TargetMark
    tone: str
    word: str
    says: str


def poster_row(subject: Subject) -> PosterRow:
    """Where the target of an indicator stands."""
    shape = target_mark(subject.assessment[Question.THRESHOLD], subject.measure)
    word = TARGET_MARKS[shape].word
    return PosterRow(
        name=subject.rule.poster or subject.rule.short,
        shape=shape,
        tone=str(TARGET_MARKS[shape].tone),
        word=word,
        says=next((says for says in _says(subject, shape) if figure_fits(word, says)), ""),
    )


def _says(subject: Subject, shape: TargetMark) -> Iterator[str]:
    """What can be said of the number, the most first, until it fits its line."""
    told, why = _number(subject), _why(subject, shape)
    wanted = "" if shape is TargetMark.WITHHELD else _wanted(subject)
    yield ", ".join(part for part in (told, wanted, why) if part)
    yield ", ".join(part for part in (told, why or wanted) if part)
    yield told or wanted or why


def _number(subject: Subject) -> str:
    found, measure = told_number(subject), subject.measure
    if found is None:
        return ""
    if measure.plain is Kind.CHANGE and measure.base:
        return f"{_size(found.value, measure)} {_side(found.value)} {measure.base.period}"
    return bare(found.value, measure) + _unit(measure) + (" so far" if found.so_far else "")


def _unit(measure: Measure) -> str:
    """What a number is of, without a sign: in 100, in 100,000, points."""
    if measure.plain in (Kind.PERCENT, Kind.RATE) and measure.per:
        return f" in {printed(measure.per, 0)}"
    return measure.suffix


def _wanted(subject: Subject) -> str:
    """The target judged, or the next; what a number is held against instead of one is called so."""
    rating = rating_of(subject)
    if rating.target and rating.target.aim.word is Word.TO_BE_AGREED:
        return ""
    if rating.target:
        return f"target {_aim(rating.target.aim, subject)}"
    return f"{subject.against} {bare(rating.edge, subject.measure)}" if rating.edge is not None else ""


def _aim(wanted: Aim, subject: Subject) -> str:
    """A target in few words: whether it is met is what the shape says, so that at most and at least can be left out."""
    ends, measure = [end for end in (wanted.low, wanted.high) if end is not None], subject.measure
    if not ends:
        return f"to {wanted.word}"
    if measure.plain is Kind.CHANGE:
        found = told_number(subject)
        known = _side(found.value) if found else ""
        return " to ".join(f"{_size(end, measure)} {_side(end).replace(known, '')}".strip() for end in ends)
    strict = f"{wanted.word} " if wanted.word in (Word.BELOW, Word.ABOVE) else ""
    return strict + " to ".join(bare(end, measure) for end in dict.fromkeys(ends))


def _size(value: Fraction, measure: Measure) -> str:
    return number(abs(value), measure)


def _side(value: Fraction) -> str:
    return "below" if value < 0 else "above"


def _why(subject: Subject, shape: TargetMark) -> str:
    """Why a target is not rated, beyond what its word says already."""
    reason = subject.assessment[Question.THRESHOLD].reason
    if shape is TargetMark.IN_WORDS:
        return "on its report card"
    if reason is None or shape is TargetMark.NOT_DUE:
        return ""
    return REASONS[reason].why.removeprefix("withheld ")
