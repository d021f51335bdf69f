"""Counties made up from a number: places, groups, linked indicators, late and revised rows, four rounds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from random import Random

from oba.domain.evidence import Observation, Reason, Status
from oba.domain.group import Group
from oba.domain.measure import ALL, HUNDRED, Base, Kind, Measure, YearIs
from oba.domain.period import Every, Period
from oba.domain.place import Place, Places, Tier
from oba.domain.rule import Rule
from tests.build import TOP, measure, place, plan, quarter, rule, year
from tests.protect.world import World
from tests.rollup.rows import missing, share

ROUNDS = (date(2010, 7, 15), date(2010, 10, 15), date(2011, 1, 15), date(2011, 4, 15))
DAYS = (date(2010, 6, 1), date(2010, 9, 1), date(2010, 12, 1), date(2011, 3, 1))
TIERS = tuple(Tier(id=tier, name=tier, documents=True) for tier in ("county", "area", "locality"))
SEX = (
    Group(id="girls", label="girls", kind="sex", exhaustive=True),
    Group(id="boys", label="boys", kind="sex", exhaustive=True),
)
MEALS = (Group(id="fsm", label="free school meals", kind="meals"),)
YEARS = (year(2008), year(2009))
QUARTERS = tuple(quarter(2008, 1).shift(at) for at in range(5))
COUNT = replace(measure(), kind=Kind.COUNT, per=None, decimals=0)

MEASURES: Mapping[str, Measure] = {
    "percent": measure(),
    "count": COUNT,
    "rate": replace(measure(), kind=Kind.RATE, per=Fraction(1000)),
    "covered": replace(measure(), coverage=Fraction(3, 5)),
    "quarters": replace(COUNT, every=Every.QUARTER, year_is=YearIs.SUM),
    "last": replace(COUNT, every=Every.QUARTER, year_is=YearIs.LAST),
    "ratio": replace(measure(), every=Every.QUARTER, year_is=YearIs.RATIO),
    "moving": replace(measure(), kind=Kind.MOVING, parts=Kind.PERCENT, every=Every.QUARTER, over=4),
    "gap": replace(measure(), kind=Kind.GAP, parts=Kind.PERCENT, between=("poor", "rich")),
    "change": replace(
        measure(), kind=Kind.CHANGE, parts=Kind.RATE, per=HUNDRED, base=Base(period="2008/09", value=Fraction(9))
    ),
}


def county(seed: int, *, size: int = 3, insiders: bool = False) -> World:
    """The county of a number, always the same."""
    rng = Random(seed)  # noqa: S311  (no secret)
    places = _places(rng, size)
    groups = rng.choice(((), (), SEX, MEALS, (*SEX, *MEALS)))
    rules = dict(_rules(rng, size))
    senders = {name: _Sender(rng, its, places, groups) for name, its in rules.items()}
    rows = tuple(row for one in senders.values() for row in one.rows(senders.get("percent")))
    policy = replace(plan().policy, insiders=insiders)
    return World(rules=rules, rows=rows, places=places, groups=groups, rounds=ROUNDS, policy=policy)


def _places(rng: Random, size: int) -> Places:
    made = [place()]
    for at in range(rng.randint(2, size)):
        area = place(f"area-{at}", f"Area {at}", "area", TOP)
        ends, begins = (date(2009, 3, 31), None) if rng.random() < 0.5 else (None, date(2009, 4, 1))
        made.append(replace(area, ends=ends, begins=begins) if rng.random() < 0.08 else area)
        localities = range(rng.randint(1, 3) if rng.random() < 0.35 else 0)
        made += [place(f"area-{at}-{one}", f"Locality {at} {one}", "locality", area.id) for one in localities]
    if rng.random() < 0.2:
        made.append(place("unknown", "Address unknown", "locality", TOP))
    if rng.random() < 0.15:
        made.append(replace(place("away", "Elsewhere", "area", TOP), elsewhere=True))
    return Places(by_id={one.id: one for one in made}, tiers=TIERS)


def _rules(rng: Random, size: int) -> Iterator[tuple[str, Rule]]:
    names = rng.sample(sorted(MEASURES), rng.randint(1, max(1, size - 1)))
    made: dict[str, Measure] = {}
    for name in names:
        made[name] = replace(MEASURES[name], numerator=name, sensitive=rng.random() < 0.1)
    if "percent" in made and rng.random() < 0.6:
        other = replace(made["percent"], numerator="other")
        part_of, same = rng.choice((("percent", ""), ("", "percent"), ("percent", "percent")))
        made["linked"] = replace(other, part_of=part_of, same_children_as=same)
    yield from ((name, replace(rule(), id=name, measure=its)) for name, its in made.items())


@dataclass
class _Sender:
    """Whoever sends the rows of one indicator."""

    rng: Random
    rule: Rule
    places: Places
    groups: Sequence[Group]

    def rows(self, like: _Sender | None) -> Iterator[Observation]:
        """Every row, of parts first; a parent sends one now and then, of all that lie in it and some more."""
        measured = self.rule.measure
        self.like = like if like is not self and (measured.part_of or measured.same_children_as) else None
        self.true: dict[tuple[Period, str, str], tuple[int, int]] = {}
        periods = YEARS if measured.every is Every.YEAR else QUARTERS
        for group in measured.part_groups:
            for period in periods:
                self.counts: dict[tuple[str, str], tuple[int, int]] = {}
                for one in reversed([*self.places.by_id.values()]):
                    if one.counts_in(period):
                        yield from self._of(one, period, group)

    def _of(self, one: Place, period: Period, group: str) -> Iterator[Observation]:
        parts = [p.id for p in self.places.by_id.values() if p.parent == one.id and p.counts_in(period)]
        names = [group, *(g.id for g in self.groups if group == ALL and self.rule.measure.kind is not Kind.CHANGE)]
        here = self._counts(parts, names)
        here = {name: self._linked(counts, (period, one.id, name)) for name, counts in here.items()}
        self.true |= {(period, one.id, name): counts for name, counts in here.items()}
        self.counts |= {(one.id, name): counts for name, counts in here.items()}
        sends = self.rng.random() < (0.93 if not parts else 0.25) and (not one.elsewhere or self.rng.random() < 0.5)
        if sends:
            alone = self.rng.random() < 0.15
            for name, counts in here.items():
                if name == group or not alone:
                    yield from self._sent(one.id, period, name, counts)

    def _linked(self, counts: tuple[int, int], of: tuple[Period, str, str]) -> tuple[int, int]:
        """The counts as they must be beside those of the indicator that the rule links to: some of these children."""
        if self.like is None:
            return counts
        top, rest = self.like.true[of]
        mine = min(counts[0], top if self.rule.measure.part_of else top + rest)
        return (mine, top + rest - mine) if self.rule.measure.same_children_as else (mine, counts[1])

    def _counts(self, parts: Sequence[str], names: Sequence[str]) -> dict[str, tuple[int, int]]:
        made: dict[str, tuple[int, int]] = {}
        more = self.rng.random() < 0.3
        for name in names:
            if parts:
                found = [self.counts.get((part, name), (0, 0)) for part in parts]
                rest = (self.rng.randint(0, 7), self.rng.randint(0, 7)) if more else (0, 0)
                made[name] = sum(top for top, _ in found) + rest[0], sum(left for _, left in found) + rest[1]
            else:
                made[name] = self._leaf(), self._leaf() + 4
        if "girls" in made and ALL in made:
            made["girls"] = _among(made["girls"], made[ALL])
            made["boys"] = made[ALL][0] - made["girls"][0], made[ALL][1] - made["girls"][1]
        if "fsm" in made and ALL in made:
            made["fsm"] = _among(made["fsm"], made[ALL])
        return made

    def _leaf(self) -> int:
        return self.rng.choice((0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 20, 30, 40, 60, 80))

    def _sent(self, where: str, period: Period, group: str, counts: tuple[int, int]) -> Iterator[Observation]:
        """A row, on time mostly, late now and then, revised sometimes; or why there is none."""
        draw: Callable[[], float] = self.rng.random
        at = 0 if draw() < 0.8 else self.rng.randrange(4)
        if draw() < 0.05:
            reason = self.rng.choice((Reason.CONFIDENTIAL, Reason.NOT_AVAILABLE))
            yield replace(missing(where, reason, period), group=group, indicator=self.rule.id, published=DAYS[at])
            return
        row = self._row(where, period, group, counts)
        public = "a statistical release" if draw() < 0.03 and group == ALL and at == 0 else ""
        yield replace(row, published=DAYS[at], elsewhere=public)
        if draw() < 0.1 and at < 3:
            more = max(0, counts[0] + self.rng.randint(-5, 5)), counts[1]
            again = self._row(where, period, group, more)
            yield replace(again, published=DAYS[self.rng.randrange(at + 1, 4)], status=Status.REVISED)
        if draw() < 0.04:
            odd = self._row(where, period, group, (counts[0] + self.rng.randint(1, 9), counts[1]))
            yield replace(odd, published=DAYS[at], status=Status.DISPUTED)

    def _row(self, where: str, period: Period, group: str, counts: tuple[int, int]) -> Observation:
        top, rest = counts
        row = replace(share(where, top, top + rest, period, group), indicator=self.rule.id)
        plain = self.rule.measure.plain
        return replace(row, numerator=None, denominator=None, value=Fraction(top)) if plain is Kind.COUNT else row


def _among(some: tuple[int, int], every: tuple[int, int]) -> tuple[int, int]:
    """As many as may be among others."""
    return min(some[0], every[0]), min(some[1], every[1])
