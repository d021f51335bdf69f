"""Where a publisher's own verdict on a number, sent beside it, contradicts our answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from oba.domain.assessment import Assessment
from oba.domain.catalogue import problem
from oba.domain.problem import Problem
from oba.words.verdicts import contradictions


def contradicted(assessments: Iterable[Assessment]) -> tuple[Problem, ...]:
    """A warning for every verdict on the number judged that has one meaning among our answers and is another one."""
    return tuple(found for assessment in assessments for found in _of(assessment))


def _of(assessment: Assessment) -> Iterator[Problem]:
    figure = assessment.judged
    if figure is None:
        return
    about = f"{assessment.indicator}, {assessment.place}, {figure.period.label}"
    for question, said, ours in contradictions(figure.verdict, assessment):
        what = f"{figure.verdict_by} says '{said}' of {about}; our answer to {question} is {ours}"
        yield problem("A060", figure.cites[0], what)
