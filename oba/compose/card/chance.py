"""What tests of chance found, in words: for the line below an answer and for the message."""

from __future__ import annotations

from fractions import Fraction

from oba import words
from oba.assess.good_sign import good_signed
from oba.compose.evidence import known_in
from oba.compose.subject import Subject
from oba.domain.chance import ControlChart, Interval
from oba.domain.finding import Answer, Finding, Movement, Progress, Question, Rating
from oba.domain.period import Period
from oba.domain.rule import Better, Method
from oba.statistics.recent_trend import POINTS
from oba.statistics.xmr import FEWEST, Cause
from oba.statistics.xmr_reading import Assurance


def aim_words(subject: Subject, value: Fraction, other: Fraction, called: str = "before") -> str:
    """How far from the aim a number is beside another, as called; empty where it is not nearer that is better."""
    direction, decimals = subject.version.direction, subject.measure.decimals
    if direction.better is not Better.NEARER:
        return ""
    now, before = (good_signed(subject.policy.seen(one, decimals), direction) for one in (value, other))
    return words.aim_distance(now, before, subject.measure, called)


def movement_words(subject: Subject, finding: Finding, moved: Movement) -> str:
    """What a test of movement found; empty where a width decided."""
    if moved.chart:
        return _charted(subject, moved.chart)
    if moved.first:
        return _leaning(subject, finding, moved)
    return _apart(subject, moved.intervals) if moved.intervals else ""


def movement_tail(subject: Subject, finding: Finding, moved: Movement) -> str:
    """The same behind a number that moved, so that nobody takes chance for news; empty where a width decided."""
    still = finding.answer is Answer.STEADY
    if moved.chart:
        return f", {_standing(moved.chart)}" if still else _unlikely(moved.chart)
    if moved.first:
        return f", with {_leaning(subject, finding, moved)}" if still else f", {_leaning(subject, finding, moved)}"
    if moved.intervals and moved.change:
        return ", which may be chance" if still else ", by more than chance"
    return ""


def interval_words(subject: Subject, finding: Finding, rating: Rating, found: Interval) -> str:
    """How an interval stands to what it was held against: the whole of it meets it, none does, or it cannot be told."""
    ends = words.span(found.low, found.high, subject.measure)
    if finding.answer is Answer.AMBER:
        return f"cannot be told: {ends} spans {subject.against}"
    met = (
        f"meets {words.aim(rating.target.aim, subject.measure)}"
        if rating.target
        else f"is as good as {subject.against}"
    )
    return f"{'all' if finding.answer is Answer.GREEN else 'none'} of {ends} {met}"


def is_by_number(subject: Subject, finding: Finding) -> bool:
    """Whether the trajectory tells by the number itself of a target what the rating, weighing chance, cannot tell.

    Before its goal's period it is about the planned path, and there is nothing to contradict.
    """
    rated, progress = subject.assessment[Question.THRESHOLD], finding.detail
    if not isinstance(progress, Progress) or progress.goal is None or finding.verdict:
        return False
    told = finding.answer is Answer.REACHED or has_ended(subject, progress)
    return told and finding.answer is not None and rated.answer is Answer.AMBER and _weighs_chance(rated)


def has_ended(subject: Subject, progress: Progress) -> bool:
    """Whether the goal's period has come."""
    judged, goal = subject.assessment.judged, progress.goal
    return bool(judged and goal and judged.period.ordinal >= goal.stands_at(subject.measure).ordinal)


def _weighs_chance(rated: Finding) -> bool:
    """Whether a rating is about what an interval or a control chart holds, and not about the number alone."""
    by_interval = isinstance(rated.detail, Rating) and rated.detail.interval is not None
    return by_interval or rated.verdict == Assurance.INCONSISTENT


def verdict_words(subject: Subject, finding: Finding) -> str:
    """What the method that was asked for calls the answer: as Fingertips: increasing and getting worse."""
    which = _method(subject, finding.question)
    return f"as {which.called}: {finding.verdict}" if which and finding.verdict else ""


def _method(subject: Subject, question: Question) -> Method | None:
    """Whose method answers a question about the place."""
    version = subject.version
    return {
        Question.DIRECTION: version.direction.method,
        Question.THRESHOLD: version.threshold.method,
        Question.TRAJECTORY: subject.arriving,
        Question.COMPARATORS: version.comparators.method,
    }.get(question)


def _charted(subject: Subject, chart: ControlChart) -> str:
    """Where the latest number stands in its control chart, and on how few numbers that rests."""
    latest = chart.stretches[-1]
    known = known_in(latest, subject.own)
    trial = f"; trial limits, {known} of {FEWEST} numbers" if chart.trial else ""
    said = "outside its control limits" if chart.cause == Cause.OUTSIDE else chart.cause
    return (said or _standing(chart)) + trial


def _standing(chart: ControlChart) -> str:
    """How the latest number stands where nothing is more than chance."""
    latest = chart.stretches[-1]
    return "within its ordinary ups and downs" if latest.lower != latest.upper else "with no ups and downs"


def _unlikely(chart: ControlChart) -> str:
    """Why the latest number is more than chance."""
    return (
        ", outside its ordinary ups and downs" if chart.cause == Cause.OUTSIDE else f", more than chance: {chart.cause}"
    )


def _leaning(subject: Subject, finding: Finding, moved: Movement) -> str:
    """Which way the numbers of a trend lean."""
    over = _over(subject, moved)
    if finding.answer is Answer.STEADY:
        return f"no trend over {over} that is more than chance"
    down = Answer.IMPROVING if subject.version.direction.better is Better.LOWER else Answer.WORSENING
    way = "falling" if finding.answer in (down, Answer.FALLING) else "rising"
    return f"{way} over {over} by more than chance"


def _over(subject: Subject, moved: Movement) -> str:
    """Over how many numbers: all that stand unbroken, or the latest five, which may have gaps between them."""
    judged, first = subject.assessment.judged, moved.first
    over = judged.period.ordinal - first.ordinal + 1 if judged and first else 0
    if moved.p is not None:
        return f"{over} {subject.measure.every}s"
    return "five years" if over == POINTS else "the latest five numbers"


def _apart(subject: Subject, found: tuple[tuple[Period, Interval], ...]) -> str:
    """How the intervals of the two numbers compared stand to each other."""
    (when, before), (_, now) = found
    ends, other = (words.span(one.low, one.high, subject.measure) for one in (now, before))
    if now.low > before.high or now.high < before.low:
        return f"{ends} is clear of {other} in {when.label}"
    touches = now.low == before.high or now.high == before.low
    return f"{ends} {'touches' if touches else 'overlaps'} {other} in {when.label}"
