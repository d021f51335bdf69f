"""The review of a round's targets: one small function for each kind of remark, over every rule and place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from oba.audit.targets.amber import never_red, one_child
from oba.audit.targets.areas_together import areas_together
from oba.audit.targets.latest_number import already_met, before_first
from oba.audit.targets.open_targets import provisional, to_be_agreed
from oba.audit.targets.planned_path import (
    easier_than_earlier,
    easier_than_forecast,
    equal_to_start,
    worse_than_start,
)
from oba.audit.targets.standing_targets import target_sets
from oba.audit.targets.target_changes import changed
from oba.audit.targets.target_set import TargetSet
from oba.audit.targets.wording import odd_edge, other_unit, other_unit_beside
from oba.domain.book import Key
from oba.domain.evidence import Series
from oba.domain.place import Places
from oba.domain.plan import Plan, Round
from oba.domain.review import Agreed, Remark, Review
from oba.domain.rule import Rule
from oba.domain.target import Target, Word

KINDS: tuple[Callable[[TargetSet], tuple[Remark, ...]], ...] = (
    already_met,
    easier_than_forecast,
    easier_than_earlier,
    equal_to_start,
    worse_than_start,
    before_first,
    odd_edge,
    to_be_agreed,
    provisional,
    other_unit,
    other_unit_beside,
    changed,
    one_child,
    never_red,
)


def review(plan: Plan, rules: Mapping[str, Rule], places: Places, series: Mapping[Key, Series], now: Round) -> Review:
    """What to ask about the targets that stand in a round, from the numbers its documents may speak of.

    Targets for periods before the latest number's are over and done with. `rules` are those approved by the round's
    cut-off; a place is looked at where a rule sets targets for it.
    """
    found = target_sets(plan, rules, places, series, now)
    remarks = tuple(remark for reviewed in found for ask in KINDS for remark in ask(reviewed))
    return Review(remarks=(*remarks, *areas_together(found, places, series)), agreed=_agreed(found))


def _agreed(found: Iterable[TargetSet]) -> tuple[Agreed, ...]:
    """For each period, in order of time, the indicators and places whose target is firm, provisional or open."""
    every = [(target, (s.rule.id, s.place.id)) for s in found for target in s.targets]
    labels = dict.fromkeys(one.period.label for one, _ in sorted(every, key=lambda each: each[0].period.end))
    return tuple(
        Agreed(
            period=label,
            firm=_which(every, label, ""),
            provisional=_which(every, label, "provisional"),
            to_be_agreed=_which(every, label, Word.TO_BE_AGREED),
        )
        for label in labels
    )


def _which(every: Iterable[tuple[Target, Key]], label: str, state: str) -> tuple[Key, ...]:
    return tuple(key for target, key in every if target.period.label == label and _state(target) == state)


def _state(target: Target) -> str:
    if target.aim.word is Word.TO_BE_AGREED:
        return Word.TO_BE_AGREED
    return "provisional" if target.provisional else ""
