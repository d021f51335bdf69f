"""Links: the indicators that share children, so that a number of one tells of another's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from oba.domain.rule import Rule


def linked(rules: Mapping[str, Rule]) -> Mapping[str, frozenset[str]]:
    """Each indicator with all that hang together with it, directly or over others, itself included.

    Children are among others' or the same as others', whichever of the two rules says so.
    """
    found = {name: frozenset({name}) for name in rules}
    for name, rule in rules.items():
        for other in (rule.measure.part_of, rule.measure.same_children_as):
            if other in found:
                together = found[name] | found[other]
                found |= dict.fromkeys(together, together)
    return found


def with_linked(indicators: Iterable[str], links: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Some indicators, and all that hang together with them."""
    return frozenset[str]().union(*(links.get(one, {one}) for one in indicators))
