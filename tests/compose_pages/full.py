"""A round with something to say in every part of every page: three outcomes, a county, two areas and a locality."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from oba.assess.assessment import assess
from oba.audit.targets.review import review
from oba.domain.assessment import Assessment
from oba.domain.book import Book, Key, Proof
from oba.domain.catalogue import problem
from oba.domain.change import (
    Appearance,
    Change,
    ChangeCause,
    ChangeKind,
    Changes,
    NumberChange,
    NumberRevision,
    RuleChange,
)
from oba.domain.evidence import Reason, Series
from oba.domain.finding import Answer, Question
from oba.domain.place import Place, Places, Tier
from oba.domain.plan import Board, Outcome, Plan, Round
from oba.domain.problem import Problem, Where
from oba.domain.protection import Ladder, Suppression
from oba.domain.rule import Rule
from tests.build import TOP, figure, n, place, plan, version, year
from tests.compose_pages.full_numbers import the_series
from tests.compose_pages.full_registers import the_registers
from tests.compose_pages.full_rules import (
    ADMISSIONS,
    CUSTODY,
    GAIN,
    GAP,
    NEET,
    NORTH,
    OBESITY,
    SAFE,
    SOUTH,
    the_rules,
    where,
)
from tests.written import story

FIRST = Round(
    id="2010-11-q1",
    title="Quarter 1 of 2010/11",
    cut_off=date(2010, 7, 15),
    meeting=date(2010, 8, 10),
    meetings=(("trust", date(2010, 8, 10)),),
)
NOW = Round(
    id="2010-11-q2",
    title="Quarter 2 of 2010/11",
    cut_off=date(2010, 10, 15),
    meeting=date(2010, 11, 10),
    note="Made up, to show how a round works.",
    meetings=(("trust", date(2010, 11, 10)),),
)


def the_plan() -> Plan:
    """Two outcomes, two rounds, an assumption and a notice."""
    return replace(
        plan(),
        outcomes=(
            Outcome(id=SAFE, title="Keeping all children and young people safe"),
            Outcome(id="empty", title="An outcome without indicators"),
            Outcome(id=GAP, title="Narrowing the gap for our most disadvantaged groups"),
        ),
        source="The Trust, January 2010",
        rounds=(FIRST, NOW),
        boards=(
            Board(id="trust", name="Trust", place=TOP, meetings=(date(2010, 2, 10), date(2010, 8, 10))),
            Board(id="safeguarding", name="Safeguarding Board"),
        ),
        assumptions=("The day of approval is assumed.",),
        notices=("Contains public sector information licensed under the Open Government Licence v3.0.",),
    )


def the_places() -> Places:
    """A county, two areas named after it, a locality without documents, and two comparators."""
    every = (
        place(),
        place(NORTH, "Northern Oxfordshire", "area", TOP),
        replace(place(SOUTH, "Southern Oxfordshire", "area", TOP), assumed="Which localities belong to it"),
        place("banbury", "Banbury", "locality", NORTH),
        place("england", "England", None),
        place("south-east", "South East", None),
    )
    tiers = (
        Tier(id="county", name="County", documents=True),
        Tier(id="area", name="Area", documents=True),
        Tier(id="locality", name="Locality", documents=False),
    )
    return Places(by_id={p.id: p for p in every}, tiers=tiers)


def the_warnings() -> tuple[Problem, ...]:
    """Two of one kind and one of another, one of them about a rule's file."""
    return (
        problem("A013", where(NEET), "NI 117 was to be reviewed by 2010-03-31"),
        problem("A010", Where(file="data/x.csv", line=3), "the county sent 523, its parts give 519"),
        problem("A010", Where(file="data/x.csv", line=4), "the county sent 12, its parts give 11"),
    )


def full(now: Round = NOW) -> Book:
    """The book of the second round."""
    rules, places, series, the = the_rules(), the_places(), the_series(), the_plan()
    return Book(
        plan=the,
        round=now,
        places=places,
        rules=rules,
        series=series,
        assessments=_assessed(rules, places, series, the, now),
        changes=_changes(),
        compared_with=FIRST,
        stories={(NEET, TOP): story()},
        registers=the_registers(),
        suppressed=(
            Suppression(
                indicator=OBESITY,
                period=year(2009),
                group="all",
                places=(NORTH, SOUTH),
                step=Ladder.LEAST,
            ),
        ),
        warnings=the_warnings(),
        review=review(the, rules, places, series, now),
        proofs={
            NEET: (Proof(says="Every number has one rating.", holds=True), Proof(says="Red can occur.", holds=False))
        },
        illustrative=frozenset({(NEET, NORTH), (NEET, SOUTH)}),
        rules_digest="9c2b" + "0" * 60,
        data_digest="93ab" + "0" * 60,
        rows_digests=dict.fromkeys(rules, "93ab" + "0" * 60),
    )


def county() -> Place:
    """The top place."""
    return the_places().by_id[TOP]


def area(which: str = NORTH) -> Place:
    """One of the areas."""
    return the_places().by_id[which]


def _assessed(
    rules: dict[str, Rule], places: Places, series: dict[Key, Series], the: Plan, now: Round
) -> dict[Key, Assessment]:
    found = {}
    for one in rules.values():
        its = {where: s for (indicator, where), s in series.items() if indicator == one.id}
        for where_it_is in places.documented:
            found[one.id, where_it_is.id] = assess(one, where_it_is, places, its, the.policy, now.cut_off)
    return found


def _changes() -> Changes:
    """Something of every kind at the county, and one answer that moved at an area."""
    change = Change(
        indicator=NEET,
        place=TOP,
        question=Question.DIRECTION,
        kind=ChangeKind.MOVED,
        before=Answer.STEADY,
        after=Answer.IMPROVING,
        causes=(ChangeCause.NUMBER,),
    )
    opened, lost, other = ChangeKind.ANSWERABLE, ChangeKind.UNANSWERABLE, ChangeKind.OTHER_REASON
    tighter, due = (ChangeCause.NUMBER, ChangeCause.TIGHTER), Reason.NOT_YET_DUE
    answers = (
        change,
        replace(change, question=Question.THRESHOLD, before=Answer.GREEN, after=Answer.AMBER, causes=tighter),
        replace(change, place=NORTH),
        replace(change, indicator=CUSTODY, question=Question.THRESHOLD, kind=opened, before=due, after=Answer.RED),
        replace(change, indicator=GAIN, kind=lost, after=Reason.LATE, causes=(ChangeCause.DAY,)),
        replace(change, indicator=OBESITY, kind=other, before=Reason.AWAITED, after=Reason.LATE),
    )
    was, now = figure(year(2008), "6.2"), figure(year(2009), "4.3")
    numbers = tuple(
        NumberChange(indicator=key[0], place=key[1], was=was, now=now, path=((ChangeCause.NUMBER, n("4.3")),))
        for key in dict.fromkeys((one.indicator, one.place) for one in answers)
    )
    revised = NumberRevision(indicator=NEET, place=TOP, period=year(2008), was=figure(year(2008), "6.3"), now=was)
    begun = Appearance(indicator=ADMISSIONS, place=TOP, ended=False, cause=ChangeCause.NUMBER)
    ended = Appearance(indicator=None, place=SOUTH, ended=True, cause=ChangeCause.PLAN)
    ruled = RuleChange(indicator=NEET, before=None, now=version())
    return Changes(answers=answers, numbers=numbers, revisions=(revised,), appearances=(begun, ended), rules=(ruled,))
