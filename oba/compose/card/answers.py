"""The five answers of a card: a shape, a word, a tone and one line of detail each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from types import MappingProxyType

from oba import words
from oba.assess.good_sign import good_signed
from oba.compose.card.chance import aim_words, has_ended, interval_words, is_by_number, movement_words, verdict_words
from oba.compose.card.run_strip import RunStrip
from oba.compose.card.year import is_of_a_year
from oba.compose.subject import Subject
from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Comparison, Curve, Finding, Movement, Progress, Question, Rating, YearSoFar
from oba.domain.measure import NBSP
from oba.domain.number import printed
from oba.domain.period import Period
from oba.domain.target import Target

_NONE: Mapping[Question, RunStrip] = MappingProxyType({})
_LONG_RUN = 3  # moves in a row that are worth a word


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerLine:
    """One answer as a card shows it: the question, the shape, word and tone of its answer, and a line of detail.

    `run` holds what the last rounds said, None in the first or where the page has no room for it.
    """

    question: str
    glyph: str
    word: str
    tone: str
    detail: str
    run: RunStrip | None = None


def answer_lines(subject: Subject, runs: Mapping[Question, RunStrip] = _NONE) -> tuple[AnswerLine, ...]:
    """The answers in the order a card shows them, to the questions that the rule asks, each with its run."""
    found = (subject.assessment[question] for question in words.QUESTIONS if question in subject.assessment.asked)
    return tuple(replace(_shape(subject, finding), run=runs.get(finding.question)) for finding in found)


def _shape(subject: Subject, finding: Finding) -> AnswerLine:
    mark = words.mark(finding)
    return AnswerLine(
        question=words.QUESTIONS[finding.question].asks,
        glyph=mark.glyph,
        word=mark.word,
        tone=mark.tone,
        detail="; ".join(
            part
            for part in (_detail(subject, finding), _whole_year(subject, finding), verdict_words(subject, finding))
            if part
        ),
    )


def _whole_year(subject: Subject, finding: Finding) -> str:
    """The year that an answer is about, where the number judged is that of a part of one."""
    if finding.period is None or not finding.answer or not is_of_a_year(subject.measure, finding):
        return ""
    return f"the whole of {finding.period.label}"


def _detail(subject: Subject, finding: Finding) -> str:
    if finding.reason is not None:
        return _unanswered(subject, finding, finding.reason)
    match finding.detail:
        case Rating() as rating:
            return _rated(subject, finding, rating)
        case Movement() as movement:
            return movement_words(subject, finding, movement) or _moved(subject, finding.value or Fraction(0), movement)
        case Curve() as curve:
            return _headed(subject, curve, finding.value)
        case Progress() as progress:
            return _on_the_way(subject, finding, progress)
        case tuple() as compared:
            return _compared(subject, compared)
        case _:
            return ""


def _unanswered(subject: Subject, finding: Finding, reason: Reason) -> str:
    """The reason in a few words; the early look where a target lies ahead."""
    rating, whole = finding.detail, subject.own.years.get(finding.period) if finding.period else None
    if whole and whole.lacking:
        return f"{words.REASONS[reason].why}: {whole.lacking.label}"
    if isinstance(rating, Rating) and rating.so_far and rating.target:
        return f"{words.aim(rating.target.aim, subject.measure)} for {rating.target.period.label}{_sure(rating.so_far)}"
    if isinstance(rating, Rating) and rating.target is not None and rating.early is not None:
        already = "met already" if rating.early else "not met yet"
        return f"{words.aim(rating.target.aim, subject.measure)} by {rating.target.period.label}: {already}"
    if finding.question is Question.DIRECTION and reason is Reason.NOT_COLLECTED and _has_number(subject):
        return "no earlier number to compare with"
    if finding.question is Question.DIRECTION and reason is Reason.TOO_FEW_POINTS and subject.version.direction.test:
        return "too few numbers to tell change from chance"
    match finding.detail:
        case Progress(goal=Target(), start_period=Period() as start) if reason is Reason.TOO_EARLY:
            return f"planned from {start.label} on"
        case tuple() as compared if reason is Reason.OTHER_PERIOD:
            return _of_another_period(compared)
    return words.REASONS[reason].why


def _sure(found: YearSoFar) -> str:
    """What is certain of a year that is not whole yet."""
    return {True: ": met already", False: ": already beyond reach", None: ""}[found.certain]


def _of_another_period(compared: tuple[Comparison, ...]) -> str:
    """Whose latest number is of which period: the first that has one."""
    found = (f"{one.name}’s latest number is of {one.latest.label}" for one in compared if one.latest)
    return next(found, "")


def _has_number(subject: Subject) -> bool:
    return subject.assessment.judged is not None and subject.assessment.judged.value is not None


def _rated(subject: Subject, finding: Finding, rating: Rating) -> str:
    if rating.shortfall is None:
        return f"the target is to {finding.target}"
    notes = (", provisional" if rating.target and rating.target.provisional else "") + (
        "; whether by chance cannot be told" if rating.unweighed else ""
    )
    if rating.interval:
        return interval_words(subject, finding, rating, rating.interval) + notes
    edge = _number(subject, rating.edge)
    if rating.shortfall > 0:
        return f"{words.missed(finding, rating, edge, subject.measure)}{notes}"
    wanted = words.aim(rating.target.aim, subject.measure) if rating.target else edge
    return f"{wanted}, {words.margin(finding, subject.measure)}{notes}"


def _moved(subject: Subject, value: Fraction, movement: Movement) -> str:
    if movement.earlier is None:
        return ""
    if distance := aim_words(subject, value, movement.earlier):
        return distance
    which = words.way(value, movement.earlier, subject.measure)
    run = f", {movement.run} in a row" if movement.run >= _LONG_RUN else ""
    if which == "unchanged":
        return f"unchanged from {movement.earlier_name}"
    far = subject.policy.seen(value, subject.measure.decimals) - subject.policy.seen(
        movement.earlier, subject.measure.decimals
    )
    return f"{which} {words.difference(far, subject.measure)} from {movement.earlier_name}{run}"


def _headed(subject: Subject, curve: Curve, value: Fraction | None) -> str:
    """What was forecast; where nearer is better also how far from the aim, which decides."""
    if curve.at is None:
        return ""
    held = f", {curve.held} periods running" if curve.held > 1 else ""
    distance = aim_words(subject, curve.at.middle, value, "we are") if value is not None else ""
    off = f"; that is {distance}" if distance else ""
    return f"{words.number(curve.at.middle, subject.measure)} was forecast{held}{off}"


def _on_the_way(subject: Subject, finding: Finding, progress: Progress) -> str:
    goal = _goal(subject, progress.goal) if progress.goal else "the goal"
    alone = ", chance not weighed" if is_by_number(subject, finding) else ""
    said = {
        Answer.REACHED: f"{goal} is met" + (" by the number itself" if subject.version.threshold.test else "") + alone,
        Answer.ON_COURSE: _planned(subject, progress),
        Answer.FURTHER_OFF: f"worse than the start, {_number(subject, progress.start)}",
    }
    if finding.answer in said:
        return said[finding.answer]
    if progress.planned is None or has_ended(subject, progress):
        return f"{goal} was not met{' by the number itself' if alone else ''}{alone}"
    if progress.strictly or progress.pace is None:
        return _planned(subject, progress)
    return f"{printed(progress.pace * 100, 0)}{NBSP}% of the planned pace"


def _planned(subject: Subject, progress: Progress) -> str:
    """What the plan asks of the period judged, or allows it."""
    judged, planned, start = subject.assessment.judged, progress.planned, progress.start
    if planned is None or start is None or judged is None:
        return ""
    direction = subject.version.direction
    wanted = words.aim(progress.strictly, subject.measure) if progress.strictly else _number(subject, planned)
    if not progress.one_way and good_signed(planned, direction) < good_signed(start, direction):
        allowed = words.allowance(planned, direction.better, subject.measure)
        return f"{f'the plan allows {wanted}' if progress.strictly else allowed} by {judged.period.label}"
    return f"{wanted} was planned by now"


def _number(subject: Subject, value: Fraction | None) -> str:
    return "not known" if value is None else words.number(value, subject.measure)


def _goal(subject: Subject, goal: Target) -> str:
    return f"{words.aim(goal.aim, subject.measure)} for {goal.period.label}"


def _compared(subject: Subject, compared: tuple[Comparison, ...]) -> str:
    """The comparators by answer, the headline's first and without the word that already stands large."""
    found = tuple(dict.fromkeys(one.answer for one in compared if one.answer))
    sides = [f"{words.ANSWERS[answer].joint} {_named(subject, compared, answer)}" for answer in found]
    return "; ".join([*sides[:1], *(f"{answer} {side}" for answer, side in zip(found[1:], sides[1:], strict=True))])


def _named(subject: Subject, compared: tuple[Comparison, ...], answer: Answer) -> str:
    return words.listed([one.name + _grouped(subject, one) for one in compared if one.answer is answer])


def _grouped(subject: Subject, one: Comparison) -> str:
    """Of how many members a group's number is the average, and the place's rank among those that reported."""
    composition = subject.compositions.get(one.place)
    if composition is None or one.reported is None:
        return ""
    rank = f", rank {one.rank} of {one.reported + 1}" if one.rank else ""
    return f" ({composition.average} of {one.reported} of {one.members}{rank})"
