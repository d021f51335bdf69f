"""Where the number of a start comes from: cited where it is written, in the rule or in the place's own row."""

from __future__ import annotations

from dataclasses import replace

import pytest

from oba.assess.assessment import findings_of
from oba.assess.path import start_cites
from oba.domain.citation import CitedRule
from oba.domain.finding import Finding, Question
from oba.domain.rule import Start, Trajectory, With
from tests.assess.situation import LOWER, NO_TARGETS, SCORE, Situation, towards, years
from tests.build import n, year

ROW = CitedRule(key="ni-117, oxfordshire, 2008/09", file="a.csv", line=9)
LINE = CitedRule(key="ni-117, start", file="ni-117.yaml", line=20)


def found(value: str | None, *, top: bool = True, question: Question = Question.TRAJECTORY) -> Finding:
    """The finding of a place whose start is 6 in its own row, and perhaps in the rule."""
    begins = Start(period=year(2008), value=None if value is None else n(value), where=LINE)
    path: Trajectory = replace(towards({year(2012): "at most 2"}), start=begins)
    way = replace(LOWER, compare_with=With.START)
    case = Situation(values=years("6", "5", "4"), direction=way, trajectory=path, measure=SCORE, top=top).case
    figures = {**case.series.figures, year(2008): replace(case.series.figures[year(2008)], cites=(ROW,))}
    return findings_of(replace(case, series=replace(case.series, figures=figures)))[question]


@pytest.mark.parametrize(("value", "top", "cited"), [("6", True, LINE), (None, True, ROW), ("6", False, ROW)])
def test_a_start_is_cited_where_its_number_is_written(value: str | None, *, top: bool, cited: CitedRule) -> None:
    """The rule's own value serves the top place alone; every other start is a number of a row, and cites that."""
    steps = {step.says.partition(" in ")[0]: step for step in found(value, top=top).steps}
    assert steps["Start"].cites == (cited,)
    since = found(value, top=top, question=Question.DIRECTION)
    assert cited in since.steps[1].cites


def test_without_a_number_the_rule_is_cited_for_its_period() -> None:
    """And where the rule names no start there is nothing to cite."""
    path = replace(towards({year(2012): "at most 2"}), start=Start(period=year(2008), where=LINE))
    assert start_cites(Situation(values=years("5", since=2010), trajectory=path).case) == (LINE,)
    assert start_cites(Situation(values=years("5"), trajectory=NO_TARGETS).case) == ()
