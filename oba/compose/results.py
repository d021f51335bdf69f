"""The answers as data: one row a finding for spreadsheets, whole traces for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from fractions import Fraction

from oba.compose.group_numbers import GroupNumber, group_numbers
from oba.compose.result_changes import change_tree
from oba.domain.assessment import Assessment
from oba.domain.book import Book
from oba.domain.citation import Citation
from oba.domain.evidence import Figure, Reason
from oba.domain.finding import Finding, NamedValue, Question, Step
from oba.domain.number import exact, fixed
from oba.domain.outstanding import Outstanding
from oba.domain.place import Place
from oba.domain.rule import Rule
from oba.words import harmless
from oba.words.verdicts import meant, verdicts

COLUMNS = (
    "indicator", "place", "period", "question", "answer", "reason",
    "value", "target", "margin", "rule version", "because", "published verdict", "group",
)  # fmt: skip
Row = tuple[str, ...]
Json = dict[str, object]


def result_csv(book: Book) -> str:
    """Every finding as a row of a comma-separated table, with a header."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(result_rows(book))
    return out.getvalue()


def result_json(book: Book) -> str:
    """Every answer with its whole trace, as JSON text."""
    return json.dumps(result_trees(book), ensure_ascii=False, indent=2) + "\n"


def result_rows(book: Book) -> tuple[Row, ...]:
    """One row for each question of each indicator in each place, in the plan's order; the columns are COLUMNS.

    After them comes one for each declared group with a number there, which answers no question. A measure without a
    number has one row, which says whether an update has come.

    Numbers have the measure's decimals and an ASCII minus; the margin is good-signed except for a threshold, where it
    is the distance to the nearest change of rating. Text that a spreadsheet could run as a formula is quoted.
    """
    return tuple(
        tuple(harmless(cell) for cell in row) for rule, found in _assessed(book) for row in _rows(book, rule, found)
    )


def result_trees(book: Book) -> Json:
    """Every answer with its whole trace, as plain data."""
    return {
        **_about(book),
        "assessments": [_tree(book, rule, found) for rule, found in _assessed(book)],
        "changes": change_tree(book),
    }


def card_json(book: Book, indicator: str, place: Place) -> str:
    """The answers of one card with their whole traces, in the shape of those of a round, as JSON text."""
    tree = {**_about(book), "assessments": [_tree(book, book.rules[indicator], book.assessments[indicator, place.id])]}
    return json.dumps(tree, ensure_ascii=False, indent=2) + "\n"


def _about(book: Book) -> Json:
    return {"plan": book.plan.id, "round": book.round.id, "cut_off": book.round.cut_off.isoformat()}


def _assessed(book: Book) -> Iterator[tuple[Rule, Assessment]]:
    for rule in book.rules.values():
        for place in book.places.documented:
            if found := book.assessments.get((rule.id, place.id)):
                yield rule, found


def _rows(book: Book, rule: Rule, found: Assessment) -> Iterator[Row]:
    if rule.measure.is_narrative:
        yield _told_row(book, rule, found)
        return
    yield from (_row(rule, found, found[question]) for question in Question)
    for one in _groups(book, rule, found):
        figure = one.figure
        value, reason = (figure.value, str(figure.reason or "")) if figure else (None, str(Reason.NOT_COLLECTED))
        because = "" if one.gap is None else f"gap to all {_number(one.gap, rule)}"
        cells = (rule.id, found.place, one.period.label, "", "", reason, _number(value, rule), "", "")
        yield (*cells, rule_version(found), because, "", one.group.id)


def _told_row(book: Book, rule: Rule, found: Assessment) -> Row:
    """The one row of a measure without a number: whether an update has come for the round, and whose."""
    one = found.update_for(book.round.id)
    period = book.round.quarter.label if book.round.quarter else ""
    because = f"Update by {one.author}, {one.written.isoformat()}." if one else "No update has come."
    return (rule.id, found.place, period, "", "", "", "", "", "", rule_version(found), because, "", "")


def _groups(book: Book, rule: Rule, found: Assessment) -> tuple[GroupNumber, ...]:
    own = book.series.get((rule.id, found.place))
    return group_numbers(own, book.plan.groups, found.judged, rule.measure, book.plan.policy) if own else ()


def _row(rule: Rule, found: Assessment, finding: Finding) -> Row:
    return (
        rule.id,
        found.place,
        finding.period.label if finding.period else "",
        str(finding.question),
        str(finding.answer or ""),
        str(finding.reason or ""),
        _number(finding.value, rule),
        finding.target,
        _number(finding.margin, rule),
        rule_version(found),
        " ".join(step.says for step in finding.steps),
        _published(found.judged, finding.question),
        "",
    )


def rule_version(found: Assessment) -> str:
    """The version that judged, by the period it holds from; empty where none had been approved."""
    return "" if found.version.draft else str(found.version.since)


def _published(judged: Figure | None, question: Question) -> str:
    """What the publisher of the number says to a question, and who that is."""
    said = [what for about, what, _ in meant(judged.verdict) if about is question] if judged else []
    return f"{'; '.join(said)} ({judged.verdict_by})" if judged and said else ""


def _number(value: Fraction | None, rule: Rule) -> str:
    return "" if value is None else fixed(value, rule.measure.decimals)


def _tree(book: Book, rule: Rule, found: Assessment) -> Json:
    return {
        "indicator": rule.id,
        "place": found.place,
        "rule": {"version": rule_version(found), "key": found.version.where.key, "sha256": rule.digest},
        "doubted": found.doubted,
        "outstanding": [_outstanding(one) for one in found.outstanding],
        "judged": _judged(found.judged, rule) if found.judged else None,
        "findings": [_finding(found[question], rule) for question in Question],
        "groups": [_group(one, rule) for one in _groups(book, rule, found)],
        **_told(book, rule, found),
    }


def _told(book: Book, rule: Rule, found: Assessment) -> Json:
    """Of a measure without a number, what was written in place of one, up to the round; nothing of any other."""
    if not rule.measure.is_narrative:
        return {}
    written = (
        {"round": one.round, "author": one.author, "date": one.written.isoformat(), "says": one.update}
        for one in found.updates
    )
    return {"update": found.update_for(book.round.id) is not None, "updates": list(written)}


def _outstanding(one: Outstanding) -> Json:
    return {
        "period": str(one.period),
        "due": one.due.isoformat(),
        "absent": {absence.place: str(absence.reason) for absence in one.absences},
        "come": None if one.come is None else fixed(one.come, 2),
    }


def _group(one: GroupNumber, rule: Rule) -> Json:
    """A group's number beside everyone's; without a row only its name and the gap, which is none."""
    figure = _figure(one.figure, rule) if one.figure else None
    return {"group": one.group.id, "label": one.group.label, "figure": figure, "gap to all": _number(one.gap, rule)}


def _judged(figure: Figure, rule: Rule) -> Json:
    """The number judged, with its counts where they are known."""
    return {**_figure(figure, rule), "numerator": _count(figure.numerator), "denominator": _count(figure.denominator)}


def _figure(figure: Figure, rule: Rule) -> Json:
    """A number; of one that is withheld nothing but that it is."""
    hidden = figure.reason is Reason.SUPPRESSED
    return {
        "period": str(figure.period),
        "value": _number(figure.value, rule),
        "reason": str(figure.reason or ""),
        "status": "" if hidden else str(figure.status),
        "published": "" if hidden else figure.published.isoformat(),
        "rolled up from": list(figure.rolled_up),
        "cites": keys(figure.cites),
        "published verdict": {"says": list(verdicts(figure.verdict)), "by": figure.verdict_by},
    }


def _count(value: Fraction | None) -> str:
    return "" if value is None else exact(value)


def _finding(finding: Finding, rule: Rule) -> Json:
    return {
        "question": str(finding.question),
        "period": str(finding.period or ""),
        "answer": str(finding.answer or ""),
        "reason": str(finding.reason or ""),
        "value": _number(finding.value, rule),
        "target": finding.target,
        "margin": _number(finding.margin, rule),
        "verdict": finding.verdict,
        "tests": [{"by chance": fixed(one.of, 3), "signal": one.signal} for one in finding.chances],
        "because": trace(finding),
    }


def trace(finding: Finding) -> list[Json]:
    """The steps of a finding as plain data: what each says, its arithmetic, and the keys of what it rests on."""
    return [_step(step) for step in finding.steps]


def keys(cites: Iterable[Citation]) -> list[str]:
    """The keys of what is cited, each once: they stay as they are when the lines of a file move."""
    return list(dict.fromkeys(one.key for one in cites))


def _step(step: Step) -> Json:
    return {
        "says": step.says,
        "values": [{"name": one.name, "value": value_text(one), "unit": one.unit} for one in step.arithmetic.values],
        "formulas": list(step.arithmetic.formulas),
        "cites": keys(step.cites),
    }


def value_text(one: NamedValue) -> str:
    """A number of a step as text that says all of it, or the words in its place."""
    return one.value if isinstance(one.value, str) else exact(one.value)
