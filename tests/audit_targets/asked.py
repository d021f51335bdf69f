"""Rules, numbers and rounds for the tests of the review of targets, and what is asked of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from oba.audit.targets import review
from oba.domain.evidence import Figure, Reason, Series
from oba.domain.measure import Measure
from oba.domain.period import Period
from oba.domain.plan import Plan, Round
from oba.domain.review import RemarkKind, Review
from oba.domain.rule import Amber, Better, Rule, Start, Version
from oba.domain.target import Target
from tests.build import INDICATOR, TOP, WHERE, aim, figure, measure, n, places, plan, rule, trajectory, version, year

NOW = Round(id="2010-11-q2", title="Quarter 2 of 2010/11", cut_off=date(2010, 10, 15), meeting=date(2010, 11, 10))
BEFORE = Round(id="2010-11-q1", title="Quarter 1 of 2010/11", cut_off=date(2010, 7, 15), meeting=date(2010, 8, 10))
PLAN: Plan = replace(plan(), rounds=(BEFORE, NOW))
LINE = 10

Numbers = Mapping[Period, str | Reason | Figure]


def targets(*words: str, first: int = 2009, printed: tuple[str, ...] = ()) -> tuple[Target, ...]:
    """Annual targets from a year on, one to a line of the file, as a rule words them and as the source prints them."""
    return tuple(
        Target(
            period=year(first + at),
            aim=aim(says.partition(" (")[0]),
            provisional=says.partition(" (")[2].rstrip(")"),
            as_printed=printed[at] if at < len(printed) else "",
            where=replace(WHERE, line=LINE + at),
        )
        for at, says in enumerate(words)
    )


def start(value: str | None, period: Period | None = None) -> Start:
    """A start in 2008/09, or another period, with a value written in the rule or without."""
    return Start(period=period or year(2008), value=None if value is None else n(value), where=WHERE)


def versioned(
    wanted: tuple[Target, ...],
    *,
    better: Better = Better.LOWER,
    begins: Start | None = None,
    amber: Amber | None = None,
) -> Version:
    """A version with these targets, and no start, amber or history unless one is given."""
    usual = version()
    return replace(
        usual,
        direction=replace(usual.direction, better=better),
        threshold=replace(usual.threshold, amber=amber),
        baseline=replace(usual.baseline, history=()),
        trajectory=replace(trajectory(), start=begins, targets=wanted),
    )


def ruled(*versions: Version, measured: Measure | None = None) -> Rule:
    """NI 117 with these versions, newest first."""
    return replace(rule(), versions=versions, measure=measured or measure())


def known(values: Numbers, place: str = TOP) -> Series:
    """A place's numbers, or the reasons why some are missing."""
    figures = {at: one if isinstance(one, Figure) else figure(at, one) for at, one in values.items()}
    return Series(indicator=INDICATOR, place=place, figures=figures)


def reviewed(
    one: Rule, values: Numbers | None = None, *, now: Round = NOW, area: Numbers | None = None, of: Plan = PLAN
) -> Review:
    """What is asked about one rule's targets where the county, and perhaps the Northern area, has these numbers."""
    series = {(INDICATOR, TOP): known(values)} if values else {}
    series |= {(INDICATOR, "northern"): known(area, "northern")} if area else {}
    return review(of, {one.id: one}, places(), series, now)


def says(found: Review, kind: RemarkKind) -> tuple[str, ...]:
    """The sentences of one kind, with ordinary spaces."""
    return tuple(remark.says.replace("\N{NO-BREAK SPACE}", " ") for remark in found.of(kind))


def only(found: Review, kind: RemarkKind) -> str:
    """The one sentence of a kind."""
    (one,) = says(found, kind)
    return one


def years(found: Review, kind: RemarkKind) -> tuple[str, ...]:
    """The periods of the targets that the remarks of one kind are about."""
    return tuple(target.period.label for remark in found.of(kind) for target in remark.targets)
