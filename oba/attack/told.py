"""What an attack learns, in plain words: each count by the name of its number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from oba.attack.count import Quantity
from oba.attack.exposure import Bound, Learned
from oba.attack.public import PublicKnowledge
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
    known = ends(one, public.plan.policy.suppress_below)
    return f"{named(one.of, public)}{release}: {_WHAT[one.quantity]}{beyond}: {known}{to_whom}{supposing}"


def ends(one: Bound, threshold: int) -> str:
    """The ends of what is known: one number where it is known to the child; of what may be large only the lower."""
    if one.least == one.most:
        return f"{one.least:,}"
    if one.most < threshold:
        return f"{one.least:,} to {one.most:,}"
    return f"{one.least:,} or more" if one.least >= threshold else f"{one.least:,} to {threshold:,} or more"


def told_strays(learned: Learned, public: PublicKnowledge) -> Iterator[str]:
    """Every number that stands where it should not, by the withheld number it may be, and every unreadable file."""
    for one in learned.strays:
        cells = one.withheld or ((Printed(one.indicator, one.place, ALL, ""),) if one.indicator else ())
        about = "".join(f"{said}: " for said in ("; ".join(named(of, public) for of in cells),) if said)
        yield f"{about}{one.file} gives {one.says} {one.where}, and nothing beside it shows that"
    for file, why in learned.unreadable:
        yield f"{file} cannot be read, so that nobody can say what it gives away: {why}; make or fetch it again"


HOLD_BACK = "hold back the late or revised rows of what is named"


def way_out(learned: Learned, narrow: Sequence[Bound]) -> str:
    """What can be done where something is given away; `narrow` are bounds that only those know who know the truth.

    What is small only to whoever supposes something, beside what was printed before, can be withheld no more than it
    is: nobody supposes anything of a row that has not come.
    """
    if learned.strays or learned.unreadable or narrow or not all(one.supposing for one in learned.exposures):
        return "ask whoever keeps this program, with this sentence; nothing of it may be sent"
    return f"{HOLD_BACK} until others come that they can hide among"


def report(learned: Learned, public: PublicKnowledge) -> Iterator[str]:
    """Everything that is exposed, a line each; then how well the rest is hidden, and what files contradict."""
    for one in learned.exposures:
        yield told(one, public)
    yield from told_strays(learned, public)
    for of, files in learned.contradictions:
        yield f"{named(of, public)}: {files[0]} and {files[1]} give different numbers"
    yield _summary(learned, public.plan.policy.suppress_below)


def _summary(learned: Learned, threshold: int) -> str:
    """How many counts are withheld, and how well."""
    plain = [one for one in learned.bounds if not one.as_insider and not one.supposing]
    found = len(learned.exposures)
    exposed = f"{found:,} {'count is' if found == 1 else 'counts are'} given away" if found else "nothing is given away"
    if not plain:
        return f"No count is withheld; {exposed}."
    order = sorted(plain, key=lambda one: (min(one.most, threshold) - min(one.least, threshold), one.count))
    best, worst = ends(order[0], threshold), ends(order[-1], threshold)
    known = f"each is known as {best}" if best == worst else f"the best is known as {best}, the worst as {worst}"
    return f"{len(plain):,} withheld counts bounded: {known}; {exposed}."
