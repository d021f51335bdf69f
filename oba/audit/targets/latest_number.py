"""Targets held against the latest number: already met, or not yet due because the number is older."""

from __future__ import annotations

from dataclasses import replace

from oba.audit.targets.phrases import wanted, within
from oba.audit.targets.target_set import TargetSet
from oba.domain.evidence import Figure
from oba.domain.review import Remark, RemarkKind
from oba.domain.target import MOVEMENT, Target
from oba.words import number
from oba.words.lists import agreeing

_LOST = "ask whether that part can still be counted; if it cannot, tell the board that the year will not be rated."


def already_met(reviewed: TargetSet) -> tuple[Remark, ...]:
    """A target ahead that the latest number meets, or one that was met when it was set.

    Meeting the target of a number's own period is success, unless the number was known by the day the target was
    approved. A target that asks for the best there can be is never too easy.
    """
    latest = reviewed.latest
    if latest is None or latest.value is None:
        return ()
    value = reviewed.seen(latest.value)
    met = tuple(
        target
        for target in reviewed.comparable(latest.period)
        if target.aim.met_by(value) and _asks(reviewed, latest, target) and not reviewed.asks_for_the_best(target.aim)
    )
    met_by = f"already met by {number(value, reviewed.measure)} in {latest.period.label}"
    return reviewed.remark(
        RemarkKind.ALREADY_MET, met, f"{wanted(reviewed, met)} {agreeing(len(met), 'was', 'were')} {met_by}"
    )


def before_first(reviewed: TargetSet) -> tuple[Remark, ...]:
    """The latest number is for an earlier period than the first target, so that nothing can be rated yet."""
    latest, stand = reviewed.latest, [*reviewed.before, *reviewed.targets]
    asking = [target for target in stand if target.aim.numeric or target.aim.word in MOVEMENT]
    first = tuple(target for target in asking[:1] if latest and latest.period.end < target.period.end)
    if latest is None or not first:
        return ()
    latest_is = f"{within(reviewed)}the latest number is for {latest.period.label}"
    says = f"{latest_is} and the first target for {first[0].period.label}"
    if reviewed.lost and reviewed.lost.lacking and reviewed.lost.period == first[0].period:
        why = f"whose number will not come, as {reviewed.lost.lacking.label} is {reviewed.lost.reason}"
        remarks = reviewed.remark(RemarkKind.BEFORE_FIRST, first, f"{says}, {why}: it cannot be rated")
        return tuple(replace(one, mend=_LOST) for one in remarks)
    return reviewed.remark(RemarkKind.BEFORE_FIRST, first, f"{says}: nothing can be rated yet")


def _asks(reviewed: TargetSet, latest: Figure, target: Target) -> bool:
    """Whether a target still had something to ask for when the number came: it lies ahead, or was set later."""
    return target.period.end > latest.period.end or latest.published <= reviewed.version.reference.approved_on
