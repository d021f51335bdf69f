"""Five rules that differ in direction, targets, versions and comparators."""

from __future__ import annotations

from dataclasses import replace

from oba.domain.measure import Break
from oba.domain.problem import Where
from oba.domain.rule import Better, Comparators, Example, Given, Rule, Trajectory, Version
from oba.domain.target import Target
from tests.build import WHERE, n, rule, target, version, year

SAFE, GAP = "keeping-safe", "narrowing-the-gap"
NEET, CUSTODY, ADMISSIONS, GAIN, OBESITY = "ni-117", "ni-43", "ni-70", "ni-99", "ni-56a"
NORTH, SOUTH = "northern", "southern"


def the_rules() -> dict[str, Rule]:
    """Five rules that differ in direction, targets, versions and comparators, in the order of the outcomes."""
    rules = (_admissions(), _custody(), _neet(), _gain(), _obesity())
    return {one.id: one for one in rules}


def where(indicator: str) -> Where:
    """The file of a rule."""
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
        given={year(2008): Given(n("6.2")), year(2009): Given(n("4.3"))},
        compared={"england": {year(2009): Given(n("6.2"))}},
        then={"threshold": "amber", "direction": "improving"},
        where=WHERE,
    )
    return replace(
        rule(),
        versions=(replace(newest, own=own, assumed=assumed, threshold=areas), oldest),
        examples=(example,),
        notes=("A month is not the year.",),
        where=where(NEET),
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
        where=where(ident),
    )  # fmt: skip
