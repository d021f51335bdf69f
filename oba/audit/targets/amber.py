"""Amber so wide that nothing is ever red, or so narrow that one child takes the rating from green to red."""

from __future__ import annotations

from fractions import Fraction

from oba.assess.bands import Bands, fewest_children
from oba.audit.targets.phrases import agreeing, wanted
from oba.audit.targets.target_set import Subject
from oba.domain.finding import Answer
from oba.domain.review import Kind, Remark
from oba.domain.rule import Better
from oba.domain.target import Target


def never_red(subject: Subject) -> tuple[Remark, ...]:
    """A target for which even the worst number that the measure can have is not red, each in the words of the proof."""
    return tuple(
        remark
        for target in subject.numeric
        if _worst(subject) and not any(_bands(subject, target).rate(end) is Answer.RED for end in _worst(subject))
        for remark in subject.remark(
            Kind.NEVER_RED, (target,), f"{Answer.RED} can never occur for {target.period.label}, {target.aim}"
        )
    )


def one_child(subject: Subject) -> tuple[Remark, ...]:
    """A target with an amber that no whole number of children falls into, out of as many as the latest number counts.

    Only where the number is a share of a known denominator and higher or lower is better.
    """
    narrow = tuple(target for target in subject.numeric if _leaps(subject, _bands(subject, target)))
    says = f"{wanted(subject, narrow)} {agreeing(narrow, 'has', 'have')} so narrow an amber that one child can take "
    return subject.remark(Kind.ONE_CHILD, narrow, f"{says}the rating from green to red")


def _worst(subject: Subject) -> tuple[Fraction, ...]:
    """The worst numbers that the measure can have; none where it can get worse without end."""
    least, most = subject.measure.bounds
    ends = {Better.HIGHER: (least,), Better.LOWER: (most,)}.get(subject.version.direction.better, (least, most))
    known = tuple(end for end in ends if end is not None)
    return known if len(known) == len(ends) else ()


def _leaps(subject: Subject, bands: Bands) -> bool:
    """Whether the first child too many, or too few, makes a number red that was green."""
    per, better = subject.measure.per, subject.version.direction.better
    latest, judged = subject.latest, subject.version.threshold.against == "target"
    if latest is None or per is None or bands.amber is None or not judged or better is Better.NEARER:
        return False
    top, bottom = latest.numerator, latest.denominator
    if top is None or bottom is None or latest.value != per * top / bottom:
        return False
    best, way = (bottom, -1) if better is Better.HIGHER else (Fraction(0), 1)
    first = fewest_children(bands, best, bottom, per)
    is_green = bands.rate(per * best / bottom) is Answer.GREEN
    return is_green and first is not None and bands.rate(per * (best + way * first) / bottom) is Answer.RED


def _bands(subject: Subject, target: Target) -> Bands:
    return Bands(
        aim=target.aim,
        amber=subject.version.threshold.amber,
        direction=subject.version.direction,
        policy=subject.plan.policy,
        decimals=subject.measure.decimals,
    )
