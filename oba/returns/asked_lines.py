"""The lines of a sender's workbook: which number each is, and what was sent last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from oba.domain.evidence import Observation
from oba.domain.measure import ALL, Kind, Measure, RollUp
from oba.domain.number import shortest
from oba.domain.owed import Owed
from oba.domain.rule import Rule
from oba.read.project import Project
from oba.returns.form import SENT_ALREADY
from oba.returns.form_labels import LAST, labels
from oba.rollup.own_figures import known as known_rows
from oba.words import amount, day, listed, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class FormNote:
    """What a sender should know about one indicator: what to send, how it is counted, and by when."""

    title: str
    says: tuple[str, ...]


def asked_lines(owed: Iterable[Owed], project: Project, on: date) -> tuple[Mapping[str, str], ...]:
    """A line for each number, by the fields of the form; those that were sent already by a day stand at the foot."""
    its = sorted((one for one in owed if one.indicator), key=_is_sent)
    return tuple(_line(one, project, on) for one in its)


def _is_sent(one: Owed) -> bool:
    return one.came is not None and not one.unavailable


def _line(one: Owed, project: Project, on: date) -> Mapping[str, str]:
    group = "" if one.group == ALL else one.group
    ids = {"indicator": one.indicator, "place": one.place, "period": str(one.period), "group": group}
    return {**labels(ids, project), LAST: _last(one, project.rules[one.indicator], project, on), **ids}


def _last(one: Owed, rule: Rule, project: Project, on: date) -> str:
    """The sender's last number of the line, that of the line itself where it has come; empty where none ever was."""
    rows = [
        row
        for row in known_rows(project.observations.of(rule.id), on)
        if (row.place, row.group) == (one.place, one.group)
    ]
    known = [row for row in rows if row.period.same_kind(one.period) and row.period.ordinal <= one.period.ordinal]
    last = max(known, key=lambda row: (row.period.ordinal, row.published), default=None)
    if last is None:
        return ""
    said = _said(last, rule.measure)
    if _is_sent(one):
        return f"{SENT_ALREADY}: {said}"
    return f"{said} in {last.period.label}{', a part' if one.part and last.period == one.period else ''}"


def _said(row: Observation, measure: Measure) -> str:
    if row.missing:
        return str(row.missing)
    if row.numerator is not None and row.denominator is not None:
        return f"{shortest(row.numerator)} of {shortest(row.denominator)}"
    return amount(row.value, measure) if row.value is not None else ""


def form_notes(owed: Iterable[Owed], project: Project) -> tuple[FormNote, ...]:
    """What each indicator in a workbook is, what to send of it, and by when."""
    asked: dict[str, list[Owed]] = {}
    for one in owed:
        if one.indicator and not _is_sent(one):
            asked.setdefault(one.indicator, []).append(one)
    return tuple(_note(project.rules[name], its) for name, its in asked.items())


def _note(rule: Rule, its: Iterable[Owed]) -> FormNote:
    dues = sorted({(one.period.ordinal, one.period.label, one.due) for one in its})
    by = listed([f"{label} by {day(due)}" for _, label, due in dues])
    says = (rule.title, f"Send {_wanted(rule.measure)}.", f"Due: {by}.")
    return FormNote(title=rule.number or rule.id, says=tuple(sentence(says_it) for says_it in says))


def _wanted(measure: Measure) -> str:
    """Which numbers to send, in the words of the measure."""
    if measure.ratio and measure.numerator:
        parts = f"the numerator ({measure.numerator}) and the denominator ({measure.of})"
        return parts + ("; the value is worked out from them" if measure.roll_up is RollUp.SUM else ", or the value")
    if measure.kind is Kind.COUNT:
        return f"the count in the column Value: {measure.of}"
    return f"the value, {measure.unit}: {measure.of}"
