"""What a line of a sender's workbook shows of the number that its hidden columns name, written and read back."""

from __future__ import annotations

from collections.abc import Mapping

from oba.domain.rule import Rule
from oba.read.project import Project
from oba.returns.form import SHOWN

NUMBER_OF, LAST = "indicator_title", "last"
LABELS = tuple(column.field for column in SHOWN if column.field != LAST)


def labels(ids: Mapping[str, str], project: Project) -> Mapping[str, str]:
    """What stands in the columns to be seen for the ids in the hidden ones; an id that is not known stands for itself.

    A period is shown as readers write it; the group is empty for everyone.
    """
    rule, place = project.rules.get(ids["indicator"]), project.places.by_id.get(ids["place"])
    period = rule.measure.read_period(ids["period"]) if rule else None
    groups = {group.id: group.label for group in project.plan.groups}
    return {
        NUMBER_OF: f"{rule.number or rule.id}: {rule.short}" if rule else ids["indicator"],
        "place_name": place.name if place else ids["place"],
        "period_label": period.label if period else ids["period"],
        "group_label": groups.get(ids["group"], ids["group"]),
    }


def is_shown(field: str, text: str, ids: Mapping[str, str], project: Project) -> bool:
    """Whether a text that stands in a column to be seen says what the hidden ones do.

    Of an indicator its number says it, however it is titled since; a period may be written in any way that is read.
    """
    if _plain(text) == _plain(labels(ids, project)[field]):
        return True
    rule = project.rules.get(ids["indicator"])
    if rule is None or (field == "place_name" and ids["place"] not in project.places.by_id):
        return True  # of what the plan does not know, more is said elsewhere
    if field == NUMBER_OF:
        return _plain(text.partition(":")[0]) == _plain(rule.number or rule.id)
    return field == "period_label" and _same_period(text, ids["period"], rule)


def _same_period(text: str, period: str, rule: Rule) -> bool:
    one, other = rule.measure.read_period(text), rule.measure.read_period(period)
    return one == other and (one is not None or _plain(text) == _plain(period))


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
