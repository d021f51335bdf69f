"""Counties made up from a number: areas and localities, some silent, some known to the public, some elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from random import Random

from oba.domain.book import Suppression
from oba.domain.evidence import Observation, Reason, Series
from oba.domain.measure import Measure
from oba.domain.place import Place, Places, Tier
from oba.protect.withholding import protect
from oba.rollup.series import roll_up
from tests.build import TOP, place, year
from tests.rollup.rows import missing, of, share

TIERS = tuple(Tier(id=tier, name=tier, documents=True) for tier in ("county", "area", "locality"))
WHEN = year(2009)


@dataclass(frozen=True, slots=True, kw_only=True)
class County:
    """A county as it truly is, and the rows that were sent: how many are counted and how many are not, by place."""

    places: Places
    tree: Mapping[str, list[str]]
    counted: Mapping[str, int]
    rest: Mapping[str, int]
    rows: tuple[Observation, ...]
    public: frozenset[str]

    def raw(self, measure: Measure) -> dict[str, Series]:
        """Every series before anything is withheld."""
        return roll_up(of(measure), self.rows, self.places)[0]

    def shown(self, measure: Measure, below: int) -> tuple[dict[str, Series], tuple[Suppression, ...]]:
        """What may be published, and the records of what may not."""
        return protect(of(measure), self.raw(measure), self.places, below)


def county(seed: int) -> County:
    """The county of a number, always the same."""
    rng = Random(seed)  # noqa: S311  (no secret)
    tree, every = _tree(rng)
    counted, rest = {}, {}
    for leaf in (p for p in every if not tree.get(p)):
        counted[leaf] = rng.choice((0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9))
        rest[leaf] = rng.choice((0, 1, 2, 3, 5, 8, 8, 9, 9, 10, 10)) or int(counted[leaf] == 0)
    for whole in (p for p in reversed(every) if tree.get(p)):
        counted[whole], rest[whole] = (sum(numbers[part] for part in tree[whole]) for numbers in (counted, rest))
    public = frozenset(p for p in every if p != TOP and rng.random() < 0.12)
    asked = {p for p in every if not tree.get(p) or (p == TOP and "away" in every)}
    rows = [row for p in every if (row := _row(rng, p, counted, rest, asked=p in asked, public=p in public))]
    known = frozenset(row.place for row in rows if row.elsewhere)
    return County(places=_places(tree, every), tree=tree, counted=counted, rest=rest, rows=tuple(rows), public=known)


def _tree(rng: Random) -> tuple[dict[str, list[str]], list[str]]:
    """Up to three areas with up to two localities each, and sometimes a part that is elsewhere; parents first."""
    areas = [f"area-{number}" for number in range(rng.randint(1, 3))] + ["away"] * (rng.random() < 0.2)
    tree = {TOP: areas}
    for area in areas:
        if area != "away" and rng.random() < 0.4:
            tree[area] = [f"{area}-{number}" for number in range(rng.randint(1, 2))]
    return tree, [TOP, *areas, *(part for area in areas for part in tree.get(area, []))]


def _places(tree: Mapping[str, list[str]], every: list[str]) -> Places:
    parents = {part: whole for whole, parts in tree.items() for part in parts}
    tiers = {part: "area" if whole == TOP else "locality" for part, whole in parents.items()}
    made: list[Place] = [place()]
    made += [replace(place(p, p, tiers[p], parents[p]), elsewhere=p == "away") for p in every if p != TOP]
    return Places(by_id={p.id: p for p in made}, tiers=TIERS)


def _row(
    rng: Random, where: str, counted: Mapping[str, int], rest: Mapping[str, int], *, asked: bool, public: bool
) -> Observation | None:
    """Who is asked for a row mostly sends one, others now and then; a part elsewhere seldom does."""
    if where == "away" and rng.random() < 0.7:
        return None
    if not asked and rng.random() < 0.5 and not public:
        return None
    if rng.random() < 0.1 and not public:
        return missing(where, rng.choice((Reason.CONFIDENTIAL, Reason.LOW)))
    row = share(where, counted[where], counted[where] + rest[where])
    return replace(row, elsewhere="a statistical release") if public else row


def seen(series: Mapping[str, Series], numbers: Mapping[str, int]) -> dict[str, int]:
    """What a reader of the documents sees: the numbers of every place that has one."""
    return {p: numbers[p] for p, its in series.items() if (f := its.figures.get(WHEN)) and f.value is not None}
