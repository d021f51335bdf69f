"""The workings of answers: every count in them must be one that is printed beside them, and each copy the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction

from oba.attack.public import PublicKnowledge
from oba.attack.reading.answers import FILE, Tree
from oba.attack.reading.unread import Unread
from oba.attack.sighting import PART, Sighting
from oba.attack.stray import Stray
from oba.domain.measure import ALL, Kind
from oba.domain.number import parse_number
from oba.domain.release import Printed

_COUNTS = ("numerator", "denominator")
_OTHERS = "comparators"  # whose counts are of no child of the plan


def part_sightings(tree: Tree, public: PublicKnowledge) -> Iterator[Sighting]:
    """The counts of the periods that a number over several is made of, which stand in no table."""
    for one in tree.get("assessments", ()):
        rule = public.rules.get(one["indicator"])
        for name, count in _counts(one) if rule and rule.measure.kind is Kind.MOVING else ():
            which, _, when = name.partition(" ")
            if rule and (period := rule.measure.read_period(when)):
                of = Printed(rule.id, one["place"], ALL, str(period), layer=PART)
                counted, of_whom = (count, None) if which == _COUNTS[0] else (None, count)
                yield Sighting(of=of, numerator=counted, denominator=of_whom, file=FILE)


def count_strays(tree: Tree, seen: Iterable[Sighting], public: PublicKnowledge) -> Iterator[Stray]:
    """The counts that a working gives and that are printed nowhere, of indicators of which any number is withheld.

    What a derived number is made of has no table of its own.
    """
    printed: dict[str, set[Fraction]] = defaultdict(set)
    hidden: set[str] = set()
    for one in seen:
        printed[one.of.indicator] |= {count for count in (one.numerator, one.denominator) if count is not None}
        if one.withheld:
            hidden.add(one.of.indicator)
    for one in tree.get("assessments", ()):
        if one["indicator"] in hidden and public.rules[one["indicator"]].measure.parts is None:
            for name, count in _counts(one):
                if count not in printed[one["indicator"]]:
                    yield Stray(FILE, f"{count} as {name}", "in a working", one["indicator"], one["place"])


def copy_strays(name: str, copy: Tree, tree: Tree) -> Iterator[Stray]:
    """What a working attached to a document says otherwise than the answers of the round do."""
    known = {(one["indicator"], one["place"]): one for one in tree.get("assessments", ())}
    for one in copy.get("assessments", ()):
        of = one["indicator"], one["place"]
        if one != known.get(of):
            yield Stray(name, "another working", f"than {FILE}", *of)


def _counts(one: Tree) -> Iterator[tuple[str, Fraction]]:
    try:
        for finding in one.get("findings") or ():
            steps = finding.get("because") or () if finding.get("question") != _OTHERS else ()
            for value in (value for step in steps for value in step.get("values") or ()):
                count = parse_number(value["value"])
                if count is not None and value["name"].startswith(_COUNTS):
                    yield value["name"], count
    except (AttributeError, KeyError, TypeError) as error:
        raise Unread(f"its workings have another shape: {error}") from error
