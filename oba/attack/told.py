"""What an attack learns, in plain words: each count by the name of its number."""

from __future__ import annotations

from collections.abc import Iterator

from oba.attack.count import Quantity
from oba.attack.exposure import Bound, Learned
from oba.attack.public import PublicKnowledge
from oba.attack.reach import ENDLESS
from oba.attack.sighting import BESIDE, COUNTED, EARLIER, SO_FAR
from oba.domain.measure import ALL
from oba.domain.release import Printed

_ROLES = {EARLIER: "before it was revised", BESIDE: "as disputed", COUNTED: "counted so far", SO_FAR: "so far"}
_WHAT = {Quantity.COUNTED: "children counted", Quantity.REST: "children not counted", Quantity.CHILDREN: "children"}


def named(of: Printed, public: PublicKnowledge) -> str:
    """A number by its indicator, place, group and period, as its card calls them."""
    rule, place = public.rules.get(of.indicator), public.places.by_id.get(of.place)
    labels = {group.id: group.label for group in public.plan.groups}
    said = (
        (rule.number or rule.id) if rule else of.indicator,
        place.name if place else of.place,
        "" if of.group == ALL else labels.get(of.group, of.group),
        of.period,
        _ROLES.get(of.role.removesuffix(" again"), of.role),
    )
    return ", ".join(one for one in said if one)


def told(one: Bound, public: PublicKnowledge) -> str:
    """A count, between which ends it is known to lie, and to whom."""
    beyond = f" {one.count.beyond}" if one.count.beyond else ""
    release = f" in release {one.count.version}" if one.count.version else ""
    who = public.places.by_id[one.as_insider].name if one.as_insider else ""
    to_whom = f", to somebody in {who}" if who else ""
    supposing = f", to whoever supposes that {one.supposing}" if one.supposing else ""
    return f"{named(one.of, public)}{release}: {_WHAT[one.quantity]}{beyond}: {ends(one)}{to_whom}{supposing}"


def ends(one: Bound) -> str:
    """The ends of what is known: one number where it is known to the child."""
    if one.least == one.most:
        return f"{one.least:,}"
    return f"{one.least:,} or more" if one.most >= ENDLESS else f"{one.least:,} to {one.most:,}"


def report(learned: Learned, public: PublicKnowledge) -> Iterator[str]:
    """Everything that is exposed, a line each; then how well the rest is hidden, and what files contradict."""
    for one in learned.exposures:
        yield told(one, public)
    for of, files in learned.contradictions:
        yield f"{named(of, public)}: {files[0]} and {files[1]} give different numbers"
    yield _summary(learned)


def _summary(learned: Learned) -> str:
    plain = [one for one in learned.bounds if not one.as_insider and not one.supposing]
    if not plain:
        return "No count is withheld."
    widths = sorted(plain, key=lambda one: (one.most - one.least, one.count))
    narrowest, widest = ends(widths[0]), ends(widths[-1])
    found = len(learned.exposures)
    exposed = (
        "nothing is given away" if not found else f"{found:,} {'count is' if found == 1 else 'counts are'} given away"
    )
    return f"{len(plain):,} withheld counts bounded: known at best as {narrowest}, at worst as {widest}; {exposed}."
