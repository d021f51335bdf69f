"""One goal of the plan, as a child of eleven reads it: what it is, how many, and whether we are there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from oba.compose.dashboard.judged_target import rating_of
from oba.compose.subject import Subject
from oba.compose.summary.own_words import OwnWords
from oba.compose.summary.people import People, Picture, people, picture, told_in
from oba.compose.told_number import ToldNumber, told_number
from oba.domain.finding import Answer, Movement, Question
from oba.domain.measure import HUNDRED, Kind
from oba.domain.number import printed
from oba.domain.period import Every, Period
from oba.domain.rule import Better
from oba.domain.target import Aim, Word
from oba.words.target_marks import TARGET_MARKS, TargetMark, target_mark

_ENDINGS = {"done": "Done!", "nearly": "Nearly!", "not there yet": "Not there yet."}
_UNRATED = {
    TargetMark.WITHHELD: "We can’t show this number. It could tell who a child is.",
    TargetMark.NO_NUMBER: "There is no number yet.",
    TargetMark.NOT_DUE: "It is too early to say.",
    TargetMark.NOT_RATED: "We can’t say yet.",
    TargetMark.IN_WORDS: "This one is told in words. It has no number.",
}
_GOALS = {
    Word.AT_MOST: "Our goal is {} or fewer.",
    Word.BELOW: "Our goal is fewer than {}.",
    Word.AT_LEAST: "Our goal is {} or more.",
    Word.ABOVE: "Our goal is more than {}.",
    Word.EXACTLY: "Our goal is {}.",
    Word.BETWEEN: "Our goal is {}.",
    Word.REDUCE: "We want it to go down.",
    Word.INCREASE: "We want it to go up.",
    Word.TO_BE_AGREED: "Nobody has set the goal yet.",
    Word.MONITOR: "",
}
_A_LITTLE = "We are a little short of it."
_JUST = {Word.BELOW: "It is a little under that.", Word.ABOVE: "It is a little over that."}


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """One goal; `name` and `words` are young people's where they told it, `says` are the program's short sentences."""

    indicator: str
    name: str
    mark: TargetMark
    pictures: tuple[Picture, ...]
    caption: str
    says: tuple[str, ...]
    words: OwnWords
    card: str

    @property
    def is_told(self) -> bool:
        """Whether somebody has told it in words of their own."""
        return bool(self.words.markdown or self.words.heading)


class Counted:
    """The numbers of an indicator in one unit that a child can picture: that of `now`, and others beside it."""

    def __init__(self, subject: Subject, now: ToldNumber) -> None:
        self.subject, self.now = subject, now
        self.value = now.value
        self.among = told_in(subject.measure, now.value)

    def whole(self, value: Fraction) -> int:
        """A number in whole people, or rounded to a whole one."""
        return self.people(value).many

    def people(self, value: Fraction) -> People:
        """A number as so many in so many."""
        return people(value, self.subject.measure, self.among or int(self.subject.measure.per or HUNDRED))


def goal(subject: Subject, words: OwnWords) -> Goal:
    """Tell where an indicator stands."""
    rule, now = subject.rule, told_number(subject)
    counted = Counted(subject, now) if now else None
    return Goal(
        indicator=rule.id,
        name=words.heading or rule.poster or rule.short,
        mark=target_mark(subject.assessment[Question.THRESHOLD], subject.measure),
        pictures=tuple(_pictures(counted)) if counted else (),
        caption=_caption(counted) if counted else "",
        says=tuple(_says(subject, counted)),
        words=words,
        card=f"{subject.place.id}/cards/{rule.id}.html",
    )


def is_better(subject: Subject) -> bool:
    """Whether an indicator got better by at least a whole person, or a whole unit, that can be shown."""
    finding, judged = subject.assessment[Question.DIRECTION], subject.assessment.judged
    moved = finding.detail
    if finding.answer is not Answer.IMPROVING or judged is None or judged.value is None:
        return False
    counted = Counted(subject, ToldNumber(judged.value, judged.period))
    earlier = moved.earlier if isinstance(moved, Movement) else None
    return earlier is None or counted.whole(earlier) != counted.whole(judged.value)


def _says(subject: Subject, counted: Counted | None) -> Iterator[str]:
    """What is and what was; then what is wanted, and how near that is. Each sentence is short."""
    mark = target_mark(subject.assessment[Question.THRESHOLD], subject.measure)
    if counted:
        yield " ".join((_now(counted), *_before(counted)))
    wanted = () if mark is TargetMark.WITHHELD else _wanted(subject, counted)
    ending = _ENDINGS.get(TARGET_MARKS[mark].plainly) or _unrated(subject, mark)
    yield " ".join(part for part in (*wanted, ending) if part)


def _unrated(subject: Subject, mark: TargetMark) -> str:
    wanted = rating_of(subject).target
    return "" if wanted and wanted.aim.word is Word.TO_BE_AGREED else _UNRATED[mark]


def _now(counted: Counted) -> str:
    measure, told = counted.subject.measure, counted.people(counted.value)
    if measure.plain is Kind.CHANGE and measure.base:
        return f"For every 100 in {measure.base.period}, there are {told.many:,} now."
    if measure.plain is Kind.GAP:
        return f"The gap is {told if _of_people(counted) else told.many}."
    says = str(told) if counted.among else f"{told.many:,}"
    if counted.now.of_year:
        return f"It was {says} in {counted.now.period.label}."
    return f"It is {says}{' so far this year' if counted.now.so_far else ''}."


def _of_people(counted: Counted) -> bool:
    return Kind.PERCENT in (counted.subject.measure.parts, counted.subject.measure.plain)


def _before(counted: Counted) -> Iterator[str]:
    """Which way it went: the number before where it is another one, else that it moved a little, or not at all."""
    moved, measure = counted.subject.assessment[Question.DIRECTION].detail, counted.subject.measure
    of_part = counted.now.of_year or counted.now.so_far
    if not isinstance(moved, Movement) or moved.earlier is None or of_part:
        return
    seen = [printed(value, measure.decimals) for value in (moved.earlier, counted.value)]
    before = counted.whole(moved.earlier)
    if seen[0] == seen[1]:
        yield "It is the same as before."
    elif before == counted.whole(counted.value):
        yield f"It went {'up' if counted.value > moved.earlier else 'down'} a little."
    else:
        yield f"{_when(counted, moved)} it was {before:,}."


def _when(counted: Counted, moved: Movement) -> str:
    """When the number before was: last year where that is so, else just before."""
    yearly = counted.subject.measure.every is Every.YEAR
    return "Last year" if yearly and moved.earlier_name == counted.now.period.shift(-1).label else "Before"


def _wanted(subject: Subject, counted: Counted | None) -> Iterator[str]:
    target = rating_of(subject).target
    if target is None:
        return
    ends = [end for end in (target.aim.low, target.aim.high) if end is not None]
    among = counted or (Counted(subject, ToldNumber(ends[0], target.period)) if ends else None)
    said = _GOALS[target.aim.word].format(_ends(target.aim, ends, among))
    yield f"{said} {_vanished(target.aim, subject)}".rstrip() if _vanishes(counted, ends) else said


def _vanished(aim: Aim, subject: Subject) -> str:
    """What rounding hides where the number and its goal are as many whole people: short of it, or just there."""
    answer = subject.assessment[Question.THRESHOLD].answer
    if answer is Answer.GREEN:
        return _JUST.get(aim.word, "")
    return _A_LITTLE if answer else ""


def _ends(aim: Aim, ends: list[Fraction], counted: Counted | None) -> str:
    told = [f"{counted.whole(end):,}" for end in dict.fromkeys(ends)] if counted else []
    return f"from {' to '.join(told)}" if aim.word is Word.BETWEEN else "".join(told)


def _vanishes(counted: Counted | None, ends: list[Fraction]) -> bool:
    """Whether a goal is as many whole people as there are, because people are rounded."""
    return bool(counted and ends and counted.whole(ends[0]) == counted.whole(counted.value))


def _pictures(counted: Counted) -> Iterator[Picture]:
    """People, where the number is of people: of a gap those of both groups."""
    subject = counted.subject
    if subject.measure.plain is Kind.GAP:
        yield from _of_both(subject, counted.now.period)
    elif counted.among and (told := counted.people(counted.value)).many <= HUNDRED:
        fewer = subject.version.direction.better is Better.LOWER
        wanted = _goal_count(subject, counted)
        title = f"{told}{_rest(told.many, wanted, fewer=fewer)}"
        yield picture(told, wanted, fewer=fewer, title=title)


def _of_both(subject: Subject, when: Period) -> Iterator[Picture]:
    names = {group.id: group.label for group in subject.groups}
    both = [(group, subject.own.parts.get(group, {}).get(when)) for group in subject.measure.between or ()]
    known = [(group, its.value) for group, its in both if its and its.value is not None]
    if len(known) == len(both) and subject.measure.parts is Kind.PERCENT:
        for group, value in known:
            told = people(value, subject.measure, int(HUNDRED))
            label = f"{told}: {names.get(group, group.replace('-', ' '))}"
            yield picture(told, None, fewer=False, title=label, label=label, small=True)


def _goal_count(subject: Subject, counted: Counted) -> int | None:
    """The goal in whole people, the end that is nearest; None where there is none, or neither way is better."""
    target, better = rating_of(subject).target, subject.version.direction.better
    if target is None or not target.aim.numeric or better not in (Better.LOWER, Better.HIGHER):
        return None
    return counted.whole(target.aim.nearest_to(counted.value))


def _rest(now: int, wanted: int | None, *, fewer: bool) -> str:
    if wanted is None or (wanted >= now if fewer else wanted <= now):
        return " now"
    return f" now, {now - wanted:,} more than our goal" if fewer else f" now, {wanted - now:,} more to our goal"


def _caption(counted: Counted) -> str:
    """The counts of the picture in words, and of when they are."""
    subject, told = counted.subject, counted.people(counted.value)
    when = subject.measure.covered(counted.now.period)
    if subject.measure.plain is Kind.GAP or not counted.among:
        return f"Number of {when}"
    fewer = subject.version.direction.better is Better.LOWER
    return f"{when}: {told.many:,}{_rest(told.many, _goal_count(subject, counted), fewer=fewer)}"
