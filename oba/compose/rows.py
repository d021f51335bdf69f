"""The rows of a dashboard: one for each indicator that has a card in the place, by outcome."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from oba.compose.shown import Shown, shown
from oba.compose.words import ORDER, Mark, aim, mark, number, sentence
from oba.domain.book import Book
from oba.domain.evidence import Figure, Status
from oba.domain.finding import Answer, Assessment, Question, Rating
from oba.domain.period import Period
from oba.domain.place import Place
from oba.domain.rule import Rule

_UNSURE = frozenset({Status.PROVISIONAL, Status.ESTIMATED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """An answer in a table, with a word beside it where the row differs from the rest of its column."""

    mark: Mark
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Another place's rating of the same indicator, with its number where that helps."""

    mark: Mark
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One indicator in a place: its number, its target and its five answers."""

    card: str
    number: str
    title: str
    latest: str
    known: bool
    latest_note: str
    target: str
    target_note: str
    answers: tuple[Noted, ...]
    beside: tuple[Beside, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The rows that serve one outcome."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """What most rows of a dashboard share, so that only the others need to say it: the period and the comparator."""

    period: Period | None
    comparator: str


def carded(book: Book, place: Place) -> tuple[Rule, ...]:
    """The rules that have a row and a card in the place, in the plan's order."""
    return tuple(
        rule
        for rule in book.rules.values()
        if book.has_card(rule.id, place) and (rule.id, place.id) in book.assessments
    )


def neighbours(book: Book, place: Place) -> tuple[Place, ...]:
    """The places whose ratings stand beside: the parts that have documents of their own, or else the parent."""
    parts = [part for part in book.places.documented if part.parent == place.id]
    return tuple(parts) or tuple(p for p in book.places.documented if p.id == place.parent)


def short_name(part: Place, whole: Place) -> str:
    """A part's name without the whole's: Northern, for Northern Oxfordshire in Oxfordshire."""
    return part.name.removesuffix(f" {whole.name}")


def usual(book: Book, place: Place) -> Usual:
    """The period judged and the comparator that most rows have; the earlier row's where two are as common."""
    found = [book.assessments[rule.id, place.id] for rule in carded(book, place)]
    periods = Counter(a.judged.period for a in found if a.judged and a.judged.value is not None)
    named = Counter(a[Question.COMPARATORS].target for a in found if a[Question.COMPARATORS].answer)
    return Usual(
        period=periods.most_common(1)[0][0] if periods else None,
        comparator=named.most_common(1)[0][0] if named else "",
    )


def groups(book: Book, place: Place) -> tuple[Group, ...]:
    """Every row of a place's dashboard, by outcome; an outcome without any is left out."""
    common, beside = usual(book, place), neighbours(book, place)
    rules = carded(book, place)
    found = (
        Group(
            title=outcome.title,
            rows=tuple(_row(book, rule, place, beside, common) for rule in rules if rule.outcome == outcome.id),
        )
        for outcome in book.plan.outcomes
    )
    return tuple(group for group in found if group.rows)


def _row(book: Book, rule: Rule, place: Place, beside: Iterable[Place], common: Usual) -> Row:
    assessment = book.assessments[rule.id, place.id]
    wanted, wanted_note = _target(shown(book, rule.id, place))
    return Row(
        card=f"card-{rule.id}",
        number=rule.number or rule.id,
        title=rule.short,
        latest=latest(rule, assessment.judged),
        known=assessment.judged is not None and assessment.judged.value is not None,
        latest_note=_latest_note(assessment, common.period),
        target=wanted,
        target_note=wanted_note,
        answers=tuple(_noted(assessment, question, common) for question in ORDER),
        beside=tuple(_beside(book, rule, other, place) for other in beside),
    )


def latest(rule: Rule, judged: Figure | None) -> str:
    """The number judged, or the word for why there is none."""
    if judged is None:
        return "No number yet"
    return sentence(str(judged.reason)) if judged.value is None else number(judged.value, rule.measure)


def _latest_note(assessment: Assessment, common: Period | None) -> str:
    judged = assessment.judged
    other = judged is not None and judged.period != common
    notes = (
        judged.period.label if judged and other else "",
        str(judged.status) if judged and judged.status in _UNSURE else "",
        "overdue" if assessment.overdue else "",
    )
    return ", ".join(note for note in notes if note)


def _target(view: Shown) -> tuple[str, str]:
    """The target judged, or the next one with its period when none is due yet; else the number judged against."""
    finding, judged = view.assessment[Question.THRESHOLD], view.assessment.judged
    rating = finding.detail if isinstance(finding.detail, Rating) else Rating()
    wanted = rating.target
    if wanted is None and rating.edge is not None:
        return number(rating.edge, view.measure), "not a target"
    if wanted is None and finding.value is None:
        wanted = next((one for at, one in view.targets if judged is None or at.ordinal >= judged.period.ordinal), None)
    if wanted is None:
        return "No target", ""
    ahead = judged is None or wanted.period not in (judged.period, judged.period.in_year)
    note = wanted.period.label if ahead else "provisional" if wanted.provisional else ""
    return sentence(aim(wanted.aim, view.measure)), note


def _noted(assessment: Assessment, question: Question, common: Usual) -> Noted:
    finding = assessment[question]
    if question is Question.COMPARATORS and finding.answer and finding.target != common.comparator:
        than = "to" if finding.answer is Answer.SIMILAR else "than"
        return Noted(mark=mark(finding), note=f"{than} {finding.target}")
    early = isinstance(finding.detail, Rating) and finding.detail.early
    return Noted(mark=mark(finding), note="would be met" if early else "")


def _beside(book: Book, rule: Rule, other: Place, place: Place) -> Beside:
    """How another place is rated; of a parent the number too, of a part the rating alone."""
    assessment = book.assessments.get((rule.id, other.id))
    if assessment is None or not book.has_card(rule.id, other):
        return Beside(mark=Mark("○", "No number", "none"), number="")
    above = place.parent == other.id
    return Beside(mark=mark(assessment[Question.THRESHOLD]), number=latest(rule, assessment.judged) if above else "")
