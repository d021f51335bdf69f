"""A round with something to say in every part of every page: three outcomes, a county, two areas and a locality."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from oba.assess.assessment import assess
from oba.domain.book import Book, Change, Key, Proof, Suppression
from oba.domain.catalogue import problem
from oba.domain.evidence import Figure, Reason, Series, Status
from oba.domain.finding import Assessment, Question
from oba.domain.measure import Break
from oba.domain.period import Period
from oba.domain.place import Place, Places, Tier
from oba.domain.plan import Outcome, Plan, Round
from oba.domain.problem import Problem, Where
from oba.domain.registers import Action, Milestone, Registers, Report, Resource, Risk
from oba.domain.rule import Better, Comparators, Example, Rule, Trajectory, Version
from oba.domain.story import Story
from oba.domain.target import Target
from tests.build import KNOWN, TOP, WHERE, figure, n, observation, place, plan, rule, target, version, year
from tests.written import story

SAFE, GAP = "keeping-safe", "narrowing-the-gap"
NEET, CUSTODY, ADMISSIONS, GAIN, OBESITY = "ni-117", "ni-43", "ni-70", "ni-99", "ni-56a"
NORTH, SOUTH = "northern", "southern"
FIRST = Round(id="2010-11-q1", title="Quarter 1 of 2010/11", cut_off=date(2010, 7, 15), meeting=date(2010, 8, 10))
NOW = Round(
    id="2010-11-q2",
    title="Quarter 2 of 2010/11",
    cut_off=date(2010, 10, 15),
    meeting=date(2010, 11, 10),
    note="Made up, to show how a round works.",
)
Counts = dict[Period, tuple[int, int]]


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


def the_rules() -> dict[str, Rule]:
    """Five rules that differ in direction, targets, versions and comparators, in the order of the outcomes."""
    rules = (_admissions(), _custody(), _neet(), _gain(), _obesity())
    return {one.id: one for one in rules}


def _where(indicator: str) -> Where:
    return Where(file=f"rules/plan/{indicator}.yaml", line=1)


def _neet() -> Rule:
    newest = version()
    own = {NORTH: Trajectory(start=newest.trajectory.start, targets=(target(year(2009), "at most 3.9"),), where=WHERE)}
    assumed = {"direction": "0.2 points is about 30 young people", "owner": "a plausible role"}
    oldest = replace(
        newest,
        since=year(2004),
        threshold=replace(newest.threshold, amber=None),
        trajectory=replace(newest.trajectory, targets=(target(year(2008), "at most 6.0"),)),
        reference=replace(newest.reference, note="Replaced by the plan of 2010."),
    )
    areas = replace(newest.threshold, areas_as_parent=True)
    example = Example(
        given={year(2008): n("6.2"), year(2009): n("4.3")},
        compared={"england": {year(2009): n("6.2")}},
        then={"threshold": "amber", "direction": "improving"},
        where=WHERE,
    )
    return replace(
        rule(),
        versions=(replace(newest, own=own, assumed=assumed, threshold=areas), oldest),
        examples=(example,),
        notes=("A month is not the year.",),
        where=_where(NEET),
    )


def _custody() -> Rule:
    """Strict targets, one of them provisional; worse than where it was headed."""
    wanted = (
        target(year(2009), "below 5.0"),
        replace(target(year(2010), "below 4.0"), also="12", provisional="to be agreed by YOS Board"),
    )
    return _rule(CUSTODY, "NI 43", SAFE, "Young people convicted who are sentenced to custody", wanted)


def _admissions() -> Rule:
    """Numbers end before the first target."""
    short = "Emergency admissions for injury"
    wanted = (replace(target(year(2009), "at most 9.0"), as_printed="9.0 pc"), target(year(2010), "reduce"))
    return _rule(ADMISSIONS, "NI 70", SAFE, short, wanted)


def _gain() -> Rule:
    """Higher is better; no comparator; a performance measure."""
    found = _rule(GAIN, "NI 99", GAP, "Looked-after children, Level 4 English", (target(year(2009), "at least 31"),))
    newest = replace(
        found.versions[0],
        direction=replace(found.versions[0].direction, better=Better.HIGHER),
        comparators=Comparators(where=WHERE),
    )
    return replace(found, versions=(newest,), accountability="performance", question="better off")


def _obesity() -> Rule:
    """No target at all, a break in its definition, and no number of its own for readers."""
    found = _rule(OBESITY, "", GAP, "Obesity in Year 6", (target(year(2009), "to be agreed"),))
    broken = replace(found.measure, breaks=(Break(at=year(2009), why="another growth chart"),))
    return replace(found, measure=broken)


def _rule(ident: str, number: str, outcome: str, short: str, wanted: tuple[Target, ...]) -> Rule:
    usual = version()
    trajectory = replace(usual.trajectory, targets=wanted)
    versions: tuple[Version, ...] = (replace(usual, trajectory=trajectory),)
    return replace(
        rule(), id=ident, number=number, title=f"{short} (%)", short=short, outcome=outcome, versions=versions,
        where=_where(ident),
    )  # fmt: skip


def _counted(indicator: str, where: str, counts: Counts, **known: object) -> dict[Key, Series]:
    figures = {
        period: Figure(
            period=period,
            value=Fraction(100 * top, bottom),
            numerator=Fraction(top),
            denominator=Fraction(bottom),
            published=KNOWN,
            source="Connexions",
        )
        for period, (top, bottom) in counts.items()
    }
    last = max(counts, key=lambda period: period.ordinal)
    figures[last] = replace(figures[last], **known)  # type: ignore[arg-type]
    return {(indicator, where): Series(indicator=indicator, place=where, figures=figures)}


def _added(indicator: str, parts: dict[str, Counts], **known: object) -> dict[Key, Series]:
    """The areas' counts and their sums for the county."""
    periods = next(iter(parts.values()))
    whole = {p: (sum(c[p][0] for c in parts.values()), sum(c[p][1] for c in parts.values())) for p in periods}
    found = _counted(indicator, TOP, whole, **known)
    sums = {p: replace(f, rolled_up=tuple(parts)) for p, f in found[indicator, TOP].figures.items()}
    found[indicator, TOP] = replace(found[indicator, TOP], figures=sums)
    for where, counts in parts.items():
        found |= _counted(indicator, where, counts, status=Status.ILLUSTRATIVE)
    return found


def the_series() -> dict[Key, Series]:
    """County numbers added up from two areas, numbers sent in whole, one withheld, one disputed, one overdue."""
    before, after = year(2008), year(2009)
    history = {year(start): (600 + 60 * at, 14_500) for at, start in enumerate(range(2004, 2008))}
    neet = _added(
        NEET, {NORTH: {before: (400, 6000), after: (240, 6100)}, SOUTH: {before: (512, 8710), after: (394, 8644)}}
    )
    whole = neet[NEET, TOP]
    earlier = _counted(NEET, TOP, history)[NEET, TOP].figures
    neet[NEET, TOP] = replace(whole, figures={**earlier, **whole.figures})
    disputed = observation(after, "5.1", Status.DISPUTED)
    custody = {year(start): (30 + at, 1000) for at, start in enumerate(range(2004, 2009))} | {after: (52, 1000)}
    england = {(NEET, "england"): Series(indicator=NEET, place="england", figures={after: figure(after, "6.2")})}
    south_east = {
        (CUSTODY, "south-east"): Series(indicator=CUSTODY, place="south-east", figures={after: figure(after, "5.2")})
    }
    withheld = Figure(period=after, reason=Reason.SUPPRESSED, published=KNOWN)
    return {
        **neet,
        **_counted(CUSTODY, TOP, custody, beside=(disputed,), status=Status.PROVISIONAL),
        **_counted(ADMISSIONS, TOP, {year(2007): (90, 1000), before: (88, 1000)}),
        **_added(GAIN, {NORTH: {before: (3, 9), after: (2, 8)}, SOUTH: {before: (2, 7), after: (1, 6)}}),
        **_counted(OBESITY, TOP, {before: (154, 1000), after: (153, 1000)}),
        (OBESITY, NORTH): Series(indicator=OBESITY, place=NORTH, figures={after: withheld}),
        **england,
        **south_east,
    }  # fmt: skip


def the_registers() -> Registers:
    """Every register with a line that shows and one that does not."""
    action = Action(
        indicator=NEET, place="", action="Track every leaver to 19", lead="14-19 lead", start=date(2010, 4, 1),
        due=date(2010, 9, 30), status="under way", cost="low", every_child_matters="", where=WHERE,
    )  # fmt: skip
    milestone = Milestone(
        outcome=GAP, year="2010/11", milestone="Pilot in 40 schools", theme="", challenged_by="Trust", status="planned",
        where=WHERE,
    )  # fmt: skip
    risk = Risk(
        id="r1", outcome=GAP, indicators=(NEET,), risk="Loss of the grant", likelihood="medium", impact="high",
        action="Two-year terms", owner="Head of Commissioning", review=date(2010, 8, 31), where=WHERE,
    )  # fmt: skip
    money = Resource(
        body="County Council", item="Gross budget", outcome="", year="2009/10", million=n("504"), status="stated", note="",
        source="", where=WHERE,
    )  # fmt: skip
    split = replace(
        money, item="Narrowing the gap", outcome=GAP, million=n("167"), status="disputed",
        note="the priorities add up to 504, not to 183",
    )  # fmt: skip
    report = Report(
        board="Safeguarding Board", topic="Self harm", frequency="yearly", months="December", covers="The annual audit",
        indicators=(), where=WHERE,
    )  # fmt: skip
    return Registers(
        actions=(
            action,
            replace(action, place=NORTH, action="Second January start, Banbury", due=date(2010, 6, 30), status="late"),
            replace(action, action="Done in time", status="done"),
            replace(action, action="Not due", due=date(2011, 3, 31)),
            replace(action, indicator=CUSTODY, action="Senior champion for each"),
        ),
        milestones=(
            milestone,
            replace(milestone, milestone="Safe place to be", outcome=SAFE, status="late", challenged_by="Trust and board"),
            replace(milestone, milestone="Left open last year", year="2009/10", status="under way"),
            replace(milestone, milestone="Done last year", year="2009/10", status="done"),
            replace(milestone, milestone="Next year", year="2011/12"),
            replace(milestone, milestone="Of no year", year="soon"),
        ),
        risks=(risk, replace(risk, id="r2", indicators=(), risk="Reorganisation", likelihood="high", review=date(2011, 1, 31)),
               replace(risk, id="r3", indicators=(CUSTODY,), risk="Prevention money ends", likelihood="low")),
        resources=(money, replace(money, item="Schools", million=n("321")), split),
        schedule=(report,),
    )  # fmt: skip


def the_warnings() -> tuple[Problem, ...]:
    """Two of one kind and one of another, one of them about a rule's file."""
    return (
        problem("A013", _where(NEET), "NI 117 was to be reviewed by 2010-03-31"),
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
        stories={(NEET, TOP): _story()},
        registers=the_registers(),
        suppressed=(
            Suppression(
                indicator=OBESITY,
                parent=TOP,
                period=year(2009),
                group="all",
                places=(NORTH, SOUTH),
                why="a part is small",
            ),
        ),
        warnings=the_warnings(),
        proofs={
            NEET: (Proof(says="Every number has one rating.", holds=True), Proof(says="Red can occur.", holds=False))
        },
        illustrative=frozenset({(NEET, NORTH), (NEET, SOUTH)}),
        rules_digest="9c2b" + "0" * 60,
        data_digest="93ab" + "0" * 60,
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
        for where in places.documented:
            assessment = assess(one, where, places, its, the.policy, now.cut_off)
            assert assessment
            found[one.id, where.id] = assessment
    return found


def _changes() -> tuple[Change, ...]:
    change = Change(
        indicator=NEET,
        place=TOP,
        question=Question.DIRECTION,
        before="steady",
        after="improving",
        cause="real movement",
    )
    return (
        change,
        replace(change, question=Question.THRESHOLD, before="red", after="amber"),
        replace(
            change,
            indicator=CUSTODY,
            before="not yet due",
            after="red",
            question=Question.THRESHOLD,
            cause="target change",
        ),
        replace(change, place=NORTH),
    )


def _story() -> Story:
    return story()
