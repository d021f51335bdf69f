"""Books whose answers come from tests of chance, assessed for real: NI 117 with counts, by year or by quarter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from oba.assess.assessment import assess
from oba.domain.book import Book
from oba.domain.evidence import Figure, Series
from oba.domain.finding import Question
from oba.domain.measure import Measure
from oba.domain.period import Every, Period
from oba.domain.place import Average, Composition, Place, Places
from oba.domain.rule import Amber, Better, ChanceTest, Direction, Version, With, Within
from oba.domain.target import Target
from tests import build, written
from tests.build import INDICATOR, KNOWN, TOP, WHERE, n, quarter, year

NEIGHBOURS, MEMBERS = "statistical-neighbours", ("a-shire", "b-shire", "c-shire")
QUARTERS = tuple(quarter(2004 + at // 4, at % 4 + 1) for at in range(40))
LEAPING = ("5.1", "5.9", "5.2", "5.6", "5.3", "5.8")
WIDTH = Amber(within=Within.POINTS, amount=n("0.5"))


def shares(periods: Iterable[Period], values: Iterable[str | None], of: int = 14_000) -> dict[Period, Figure]:
    """Percentages with their counts, so many of `of`; None leaves a period out."""
    found = {}
    for period, value in zip(periods, values, strict=False):
        if value is not None:
            top = Fraction(round(n(value) * of / 100))
            found[period] = Figure(
                period=period, value=100 * top / of, numerator=top, denominator=Fraction(of), published=KNOWN
            )
    return found


def bare(values: Sequence[str], periods: Sequence[Period] = build.YEARS) -> dict[Period, Figure]:
    """Percentages without counts."""
    return {period: build.figure(period, value) for period, value in zip(periods, values, strict=False)}


def moving(test: ChanceTest | None, better: Better = Better.LOWER, compare_with: With = With.PREVIOUS) -> Direction:
    """A direction that a test decides."""
    return Direction(better=better, compare_with=compare_with, test=test, where=WHERE)


def version(
    *targets: Target,
    direction: Direction | None = None,
    rating: ChanceTest | None = None,
    comparing: ChanceTest | None = None,
    against: str = "target",
) -> Version:
    """A version of a rule with these tests; without targets it has those of NI 117."""
    usual = build.version()
    return replace(
        usual,
        since=year(2000),
        direction=direction or usual.direction,
        threshold=replace(usual.threshold, amber=None if rating else WIDTH, test=rating, against=against),
        trajectory=replace(usual.trajectory, targets=targets or usual.trajectory.targets),
        comparators=replace(usual.comparators, places=(NEIGHBOURS, "england"), test=comparing),
    )


def book_of(
    own: Mapping[Period, Figure],
    ruled: Version,
    beside: Mapping[str, Mapping[Period, Figure]] | None = None,
    measure: Measure | None = None,
) -> Book:
    """The book of a rule's version with these numbers, its answers worked out.

    England always has numbers, statistical neighbours where `beside` gives them.
    """
    one = replace(build.rule(), versions=(ruled,), measure=measure or _measure(own))
    found = {TOP: own, "england": bare(("5.6", "5.7", "5.9", "6.1", "6.4", "6.2")), **(beside or {})}
    series = {place: Series(indicator=INDICATOR, place=place, figures=figures) for place, figures in found.items()}
    book = written.book()
    answers = assess(one, build.place(), with_neighbours(), series, book.plan.policy, book.round.cut_off)
    return replace(
        book,
        rules={INDICATOR: one},
        places=with_neighbours(),
        series={(INDICATOR, place): one for place, one in series.items()},
        assessments={(INDICATOR, TOP): answers},
    )


def with_neighbours() -> Places:
    """The places of NI 117, and statistical neighbours with their members."""
    group = Composition(average=Average.MEAN, members=MEMBERS)
    more = [build.place(member, member.title(), None) for member in MEMBERS]
    neighbours: Place = replace(build.place(NEIGHBOURS, "Statistical neighbours", None), composition=group)
    places = build.places()
    return replace(places, by_id={**places.by_id, **{place.id: place for place in (*more, neighbours)}})


def renamed(book: Book, question: Question, verdict: str) -> Book:
    """The book with a method's word for an answer."""
    before = book.assessments[INDICATOR, TOP]
    changed = replace(before[question], verdict=verdict)
    after = replace(before, findings={**before.findings, question: changed})
    return replace(book, assessments={**book.assessments, (INDICATOR, TOP): after})


def _measure(own: Mapping[Period, Figure]) -> Measure:
    """Yearly or quarterly, as the numbers are."""
    return replace(build.measure(), every=next((period.every for period in own), Every.YEAR))
