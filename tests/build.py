"""Small values of the domain for tests: NI 117 in Oxfordshire; change a part with `dataclasses.replace`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction

from oba.domain.chance import Interval
from oba.domain.citation import CitedRule
from oba.domain.evidence import Figure, Observation, Reason, Series, Status
from oba.domain.measure import HUNDRED, Kind, Measure, RollUp
from oba.domain.outstanding import Absence, Outstanding
from oba.domain.period import Every, Period, YearKind
from oba.domain.place import Place, Places, Tier
from oba.domain.plan import Compare, Outcome, Plan, Policy, Round
from oba.domain.rule import (
    Amber,
    Baseline,
    Better,
    Comparators,
    Direction,
    Forecast,
    Reference,
    Rule,
    Start,
    Threshold,
    Trajectory,
    Version,
    With,
    Within,
)
from oba.domain.target import Aim, Target, Word

WHERE = CitedRule(key="ni-117", file="rules/plan/outcome/ni-117.yaml", line=1)
KNOWN = date(2010, 10, 1)
INDICATOR, TOP = "ni-117", "oxfordshire"


def n(text: str) -> Fraction:
    """A number as a file would give it."""
    return Fraction(text)


def year(start: int, kind: YearKind = YearKind.FINANCIAL) -> Period:
    """The year that starts in April of `start`, or in that year of another kind."""
    return Period(every=Every.YEAR, year=kind, ordinal=start)


def quarter(start: int, number: int) -> Period:
    """A quarter of the financial year that starts in `start`, counted from 1."""
    return Period(every=Every.QUARTER, year=YearKind.FINANCIAL, ordinal=start * 4 + number - 1)


def aim(text: str) -> Aim:
    """A target as a rule words it: at most 3.6, below 5, exactly 100, between 20 and 30, reduce."""
    word = next(w for w in Word if text.startswith(w))
    ends = [Fraction(part) for part in text.removeprefix(word).replace("and", " ").split()]
    low = ends[0] if ends and word not in (Word.AT_MOST, Word.BELOW) else None
    high = ends[-1] if ends and word not in (Word.AT_LEAST, Word.ABOVE) else None
    return Aim(word=word, low=low, high=high)


def interval(low: str, high: str) -> Interval:
    """An interval at 95 %."""
    return Interval(low=n(low), high=n(high), level=n("95"), how="as supplied")


def target(period: Period, text: str, provisional: str = "") -> Target:
    """A target for one period."""
    return Target(period=period, aim=aim(text), provisional=provisional, where=WHERE)


def figure(
    period: Period, value: str | Reason, status: Status = Status.FINAL, per: Fraction | None = HUNDRED
) -> Figure:
    """A number for one period, or the reason why there is none.

    Written as in an example: 4.3, or 634 of 14744, either with its 95 % interval behind it: 4.3 (3.9 to 4.7).
    """
    if isinstance(value, Reason):
        return Figure(period=period, reason=value, status=status, published=KNOWN)
    number, _, ends = value.rstrip(")").partition(" (")
    counts = [Fraction(count) for count in number.split(" of ")]
    low, high = map(Fraction, ends.split(" to ")) if ends else (None, None)
    whole = counts[1] if len(counts) > 1 else None
    return Figure(
        period=period,
        value=(per or 1) * counts[0] / whole if whole else counts[0],
        numerator=counts[0] if whole else None,
        denominator=whole,
        lower=low,
        upper=high,
        level=Fraction(95) if ends else None,
        status=status,
        published=KNOWN,
    )


def series(
    values: Mapping[Period, str | Reason],
    place: str = TOP,
    indicator: str = INDICATOR,
    per: Fraction | None = HUNDRED,
) -> Series:
    """A place's numbers, or the reasons why some are missing."""
    figures = {period: figure(period, value, per=per) for period, value in values.items()}
    return Series(indicator=indicator, place=place, figures=figures)


def observation(period: Period, value: str, status: Status = Status.FINAL, place: str = TOP) -> Observation:
    """One row of a file."""
    return Observation(
        indicator=INDICATOR,
        place=place,
        period=period,
        group="all",
        value=Fraction(value),
        decimals=1,
        status=status,
        published=date(2010, 4, 5),
        source="Department's release",
        where=WHERE,
    )


YEARS = tuple(map(year, range(2004, 2010)))


def measure() -> Measure:
    """Percentages of young people, every financial year, to one decimal."""
    return Measure(
        kind=Kind.PERCENT,
        of="young people aged 16 to 18",
        numerator="NEET",
        every=Every.YEAR,
        year=YearKind.FINANCIAL,
        decimals=1,
        roll_up=RollUp.SUM,
        per=HUNDRED,
    )


def reference() -> Reference:
    """A version approved by the Trust Board."""
    return Reference(
        source="CYPP 2010-13, key targets, page 27",
        approved_by="Trust Board",
        approved_on=date(2010, 1, 20),
        owner="Head of 14-19",
        review=date(2011, 3, 31),
        where=WHERE,
    )


def trajectory(*targets: Target) -> Trajectory:
    """A straight path from 6.2 in 2008/09 through 4.0 and 3.6, or through other targets."""
    usual = (
        target(year(2009), "at most 4.0"),
        target(year(2010), "at most 3.6"),
        target(year(2011), "to be agreed"),
        target(year(2012), "to be agreed"),
    )
    start = Start(period=year(2008), value=n("6.2"), where=WHERE)
    return Trajectory(start=start, targets=targets or usual, where=WHERE)


def version() -> Version:
    """The five keys: lower is better, amber within half a point, a trend from five years, two comparators."""
    return Version(
        since=year(2009),
        direction=Direction(better=Better.LOWER, compare_with=With.LAST_YEAR, change=n("0.2"), where=WHERE),
        threshold=Threshold(amber=Amber(within=Within.POINTS, amount=n("0.5")), where=WHERE),
        baseline=Baseline(history=tuple(map(year, range(2004, 2009))), forecast=Forecast.TREND, where=WHERE),
        trajectory=trajectory(),
        comparators=Comparators(places=("england", "south-east"), difference=n("0.5"), where=WHERE),
        reference=reference(),
        where=WHERE,
    )


def rule() -> Rule:
    """NI 117 with one version."""
    return Rule(
        id=INDICATOR,
        number="NI 117",
        title="Young people aged 16 to 18 not in education, employment or training",
        short="Not in education, employment or training, 16–18",
        outcome="narrowing-the-gap",
        accountability="population",
        question="",
        measure=measure(),
        versions=(version(),),
        examples=(),
        where=WHERE,
    )


def outstanding(period: Period, *absent: str, reason: Reason = Reason.LATE, come: str = "") -> Outstanding:
    """A period whose number has not come, the top place's own unless others are absent; due 90 days after its end."""
    absences = tuple(Absence(place=one, reason=reason) for one in absent or (TOP,))
    due = period.end + timedelta(days=90)
    return Outstanding(period=period, absences=absences, due=due, come=n(come) if come else None)


def place(ident: str = TOP, name: str = "Oxfordshire", tier: str | None = "county", parent: str | None = None) -> Place:
    """The county, or another place."""
    return Place(id=ident, name=name, tier=tier, parent=parent, where=WHERE)


def places() -> Places:
    """The county, its three areas, and two comparators."""
    every = (
        place(),
        place("northern", "Northern", "area", TOP),
        place("central", "Central", "area", TOP),
        place("southern", "Southern", "area", TOP),
        place("england", "England", None),
        place("south-east", "South East", None),
    )
    tiers = (Tier(id="county", name="County", documents=True), Tier(id="area", name="Area", documents=True))
    return Places(by_id={p.id: p for p in every}, tiers=tiers)


def numbers() -> dict[tuple[str, str], Series]:
    """Six years of the county and of the two comparators, the county with its counts."""
    neet = (712, 758, 790, 866, 912, 634)
    known = (14_530, 14_577, 14_630, 14_678, 14_710, 14_744)
    figures = {
        period: Figure(
            period=period,
            value=Fraction(100 * top, below),
            numerator=Fraction(top),
            denominator=Fraction(below),
            source="Connexions",
            published=KNOWN,
        )
        for period, top, below in zip(YEARS, neet, known, strict=True)
    }  # fmt: skip
    england = dict(zip(YEARS, ("5.6", "5.7", "5.9", "6.1", "6.4", "6.2"), strict=True))
    south_east = dict(zip(YEARS, ("4.8", "4.9", "5.2", "5.3", "5.6", "5.4"), strict=True))
    return {
        (INDICATOR, TOP): Series(indicator=INDICATOR, place=TOP, figures=figures),
        (INDICATOR, "england"): series(england, "england"),
        (INDICATOR, "south-east"): series(south_east, "south-east"),
    }


def plan() -> Plan:
    """The 2010-13 plan with one outcome and one round."""
    policy = Policy(compare=Compare.AS_PRINTED, on_course=n("0.95"), expected_within=365, suppress_below=6, where=WHERE)
    return Plan(
        id="cypp-2010-13",
        title="Children and Young People's Plan 2010-13",
        organisation="Oxfordshire Trust",
        years="2010/11 to 2012/13",
        source="",
        tiers=places().tiers,
        outcomes=(Outcome(id="narrowing-the-gap", title="Narrowing the gap for our most disadvantaged groups"),),
        current="2010-11-q2",
        rounds=(a_round(),),
        policy=policy,
        assumptions=(),
        notices=(),
        where=WHERE,
    )


def a_round() -> Round:
    """Quarter 2 of 2010/11."""
    return Round(id="2010-11-q2", title="Quarter 2 of 2010/11", cut_off=date(2010, 10, 15), meeting=date(2010, 11, 10))
