"""Links between indicators that share children: each names another one whose counts can be held against its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from oba.domain.catalogue import CATALOGUE
from oba.domain.measure import Kind, Measure
from oba.domain.problem import Problem
from oba.read.rulebook.measures import PATH
from oba.read.shapes.validation import Typed
from oba.read.text.files import Text
from oba.read.text.marks import read_marks
from oba.read.text.suggestion import near_or, quoted, with_its_numbers
from oba.words import listed

PART_OF, SAME_CHILDREN_AS = "part_of", "same_children_as"


class _Link(NamedTuple):
    """One link of a rule: the key it stands under, the indicator it stands in, and the one it names."""

    key: str
    indicator: str
    named: str


def check_links(measures: Mapping[str, Measure | None], texts: Mapping[str, Text]) -> Iterator[Problem]:
    """Every link names another indicator of the plan, and one that counts the children of the same periods.

    `measures` has every rule there is a file for, None where its measure is in doubt; `texts` the files of those whose
    measure is sound.
    """
    for name, measure in measures.items():
        for link in _links(name, measure) if measure else ():
            if wrong := _wrong(link, measures):
                yield _problem(texts[name], link, *wrong)


def _links(name: str, measure: Measure) -> Iterator[_Link]:
    named = ((PART_OF, measure.part_of), (SAME_CHILDREN_AS, measure.same_children_as))
    yield from (_Link(key, name, other) for key, other in named if other)


def _problem(text: Text, link: _Link, code: str, what: str, mend: str) -> Problem:
    marked, _ = read_marks(text)
    assert marked  # noqa: S101  (its measure has been read)
    return Typed(marked=marked, letter="R").problem(code, (*PATH, link.key), what, mend)


def _wrong(link: _Link, measures: Mapping[str, Measure | None]) -> tuple[str, str, str] | None:
    """The code of what is wrong with a link, what it is, and the mend; None where nothing is."""
    if link.named == link.indicator:
        return "025", f"{quoted(link.named)} is this indicator itself", ""
    if link.named not in measures:
        others = with_its_numbers(link.named, (name for name in measures if name != link.indicator))
        mend = near_or(link.named, others, CATALOGUE["R024"].mend)
        return "024", f"the plan has no rule {quoted(link.named)}", mend
    mine, other = measures[link.indicator], measures[link.named]
    if mine is None or other is None:
        return None
    for name, measure in ((link.indicator, mine), (link.named, other)):
        if lacking := _lacking(link.key, measure):
            return "025", f"{name} {lacking}", "delete the link."
    if apart := _apart(mine, other):
        return "025", f"{link.indicator} and {link.named} {apart}", "delete the link: they are never held together."
    return _circle(link, measures)


def _lacking(key: str, measure: Measure) -> str:
    """What a measure lacks that a link needs; empty where it has it."""
    plain = measure.parts or measure.kind
    if measure.is_narrative:
        return "is told in words, and counts no children"
    if plain is Kind.SCORE:
        return "is a score, and counts no children"
    if measure.fractional:
        return "has counts that need not be whole, and are none of children"
    if key == PART_OF and measure.kind is Kind.GAP:
        return "is a gap between two groups, not a number of children"
    if key == SAME_CHILDREN_AS and not measure.ratio:
        return "is a count, and no share of any children"
    return ""


def _apart(one: Measure, other: Measure) -> str:
    """Why two measures never count the same periods; empty where they may."""
    if one.year is not other.year:
        return f"count other years, {one.year} and {other.year}"
    if one.every is not other.every:
        return f"have numbers for every {one.every} and every {other.every}"
    return "cover windows of another length" if one.window != other.window else ""


def _circle(link: _Link, measures: Mapping[str, Measure | None]) -> tuple[str, str, str] | None:
    """What is wrong where children would be among themselves by way of others."""
    chain = [link.indicator]
    while link.key == PART_OF and (measure := measures.get(chain[-1])) and measure.part_of:
        if measure.part_of == link.indicator:
            way = listed([f"{one} of {two}" for one, two in zip(chain, [*chain[1:], link.indicator], strict=True)])
            return "025", f"these are parts of one another in a circle: {way}", "delete one of these links."
        if measure.part_of in chain:
            return None
        chain.append(measure.part_of)
    return None
