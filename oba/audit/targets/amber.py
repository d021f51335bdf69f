"""Amber so wide that nothing is ever red, or so narrow that one child takes the rating from green to red."""

from __future__ import annotations

from fractions import Fraction

from oba.assess.bands import Bands, bands_of
from oba.assess.margin import fewest_children, number_grading
from oba.audit.targets.phrases import wanted
from oba.audit.targets.target_set import TargetSet
from oba.domain.counted import counts_of
from oba.domain.finding import Answer
from oba.domain.review import Remark, RemarkKind
from oba.domain.rule import Better
from oba.domain.target import Target
from oba.words.lists import agreeing


def never_red(reviewed: TargetSet) -> tuple[Remark, ...]:
    """A target for which even the worst number that the measure can have is not red, each in the words of the proof."""
    return tuple(
        remark
        for target in reviewed.numeric
        if _worst(reviewed) and not any(_bands(reviewed, target).rate(end) is Answer.RED for end in _worst(reviewed))
        for remark in reviewed.remark(
            RemarkKind.NEVER_RED, (target,), f"{Answer.RED} can never occur for {target.period.label}, {target.aim}"
        )
    )


def one_child(reviewed: TargetSet) -> tuple[Remark, ...]:
    """A target with an amber that no whole number of children falls into, out of as many as the latest number counts.

    Only where the number is a share of a known denominator and higher or lower is better.
    """
    narrow = tuple(target for target in reviewed.numeric if _leaps(reviewed, _bands(reviewed, target)))
    have = agreeing(len(narrow), "has", "have")
    says = f"{wanted(reviewed, narrow)} {have} so narrow an amber that one child can take the rating from green to red"
    return reviewed.remark(RemarkKind.ONE_CHILD, narrow, says)


def _worst(reviewed: TargetSet) -> tuple[Fraction, ...]:
    """The worst numbers that the measure can have; none where it can get worse without end."""
    least, most = reviewed.measure.bounds
    ends = {Better.HIGHER: (least,), Better.LOWER: (most,)}.get(reviewed.version.direction.better, (least, most))
    known = tuple(end for end in ends if end is not None)
    return known if len(known) == len(ends) else ()


def _leaps(reviewed: TargetSet, bands: Bands) -> bool:
    """Whether the first child too many, or too few, makes a number red that was green."""
    per, better = reviewed.measure.per, reviewed.version.direction.better
    latest, judged = reviewed.latest, reviewed.version.threshold.against == "target"
    if latest is None or per is None or bands.amber is None or not judged or better is Better.NEARER:
        return False
    counts = counts_of(latest, reviewed.measure)
    if counts is None or latest.value != per * counts.numerator / counts.denominator:
        return False
    bottom = counts.denominator
    best, each = (bottom if better is Better.HIGHER else Fraction(0)), per / bottom
    first = fewest_children(number_grading(bands, each, best), best, bottom)
    is_green = bands.rate(best * each) is Answer.GREEN
    return is_green and first is not None and first.to is Answer.RED


def _bands(reviewed: TargetSet, target: Target) -> Bands:
    return bands_of(reviewed.version, target.aim, reviewed.measure, reviewed.plan.policy)
