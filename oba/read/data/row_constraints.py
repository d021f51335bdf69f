"""What must hold between the cells of an observation, and between them and the measure they are numbers of."""

from __future__ import annotations

from typing import TypeAlias

from oba.domain.measure import ALL
from oba.domain.period_correction import period_or_how
from oba.read.data.constraint import Constraint, Mask
from oba.read.data.masks import Rows, empty, given
from oba.read.data.number_constraints import NUMBER_CONSTRAINTS
from oba.read.data.observation_columns import VERDICT, ObservationColumns, groups_of
from oba.read.text.suggestion import one_of, quoted
from oba.words import listed

_MOST_NAMED = 3

At: TypeAlias = ObservationColumns


def _no_period(rows: Rows) -> Mask:
    return rows["ruled"] & (rows["period"] != "") & ~rows["dated"]


def _no_group(rows: Rows) -> Mask:
    return rows["ruled"] & ~rows["grouped"]


def _too_early(rows: Rows) -> Mask:
    return rows["day"] < rows["begins"]


def _no_part(rows: Rows) -> Mask:
    """Where the part a row tells of does not end inside its period: on its last day the whole is there."""
    return (rows["part_day"] < rows["begins"]) | (rows["part_day"] >= rows["ends"])


def _period_of(at: At, row: int) -> str:
    return f"{quoted(at.text['period'][row])} is not a period of {at.text['indicator'][row]}"


def _how_to_write(at: At, row: int) -> str:
    if (rule := at.rule[row]) is None:
        return ""
    measure = rule.measure
    return period_or_how(at.text["period"][row], every=measure.every, year=measure.year, window=measure.window)


def _group_of(at: At, row: int) -> str:
    return f"{quoted(at.text['group'][row])} is not a group of {at.text['indicator'][row]}"


def _its_groups(at: At, row: int) -> str:
    rule = at.rule[row]
    own = [group for group in groups_of(rule.measure) if group != ALL] if rule else []
    written, groups = at.text["group"][row], [*own, *(group.id for group in at.declared)]
    if meant := next((group.id for group in at.declared if group.label.lower() == written.lower()), ""):
        return f"write {meant}."
    if not groups:
        return "leave it empty for everyone, or declare the group under groups in plan.yaml."
    if len(groups) <= _MOST_NAMED:
        return f"leave it empty for everyone, or write {listed(groups, 'or')}."
    return one_of(written, groups, "empty for everyone, and the groups")


def _say_too_early(at: At, row: int) -> str:
    period = at.period[row]
    return f"published on {at.published[row]}, before {period} begins on {period.start}" if period else ""


def _say_no_part(at: At, row: int) -> str:
    period = at.period[row]
    return f"{at.part[row]} does not lie inside {period}, {period.start} to {period.end}" if period else ""


def _whole_instead(at: At, row: int) -> str:
    period, last = at.period[row], at.part[row]
    if period and last == period.end:
        return "leave part empty: on that day the period is whole."
    return "correct the period or the last day of the part, or leave part empty where the number is the whole."


def _lone(filled: str, absent: str) -> Constraint:
    """Nothing is said of a verdict without whose it is, and nobody named without what they say."""
    return Constraint(
        "D060",
        absent,
        f"D060 {absent}",
        lambda rows: given(rows, filled) & empty(rows, absent),
        lambda at, row: f"{filled} {quoted(at.text[filled][row])} stands without {absent}",
    )


# Chains of constraints: where a row breaks one of a link, it is not held against the next.
ROW_CONSTRAINTS: tuple[tuple[tuple[Constraint, ...], ...], ...] = (
    ((Constraint("D004", "period", "D004 period", _no_period, _period_of, _how_to_write, ("indicator", "period")),),),
    ((Constraint("D003", "group", "D003 group", _no_group, _group_of, _its_groups, ("indicator", "group")),),),
    (tuple(_lone(*names) for names in (VERDICT, VERDICT[::-1])),),
    ((Constraint("D009", "published", "D009 published", _too_early, _say_too_early),),),
    ((Constraint("D034", "part", "D034 part in period", _no_part, _say_no_part, _whole_instead),),),
    NUMBER_CONSTRAINTS,
)
