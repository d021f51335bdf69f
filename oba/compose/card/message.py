"""The message of a card: one sentence with the number and its movement, then the verdict that matters."""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from oba import words
from oba.compose.card.chance import aim_words, movement_tail
from oba.compose.card.small_counts import chance_note
from oba.compose.card.whole import still_said
from oba.compose.card.year import is_of_a_year, year_note
from oba.compose.subject import Subject
from oba.domain.evidence import Figure, Reason
from oba.domain.finding import Answer, Finding, Movement, Question, Rating
from oba.domain.rule import Better, Method, With
from oba.domain.target import MOVEMENT

_MOVEMENT_ASKED = MappingProxyType({
    Answer.GREEN: "The target is to {aim} it, and that happened.",
    Answer.AMBER: "The target is to {aim} it; it stayed level.",
    Answer.RED: "The target is to {aim} it; it went the other way.",
})  # fmt: skip
_HEADED = MappingProxyType({
    Answer.TURNED: "better than where we were headed",
    Answer.TURNING: "better than where we were headed, though no better than before",
    Answer.ON_BASELINE: "where we were headed",
    Answer.WORSE_THAN_BASELINE: "worse than where we were headed",
})  # fmt: skip

_NEARER = MappingProxyType({
    Answer.TURNED: "nearer the aim than we were headed",
    Answer.TURNING: "nearer the aim than we were headed, though no nearer than before",
    Answer.ON_BASELINE: "as near the aim as we were headed",
    Answer.WORSE_THAN_BASELINE: "further from the aim than we were headed",
})  # fmt: skip


class Message(NamedTuple):
    """What a card says first: the number with its movement, then what it means."""

    lead: str
    rest: str

    @property
    def whole(self) -> str:
        """Both halves."""
        return f"{self.lead} {self.rest}".strip()


class Clause(NamedTuple):
    """What follows `That`: the words after `is`, or a verb of its own, and whether it is good news, bad or neither."""

    says: str
    news: int


def message(subject: Subject, cut_off: str) -> Message:
    """Say in one or two sentences what a board needs first; reads well whatever is known."""
    judged = subject.assessment.judged
    if judged is None:
        return Message("No number is known yet.", f"{_nothing(subject, cut_off)}{_ahead(subject)}")
    if judged.value is None:
        return _withheld(subject, judged)
    amount, when = words.amount(judged.value, subject.measure), subject.measure.covered(judged.period)
    lead = f"{amount} in {when}{_moved(subject, judged.value)}."
    doubt = "It looks wrong, and nobody has checked it yet." if subject.assessment.doubted else ""
    notes = (
        doubt,
        _target_note(subject),
        _number_note(judged),
        chance_note(subject, judged),
        year_note(subject),
        _outstanding_note(subject),
    )
    said = (_verdict(subject), *notes)
    return Message(lead, " ".join(part for part in said if part))


def _withheld(subject: Subject, judged: Figure) -> Message:
    """Say why there is no number, what can be said all the same, and which was the last one."""
    because = words.SHORTHANDS[words.shorthand(judged.reason)]
    hidden = judged.reason in (Reason.SUPPRESSED, Reason.CONFIDENTIAL)
    still = still_said(subject, judged) if hidden else ""
    known = [f for f in subject.own.figures.values() if f.value is not None]
    last = max(known, key=lambda figure: figure.period.ordinal, default=None)
    before = ""
    if last is not None and last.value is not None:
        when = subject.measure.covered(last.period)
        known_as = "shown" if hidden else "known"
        before = f"The last number {known_as} is {words.amount(last.value, subject.measure)} in {when}."
    return Message(f"No number for {subject.measure.covered(judged.period)}: {because}.", f"{still} {before}".strip())


def _ahead(subject: Subject) -> str:
    first = next((target for _, target in subject.targets if target.aim.numeric), None)
    return f" The first target is {words.target(first, subject.measure)} for {first.period.label}." if first else ""


def _moved(subject: Subject, value: Fraction) -> str:
    """The movement behind the number, and whether it is more than chance: down from 6.2 % in 2008/09."""
    finding = subject.assessment[Question.DIRECTION]
    if not isinstance(finding.detail, Movement):
        return ""
    moved = finding.detail
    distance = aim_words(subject, value, moved.earlier) if moved.earlier is not None else ""
    tail = movement_tail(subject, finding, moved)
    return f"{_from(subject, value, moved)}{f': {distance}' if distance else ''}{tail}"


def _from(subject: Subject, value: Fraction, moved: Movement) -> str:
    if moved.earlier is None:
        return ""
    mean = subject.version.direction.compare_with is With.MEAN
    when = f", {moved.earlier_name}" if mean else f" in {moved.earlier_name}"
    which = words.way(value, moved.earlier, subject.measure)
    if which == "unchanged":
        return f", the same as{when.replace(',', '') if mean else when}"
    return f", {which} from {words.number(moved.earlier, subject.measure)}{when}"


def _verdict(subject: Subject) -> str:
    """Where the number stands against the forecast and the target, joined by `but` where one is good and one bad."""
    headed = _headed(subject, subject.assessment[Question.BASELINE])
    rated = subject.assessment[Question.THRESHOLD]
    if is_of_a_year(subject.measure, rated) or _so_far(rated):
        return f"That is {headed.says}." if headed else ""
    against = _against(subject, rated)
    if headed and against:
        return f"That is {headed.says}{_joint(headed, against)}{against.says}{_surely(rated)}."
    if against:
        return f"That {'' if against.news > 0 else 'is '}{against.says}{_surely(rated)}."
    said = (f"That is {headed.says}." if headed else "", _unrated(subject, rated))
    return " ".join(part for part in said if part)


def _so_far(finding: Finding) -> bool:
    return isinstance(finding.detail, Rating) and finding.detail.so_far is not None and finding.answer is None


def _joint(headed: Clause, against: Clause) -> str:
    if "," in headed.says:
        return "; it " if against.news > 0 else "; it is "
    if headed.news * against.news < 0:
        return ", but "
    return " and " if against.news > 0 else ", and "


def _headed(subject: Subject, finding: Finding) -> Clause | None:
    """Where the number stands against where the baseline was headed; by its distance where nearer is better."""
    if not finding.answer:
        return None
    said = _NEARER if subject.version.direction.better is Better.NEARER else _HEADED
    return Clause(said[finding.answer], words.ANSWERS[finding.answer].tone.news)


def _against(subject: Subject, finding: Finding) -> Clause | None:
    """How far the number is from what it is rated against, where that is a number."""
    rating = finding.detail
    if finding.answer is None or not isinstance(rating, Rating) or rating.shortfall is None:
        return None
    edge = _edge(subject, rating)
    if subject.version.threshold.method is Method.MAKING_DATA_COUNT:
        return _assured(finding.answer, edge)
    if rating.interval and finding.answer is Answer.AMBER:
        return Clause(f"too near {edge}, to tell whether it is met", 0)
    if rating.shortfall < 0 or (finding.answer is Answer.GREEN and not rating.shortfall):
        return Clause(f"meets {edge}", 1)
    return Clause(words.missed(finding, rating, edge, subject.measure), -1)


def _assured(answer: Answer, edge: str) -> Clause:
    """What Making Data Count says of the process that a number comes from."""
    return {
        Answer.GREEN: Clause(f"comes from a process that keeps meeting {edge}", 1),
        Answer.RED: Clause(f"from a process that keeps missing {edge}", -1),
    }.get(answer, Clause(f"from a process that meets or misses {edge}, by chance", 0))


def _surely(finding: Finding) -> str:
    """That a rating is beyond chance, where an interval decided it; that this cannot be told, where it was to."""
    rating = finding.detail
    if isinstance(rating, Rating) and rating.unweighed:
        return "; whether by more than chance cannot be told"
    sure = isinstance(rating, Rating) and rating.interval and finding.answer is not Answer.AMBER
    return ", by more than chance" if sure else ""


def _edge(subject: Subject, rating: Rating) -> str:
    """What the number is rated against: the target, the planned value or a comparator's number."""
    wanted = words.aim(rating.target.aim, subject.measure) if rating.target else ""
    at = words.number(rating.edge, subject.measure) if rating.edge is not None else ""
    return f"{subject.against}, {wanted or at}"


def _unrated(subject: Subject, finding: Finding) -> str:
    """What the target asks for in words, or why nothing is asked of this period."""
    rating = finding.detail if isinstance(finding.detail, Rating) else Rating()
    if finding.answer is Answer.AMBER and subject.version.direction.test:
        return f"The target is to {finding.target} it; no change was more than chance."
    if finding.answer is not None:
        return _MOVEMENT_ASKED[finding.answer].format(aim=finding.target)
    if rating.target is not None and finding.reason is Reason.NOT_YET_DUE:
        asked = rating.target.aim.word in MOVEMENT
        aim = f"to {finding.target} it" if asked else words.target(rating.target, subject.measure)
        wanted = f"The first target, {aim}, is for {rating.target.period.label}"
        early = {True: "; this number would already meet it", False: "; this number would not meet it yet", None: ""}
        return f"{wanted}{early[rating.early]}."
    period = f" for {rating.target.period.label}" if rating.target else ""
    because = words.REASONS[finding.reason].message if finding.reason else None
    return because.format(period=period) if because else ""


def _target_note(subject: Subject) -> str:
    rating = subject.assessment[Question.THRESHOLD].detail
    target = rating.target if isinstance(rating, Rating) and rating.shortfall is not None else None
    return f"The target is provisional ({target.provisional})." if target and target.provisional else ""


def _number_note(judged: Figure) -> str:
    unsure = words.STATUSES[judged.status].unsure
    return f"The number is {unsure}." if unsure else ""


def _outstanding_note(subject: Subject) -> str:
    """Which later numbers have not come, and whose."""
    found = words.outstanding(subject.assessment.outstanding, subject.place.id, subject.names)
    return " ".join(f"{line}." for line in found)


def _nothing(subject: Subject, cut_off: str) -> str:
    if subject.version.draft:
        return "The rule for it has not been approved."
    if subject.assessment[Question.DIRECTION].reason is Reason.AFTER_CUT_OFF:
        return f"What there is was published after {cut_off}."
    late = " It is late." if subject.assessment.late else ""
    return f"Nothing had been sent in by {cut_off}.{late}"
