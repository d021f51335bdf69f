"""places.csv: the hierarchy of places by explicit parent, and the comparators outside it."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from oba.domain.catalogue import problem
from oba.domain.place import Average, Composition, Place, Places, Tier
from oba.domain.problem import Problem, Where
from oba.read.data import lives
from oba.read.text.files import Folder, Problems, Text
from oba.read.text.identifiers import corrected_identifier, is_identifier
from oba.read.text.suggestion import one_of, quoted, the_same
from oba.read.text.tables import Columns, Table, read_table

FILE = "places.csv"
COLUMNS = Columns(
    needed=("id", "name", "tier", "parent"),
    optional=("elsewhere", "average", "members", *lives.COLUMNS, "code", "assumed", "note"),
)
LONGEST_NAME = 80  # which the curve of a card can write beside a line
RESERVED = ("target", "trajectory")
_AVERAGES = {average.value: average for average in Average}
_YES = {"yes": True, "no": False, "": False}


def read_places(folder: Path, root: Path, tiers: tuple[Tier, ...]) -> tuple[Places | None, Mapping[str, str], Problems]:
    """Read places.csv, and its SHA-256; without places when the table cannot be read at all."""
    files = Folder(path=folder, root=root)
    table, text, problems = read_table(files, folder / FILE, COLUMNS)
    inputs = {text.name: text.digest} if text else {}
    if table is None:
        return None, inputs, problems
    found: dict[str, Place] = {}
    wrong = list(problems)
    for n, cells in table.dicts():
        wrong.extend(_cells(table, n, cells, found, tiers))
        found.setdefault(cells["id"], _place(table, n, cells))
        wrong.extend(_group_problems(table, n, cells))
        wrong.extend(lives.life_problems(table, n, cells))
    for place in _stand_ins(text, problems, found, tiers) if text else ():
        found.setdefault(place.id, place)
    wrong.extend(_hierarchy(table.name, found, tiers))
    wrong.extend(_membership(found))
    wrong.extend(lives.succession(found))
    wrong.extend(_codes(found))
    return Places(by_id=found, tiers=tiers), inputs, tuple(wrong)


class _AnyPlace(Mapping[str, Place]):
    """Holds whatever name is asked for, and has none to give."""

    def __contains__(self, name: object) -> bool:
        return True

    def __getitem__(self, name: str) -> Place:
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


# What stands for the places where their table cannot be read: any name may be one, so that no row is blamed for it.
UNREAD = Places(by_id=_AnyPlace(), tiers=())


def _stand_ins(text: Text, wrong: Problems, found: Mapping[str, Place], tiers: tuple[Tier, ...]) -> Iterator[Place]:
    """A place for each row that has too many or too few cells, so that nothing which names it is blamed as well.

    Its tier and its parent are whichever of the cells can be one; without such a parent it is a part of the top place.
    """
    lines, top = text.text.split("\n"), next((place.id for place in found.values() if place.tier == tiers[0].id), None)
    headings = [cell.strip().lower() for cell in next(csv.reader(line for line in lines if line.strip(", ")))]
    for one in wrong:
        cells = [cell.strip() for cell in next(csv.reader(lines[(one.where.line or 1) - 1 :]), [])]
        at = headings.index("id")
        if one.code != "F021" or at >= len(cells) or not is_identifier(cells[at]):
            continue
        tier = next((cell for cell in cells if cell in [tier.id for tier in tiers]), None)
        parent = next((cell for n, cell in enumerate(cells) if n != at and cell in found), top)
        above = parent if tier and tier != tiers[0].id else None
        yield Place(id=cells[at], name=cells[at], tier=tier, parent=above, where=one.where)


def _place(table: Table, n: int, cells: Mapping[str, str]) -> Place:
    return Place(
        id=cells["id"],
        name=cells["name"],
        tier=cells["tier"] or None,
        parent=cells["parent"] or None,
        elsewhere=_YES.get(cells.get("elsewhere", ""), False),
        composition=_group(cells),
        begins=lives.first_day(cells.get("from", "")),
        ends=lives.last_day(cells.get("until", "")),
        first=lives.year(cells.get("from", "")),
        last=lives.year(cells.get("until", "")),
        becomes=lives.successors(cells.get("becomes", "")),
        code=cells.get("code", ""),
        assumed=cells.get("assumed", ""),
        note=cells.get("note", ""),
        where=table.where(n),
    )


def _group(cells: Mapping[str, str]) -> Composition | None:
    """The members of a comparator that stands for several, and which average is its number."""
    average, members = _AVERAGES.get(cells.get("average", "")), _members(cells)
    return Composition(average=average, members=members) if average and members else None


def _members(cells: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(member.strip() for member in cells.get("members", "").split(";") if member.strip())


def _cells(
    table: Table, n: int, cells: Mapping[str, str], before: Mapping[str, Place], tiers: tuple[Tier, ...]
) -> Iterator[Problem]:
    """What is wrong with a row by itself."""
    name, tier, known = cells["id"], cells["tier"], [t.id for t in tiers]
    if not is_identifier(name):
        yield problem("L009", table.where(n, "id"), f"{quoted(name)} is not an identifier", corrected_identifier(name))
    elif name in before:
        yield problem("L013", table.where(n, "id"), f"{quoted(name)} is already on line {before[name].where.line}")
    if name in RESERVED:
        yield problem("L009", table.where(n, "id"), f"{quoted(name)} means something else in a rule")
    yield from _name(cells["name"], table.where(n, "name"))
    if tier and tier not in known:
        mend = one_of(tier, known, "the plan's tiers")
        yield problem("L010", table.where(n, "tier"), f"{quoted(tier)} is not a tier of the plan", mend)
    if not tier and cells["parent"]:
        yield problem("L016", table.where(n, "parent"))
    if cells.get("elsewhere", "") not in _YES:
        what = f"{quoted(cells['elsewhere'])} is neither yes nor no"
        yield problem("L006", table.where(n, "elsewhere"), what, "write yes or no, or leave it empty.")


def _name(name: str, where: Where) -> Iterator[Problem]:
    if not name:
        yield problem("L005", where)
    if len(name) > LONGEST_NAME:
        yield problem("F020", where, f"{quoted(name)} has {len(name):,} characters", f"use at most {LONGEST_NAME}.")


def _group_problems(table: Table, n: int, cells: Mapping[str, str]) -> Iterator[Problem]:
    """What is wrong with a group by itself: one of average and members without the other, or in the hierarchy."""
    average, members = cells.get("average", ""), _members(cells)
    if average and average not in _AVERAGES:
        what = f"{quoted(average)} is no average of members"
        yield problem("L018", table.where(n, "average"), what, one_of(average, _AVERAGES, "the averages"))
    elif bool(average) is not bool(members):
        column = "members" if average else "average"
        yield problem("L018", table.where(n, column), f"the group has no {column}")
    if members and cells["tier"]:
        yield problem("L018", table.where(n, "members"), "a place with a tier is no group of comparators")
    for member in sorted({member for member in members if members.count(member) > 1}):
        yield problem("L018", table.where(n, "members"), f"{quoted(member)} is named twice", "name it once.")


def _membership(places: Mapping[str, Place]) -> Iterator[Problem]:
    """A member is a comparator with numbers of its own."""
    known = [place.id for place in places.values() if place.is_comparator and place.composition is None]
    for place in places.values():
        for member in place.composition.members if place.composition else ():
            if member not in known:
                where = Where(file=place.where.file, line=place.where.line, column="members")
                apart = "name comparators that are no groups, by the ids that they have in this table."
                mend = "write ; between the ids." if "," in member else the_same(member, known) or apart
                yield problem("L018", where, f"{quoted(member)} cannot be a member of {quoted(place.id)}", mend)


def _codes(places: Mapping[str, Place]) -> Iterator[Problem]:
    """A code is one place's."""
    first: dict[str, Place] = {}
    for place in places.values():
        other = first.setdefault(place.code, place) if place.code else place
        if other is not place:
            where = Where(file=place.where.file, line=place.where.line, column="code")
            yield problem("L019", where, f"{quoted(place.code)} is already the code of {quoted(other.id)}")


def _hierarchy(file: str, places: Mapping[str, Place], tiers: tuple[Tier, ...]) -> Iterator[Problem]:
    """What is wrong between rows: no top or several, parents that are not there, circles, tiers out of order."""
    rank: dict[str | None, int] = {tier.id: n for n, tier in enumerate(tiers)}
    tops = [place for place in places.values() if place.tier == tiers[0].id]
    if len(tops) != 1:
        where = tops[1].where if tops else Where(file=file)
        what = f"{len(tops) or 'no'} places are of the top tier, {quoted(tiers[0].id)}; there must be one"
        yield problem("L017", where, what)
    for place in places.values():
        if place.tier in rank:
            yield from _parent(place, places, rank)


def _parent(place: Place, places: Mapping[str, Place], rank: Mapping[str | None, int]) -> Iterator[Problem]:
    if place.parent is None:
        if rank[place.tier]:
            yield problem("L015", place.where, f"{quoted(place.id)} has no parent")
        return
    if place.parent not in places:
        mend = the_same(place.parent, places)
        yield problem("L011", place.where, f"the parent {quoted(place.parent)} is not in this table", mend)
    elif _in_circle(place, places):
        yield problem("L014", place.where, f"{quoted(place.id)} is above itself")
    elif rank.get(places[place.parent].tier, len(rank)) >= rank[place.tier]:
        what = f"the parent {quoted(place.parent)} is not of a tier above {place.tier}"
        yield problem("L012", place.where, what)


def _in_circle(place: Place, places: Mapping[str, Place]) -> bool:
    """Whether following parents from a place comes back to it."""
    seen = {place.id}
    above = places.get(place.parent) if place.parent else None
    while above and above.id not in seen:
        seen.add(above.id)
        above = places.get(above.parent) if above.parent else None
    return above is not None and above.id == place.id
