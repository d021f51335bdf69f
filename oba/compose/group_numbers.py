"""The declared groups of one indicator in one place: whose numbers stand beside everyone's, and how far from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from oba.domain.evidence import Figure, Series
from oba.domain.group import Group
from oba.domain.measure import Kind, Measure
from oba.domain.period import Period
from oba.domain.plan import Policy


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupNumber:
    """A group's number in a period; `figure` is None without a row, `gap` its number less everyone's, as compared.

    A count has no gap: a part is always fewer than the whole.
    """

    group: Group
    period: Period
    figure: Figure | None
    gap: Fraction | None


def group_numbers(
    own: Series, groups: Sequence[Group], judged: Figure | None, measure: Measure, policy: Policy
) -> tuple[GroupNumber, ...]:
    """The groups with a row at the place, in the plan's order: in the period judged, else in the latest they have."""
    period = _period(own, judged)
    if period is None:
        return ()
    found = ((group, own.groups[group.id].figures.get(period)) for group in groups if group.id in own.groups)
    return tuple(
        GroupNumber(group=group, period=period, figure=figure, gap=_gap(own, figure, measure, policy))
        for group, figure in found
    )


def _period(own: Series, judged: Figure | None) -> Period | None:
    periods = {period for its in own.groups.values() for period in its.figures}
    if judged and judged.period in periods:
        return judged.period
    return max(periods, key=lambda period: period.end, default=None)


def _gap(own: Series, figure: Figure | None, measure: Measure, policy: Policy) -> Fraction | None:
    everyone = own.value_at(figure.period) if figure else None
    if figure is None or figure.value is None or everyone is None or measure.plain is Kind.COUNT:
        return None
    return policy.seen(figure.value, measure.decimals) - policy.seen(everyone, measure.decimals)
