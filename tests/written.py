"""A round for tests: NI 117 in Oxfordshire with its five answers, and the book they stand in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from oba.domain.assessment import Assessment
from oba.domain.book import Book
from oba.domain.evidence import Reason
from oba.domain.finding import (
    Answer,
    Children,
    Comparison,
    Curve,
    Finding,
    Flip,
    Forecasted,
    Movement,
    Progress,
    Question,
    Rating,
    Step,
    Way,
)
from oba.domain.period import Period
from oba.domain.registers import Action, Registers, Risk
from oba.domain.story import Story
from tests.build import (
    INDICATOR,
    TOP,
    WHERE,
    a_round,
    n,
    numbers,
    places,
    plan,
    rule,
    target,
    version,
    year,
)


def step(says: str) -> Step:
    """One step of a working."""
    return Step(says=says, cites=(WHERE,))


def forecasted(period: Period, low: str, middle: str, high: str) -> Forecasted:
    """The forecast for one period."""
    return Forecasted(period=period, middle=n(middle), low=n(low), high=n(high))


def unknown(question: Question, reason: Reason) -> Finding:
    """A question that cannot be answered, and why."""
    return Finding(question=question, reason=reason, steps=(step(f"Cannot be told: {reason}."),))


def findings() -> dict[Question, Finding]:
    """The five answers of NI 117 for 2009/10: amber, improving, turned, behind, better."""
    found = (_direction(), _threshold(), _baseline(), _trajectory(), _comparators())
    return {finding.question: finding for finding in found}


def _direction() -> Finding:
    return Finding(
        question=Question.DIRECTION,
        answer=Answer.IMPROVING,
        value=n("4.3"),
        margin=n("1.9"),
        detail=Movement(earlier=n("6.2"), earlier_name="2008/09", change=n("1.9"), width=n("0.2"), run=1),
        steps=(step("2009/10: 4.3 %."), step("2008/09: 6.2 %."), step("The change of −1.9 points counts.")),
    )


def _threshold() -> Finding:
    rating = Rating(
        target=target(year(2009), "at most 4.0"),
        edge=n("4.0"),
        shortfall=n("0.3"),
        amber_edge=n("4.5"),
        flip=Flip(to=Answer.RED, edge=n("4.5"), way=Way.UP, inclusive=False, beyond=True, distance=n("0.2")),
        children=Children(count=30, way=Way.UP, to=Answer.RED),
    )
    return Finding(
        question=Question.THRESHOLD,
        answer=Answer.AMBER,
        value=n("4.3"),
        target="at most 4.0",
        margin=n("-0.3"),
        detail=rating,
        steps=(step("4.3 % is not at most 4.0 %."), step("Amber reaches 4.5 %.")),
    )


def _baseline() -> Finding:
    points = (
        forecasted(year(2009), "6.1", "6.5", "7.0"),
        forecasted(year(2010), "6.3", "6.9", "7.5"),
        forecasted(year(2011), "6.5", "7.2", "8.0"),
        forecasted(year(2012), "6.6", "7.5", "8.4"),
    )
    return Finding(
        question=Question.BASELINE,
        answer=Answer.TURNED,
        value=n("4.3"),
        margin=n("1.8"),
        detail=Curve(at=points[0], points=points, held=1),
        steps=(step("6.1 to 7.0 was forecast."),),
    )


def _trajectory() -> Finding:
    progress = Progress(
        goal=target(year(2010), "at most 3.6"),
        start=n("6.2"),
        start_period=year(2008),
        planned=n("4.0"),
        path=((year(2008), n("6.2")), (year(2009), n("4.0")), (year(2010), n("3.6"))),
        pace=n("1.9") / n("2.2"),
        arrives=n("3.9"),
        needed=n("-0.7"),
        goal_met=False,
    )
    return Finding(
        question=Question.TRAJECTORY,
        answer=Answer.BEHIND,
        value=n("4.3"),
        target="at most 3.6",
        detail=progress,
        steps=(step("1.9 of the 2.2 points planned by now."),),
    )


def _comparators() -> Finding:
    beside = (
        Comparison(place="england", name="England", value=n("6.2"), answer=Answer.BETTER, reason=None),
        Comparison(place="south-east", name="South East", value=n("5.4"), answer=Answer.BETTER, reason=None),
    )
    return Finding(
        question=Question.COMPARATORS,
        answer=Answer.BETTER,
        value=n("4.3"),
        target="England",
        margin=n("1.9"),
        detail=beside,
        steps=(step("England had 6.2 %, 1.9 points away."),),
    )


def assessment() -> Assessment:
    """All five answers about the county's number of 2009/10."""
    return Assessment(
        indicator=INDICATOR,
        place=TOP,
        judged=numbers()[INDICATOR, TOP].latest,
        version=version(),
        findings={question: replace(finding, period=year(2009)) for question, finding in findings().items()},
    )


def story() -> Story:
    """A story with all its headings."""
    return Story(
        round="2010-11-q2",
        place=TOP,
        indicator=INDICATOR,
        author="Head of 14-19",
        written=date(2010, 10, 12),
        sections=(
            ("Story behind the baseline", "Numbers rose for four years as entry-level work thinned out."),
            ("Partners", "Connexions, both further education colleges, Jobcentre Plus."),
            ("What works", "- A named adviser from Year 11.\n- No cost: colleges tell advisers at once."),
            ("Action plan", "Three actions carry most of the change."),
            ("Data development", "Destinations for 6 % of the cohort are not known."),
        ),
        where=WHERE,
    )


def registers() -> Registers:
    """Two actions and a risk."""
    actions = (
        Action(
            id="action-1",
            known=date(2010, 3, 31),
            objective="",
            accountable="",
            indicator=INDICATOR,
            place="",
            action="Track every leaver on free school meals to 19",
            lead="14-19 lead",
            start=date(2010, 4, 1),
            due=date(2011, 3, 31),
            status="under way",
            cost="low",
            every_child_matters="Enjoy and achieve",
            where=WHERE,
        ),
        Action(
            id="action-2",
            known=date(2010, 3, 31),
            objective="",
            accountable="",
            indicator=INDICATOR,
            place=TOP,
            action="Second January start, Banbury",
            lead="College",
            start=date(2010, 1, 1),
            due=date(2010, 9, 30),
            status="late",
            cost="none",
            every_child_matters="Economic well-being",
            where=WHERE,
        ),
    )
    risk = Risk(
        id="r1",
        known=date(2010, 3, 31),
        lead="",
        due=None,
        outcome="narrowing-the-gap",
        indicators=(INDICATOR,),
        risk="Loss of the area-based grant",
        likelihood="high",
        impact="high",
        action="Advisers kept on two-year terms",
        owner="Head of Commissioning",
        review=date(2011, 1, 31),
        where=WHERE,
    )
    return Registers(actions=actions, risks=(risk,))


def book() -> Book:
    """One round with one indicator, assessed for the county, its story and its actions."""
    return Book(
        plan=plan(),
        round=a_round(),
        places=places(),
        rules={INDICATOR: rule()},
        series=numbers(),
        assessments={(INDICATOR, TOP): assessment()},
        stories={(INDICATOR, TOP): story()},
        registers=registers(),
        rules_digest="9c2b" + "0" * 60,
        data_digest="93ab" + "0" * 60,
        rows_digests={INDICATOR: "93ab" + "0" * 60},
    )
