"""Another body's audit of withheld numbers, held against our plan and our attack: random tables of counts."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from oba.attack.bounds import Watch, bounded, parts
from oba.attack.count import Count, Row
from oba.attack.count import Quantity as Which
from oba.domain.release import Printed
from oba.protect.component import Component
from oba.protect.planner import plan
from oba.protect.quantity import COUNTED, Identity, Quantity
from oba.protect.system import Choice

BELOW, TABLES, MOST = 6, 150, 100_000
COUNTS = (0, 1, 2, 3, 4, 5, 7, 9, 12, 20, 40, 80)
Hidden = frozenset[Printed]


class Crossed(NamedTuple):
    """A table of places by groups with its margins: each count, and which are the parts of which whole."""

    counts: dict[Printed, int]
    sums: tuple[tuple[Printed, tuple[Printed, ...]], ...]

    @property
    def secrets(self) -> Hidden:
        """The counts that must not come out."""
        return frozenset(of for of, count in self.counts.items() if 0 < count < BELOW)


def crossed(rng: Random) -> Crossed:
    """A table of two to four places by two to four groups."""
    places = [f"place-{at}" for at in range(rng.randint(2, 4))]
    groups = [f"group-{at}" for at in range(rng.randint(2, 4))]
    inner = {(place, group): rng.choice(COUNTS) for place in places for group in groups}
    counts = {
        Printed("x", one, other, "2009/10"): sum(
            count for (place, group), count in inner.items() if one in {place, "county"} and other in {group, "all"}
        )
        for one in (*places, "county")
        for other in (*groups, "all")
    }
    named = {(of.place, of.group): of for of in counts}
    rows = [(named[one, "all"], tuple(named[one, group] for group in groups)) for one in (*places, "county")]
    columns = [(named["county", group], tuple(named[place, group] for place in places)) for group in (*groups, "all")]
    return Crossed(counts, (*rows, *columns))


def audited(table: Crossed, hidden: Hidden, folder: Path) -> dict[Printed, tuple[float, float]]:
    """Between which ends each withheld count lies, as the other program finds them."""
    from pytauargus.engine import audit_jj  # noqa: PLC0415  (only here, and only for tests)

    at = {of: number for number, of in enumerate(table.counts)}
    lines = ["0", str(len(at))]
    for of, count in table.counts.items():
        status = "s" if of not in hidden else "u" if of in table.secrets else "m"
        lines.append(f"{at[of]} {count} {max(count, 1)} {status} 0 {MOST} 1 1 0")
    lines.append(str(len(table.sums)))
    for whole, of_whole in table.sums:
        terms = " ".join(f"{at[part]} (1)" for part in of_whole)
        lines.append(f"0.0 {len(of_whole) + 1} : {at[whole]} (-1) {terms}")
    file = folder / "table.jj"
    file.write_text("\n".join(lines) + "\n")
    names = tuple(table.counts)
    return {names[one["cell"]]: (one["min"], one["max"]) for one in audit_jj(str(file))}


def attacked(table: Crossed, hidden: Hidden) -> dict[Printed, tuple[int, int]]:
    """The same as our attack finds them, as far as they matter."""
    count = {of: Count(of, Which.COUNTED) for of in table.counts}
    rows = [Row(((count[of], 1),), its, its) for of, its in table.counts.items() if of not in hidden]
    rows += [
        Row(((count[whole], 1), *((count[part], -1) for part in of_whole)), 0, 0) for whole, of_whole in table.sums
    ]
    withheld = frozenset(count[of] for of in hidden)
    found = bounded(parts(rows), Watch(counts=withheld, withheld=withheld, threshold=BELOW))
    return {one.of: ends for one, ends in found.items()}


def planned(table: Crossed) -> Hidden:
    """What our plan withholds."""
    quantity = {of: Quantity(of, COUNTED, Fraction(count)) for of, count in table.counts.items()}
    identities = (
        Identity(frozenset({(quantity[whole], -1), *((quantity[part], 1) for part in of_whole)}))
        for whole, of_whole in table.sums
    )
    choices = (
        Choice(of=of, quantities=(one,), loss=Fraction(len(of.place)), by_itself=False) for of, one in quantity.items()
    )
    component = Component(
        choices=tuple(choices),
        identities=tuple(identities),
        secrets=tuple(sorted(quantity[of] for of in table.secrets)),
        ties=(),
    )
    found = plan(component, BELOW)
    return found.withheld if not found.exposed else frozenset()


def tables() -> Iterator[tuple[Random, Crossed]]:
    """Tables with a secret in them, always the same."""
    for seed in range(TABLES):
        rng = Random(seed)  # noqa: S311  (no secret)
        if (table := crossed(rng)).secrets:
            yield rng, table


@pytest.mark.slow
def test_another_audit_finds_every_secret_of_our_plans_well_hidden(tmp_path: Path) -> None:
    """Each can be 1 or less, and as much as the threshold."""
    looked = 0
    for _, table in tables():
        hidden = planned(table)
        ends = audited(table, hidden, tmp_path) if hidden else {}
        for of in table.secrets if hidden else ():
            looked += 1
            assert ends[of][0] <= 1 + 1e-6
            assert ends[of][1] >= BELOW - 1e-6
    assert looked > 3 * TABLES


@pytest.mark.slow
def test_another_audit_agrees_with_our_attack_on_anything_withheld(tmp_path: Path) -> None:
    """Below the threshold the ends are the same; beyond it both say so, and whether a count can be 1 or less."""
    small = 0
    for rng, table in tables():
        hidden = frozenset(rng.sample(sorted(table.counts), rng.randint(2, len(table.counts) // 2)))
        theirs, ours = audited(table, hidden, tmp_path), attacked(table, hidden)
        assert theirs.keys() == ours.keys() == hidden
        for of, (least, most) in ours.items():
            low, high = (round(end) for end in theirs[of])
            small += most < BELOW
            assert (least, most) == (low, high) if most < BELOW else high >= BELOW
            assert (least <= 1) == (low <= 1)
    assert small > TABLES
