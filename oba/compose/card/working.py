"""How each answer was reached, in a line, and what would change it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from oba import words
from oba.compose.card.chance import is_by_number
from oba.compose.subject import Subject
from oba.domain.finding import Children, Finding, Flip, Progress, Rating, Step, Way
from oba.domain.measure import Measure
from oba.domain.number import round_half_away, shortest
from oba.domain.period import Period

_SIDE = MappingProxyType({Way.UP: "above", Way.DOWN: "below"})
_HIGHER = MappingProxyType({Way.UP: "higher", Way.DOWN: "lower"})
_MORE = MappingProxyType({Way.UP: "more", Way.DOWN: "fewer"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Working:
    """One question's working: its short name, the steps in a line, and what would change the answer, if known."""

    question: str
    says: str
    change: str


def workings(subject: Subject) -> tuple[Working, ...]:
    """The working of all answers, in the order a card shows them; a step they share is said once.

    A question that the rule does not ask has none.
    """
    asked = subject.assessment.asked
    findings = [subject.assessment[question] for question in words.QUESTIONS if question in asked]
    shared = next((step for step in findings[0].steps if all(step in one.steps for one in findings)), None)
    every = tuple(_reached(subject, finding, shared) for finding in findings)
    if not any(one.says for one in every):
        every = ()
    return every if shared is None else (Working(question="Judged", says=shared.says, change=""), *every)


def _reached(subject: Subject, finding: Finding, shared: Step | None) -> Working:
    return Working(
        question=words.QUESTIONS[finding.question].briefly,
        says=" ".join(
            [*(step.says for step in finding.steps if step != shared), *_beside_the_rating(subject, finding)]
        ),
        change=_change(subject, finding),
    )


def _beside_the_rating(subject: Subject, finding: Finding) -> Iterator[str]:
    """Why this answer and a rating that seems to contradict it both hold."""
    if is_by_number(subject, finding):
        yield "This goes by the number itself, while the rating also weighs chance: both hold."


def _change(subject: Subject, finding: Finding) -> str:
    match finding.detail:
        case Rating(flip=Flip() as flip, interval=None) as rating:
            return _flip(subject, flip, rating.children)
        case Rating(flip=Flip() as flip) as rating:
            return _shift(subject, flip, rating.children)
        case Progress() as progress:
            return _needed(subject, progress, finding.period)
        case _:
            return ""


def _flip(subject: Subject, flip: Flip, children: Children | None) -> str:
    """The nearest other rating and where it begins: red above 4.5 %. The fewest children who change it lie there too.

    Where they do not, or lead to yet another rating, they have a sentence of their own.
    """
    at, side = _written(flip.edge, subject.measure) + subject.measure.suffix, _SIDE[flip.way]
    begins = f"{side} {at}" if not flip.inclusive else f"at {at} or {side}" if flip.beyond else f"at {at}"
    said = f"{flip.to} {begins}"
    if children is None:
        return words.sentence(f"{said}.")
    if (children.way, children.to) == (flip.way, flip.to):
        return words.sentence(f"{said}, that is {_people(subject, children)}.")
    return f"{words.sentence(said)}. {_with_children(subject, children)}"


def _shift(subject: Subject, flip: Flip, children: Children | None) -> str:
    """The nearest other rating with the children who lead to it, or how far the whole interval would have to move.

    Nothing is said where it lies on the edge already and nobody can be counted.
    """
    if children:
        return _with_children(subject, children)
    if not flip.distance:
        return ""
    beyond = "" if flip.inclusive and flip.beyond else "exactly " if flip.inclusive else "more than "
    far = f"{_written(flip.distance, subject.measure)}{subject.measure.difference_suffix}"
    return words.sentence(f"{flip.to} if the whole interval lay {beyond}{far} {_HIGHER[flip.way]}.")


def _written(value: Fraction, measure: Measure) -> str:
    """A number with the measure's decimals, or with all it needs where numbers are compared exactly."""
    rounded = round_half_away(value, measure.decimals) == value
    return words.bare(value, measure) if rounded else shortest(value)


def _with_children(subject: Subject, children: Children) -> str:
    return words.sentence(f"{children.to} with {_people(subject, children)}.")


def _people(subject: Subject, children: Children) -> str:
    return words.people(children.count, subject.measure, _MORE[children.way])


def _needed(subject: Subject, progress: Progress, judged: Period | None) -> str:
    """What is needed from now on, where that is told: in each period of the kind that was judged.

    That is a year where targets for years judge a measure that has a number for each part of one.
    """
    if progress.needed is None:
        return ""
    way = "up" if progress.needed > 0 else "down"
    every = judged.every if judged else subject.measure.every
    return f"Needed from now on: {way} {words.difference(progress.needed, subject.measure)} a {every}."
