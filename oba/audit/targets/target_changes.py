"""Targets that are not what they were in the round before."""

from __future__ import annotations

from dataclasses import replace

from oba.audit.authority import lacking
from oba.audit.targets.phrases import named
from oba.audit.targets.target_set import TargetSet
from oba.domain.review import Remark, RemarkKind
from oba.domain.target import Aim, Target
from oba.words import listed, target


def changed(reviewed: TargetSet) -> tuple[Remark, ...]:
    """A target changed or dropped since the last round without a note of the reason, or approved by its owner alone.

    A number agreed for a target that was open is a change too; a target for a period that had none is not.
    """
    reference = reviewed.version.reference
    lacks, now = lacking(reference), {one.period: one for one in reviewed.targets}
    moved = tuple(old for old in reviewed.was if lacks and _asks(old) != _asks(now.get(old.period)))
    beside = [f"{_said(reviewed, now.get(old.period))} instead of {_said(reviewed, old)}" for old in moved]
    says = f"{named(reviewed, moved, beside)} changed since the last round, but {listed([one.what for one in lacks])}"
    remarks = reviewed.remark(RemarkKind.CHANGED, moved, says, where=reference.where)
    return tuple(replace(one, mend=f"{listed([one.mend for one in lacks])}.") for one in remarks)


def _asks(one: Target | None) -> tuple[Aim, str] | None:
    return (one.aim, one.provisional) if one else None


def _said(reviewed: TargetSet, one: Target | None) -> str:
    return target(one, reviewed.measure) if one else "none"
