"""What a later version of a rule leaves out, taken from the version before it, each part with the line it stands on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from oba.domain.finding import Question
from oba.read.rulebook.kept_assumptions import is_kept
from oba.read.shapes.period_fields import Counting
from oba.read.text.identifiers import parse_date
from oba.read.text.marks import Marked, Node, Path, Spot

NONE = "none"
_VERSIONS = "in_force"
_ASSUMED = "assumed"
_KEYS = (*Question, "from", "reference", _ASSUMED)
_VALUES = ("better", "amber")  # parts of which none is a value, and takes nothing away
_BY_ENTRY = ("targets", "areas")  # parts that are taken over entry by entry
_WAYS = ("amber", "change_of_at_least", "test", "method", "else")
# What a part takes away of the version before where it is stated: another way to decide, what only an old way needs.
_REPLACES: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "better": ("aim",),
    **dict.fromkeys(_WAYS[:-1], (*_WAYS, "accepted")),
    "forecast": ("interval", "values", "tolerance", "reason"),
    "start": ("targets", "planned", "areas"),
    "path": ("planned",),
})  # fmt: skip

Group = Mapping[str, Node]


def with_inherited(marked: Marked, counting: Counting | None) -> Marked:
    """The file with every version whole: what one leaves out is as in the version before it, cited where it stands.

    Before it is the nearest version below that was approved no later. `none` takes a key or a part away; `reference`
    and `from` are never taken over. `counting` tells whether two texts name one period.
    """
    versions = marked.data.get(_VERSIONS) if isinstance(marked.data, dict) else None
    if not isinstance(marked.data, dict) or not isinstance(versions, list):
        return marked
    book = _Book(keys=dict(marked.keys), values=dict(marked.values), counting=counting)
    whole: list[Node] = list(versions)
    for n in range(len(whole) - 1, -1, -1):
        own = whole[n]
        if isinstance(own, dict):
            m = _before(versions, n)
            base = whole[m] if m else None
            whole[n] = book.version(own, base, n, m) if m and isinstance(base, dict) else own
    return replace(marked, data={**marked.data, _VERSIONS: whole}, keys=book.keys, values=book.values)


def is_cut_off(versions: list[Node], n: int) -> bool:
    """Whether a version takes nothing over because every one below it was approved later."""
    return n + 1 < len(versions) and _before(versions, n) is None


def _before(versions: list[Node], n: int) -> int | None:
    """The version that one is a change of: the nearest below it that was approved no later."""
    day, below = _approved(versions[n]), range(n + 1, len(versions))
    return next((m for m in below if day is None or (_approved(versions[m]) or day) <= day), None)


def _approved(version: Node) -> date | None:
    """The day of approval; none where it cannot be read, which is said elsewhere."""
    node: Node = version
    for step in ("reference", "approved", "on"):
        node = node.get(step, "") if isinstance(node, dict) else ""
    return parse_date(node) if isinstance(node, str) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Book:
    """Where everything stands, with the places of what is taken over added as it is."""

    keys: dict[Path, Spot]
    values: dict[Path, Spot]
    counting: Counting | None

    def version(self, own: Group, base: Group, n: int, m: int) -> dict[str, Node]:
        """One version whole; n and m are where it and the version before it stand."""
        to, source = (_VERSIONS, n), (_VERSIONS, m)
        whole = dict(own)
        for key in Question:
            node, before = own.get(key), base.get(key)
            if node is None and before is not None:
                whole[key] = self.take((*to, key), (*source, key), before)
            elif node == NONE and key is not Question.DIRECTION:
                del whole[key]
            elif isinstance(node, dict):
                parts = before if isinstance(before, dict) else {}
                whole[key] = self.parts(node, parts, (*to, key), (*source, key))
        for name in (one for one in base if one not in (*_KEYS, *own)):  # misspelt there, it is missing from neither
            whole[name] = self.take((*to, name), (*source, name), base[name])
        assumed = self.assumed(own, whole, base, (*to, _ASSUMED), (*source, _ASSUMED))
        return {**whole, _ASSUMED: assumed} if assumed or _ASSUMED in own else whole

    def parts(self, own: Group, base: Group, to: Path, source: Path) -> dict[str, Node]:
        """The parts of one key: those stated, and those before that no stated one takes the place of."""
        gone = {part for stated in own for part in _REPLACES.get(stated, ())}
        whole = {part: node for part, node in own.items() if node != NONE or part in _VALUES}
        for part, before in base.items():
            if part in gone:
                continue
            inside, there = (*to, part), (*source, part)
            if part not in own:
                whole[part] = self.take(inside, there, before)
            elif part in _BY_ENTRY and isinstance(node := own[part], dict) and isinstance(before, dict):
                whole[part] = self.entries(node, before, inside, there)
        return {part: self.stated(node) if part in _BY_ENTRY else node for part, node in whole.items()}

    def entries(self, own: Group, base: Group, to: Path, source: Path) -> dict[str, Node]:
        """The targets of some periods, or the areas of some places: those stated, and the others as before."""
        stated = {self.same(entry) for entry in own}
        others = {entry: node for entry, node in base.items() if self.same(entry) not in stated}
        return {**own, **{entry: self.take((*to, entry), (*source, entry), node) for entry, node in others.items()}}

    def same(self, entry: str) -> object:
        """What makes two entries one: the period they name, or else their text."""
        return (self.counting.own_or_year(entry) if self.counting else None) or entry

    @staticmethod
    def stated(entries: Node) -> Node:
        """Entries without those that are taken away."""
        if not isinstance(entries, dict):
            return entries
        return {entry: node for entry, node in entries.items() if node != NONE}

    def assumed(self, own: Group, whole: Group, base: Group, to: Path, source: Path) -> Node:
        """What is assumed: as stated, and as before of everything that is as before."""
        mine, before = own.get(_ASSUMED, {}), base.get(_ASSUMED, {})
        if mine == NONE:
            return {}
        if not isinstance(before, dict) or not isinstance(mine, dict):
            return mine
        kept = {name: why for name, why in before.items() if name not in mine and is_kept(name, own, whole)}
        taken = {name: self.take((*to, name), (*source, name), why) for name, why in kept.items()}
        return {**{name: why for name, why in mine.items() if why != NONE}, **taken}

    def take(self, to: Path, source: Path, node: Node) -> Node:
        """Take over a part with everything in it, and note that it stands where it stands."""
        for spots in (self.keys, self.values):
            if source in spots:
                spots[to] = spots[source]
        inside = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
        for step, inner in inside:
            self.take((*to, step), (*source, step), inner)
        return node
