"""Laws that hold for every case: one answer each, no side preferred, no better number rated worse, no clock."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TypeVar

import pytest

from oba.assess.assessment import findings_of
from oba.assess.bands import WORST_FIRST
from oba.assess.baseline import baseline
from oba.assess.case import Case
from oba.assess.comparators import comparators
from oba.assess.direction import direction
from oba.assess.threshold import threshold
from oba.assess.trajectory import trajectory
from oba.domain.finding import Answer, Finding, Question
from tests.assess.oracle_numbers import good
from tests.assess.sketch import Number, Sketch, case
from tests.assess.sketches import TURNED, mirrored, sketch

T = TypeVar("T")
CASES = 400
ASK: Mapping[Question, Callable[[Case], Finding]] = {
    Question.DIRECTION: direction,
    Question.THRESHOLD: lambda made: threshold(made, direction(made)),
    Question.BASELINE: baseline,
    Question.TRAJECTORY: trajectory,
    Question.COMPARATORS: comparators,
}
ANSWERS = {
    Question.DIRECTION: {Answer.IMPROVING, Answer.STEADY, Answer.WORSENING, Answer.RISING, Answer.FALLING},
    Question.THRESHOLD: {Answer.GREEN, Answer.AMBER, Answer.RED},
    Question.BASELINE: {Answer.TURNED, Answer.TURNING, Answer.ON_BASELINE, Answer.WORSE_THAN_BASELINE},
    Question.TRAJECTORY: {Answer.REACHED, Answer.ON_COURSE, Answer.BEHIND, Answer.FURTHER_OFF},
    Question.COMPARATORS: {Answer.BETTER, Answer.SIMILAR, Answer.WORSE, Answer.HIGHER, Answer.LOWER},
}


def found(made: Sketch) -> Mapping[Question, Finding]:
    """The five findings of a sketch."""
    return findings_of(case(made))


def says(made: Sketch) -> list[str]:
    """The five answers of a sketch, in order."""
    return [finding.says for finding in found(made).values()]


def test_every_question_has_one_answer_of_its_own_or_one_reason() -> None:
    """No case is left without an answer, none has two, none has another question's, and each says how it came."""
    for seed in range(CASES):
        made = found(sketch(seed))
        assert list(made) == list(Question)
        for question, finding in made.items():
            assert (finding.answer is None) is (finding.reason is not None), seed
            assert finding.answer is None or finding.answer in ANSWERS[question], seed
            assert finding.question is question
            assert finding.steps
            assert all(step.says for step in finding.steps)
            assert any(step.cites for step in finding.steps)


def test_mirroring_a_series_and_its_rule_never_changes_an_answer() -> None:
    """Turning numbers, targets, paths, forecasts and comparators about zero, with the good way, changes no answer."""
    for seed in range(CASES):
        made = sketch(seed)
        here, there = found(made), found(mirrored(made))
        turned = [TURNED.get(finding.says, finding.says) for finding in there.values()]
        as_good = made.better == "none"
        assert [finding.says for finding in here.values()] == (turned if as_good else says(mirrored(made))), seed
        margins = [finding.margin for finding in there.values()]
        assert as_good or [finding.margin for finding in here.values()] == margins, seed


def ranks(made: Sketch, question: Question, worst_first: Sequence[Answer]) -> list[int]:
    """How good the answer is, for one latest number after another, from the worst number to the best."""
    latest, found = max(made.values), []
    for step in range(-30, 31, 6):
        value = Fraction(step, 10)
        answer = ASK[question](case(replace(made, values={**made.values, latest: value}))).answer
        found += [(good(made, value), worst_first.index(answer))] if answer else []
    return [rank for _, rank in sorted(found)]


def test_a_better_number_never_rates_worse() -> None:
    """Raising the latest number in the good direction, everything else the same, never lowers a rating.

    Amber that is wider on one side of a range than on the other is stopped by the proof of its bands.
    """
    for seed in range(CASES):
        made = sketch(seed)
        lopsided = made.better == "nearer" and made.amber is not None and made.amber[0] in ("percent", "value")
        if not lopsided and made.start != (max(made.values), None):
            found = ranks(made, Question.THRESHOLD, WORST_FIRST)
            assert found == sorted(found), seed


@pytest.mark.parametrize(
    ("question", "worst_first"),
    [
        (Question.DIRECTION, [Answer.WORSENING, Answer.STEADY, Answer.IMPROVING]),
        (Question.BASELINE, [Answer.WORSE_THAN_BASELINE, Answer.ON_BASELINE, Answer.TURNING, Answer.TURNED]),
        (Question.TRAJECTORY, [Answer.FURTHER_OFF, Answer.BEHIND, Answer.ON_COURSE, Answer.REACHED]),
        (Question.COMPARATORS, [Answer.WORSE, Answer.SIMILAR, Answer.BETTER]),
    ],
)
def test_a_better_number_never_answers_worse(question: Question, worst_first: list[Answer]) -> None:
    """Where more or less is better, every question is as monotone as a rating is."""
    for seed in (seed for seed in range(CASES // 2) if sketch(seed).better in ("higher", "lower")):
        made = sketch(seed)
        if question is not Question.BASELINE or made.history:
            found = ranks(made, question, worst_first)
            assert found == sorted(found), seed


def later(numbers: Mapping[int, T], by: int) -> dict[int, T]:
    """Numbers by period, moved by some periods."""
    return {at + by: number for at, number in numbers.items()}


def test_time_itself_does_not_matter() -> None:
    """Moving every period of a case by some years changes no answer: there is no clock and no favoured year."""
    for seed in range(CASES // 2):
        made = sketch(seed)
        by, years = (40, 10) if made.sort != "year" else (10, 10)
        moved = replace(
            made,
            values=later(made.values, by),
            intervals={at + by: ends for at, ends in made.intervals.items()},
            others={place: later(numbers, by) for place, numbers in made.others.items()},
            breaks=tuple(at + by for at in made.breaks),
            goals=tuple(replace(goal, at=goal.at + (years if goal.annual else by)) for goal in made.goals),
            start=made.start and (made.start[0] + by, made.start[1]),
            planned=later(made.planned, by),
            expected=later(made.expected, by),
            history=tuple(at + by for at in made.history),
        )
        assert says(moved) == says(made), seed


def test_what_a_rule_does_not_name_changes_nothing() -> None:
    """Comparators that are not named, and what is known elsewhere for later periods, leave all as it was."""
    for seed in range(CASES // 2):
        made = sketch(seed)
        others = {
            place: {**numbers, 99: Fraction(1)} if max(made.values) in numbers else numbers
            for place, numbers in made.others.items()
        }
        more = replace(made, others={**others, "nowhere": {max(made.values): Fraction(1)}})
        assert found(more) == found(made), seed


def rounded(numbers: Mapping[int, Number]) -> dict[int, Number]:
    """Numbers with one decimal."""
    return {at: x if isinstance(x, str) else Fraction(round(x * 10), 10) for at, x in numbers.items()}


def test_rounding_changes_no_answer_of_round_numbers() -> None:
    """Where every number is written with the decimals it is compared with, as printed and exact agree."""
    for seed in range(CASES):
        made = sketch(seed)
        there = {place: rounded(numbers) for place, numbers in made.others.items()}
        plain = replace(made, values=rounded(made.values), others=there, path="stated", forecast="stated")
        if made.compare_with == "mean of previous" or (made.amber and made.amber[0] == "percent"):
            continue
        assert says(replace(plain, printed=True)) == says(replace(plain, printed=False)), seed
