"""Everyone is asked about the same numbers, in one order; and Northern Ireland gets a year to compare with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from oba.assess.assessment import assess
from oba.audit.opinions import THE_RULE, TWO_INTERVALS, Opinion, heading, opinions
from oba.domain.book import Book
from oba.domain.evidence import Reason, Series
from oba.domain.finding import Question
from oba.domain.rule import Baseline, Forecast, Method, Rule, Trajectory
from tests.build import INDICATOR, TOP, WHERE, a_round, figure, place, plan, rule, series, version, year
from tests.written import book

CALLED = [method.called for method in Method]

HERE = place()
COUNTED_FROM_NOTHING = Baseline(history=(), forecast=Forecast.TREND, where=WHERE)


def known(numbers: Series | None = None, of: Rule | None = None) -> tuple[Book, Rule]:
    """A round whose answers are the engine's own, of the usual numbers and rule unless others are given."""
    made, judged = book(), of or rule()
    every = made.series if numbers is None else {(INDICATOR, TOP): numbers}
    by_place = {where: its for (_, where), its in every.items()}
    found = assess(judged, HERE, made.places, by_place, plan().policy, a_round().cut_off)
    return replace(made, rules={INDICATOR: judged}, series=every, assessments={(INDICATOR, TOP): found}), judged


def heard(verdicts: tuple[Opinion, ...], who: str, question: Question = Question.DIRECTION) -> Opinion:
    """The one verdict of somebody about a question."""
    (one,) = (one for one in verdicts if one.who == who and one.finding.question is question)
    return one


def test_everyone_is_asked_once_and_in_order() -> None:
    """The rule's five answers as they stand, two intervals, each method where it has an answer, then the others."""
    made, judged = known()
    verdicts = opinions(made, judged, HERE)
    assert [one.finding for one in verdicts[:5]] == list(made.assessments[INDICATOR, TOP].findings.values())
    assert [one.who for one in verdicts[:6]] == [*[THE_RULE] * 5, TWO_INTERVALS]
    methods = [one.who for one in verdicts if one.who in CALLED]
    assert list(dict.fromkeys(methods)) == CALLED
    assert len({(one.who, one.finding.question) for one in verdicts}) == len(verdicts) == 22


def test_the_heading_says_what_it_is_about() -> None:
    """The plan, the round, the rule, the place and the figure judged."""
    made, judged = known()
    about = heading(made, judged, HERE)
    assert (about.plan, about.round, about.place) == ("cypp-2010-13", "2010-11-q2", HERE)
    assert about.judged == made.assessments[INDICATOR, TOP].judged
    assert heading(replace(made, assessments={}), judged, HERE).judged is None


def test_a_missing_number_is_everyone_s_reason() -> None:
    """Whoever is asked has the reason of the number that is not there."""
    made, judged = known(series({year(2008): "6.2", year(2009): Reason.CONFIDENTIAL}))
    verdicts = opinions(made, judged, HERE)
    assert {one.finding.reason for one in verdicts} == {Reason.CONFIDENTIAL}
    assert len(verdicts) == 22


def test_without_a_rule_in_force_there_is_nothing_to_say() -> None:
    """As before a rule was approved."""
    made, judged = known()
    assert opinions(replace(made, assessments={}), judged, HERE) == ()


def without_a_start(baseline: Baseline | None = None) -> Rule:
    """The usual rule without a start, and perhaps with another baseline."""
    governs = replace(version(), trajectory=Trajectory(where=WHERE), baseline=baseline or version().baseline)
    return replace(rule(), versions=(governs,))


def test_northern_ireland_counts_from_the_start_if_there_is_one() -> None:
    """The rule's own, and nothing is added to its working."""
    made, judged = known()
    found = heard(opinions(made, judged, HERE), "Northern Ireland").finding
    assert "2008/09" in found.steps[1].says
    assert not any("has no start" in step.says for step in found.steps)


def test_without_a_start_it_counts_from_the_end_of_the_history() -> None:
    """And says so."""
    made, judged = known(of=without_a_start())
    found = heard(opinions(made, judged, HERE), "Northern Ireland").finding
    assert found.verdict == "improving"
    assert found.steps[-1].says == (
        "The rule has no start, so that the comparison year is 2008/09, the last of the baseline's history."
    )


def test_without_a_history_it_counts_from_the_first_number() -> None:
    """And says so too; with one number only there is too little data, never no change."""
    judged = without_a_start(COUNTED_FROM_NOTHING)
    found = heard(opinions(*known(of=judged), HERE), "Northern Ireland").finding
    assert "2004/05, the first number known" in found.steps[-1].says
    alone = Series(indicator=INDICATOR, place=TOP, figures={year(2009): figure(year(2009), "4.3")})
    lonely = heard(opinions(*known(alone, judged), HERE), "Northern Ireland").finding
    assert (lonely.reason, lonely.verdict) == (Reason.NO_START, "insufficient data")


def test_a_criterion_for_the_change_since_another_number_is_the_same_one() -> None:
    """The method uses the rule's width, whatever the rule compares with."""
    made, judged = known()
    found = heard(opinions(made, judged, HERE), "Northern Ireland").finding
    assert "the criterion 0.2" in found.steps[-1].says


def test_without_an_approved_rule_nobody_is_asked() -> None:
    """Not even those who bring their own way of answering: which way is good is a draft, too."""
    late = replace(version(), reference=replace(version().reference, approved_on=date(2010, 10, 16)))
    made, judged = known(of=replace(rule(), versions=(late,)))
    assert {one.finding.reason for one in opinions(made, judged, HERE)} == {Reason.NO_RULE}
