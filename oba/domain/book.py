"""The book of a round: everything its documents may speak of, its numbers already protected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from oba.domain.assessment import Assessment
from oba.domain.change import Changes
from oba.domain.evidence import Series
from oba.domain.outline import Outlines
from oba.domain.outstanding import Expected
from oba.domain.owed import Owed
from oba.domain.paper import Paper
from oba.domain.place import Place, Places
from oba.domain.plan import Plan, Round
from oba.domain.problem import Problem
from oba.domain.protection import Cost, Suppression
from oba.domain.registers import Registers
from oba.domain.release import Correction, Printed, ReleasedRule
from oba.domain.review import Review
from oba.domain.rule import Rule
from oba.domain.run import RunPoint
from oba.domain.signed_text import SignedText
from oba.domain.story import Story

Key = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """One thing proved, or found wanting, about a version of a rule, in a plain sentence."""

    says: str
    holds: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """One round, whole. Keys are (indicator, place).

    `rules` stand in the order of the plan's outcomes; a series is there for every indicator and place with a row known
    by the cut-off, comparators included; `expected` tells by indicator of the numbers that have not come; `changes` are
    those since the round `compared_with`, as it was released on the day `compared_on`, or else worked out anew;
    `papers` are the words of cover sheets, by board; `registers_before` are the registers as that round knew them,
    `run` what every round up to this one said; `owed` is what senders owe at the cut-off; `cost` is that of what is
    `suppressed`, `exposed` of which numbers small counts
    come out none the less; `warnings` hold the remarks of `review` too; `illustrative` lists the pairs whose numbers
    are; `corrections` are the rounds released again that its pages must tell of, itself first; `released_on` is the day
    of the release whose numbers and answers these are, None where they are worked out anew, `released_rules` the
    versions that gave them. `rule_inputs` and `data_inputs` are the SHA-256 of each thing that the round knows, by
    name; `rules_digest` is one for all of the former, `data_digest` one for the latter, keyed, empty without a key;
    `rows_digests` are keyed too, one for the rows of each indicator.
    """

    plan: Plan
    round: Round
    places: Places
    rules: Mapping[str, Rule]
    series: Mapping[Key, Series]
    assessments: Mapping[Key, Assessment]
    expected: Mapping[str, Expected] = field(default_factory=dict)
    compared_with: Round | None = None
    compared_on: date | None = None
    changes: Changes = field(default_factory=Changes)
    run: tuple[RunPoint, ...] = ()
    stories: Mapping[Key, Story] = field(default_factory=dict)
    texts: tuple[SignedText, ...] = ()
    papers: Mapping[str, Paper] = field(default_factory=dict)
    outlines: Outlines = field(default_factory=Outlines)
    registers: Registers = field(default_factory=Registers)
    registers_before: Registers = field(default_factory=Registers)
    owed: tuple[Owed, ...] = ()
    suppressed: tuple[Suppression, ...] = ()
    cost: Cost = field(default_factory=Cost)
    exposed: tuple[Printed, ...] = ()
    warnings: tuple[Problem, ...] = ()
    review: Review = field(default_factory=Review)
    proofs: Mapping[str, tuple[Proof, ...]] = field(default_factory=dict)
    illustrative: frozenset[Key] = frozenset()
    corrections: tuple[Correction, ...] = ()
    released_on: date | None = None
    released_rules: tuple[ReleasedRule, ...] = ()
    rule_inputs: Mapping[str, str] = field(default_factory=dict)
    data_inputs: Mapping[str, str] = field(default_factory=dict)
    rules_digest: str = ""
    data_digest: str = ""
    rows_digests: Mapping[str, str] = field(default_factory=dict)

    @property
    def top(self) -> Place:
        """The place above all others, which a round always has."""
        assert self.places.top  # noqa: S101 - as its reader has seen to
        return self.places.top

    def has_card(self, indicator: str, place: Place) -> bool:
        """Whether the place gets a card: the top place always does, others when they have a row or an update."""
        key = (indicator, place.id)
        told = key in self.assessments and bool(self.assessments[key].updates)
        return self.places.is_top(place) or key in self.series or told


def illustrative(book: Book) -> frozenset[Key]:
    """The indicators and places whose page shows an illustrative number: their own or a comparator's."""
    made_up = {key for key, its in book.series.items() if its.is_illustrative}
    borrowed = {indicator for indicator, place in made_up if book.places.by_id[place].is_comparator}
    inside = [place.id for place in book.places.by_id.values() if not place.is_comparator]
    return frozenset(made_up | {(indicator, place) for indicator in borrowed for place in inside})
