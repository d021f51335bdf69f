"""Withholding: a round's numbers without those that give a child away, alone or with all that is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field, replace

from oba.domain.evidence import Figure, Figures, Reason, Series
from oba.domain.group import Group
from oba.domain.measure import ALL
from oba.domain.period import Period
from oba.domain.place import Places
from oba.domain.plan import Policy
from oba.domain.protection import Cost, Ladder, Suppression
from oba.domain.release import Printed, part_group
from oba.domain.rule import Rule
from oba.protect.component import components
from oba.protect.exposure import beyond_public
from oba.protect.knowledge import Knowledge
from oba.protect.planner import ComponentPlan, plan, question
from oba.protect.quantity import Quantity
from oba.protect.system import System, system
from oba.protect.tables import PART, periods_behind, speaks, tables_of

AllSeries = Mapping[str, Mapping[str, Series]]
Solved = MutableMapping[str, ComponentPlan]
Gone = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Protected:
    """A round's series as they may be printed, what is withheld and what that costs, and what is known after it.

    `exposed` are the secrets that come out whatever is withheld, because of what was printed before; what is public
    exposes nothing.
    """

    series: AllSeries
    withheld: tuple[Suppression, ...] = ()
    cost: Cost = field(default_factory=Cost)
    system: System | None = None
    printed: frozenset[Quantity] = frozenset()
    exposed: tuple[Quantity, ...] = ()


def protect(
    rules: Mapping[str, Rule],
    series: AllSeries,
    places: Places,
    policy: Policy,
    groups: Sequence[Group] = (),
    before: Knowledge | None = None,
    solved: Solved | None = None,
) -> Protected:
    """Withhold as few numbers as hide every count that must not come out, whatever is printed and was before.

    `series` are by indicator and place; `before` is what earlier rounds told. `solved` remembers the plans of what
    hangs together by its digest, so that the same is worked out once. With a threshold of 0 nothing is withheld.
    """
    below = policy.suppress_below
    if not below:
        return Protected(series=series)
    insiders = tuple(places.insiders.values()) if policy.insiders else ()
    found = system(rules, series, places, groups, below)
    known = (before or Knowledge()).beside(found)
    plans = tuple(_plans(found, known, below, insiders, {} if solved is None else solved))
    steps = {of: one.step for one in plans for of in one.withheld}
    gone = frozenset([*steps, *_resting_on(steps, rules, series)])
    printed = frozenset(q for choice in found.choices if choice.of not in steps for q in choice.quantities)
    return Protected(
        series={name: {place: withheld(one, gone) for place, one in its.items()} for name, its in series.items()},
        withheld=tuple(_suppressions(rules, series, places, steps)),
        cost=_cost(found, plans),
        system=found,
        printed=printed,
        exposed=beyond_public((one for its in plans for one in its.exposed), known.after(found, printed), below),
    )


def _plans(
    found: System, before: Knowledge, below: int, insiders: Sequence[frozenset[str]], solved: Solved
) -> Iterator[ComponentPlan]:
    known = before.known | found.public
    secrets = (found.secrets | before.secrets) - known
    for one in components(found.choices, found.identities | before.identities, secrets, known, found.ties):
        asked = question(one, below, insiders)
        if (found_ := solved.get(asked)) is None:
            solved[asked] = found_ = plan(one, below, insiders)
        yield found_


def _resting_on(steps: Iterable[Printed], rules: Mapping[str, Rule], series: AllSeries) -> Iterator[tuple[str, str]]:
    """Every indicator and period whose numbers, as they were at first, are made of some that are withheld."""
    of: dict[str, set[str]] = {}
    for one in steps:
        of.setdefault(one.indicator, set()).add(one.period)
    for name, gone in of.items():
        figures = (one.figures for its in series[name].values() for one in (its, *its.groups.values()))
        for period in dict.fromkeys(period for these in figures for period in these):
            if gone & {*periods_behind(rules[name].measure, period)}:
                yield name, str(period)


def withheld(series: Series, gone: Gone) -> Series:
    """The series without the numbers that are gone; where one of a period is, none tells what it was at first.

    Beside each number that is gone every period that rests on its own stands with its indicator, for what goes with any
    number of them.
    """
    if not gone:
        return series
    return replace(
        _without(series, gone, ALL),
        groups={name: _without(its, gone, name) for name, its in series.groups.items()},
    )


def _without(series: Series, gone: Gone, group: str) -> Series:
    def figures(these: Figures, layer: str, of_group: str) -> dict[Period, Figure]:
        of = {period: Printed(series.indicator, series.place, of_group, str(period), layer) for period in these}
        return {period: _figure(one, of[period], gone) for period, one in these.items()}

    return replace(
        series,
        figures=figures(series.figures, "", group),
        years=figures(series.years, "", group),
        parts={part: figures(these, PART, part_group(group, part)) for part, these in series.parts.items()},
    )


def _figure(figure: Figure, of: Printed, gone: Gone) -> Figure:
    if of in gone:
        return blank(figure)
    kept = {role: of._replace(role=role) not in gone for role in ("earlier", "beside", "counted")}
    whole = kept["earlier"] and (of.indicator, of.period) not in gone
    return replace(
        figure,
        earlier=figure.earlier if kept["earlier"] else (),
        beside=figure.beside if kept["beside"] else (),
        counted=figure.counted if kept["counted"] else None,
        first=figure.first if whole else None,
    )


def blank(figure: Figure) -> Figure:
    """A figure of which only the period, the status and the rows' places in their files are left."""
    return Figure(
        period=figure.period,
        reason=Reason.SUPPRESSED if speaks(figure) else figure.reason,
        status=figure.status,
        published=figure.published,
        rolled_up=figure.rolled_up,
        complete=figure.complete,
        cites=figure.cites,
    )


def _suppressions(
    rules: Mapping[str, Rule], series: AllSeries, places: Places, steps: Mapping[Printed, Ladder]
) -> Iterator[Suppression]:
    """What is withheld, in the order of the plan's indicators, then of time; the places in the order of their file."""
    touched = {of.indicator for of in steps}
    for name in (one for one in series if one in touched):
        for table in tables_of(rules[name], series[name]):
            for period in sorted(table.periods(), key=lambda one: (one.end, one.start)):
                gone = {place: table.printed(place, period) for place in places.by_id if place in table.figures}
                here = {place: steps[of] for place, of in gone.items() if of in steps}
                if here:
                    yield Suppression(
                        indicator=name,
                        period=period,
                        group=table.group,
                        places=tuple(here),
                        step=max(here.values(), key=tuple(Ladder).index),
                        layer=table.layer,
                    )


def _cost(found: System, plans: Sequence[ComponentPlan]) -> Cost:
    """What it costs in numbers; what it costs in answers is known when these are given.

    That there is nothing to count is withheld like a number, and counts as one then.
    """
    gone = frozenset(of for one in plans for of in one.withheld)
    return Cost(
        numbers=found.countless
        + sum(not choice.of.role for choice in found.choices if choice.is_number or choice.of in gone),
        withheld=sum(not of.role for of in gone),
        least=sum(one.least for one in plans),
        steps=Counter(one.step for one in plans if one.withheld),
    )
