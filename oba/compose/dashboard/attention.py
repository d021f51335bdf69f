"""What needs the board's attention, and why: plain criteria, gravest first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from oba.compose.card.year import is_of_a_year
from oba.compose.dashboard.actions import actions_behind
from oba.compose.dashboard.rows import MOST_BESIDE, carded, documented_parts, label, latest
from oba.domain.assessment import Assessment
from oba.domain.book import Book
from oba.domain.finding import Answer, Curve, Question
from oba.domain.place import Place
from oba.domain.rule import Rule
from oba.words import listed, margin, number, sentence
from oba.words.lists import how_many


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """One indicator that needs attention: number and title, every criterion it meets, gravest first, and that alone."""

    indicator: str
    number: str
    title: str
    why: str
    gravest: str


class Seen(NamedTuple):
    """What the criteria look at for one indicator in one place."""

    book: Book
    rule: Rule
    place: Place
    assessment: Assessment

    def says(self, question: Question) -> Answer | None:
        """The answer to a question."""
        return self.assessment[question].answer


class Criterion(NamedTuple):
    """One reason for attention: its name in the list of criteria, and what it says of an indicator, empty if unmet."""

    name: str
    says: Callable[[Seen], str]


def _red_and_worsening(seen: Seen) -> str:
    return _with("Red and getting worse", _short(seen)) if _is_red(seen) and _is_worsening(seen) else ""


def _red(seen: Seen) -> str:
    return _with("Red", _short(seen)) if _is_red(seen) and not _is_worsening(seen) else ""


def _worse_than_baseline(seen: Seen) -> str:
    finding = seen.assessment[Question.BASELINE]
    if finding.answer is not Answer.WORSE_THAN_BASELINE:
        return ""
    held = finding.detail.held if isinstance(finding.detail, Curve) else 1
    return "worse than where we were headed" + (f", for {held} periods now" if held > 1 else "")


def _further_off(seen: Seen) -> str:
    return "further off its target than at the start" if seen.says(Question.TRAJECTORY) is Answer.FURTHER_OFF else ""


def _worsening(seen: Seen) -> str:
    return _with("getting worse", _number(seen)) if _is_worsening(seen) and not _is_red(seen) else ""


def _behind(seen: Seen) -> str:
    return "behind its planned path" if seen.says(Question.TRAJECTORY) is Answer.BEHIND else ""


def _red_below(seen: Seen) -> str:
    """Name the parts that are red while the whole is not: an average must not hide them."""
    if _is_red(seen) or not seen.book.places.is_top(seen.place):
        return ""
    book, parts = seen.book, documented_parts(seen.book, seen.place)
    found = [(part, book.assessments.get((seen.rule.id, part.id))) for part in parts]
    red = [part.name for part, one in found if one and one[Question.THRESHOLD].answer is Answer.RED]
    if len(red) > MOST_BESIDE:
        return f"red in {len(red)} of {len(parts)} places"
    return f"red in {listed(red)}" if red else ""


def _number_late(seen: Seen) -> str:
    if seen.rule.measure.is_narrative and not seen.assessment.update_for(seen.book.round.id):
        return "no update has come for this round"
    return "its next number is late" if seen.assessment.late else ""


def _actions_late(seen: Seen) -> str:
    late = [action for action in actions_behind(seen.book, seen.place) if action.indicator == seen.rule.id]
    return f"{how_many(len(late), 'action')} late" if late else ""


CRITERIA = (
    Criterion("red and getting worse", _red_and_worsening),
    Criterion("red", _red),
    Criterion("worse than where we were headed", _worse_than_baseline),
    Criterion("further off than at the start", _further_off),
    Criterion("getting worse", _worsening),
    Criterion("behind the planned path", _behind),
    Criterion("red in an area", _red_below),
    Criterion("number late", _number_late),
    Criterion("actions late", _actions_late),
)
RANKED_BY = f"Ranked by the gravest of these that holds, then by the next: {', '.join(c.name for c in CRITERIA)}."


def concerns(book: Book, place: Place) -> tuple[Concern, ...]:
    """The indicators of a place that meet a criterion, gravest first; where two meet the same, in the plan's order."""
    seen = [Seen(book, rule, place, book.assessments[rule.id, place.id]) for rule in carded(book, place)]
    met = [(one, tuple(criterion.says(one) for criterion in CRITERIA)) for one in seen]
    ranked = sorted((pair for pair in met if any(pair[1])), key=lambda pair: tuple(not says for says in pair[1]))
    return tuple(_concern(one.rule, says) for one, says in ranked)


def _concern(rule: Rule, says: tuple[str, ...]) -> Concern:
    met = [part for part in says if part]
    why, gravest = (f"{sentence(said)}." for said in ("; ".join(met), met[0]))
    return Concern(indicator=rule.id, number=label(rule), title=rule.short, why=why, gravest=gravest)


def _is_red(seen: Seen) -> bool:
    return seen.says(Question.THRESHOLD) is Answer.RED


def _is_worsening(seen: Seen) -> bool:
    return seen.says(Question.DIRECTION) is Answer.WORSENING


def _with(says: str, rest: str) -> str:
    return f"{says}: {rest}" if rest else says


def _number(seen: Seen) -> str:
    judged = seen.assessment.judged
    return f"{latest(seen.rule, judged)} in {judged.period.label}" if judged else ""


def _rated(seen: Seen) -> str:
    """The number that was rated: that of a whole year, where the number judged is of a part of one."""
    finding = seen.assessment[Question.THRESHOLD]
    if finding.period is None or finding.value is None or not is_of_a_year(seen.rule.measure, finding):
        return _number(seen)
    return f"{number(finding.value, seen.rule.measure)} in {finding.period.label}"


def _short(seen: Seen) -> str:
    """The number that was rated, with how far it is on the wrong side of its target, where that is known."""
    missed = margin(seen.assessment[Question.THRESHOLD], seen.rule.measure)
    return ", ".join(part for part in (_rated(seen), missed) if part)
