"""A publisher's verdict on the number judged, held against our answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from oba.audit.published_verdicts import contradicted
from oba.domain.assessment import Assessment
from oba.domain.evidence import Reason
from oba.domain.finding import Question
from tests import written
from tests.build import WHERE


def said(verdict: str) -> Assessment:
    """NI 117 as it was assessed (amber, improving, turned, behind, better), with a verdict sent beside its number."""
    found = written.assessment()
    assert found.judged
    return replace(found, judged=replace(found.judged, verdict=verdict, verdict_by="Fingertips", cites=(WHERE,)))


@pytest.mark.parametrize(
    ("verdict", "questions"),
    [
        ("Increasing and getting worse", ["direction"]),
        ("Decreasing and getting better", []),
        ("Worse; No significant change; Red", ["comparators", "direction", "threshold"]),
        ("Worse 95%", ["comparators"]),
        ("Better 95%", []),
        ("Not compared; Cannot be calculated", []),
        ("", []),
    ],
)
def test_every_contradiction_is_a_warning(verdict: str, questions: list[str]) -> None:
    """One for each question whose answer is another, at the row that the verdict stands in."""
    found = contradicted([said(verdict)])
    assert [one.code for one in found] == ["A060"] * len(questions)
    assert [one.what.split("our answer to ")[1].split()[0] for one in found] == questions
    assert {one.where for one in found} <= {WHERE}


def test_it_says_who_says_what_of_which_number() -> None:
    """Both words stand in one line."""
    (found,) = contradicted([said("Increasing and getting worse")])
    assert found.what == (
        "Fingertips says 'Increasing and getting worse' of ni-117, oxfordshire, 2009/10; our answer to direction is "
        "improving"
    )


def test_no_answer_contradicts_nothing() -> None:
    """Where we have a reason, or no number at all, there is nothing to hold a verdict against."""
    silent = said("Increasing and getting worse")
    unknown = written.unknown(Question.DIRECTION, Reason.NO_INTERVAL)
    assert contradicted([replace(silent, findings={**silent.findings, Question.DIRECTION: unknown})]) == ()
    assert contradicted([replace(silent, judged=None)]) == ()
