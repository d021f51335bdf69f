"""Laws: whatever is withheld, what an attack claims to know is true; and withholding more never tells more."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from oba.attack.attack import attack
from oba.attack.count import Count
from oba.attack.exposure import Learned
from oba.attack.sighting import Sighting, rounded
from oba.attack.snapshot import Snapshot
from oba.attack.truth import true_counts
from oba.domain.group import Group
from oba.domain.number import round_half_away
from oba.domain.release import Printed, ReleasedCell
from tests.attack.published import PERCENT, everybody
from tests.build import a_round
from tests.heavy import one_in

SEX = tuple(Group(id=one, label=one, kind="sex", exhaustive=True) for one in ("girls", "boys"))
PUBLIC = everybody(groups=SEX, x=PERCENT)
BELOW, GROUPS = ("a", "b", "c"), ("girls", "boys")
NUMBERS = tuple(Printed("x", place, group, "2009/10") for place in (*BELOW, "county") for group in (*GROUPS, "all"))
CHILDREN = st.tuples(st.integers(0, 9), st.integers(1, 40)).map(lambda pair: (pair[0], sum(pair)))
COUNTIES = st.fixed_dictionaries({(place, group): CHILDREN for place in BELOW for group in GROUPS})
HIDDEN = st.frozensets(st.sampled_from(NUMBERS), max_size=8)


def whole(parts: Mapping[tuple[str, str], tuple[int, int]]) -> dict[Printed, ReleasedCell]:
    """Every number of a county, with its true counts."""
    found = {}
    for of in NUMBERS:
        some = [
            pair
            for (place, group), pair in parts.items()
            if of.place in {place, "county"} and of.group in {group, "all"}
        ]
        top, bottom = (Fraction(sum(pair[side] for pair in some)) for side in (0, 1))
        found[of] = ReleasedCell(of=of, value=100 * top / bottom, numerator=top, denominator=bottom)
    return found


def attacked(cells: Mapping[Printed, ReleasedCell], hidden: frozenset[Printed]) -> Learned:
    """What is learned where some numbers are withheld; groups show their value only, the county what it is made of."""
    seen = {of: _sighting(cell, withheld=of in hidden) for of, cell in cells.items()}
    shot = Snapshot(version=0, round="q", cut_off=a_round().cut_off, cells=seen, public=PUBLIC)
    return attack((shot,), {})


def _sighting(cell: ReleasedCell, *, withheld: bool) -> Sighting:
    if withheld or cell.value is None:
        return Sighting(of=cell.of, withheld=True)
    everyone = cell.of.group == "all"
    return Sighting(
        of=cell.of,
        value=rounded(round_half_away(cell.value, 1), 1),
        numerator=cell.numerator if everyone else None,
        denominator=cell.denominator if everyone else None,
        parts=3 if cell.of.place == "county" else 0,
    )


@given(COUNTIES, HIDDEN)
@one_in(4)
def test_what_an_attack_claims_is_true(
    parts: Mapping[tuple[str, str], tuple[int, int]], hidden: frozenset[Printed]
) -> None:
    """Every true count lies between the ends that are claimed for it, and an exposed one is small or all there are."""
    cells = whole(parts)
    truth: Mapping[Count, int] = true_counts(cells.values(), PUBLIC)
    learned = attacked(cells, hidden)
    for one in (*learned.bounds, *learned.exposures):
        if one.count in truth and not one.supposing:
            assert one.least <= truth[one.count]
            assert truth[one.count] <= one.most or one.most >= 6


@given(COUNTIES, HIDDEN, HIDDEN)
@one_in(4)
def test_withholding_more_never_tells_more(
    parts: Mapping[tuple[str, str], tuple[int, int]], hidden: frozenset[Printed], more: frozenset[Printed]
) -> None:
    """What is known to the child where more is withheld is known where less is."""
    cells = whole(parts)
    fewer = {one.count for one in attacked(cells, hidden | more).exposures if one.exact and not one.supposing}
    assert fewer <= {one.count for one in attacked(cells, hidden).exposures if one.exact}
