"""How the answers have held, round by round: a table in which an answer is as wide as it held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from oba.compose.card.answers import AnswerLine
from oba.compose.edition.addresses import Standpoint, of_round
from oba.compose.edition.contents import Contents
from oba.domain.evidence import Reason
from oba.domain.finding import Question
from oba.domain.place import Place
from oba.domain.plan import Round
from oba.domain.rule import Rule
from oba.domain.run import RunPoint
from oba.words import QUESTIONS, Mark, bare, brief_reason, brief_said

MOST = 8  # rounds that stand side by side; every other one is in the table to download
_ANSWERED = frozenset({"none", "waiting"})


@dataclass(frozen=True, slots=True, kw_only=True)
class RunColumn:
    """A round at the head of the table, and where its page is; no address where the reader stands."""

    name: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunNumber:
    """The number that a round judged, with its period where another begins."""

    text: str
    period: str
    now: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldAnswer:
    """An answer and over how many rounds it held; `answered` is False where a reason stands in its place."""

    mark: Mark
    rounds: int
    answered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRun:
    """What the rounds answered to one question, and how the answer stands now."""

    question: str
    held: tuple[HeldAnswer, ...]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRuns:
    """The rounds across, the number that each knew, and the runs of the answers."""

    columns: tuple[RunColumn, ...]
    numbers: tuple[RunNumber, ...]
    runs: tuple[AnswerRun, ...]


def answer_runs(
    told: Contents, rule: Rule, place: Place, answers: Sequence[AnswerLine], here: Standpoint
) -> AnswerRuns:
    """The runs of one indicator in one place over the last rounds that told of it; of the first there is one column."""
    rounds = rounds_of(told, rule, place)[-MOST:]
    points = [told.points[one.id][rule.id, place.id] for one in rounds]
    notes = {one.question: one.detail for one in answers}
    asked = [one for one in QUESTIONS if any(point.says[one] is not Reason.NOT_ASKED for point in points)]
    return AnswerRuns(
        columns=tuple(_column(told, one, here) for one in rounds),
        numbers=tuple(_numbers(rule, points, told)),
        runs=tuple(
            AnswerRun(
                question=QUESTIONS[question].asks,
                held=tuple(_held(points, question)),
                note=notes.get(QUESTIONS[question].asks, ""),
            )
            for question in asked
        ),
    )


def rounds_of(told: Contents, rule: Rule, place: Place) -> tuple[Round, ...]:
    """The rounds that told of an indicator in a place, in order of time."""
    return tuple(one for one in told.rounds if told.point(one, rule, place))


def round_name(one: Round) -> str:
    """A round in the width of a column: Q2 2010/11; its title where its name is no quarter."""
    if one.quarter is None:
        return one.title
    year, _, quarter = one.quarter.label.rpartition(" ")
    return f"{quarter} {year}"


def _column(told: Contents, one: Round, here: Standpoint) -> RunColumn:
    return RunColumn(name=round_name(one), address="" if one == told.now else here.to(of_round(one.id)))


def _numbers(rule: Rule, points: Sequence[RunPoint], told: Contents) -> Iterator[RunNumber]:
    before = None
    for point in points:
        text = brief_reason(point.reason) if point.value is None else bare(point.value, rule.measure)
        period = point.period.label if point.period and point.period != before else ""
        yield RunNumber(text=text, period=period, now=point.round == told.now)
        before = point.period


def _held(points: Sequence[RunPoint], question: Question) -> Iterator[HeldAnswer]:
    """The answers one after another, those that stayed the same as one."""
    marks = [brief_said(point.says[question]) for point in points]
    start = 0
    for at in range(1, len(marks) + 1):
        if at == len(marks) or marks[at] != marks[start]:
            mark = marks[start]
            yield HeldAnswer(mark=mark, rounds=at - start, answered=mark.tone not in _ANSWERED)
            start = at
