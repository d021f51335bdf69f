"""Which house answers which question, and with which function."""

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
from oba.assess.rating import Edge, rated
from oba.assess.trajectory import trajectory
from oba.domain.finding import Finding
from oba.domain.rule import House

Answering = Callable[[Case], Finding]
Rating = Callable[[Case, Edge], Finding]

DIRECTIONS: Mapping[House, Answering] = {
    House.FINGERTIPS: fingertips_trend.direction,
    House.MAKING_DATA_COUNT: making_data_count.direction,
    House.NORTHERN_IRELAND: northern_ireland.direction,
    House.SCOTLAND: scotland.direction,
    House.HEALTHY_PEOPLE: healthy_people.direction,
    House.EUROSTAT: eurostat.direction,
}
RATINGS: Mapping[House, Rating] = {
    House.FINGERTIPS: fingertips.threshold,
    House.MAKING_DATA_COUNT: making_data_count.threshold,
}
TRAJECTORIES: Mapping[House, Answering] = {
    House.HEALTHY_PEOPLE: healthy_people.trajectory,
    House.EUROSTAT: eurostat.trajectory,
}
COMPARISONS: Mapping[House, Answering] = {House.FINGERTIPS: fingertips.comparators}


def moving(case: Case) -> Finding:
    """The direction, by the house that the rule names, else by our own function."""
    house = case.version.direction.house
    return (DIRECTIONS[house] if house else direction)(case)


def rating(case: Case, edge: Edge) -> Finding:
    """The rating against an edge, by the house that the rule names, else by our own function."""
    house = case.version.threshold.house
    return (RATINGS[house] if house else rated)(case, edge)


def arriving(case: Case) -> Finding:
    """The trajectory, by the house that the rule names, else by our own function."""
    house = case.trajectory.house if case.trajectory else None
    return (TRAJECTORIES[house] if house else trajectory)(case)


def comparing(case: Case) -> Finding:
    """The comparison, by the house that the rule names, else by our own function."""
    house = case.version.comparators.house
    return (COMPARISONS[house] if house else comparators)(case)
