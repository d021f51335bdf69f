"""The attack on a round: read what is published, rebuild its sums, and bound every count of children in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import NamedTuple

from oba.attack.bounds import Part, Watch, bounded, bounded_beside, parts, solvable
from oba.attack.count import Count, Quantity, Row, counts_children
from oba.attack.exposure import Bound, Exposure, Learned
from oba.attack.identities.groups import group_rows
from oba.attack.identities.links import link_rows
from oba.attack.identities.numbers import number_rows
from oba.attack.identities.periods import period_rows
from oba.attack.identities.places import place_rows
from oba.attack.identities.releases import release_rows
from oba.attack.identities.values import with_values
from oba.attack.inside import Own, inside
from oba.attack.memory import Interval, Memory
from oba.attack.public import PublicKnowledge
from oba.attack.reach import MOST, Impossible, counts_of
from oba.attack.reading.earlier import read_earlier
from oba.attack.reading.edition import read_edition
from oba.attack.reading.folder import read_folder
from oba.attack.reading.ledger import declared_public, released
from oba.attack.reading.read import Reading
from oba.attack.sighting import Seen, Sighting, together
from oba.attack.snapshot import Snapshot
from oba.attack.stray import Stray
from oba.attack.trust import Trusted, possible, trusted
from oba.domain.kept import Kept, Unkept
from oba.domain.plan import Round
from oba.domain.release import Release

NO_ZERO = "no withheld number is 0"


class System(NamedTuple):
    """All that an attacker can write down, what to watch in it, and of which indicators everyone is sensitive."""

    parts: tuple[Part, ...]
    watch: Watch
    sensitive: frozenset[str]


def attack_round(  # noqa: PLR0913 - what is read, and what is known beside it
    folder: Path,
    public: PublicKnowledge,
    now: Round,
    releases: Sequence[Release] = (),
    *,
    earlier: Mapping[str, Path] | None = None,
    insiders: Mapping[str, Own] | None = None,
    memory: Memory | None = None,
    edition: Path | None = None,
) -> Learned:
    """What can be learned from a round's folder beside all that was released before it.

    The `edition` is the folder of the web edition that is published with the round, and is read with it.

    `earlier` are the folders of released rounds that still stand, by the round's name. `insiders` are the places whose
    own people are to be taken for attackers too, each with the counts that it knows. What is in `memory` is not worked
    out again.
    """
    kept = memory.kept if memory else Unkept()
    read = read_folder(folder, public, kept)
    if edition is not None:
        read_edition(edition, public, now, releases, read)
    seen = together((*_public_now(public, now), *read.sightings))
    shots = [_snapshot(0, now, seen, public)]
    for release in sorted(releases, key=lambda one: -one.number):
        files = _files(earlier or {}, release.round, public, kept, read)
        unknown = replace(now, id=release.round, cut_off=release.on)
        then = next((one for one in public.plan.rounds if one.id == release.round), unknown)
        shots.append(_snapshot(release.number, then, together((*released(release, public), *files)), public))
    learned = attack(tuple(shots), insiders or {}, memory)
    strays = tuple(_strays(read.strays, shots))
    return replace(learned, contradictions=seen.contradictions, strays=strays, unreadable=tuple(read.unreadable))


def _files(
    earlier: Mapping[str, Path], round_: str, public: PublicKnowledge, kept: Kept, read: Reading
) -> Sequence[Sighting]:
    """What the files of an earlier round show; those that cannot be read are named by their round too."""
    if round_ not in earlier:
        return ()
    found = read_earlier(earlier[round_], public, kept)
    read.unreadable += [one._replace(file=f"{round_}/{one.file}") for one in found.unreadable]
    return found.sightings


def _strays(strays: Iterable[Stray], shots: Sequence[Snapshot]) -> Iterator[Stray]:
    """The strays of a round in which anything is withheld, each with the withheld numbers that it is about."""
    hidden = tuple(dict.fromkeys(of for one in shots for of, cell in one.cells.items() if cell.withheld))
    for one in strays if hidden else ():
        about = (of for of in hidden if of.indicator == one.indicator and of.place == one.place)
        yield one._replace(withheld=tuple(about))


def _public_now(public: PublicKnowledge, now: Round) -> Iterator[Sighting]:
    rows = (row for row in public.observations if row.elsewhere and row.published <= now.cut_off)
    return declared_public(rows, public)


def _snapshot(version: int, then: Round, seen: Seen, public: PublicKnowledge) -> Snapshot:
    places = public.places.by_id
    cells = {of: one for of, one in seen.cells.items() if of.place in places and not places[of.place].is_comparator}
    return with_values(Snapshot(version=version, round=then.id, cut_off=then.cut_off, cells=cells, public=public))


def attack(snapshots: tuple[Snapshot, ...], insiders: Mapping[str, Own], memory: Memory | None = None) -> Learned:
    """What can be learned from snapshots, the newest first.

    First by anybody, then by those who trust that no zero is ever withheld, then by insiders. What is in `memory` is
    not worked out again, and what is worked out goes there.
    """
    solved = Memory() if memory is None else memory
    rows = trusted(tuple(_rows(snapshots)), possible)
    system, plain, doubted = _everybody(rows, snapshots, solved)
    found = list(_told(plain))
    found += _told(_without_zero(system, solved), supposing=NO_ZERO)
    for place, own in insiders.items():
        found += _told(inside(system.parts, own, system.watch, solved), as_insider=place)
    return Learned(
        exposures=tuple(_exposed(found, system)),
        bounds=tuple(one for one in found if one.count in system.watch.withheld),
        doubted=doubted,
    )


def _rows(snapshots: Sequence[Snapshot]) -> Iterator[Row]:
    for one in snapshots:
        for kind in (number_rows, place_rows, group_rows, period_rows, link_rows):
            yield from kind(one)
    yield from release_rows(snapshots)


def _everybody(
    rows: Trusted, snapshots: tuple[Snapshot, ...], solved: Memory
) -> tuple[System, Mapping[Count, Interval], tuple[str, ...]]:
    """The system, the ends of what is watched in it, and what is doubted.

    Where the rows cannot all be so at once, of those that can.
    """
    try:
        system = _system(rows.rows, snapshots)
        return system, bounded(system.parts, system.watch, solved), rows.doubted
    except Impossible:
        fewer = trusted(rows.rows, solvable)
        system = _system(fewer.rows, snapshots)
        return system, bounded(system.parts, system.watch, solved), (*rows.doubted, *fewer.doubted)


def _system(rows: Sequence[Row], snapshots: tuple[Snapshot, ...]) -> System:
    measures = {name: rule.measure for name, rule in snapshots[0].public.rules.items()}
    sensitive = frozenset(name for name, measure in measures.items() if measure.sensitive)
    return System(parts(rows), _watch(rows, snapshots), sensitive)


def _watch(rows: Sequence[Row], snapshots: tuple[Snapshot, ...]) -> Watch:
    public = snapshots[0].public
    measures = {name: rule.measure for name, rule in public.rules.items()}
    known: set[tuple[object, ...]] = {of for one in snapshots for of, cell in one.cells.items() if cell.known}
    known |= {(of, quantity) for one in snapshots for of, cell in one.cells.items() for quantity in cell.telling}
    every = (one for one in counts_of(rows) if one.of not in known and (one.of, one.quantity) not in known)
    watched = frozenset(count for count in every if counts_children(measures[count.of.indicator], count))
    hidden = {(of, one.version) for one in snapshots for of, cell in one.cells.items() if cell.withheld}
    withheld = frozenset(one for one in watched if (one.of, one.version) in hidden and not one.beyond)
    return Watch(counts=watched, withheld=withheld, threshold=public.plan.policy.suppress_below)


def _told(found: Mapping[Count, Interval], *, as_insider: str = "", supposing: str = "") -> Iterator[Bound]:
    for count, (low, high) in found.items():
        yield Bound(count=count, least=low, most=high, as_insider=as_insider, supposing=supposing)


def _without_zero(system: System, solved: Memory) -> Mapping[Count, Interval]:
    """The same, where a zero is always shown; nothing where that cannot be so."""
    floors = {one: (1, MOST) for one in system.watch.withheld if one.quantity is Quantity.COUNTED}
    found: dict[Count, Interval] = {}
    try:
        for part in system.parts:
            found |= bounded_beside(part, floors, system.watch, solved)
    except Impossible:
        return {}
    return found


def _exposed(found: Iterable[Bound], system: System) -> Iterator[Exposure]:
    """Those that are known to be small; of one count only what is learned with the least knowledge."""
    told: set[Count] = set()
    for one in found:
        if one.count not in told and _is_small(one, system):
            told.add(one.count)
            yield Exposure(**{field.name: getattr(one, field.name) for field in fields(one)})


def _is_small(one: Bound, system: System) -> bool:
    """Whether a count is surely below the threshold and not surely 0; of what is not withheld it is surely above 0 too.

    Where it is sensitive that everyone is counted, a rest of 0 is small.
    """
    if one.most == 0:
        return one.of.indicator in system.sensitive and one.quantity is Quantity.REST and not one.count.beyond
    return one.most < system.watch.threshold and (one.least > 0 or one.count in system.watch.withheld)
