"""How each answer was reached, in a line, and what would change it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from oba import words
from oba.compose.subject import Subject
from oba.domain.finding import Answer, Finding, Interval, Progress, Rating, Step
from oba.domain.rule import Better
from oba.domain.target import STRICT

_FROM_BEST = (Answer.GREEN, Answer.AMBER, Answer.RED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Working:
    """One question's working: its short name, the steps in a line, and what would change the answer, if known."""

    question: str
    says: str
    change: str


def workings(subject: Subject) -> tuple[Working, ...]:
    """The working of all five answers, in the order a card shows them; a step they share is said once."""
    findings = [subject.assessment[question] for question in words.QUESTIONS]
    shared = next((step for step in findings[0].steps if all(step in one.steps for one in findings)), None)
    every = tuple(_reached(subject, finding, shared) for finding in findings)
    if not any(one.says for one in every):
        every = ()
    return every if shared is None else (Working(question="Judged", says=shared.says, change=""), *every)


def _reached(subject: Subject, finding: Finding, shared: Step | None) -> Working:
    return Working(
        question=words.QUESTIONS[finding.question].briefly,
        says=" ".join(step.says for step in finding.steps if step != shared),
        change=_change(subject, finding),
    )


def _change(subject: Subject, finding: Finding) -> str:
    if isinstance(finding.detail, Rating) and finding.answer is not None and finding.value is not None:
        if finding.detail.interval:
            return _shift(subject, finding.answer, finding.detail, finding.detail.interval)
        return _flip(subject, finding.answer, finding.value, finding.detail)
    if isinstance(finding.detail, Progress):
        return _pace(subject, finding.detail)
    return ""


def _flip(subject: Subject, answer: Answer, value: Fraction, rating: Rating) -> str:
    """The nearest other rating, where it begins, and how many children away that is: red above 4.5 %."""
    seen = subject.policy.seen(value, subject.measure.decimals)
    edges = _edges(rating)
    edge = next((end for end in edges if rating.flips is not None and abs(end - seen) == rating.flips), None)
    if rating.flips_to is None or edge is None:
        return ""
    worse = _FROM_BEST.index(rating.flips_to) > _FROM_BEST.index(answer)
    up = edge > seen if edge != seen else _is_upper(subject, edge) == worse
    strict = rating.target is not None and rating.target.aim.word in STRICT and edge == rating.edge
    at = words.number(edge, subject.measure)
    side = "above" if up else "below"
    where = f"{side} {at}" if worse != strict else f"at {at} or {side}"
    children = f", that is {_children(subject, rating.children, up=up)}" if rating.children else ""
    return words.sentence(f"{rating.flips_to} {where}{children}.")


def _shift(subject: Subject, answer: Answer, rating: Rating, found: Interval) -> str:
    """The nearest other rating, and how far the whole interval would have to move: red if it lay 0.3 points higher."""
    if rating.flips_to is None or not rating.flips:
        return ""
    aim = rating.target.aim if rating.target else None
    edges = [end for end in ((aim.low, aim.high) if aim else (rating.edge,)) if end is not None]
    up = rating.flips in [edge - end for edge in edges for end in (found.low, found.high)]
    strict = aim is not None and aim.word in STRICT
    beyond = "" if (rating.flips_to in _worse_than(answer)) is strict else "more than "
    far = f"{beyond}{words.difference(rating.flips, subject.measure)} {'higher' if up else 'lower'}"
    if rating.children:
        return words.sentence(f"{rating.flips_to} with {_children(subject, rating.children, up=up)}.")
    return words.sentence(f"{rating.flips_to} if the whole interval lay {far}.")


def _worse_than(answer: Answer) -> tuple[Answer, ...]:
    return _FROM_BEST[_FROM_BEST.index(answer) + 1 :]


def _edges(rating: Rating) -> tuple[Fraction, ...]:
    """Every number at which this rating can change."""
    aim = rating.target.aim if rating.target else None
    ends = (rating.edge, rating.amber_edge, *((aim.low, aim.high) if aim else ()))
    return tuple(dict.fromkeys(end for end in ends if end is not None))


def _is_upper(subject: Subject, edge: Fraction) -> bool:
    """Whether an edge bounds what is wanted from above."""
    direction = subject.version.direction
    if direction.better is Better.NEARER and direction.aim is not None:
        return direction.aim.high is not None and edge >= direction.aim.high
    return direction.better is Better.LOWER


def _children(subject: Subject, count: int, *, up: bool) -> str:
    return words.people(count, subject.measure, "more" if up else "fewer")


def _pace(subject: Subject, progress: Progress) -> str:
    """Where the present pace arrives, and what is needed from now on."""
    if progress.goal is None or progress.needed is None or progress.goal_met:
        return ""
    way = "up" if progress.needed > 0 else "down"
    each = f"{words.difference(progress.needed, subject.measure)} a {subject.measure.every}"
    needed = f"Needed from now on: {way} {each}."
    if progress.arrives is None:
        return needed
    arrives = words.number(progress.arrives, subject.measure)
    return f"This pace arrives at {arrives} in {progress.goal.period.label}. {needed}"
