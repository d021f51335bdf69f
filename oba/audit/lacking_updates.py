"""Measures told in words of which nothing has been written for a round."""

from __future__ import annotations

from collections.abc import Iterable

from oba.domain.catalogue import problem
from oba.domain.place import Places
from oba.domain.plan import Round
from oba.domain.problem import Problem
from oba.domain.rule import Rule
from oba.domain.story import Story


def lacking_updates(rules: Iterable[Rule], stories: Iterable[Story], places: Places, now: Round) -> tuple[Problem, ...]:
    """A warning for every measure told in words, approved and begun by then, that has no update at the top place."""
    told = {(one.indicator, one.place) for one in stories if one.update and one.round == now.id}
    top = places.top
    return tuple(
        problem("A071", rule.where, f"{rule.id}: no update has come for {now.id} from {top.id}")
        for rule in rules
        if top and rule.measure.is_narrative and (rule.id, top.id) not in told and _is_asked(rule, now)
    )


def _is_asked(rule: Rule, now: Round) -> bool:
    return any(one.since.start <= now.cut_off for one in rule.approved(now.cut_off))
