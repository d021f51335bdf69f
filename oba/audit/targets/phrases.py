"""How a remark names the targets it is about, so that every sentence reads alike."""

from __future__ import annotations

from collections.abc import Sequence

from oba.audit.targets.target_set import TargetSet
from oba.domain.target import Target
from oba.words import aim, listed
from oba.words.lists import agreeing


def named(reviewed: TargetSet, targets: Sequence[Target], beside: Sequence[str]) -> str:
    """Name targets with what is to be said beside each, and once what is to be said of all.

    One reads: the target for 2010/11, at most 5, and two: the targets for 2010/11 (at most 5) and 2011/12 (at most 4).
    """
    periods = [target.period.label for target in targets]
    the = f"{within(reviewed)}{agreeing(len(targets), 'the target', 'the targets')} for"
    if len(set(beside)) == 1:
        return f"{the} {listed(periods)}, {beside[0]},"
    return f"{the} {listed([f'{at} ({says})' for at, says in zip(periods, beside, strict=True)])}"


def wanted(reviewed: TargetSet, targets: Sequence[Target]) -> str:
    """Name targets with what they ask for."""
    return named(reviewed, targets, [aim(target.aim, reviewed.measure) for target in targets])


def within(reviewed: TargetSet) -> str:
    """The place a sentence is about, unless it is the top one."""
    return "" if reviewed.top else f"in {reviewed.place.name}, "
