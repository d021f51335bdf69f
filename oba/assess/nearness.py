"""Nearness: where nearer is better, how far from the aim is what a working speaks of; empty everywhere else."""

from __future__ import annotations

from fractions import Fraction

from oba.assess.case import Case
from oba.assess.good_sign import good_interval
from oba.domain.rule import Better
from oba.words import aim_distance, aim_distances, off_aim


def by_distance(case: Case) -> bool:
    """Whether the distance to the aim decides."""
    return case.version.direction.better is Better.NEARER


def distance(case: Case, value: Fraction) -> str:
    """How far from the aim a number is: `, 10.0 points from the aim`."""
    return f", {off_aim(case.good(value), case.measure)}" if by_distance(case) else ""


def distance_beside(case: Case, value: Fraction) -> str:
    """How far from the aim another's number is beside ours: `, 10.0 points from the aim, as we are`."""
    if not by_distance(case):
        return ""
    return f", {aim_distance(case.good(value), case.here, case.measure, 'we are')}"


def our_distance(case: Case, since: Fraction | None) -> str:
    """How far from the aim we are, beside an earlier number: `; we are on the aim, 2.0 points nearer than then`."""
    if not by_distance(case):
        return ""
    if since is None:
        return f"; we are {off_aim(case.here, case.measure)}"
    return f"; we are {aim_distance(case.here, case.good(since), case.measure, 'then')}"


def distances(case: Case, low: Fraction, high: Fraction) -> str:
    """Between which distances from the aim an interval lies: `, 7.1 to 13.0 points from the aim`."""
    if not by_distance(case):
        return ""
    return f", {aim_distances(*good_interval(low, high, case.version.direction), case.measure)}"
