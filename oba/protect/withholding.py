"""Withholding: where one part is small the whole breakdown goes, so that nothing can be worked out by subtraction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from oba.domain.book import Suppression
from oba.domain.evidence import Series
from oba.domain.group import Group
from oba.domain.place import Places
from oba.domain.rule import Rule
from oba.protect.breakdown import families, records, settled, small_periods, withheld
from oba.protect.groups import apart, hidden_groups, is_sent


def protect(
    rule: Rule, series: Mapping[str, Series], places: Places, below: int, groups: Sequence[Group] = ()
) -> tuple[dict[str, Series], tuple[Suppression, ...]]:
    """Withhold every breakdown in which a part is small, and everything that could be worked out from it.

    A breakdown by places goes whole. A moving window is withheld when any period in it is, and a year when any of its
    quarters or months is. The declared `groups` are withheld as everyone is, wherever everyone is, and so that none can
    be worked out from the others of its kind. With a threshold of 0 nothing is withheld.
    """
    every = families(places)
    small = {place: small_periods(rule.measure, its, below) for place, its in series.items()}
    hidden = settled(rule.measure, series, every, small, below)
    shown = {place: withheld(rule.measure, its, hidden.get(place, frozenset())) for place, its in series.items()}
    told = [*records(rule, every, hidden)]
    for group, gone in hidden_groups(rule.measure, series, every, hidden, groups, below).items():
        for place, its in apart(series, group).items():
            kept = withheld(rule.measure, its, gone.get(place, frozenset()))
            shown[place] = replace(shown[place], groups={**shown[place].groups, group: kept})
        told += [one for one in records(rule, every, gone, group) if is_sent(series, one)]
    return shown, tuple(told)
