"""Which method answers which question, and with which function."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from oba.assess.case import Case
from oba.assess.comparators import comparators
from oba.assess.direction import direction
from oba.assess.methods import (
    eurostat,
    fingertips,
    fingertips_trend,
    healthy_people,
    making_data_count,
    northern_ireland,
    scotland,
)
from oba.assess.rating import Standard, rated
from oba.assess.threshold import Rater
from oba.assess.trajectory import trajectory
from oba.domain.finding import Finding
from oba.domain.rule import Method

Answering = Callable[[Case], Finding]

DIRECTIONS: Mapping[Method, Answering] = {
    Method.FINGERTIPS: fingertips_trend.trend_direction,
    Method.MAKING_DATA_COUNT: making_data_count.variation_direction,
    Method.NORTHERN_IRELAND: northern_ireland.change_since_comparison_year,
    Method.SCOTLAND: scotland.change_of_latest_two,
    Method.HEALTHY_PEOPLE: healthy_people.targeted_direction,
    Method.EUROSTAT: eurostat.growth_direction,
}
RATINGS: Mapping[Method, Rater] = {
    Method.FINGERTIPS: fingertips.limits_rating,
    Method.MAKING_DATA_COUNT: making_data_count.assurance_rating,
}
TRAJECTORIES: Mapping[Method, Answering] = {
    Method.HEALTHY_PEOPLE: healthy_people.targeted_trajectory,
    Method.EUROSTAT: eurostat.growth_trajectory,
}
COMPARISONS: Mapping[Method, Answering] = {Method.FINGERTIPS: fingertips.interval_comparison}


def direction_of(case: Case) -> Finding:
    """The direction, by the method that the rule names, else by our own function."""
    method = case.version.direction.method
    return (DIRECTIONS[method] if method else direction)(case)


def standard_rating(case: Case, standard: Standard) -> Finding:
    """The rating against a standard, by the method that the rule names, else by our own function."""
    method = case.version.threshold.method
    return (RATINGS[method] if method else rated)(case, standard)


def arrival_of(case: Case) -> Finding:
    """The trajectory, by the method that the rule names, else by our own function."""
    method = case.trajectory.method if case.trajectory else None
    return (TRAJECTORIES[method] if method else trajectory)(case)


def comparison_of(case: Case) -> Finding:
    """The comparison, by the method that the rule names, else by our own function."""
    method = case.version.comparators.method
    return (COMPARISONS[method] if method else comparators)(case)
