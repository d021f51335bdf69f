"""The rows of a dashboard: one for each indicator that has a card in the place, by outcome."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from oba import words
from oba.compose.curve.sparkline import Sparkline, drawn, sparkline
from oba.compose.dashboard.answer_note import NO_MARK, Noted, noted_answer, rated_number
from oba.compose.dashboard.judged_target import is_ahead, rating_of
from oba.compose.dashboard.tested import through_others
from oba.compose.dashboard.told import told
from oba.compose.subject import Subject, subject_of
from oba.domain.book import Book
from oba.domain.evidence import Figure
from oba.domain.finding import Question
from oba.domain.measure import NBSP
from oba.domain.place import Place
from oba.domain.plan import Outcome
from oba.domain.rule import Rule
from oba.words import Mark, aim, listed, number, sentence

MOST_BESIDE, MANY_BESIDE = 6, 3  # parts whose ratings a page has room for, and has ample room for


@dataclass(frozen=True, slots=True, kw_only=True)
class NeighbourRating:
    """Another place's rating of the same indicator, with its number where that helps.

    The mark is empty where the rule does not ask how good a number is.
    """

    mark: Mark
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorRow:
    """One indicator in a place: its number, its target and its five answers.

    Of a measure without a number `told` says what was written in place of them all.
    """

    indicator: str
    number: str
    title: str
    latest: str
    known: bool
    latest_note: str
    curve: Sparkline
    curve_title: str
    target: str
    target_note: str
    answers: tuple[Noted, ...]
    beside: tuple[NeighbourRating, ...]
    told: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeRows:
    """The rows that serve one outcome; `tested` says through which others it is tested, empty where through none."""

    title: str
    rows: tuple[IndicatorRow, ...]
    tested: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """What most rows of a dashboard share, so that only the others need to say it.

    `period` is that of the number judged, `ahead` that of a target which is not yet due.
    """

    period: str
    ahead: str
    comparator: str


def carded(book: Book, place: Place) -> tuple[Rule, ...]:
    """The rules that have a row and a card in the place, in the plan's order."""
    return tuple(
        rule
        for rule in book.rules.values()
        if book.has_card(rule.id, place) and (rule.id, place.id) in book.assessments
    )


def label(rule: Rule) -> str:
    """What readers call an indicator, kept on one line: NI 117; its identifier where it has no number."""
    return before_title(rule) or rule.id


def before_title(rule: Rule) -> str:
    """What stands before an indicator's title: its number; nothing where it has none."""
    return rule.number.replace(" ", NBSP)


def shortened(labels: Iterable[str]) -> Iterator[str]:
    """Several indicators, a prefix that neighbours share said once: NI 62, 87, 56b."""
    before = ""
    for each in labels:
        prefix, space, rest = each.rpartition(NBSP)
        yield rest if space and prefix == before else each
        before = prefix


def numbered(rules: Iterable[Rule]) -> str:
    """What the numbers of all indicators begin with, such as NI, said once at the head of their column; else empty."""
    before = {label(rule).rpartition(NBSP)[0] for rule in rules}
    return before.pop() if len(before) == 1 else ""


def together(labels: Iterable[str]) -> str:
    """Several indicators in a row: NI 62, 87, 56b."""
    return ", ".join(shortened(labels))


def documented_parts(book: Book, place: Place) -> tuple[Place, ...]:
    """The parts of a place that have documents of their own."""
    return tuple(part for part in book.places.documented if part.parent == place.id)


def neighbours(book: Book, place: Place) -> tuple[Place, ...]:
    """The places whose ratings stand beside: the parts with documents, where a page has room, or else the parent."""
    parts = documented_parts(book, place)
    if parts:
        return parts if len(parts) <= MOST_BESIDE else ()
    return tuple(p for p in book.places.documented if p.id == place.parent)


def short_name(part: Place, whole: Place) -> str:
    """A part's name without the whole's: Northern, for Northern Oxfordshire in Oxfordshire."""
    return part.name.removesuffix(f" {whole.name}")


def usual(book: Book, place: Place) -> Usual:
    """What most rows of a place share; where two are as common, what the earlier row has."""
    views = [subject_of(book, rule.id, place) for rule in carded(book, place)]
    judged = [subject.assessment.judged for subject in views]
    compared = [subject.assessment[Question.COMPARATORS] for subject in views]
    return Usual(
        period=_commonest(figure.period.label for figure in judged if figure and figure.value is not None),
        ahead=_commonest(
            wanted.period.label
            for subject in views
            if (wanted := rating_of(subject).target) and is_ahead(subject, wanted)
        ),
        comparator=_commonest(finding.target for finding in compared if finding.answer),
    )


def _commonest(names: Iterable[str]) -> str:
    found = Counter(names).most_common(1)
    return found[0][0] if found else ""


def outcome_rows(book: Book, place: Place) -> tuple[OutcomeRows, ...]:
    """Every row of a place's dashboard, by outcome; one without any is left out, unless others test it."""
    common, beside = usual(book, place), neighbours(book, place)
    rules = carded(book, place)
    before = numbered(rules) + NBSP
    found = (
        OutcomeRows(
            title=headed(outcome),
            rows=tuple(_row(book, rule, place, beside, common, before) for rule in rules if rule.outcome == outcome.id),
            tested=through_others(book, outcome, place),
        )
        for outcome in book.plan.outcomes
    )
    return tuple(group for group in found if group.rows or group.tested)


def _row(book: Book, rule: Rule, place: Place, beside: Iterable[Place], common: Usual, before: str) -> IndicatorRow:
    subject = subject_of(book, rule.id, place)
    assessment = subject.assessment
    wanted, wanted_note = _target(subject, common)
    return IndicatorRow(
        indicator=rule.id,
        number=before_title(rule).removeprefix(before),
        title=rule.short,
        latest=latest(rule, assessment.judged),
        known=assessment.judged is not None and assessment.judged.value is not None,
        latest_note=_latest_note(subject, common.period),
        curve=sparkline(subject.own, rule.measure.decimals),
        curve_title=_curve_title(subject),
        target=wanted,
        target_note=wanted_note,
        answers=tuple(noted_answer(subject, question, common.comparator) for question in words.QUESTIONS),
        beside=tuple(_beside(book, rule, other, place) for other in beside),
        told=told(book, assessment) if rule.measure.is_narrative else "",
    )


def headed(outcome: Outcome) -> str:
    """An outcome above its rows: with the priority within it, where the plan names one."""
    return f"{outcome.title}: {outcome.focus}" if outcome.focus else outcome.title


def latest(rule: Rule, judged: Figure | None) -> str:
    """The number judged, or the word for why there is none."""
    if judged is None:
        return "No number yet"
    return words.brief_reason(judged.reason) if judged.value is None else number(judged.value, rule.measure)


def _latest_note(subject: Subject, common: str) -> str:
    assessment = subject.assessment
    judged = assessment.judged
    covered = subject.measure.covered(judged.period) if judged else ""
    notes = (
        covered if covered != common else "",
        (words.STATUSES[judged.status].unsure or "") if judged else "",
        "not checked" if assessment.doubted else "",
        "a number is late" if assessment.late else "",
    )
    return ", ".join(note for note in notes if note)


def _target(subject: Subject, common: Usual) -> tuple[str, str]:
    """The target judged, or the next one, with its period where that is unusual; else the number judged against."""
    if subject.version.draft or Question.THRESHOLD not in subject.assessment.asked:
        return "", ""
    rating = rating_of(subject)
    if (wanted := rating.target) is None:
        return ("No target", "") if rating.edge is None else (number(rating.edge, subject.measure), "not a target")
    ahead = wanted.period.label if is_ahead(subject, wanted) and wanted.period.label != common.ahead else ""
    unsettled = "provisional" if wanted.provisional else ""
    return sentence(aim(wanted.aim, subject.measure)), ", ".join(note for note in (ahead, unsettled) if note)


def _curve_title(subject: Subject) -> str:
    """What a sparkline shows, for those who do not see it: its first and its last number."""
    known = drawn(subject.own)
    ends = [
        f"{number(f.value, subject.measure)} in {f.period.label}"
        for f in (*known[:1], *known[1:][-1:])
        if f.value is not None
    ]
    return f"From {' to '.join(ends)}" if len(ends) > 1 else f"Only {listed(ends)}"


def _is_said(book: Book, rule: Rule, place: Place) -> bool:
    """Whether a place beside says that it has no rating: not where many would say the same."""
    every = neighbours(book, place)
    return len(every) <= MANY_BESIDE or any(book.has_card(rule.id, one) for one in every)


def _beside(book: Book, rule: Rule, other: Place, place: Place) -> NeighbourRating:
    """How another place is rated; of a parent the number too, of a part the rating alone.

    Nothing where many stand beside and none has a number: it is one for whole places only.
    """
    assessment = book.assessments.get((rule.id, other.id))
    if assessment is None or not book.has_card(rule.id, other):
        rated = _is_said(book, rule, place) and Question.THRESHOLD in book.assessments[rule.id, place.id].asked
        return NeighbourRating(mark=words.mark_beside(None) if rated else NO_MARK, number="")
    finding, judged = assessment[Question.THRESHOLD], assessment.judged if place.parent == other.id else None
    mark = words.mark_beside(finding) if Question.THRESHOLD in assessment.asked else NO_MARK
    return NeighbourRating(mark=mark, number=rated_number(rule.measure, finding, judged) if judged else "")
