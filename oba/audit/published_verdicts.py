"""Where a publisher's own verdict on a number, sent beside it, contradicts our answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from oba.domain.assessment import Assessment
from oba.domain.catalogue import problem
from oba.domain.problem import Problem
from oba.words.verdicts import contradicts, meant


def contradicted(assessments: Iterable[Assessment]) -> tuple[Problem, ...]:
    """A warning for every verdict on the number judged that has one meaning among our answers and is another one."""
    return tuple(found for assessment in assessments for found in _of(assessment))


def _of(assessment: Assessment) -> Iterator[Problem]:
    figure = assessment.judged
    for question, said, answer in meant(figure.verdict) if figure else ():
        ours = assessment[question].answer
        if figure and ours and contradicts(answer, ours):
            about = f"{assessment.indicator}, {assessment.place}, {figure.period.label}"
            what = f"{figure.verdict_by} says '{said}' of {about}; our answer to {question} is {ours}"
            yield problem("A060", figure.cites[0], what)
