"""How each outcome stood at the year's start and stands now: its ratings and its milestones of the year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from oba.compose.dashboard.registers import milestones_of
from oba.compose.dashboard.rows import carded
from oba.compose.delivery.milestones import PlanMilestone, plan_milestones
from oba.compose.delivery.standings import standings
from oba.compose.flag import shared_mark
from oba.compose.review.year import ReviewYear
from oba.domain.assessment import NOT_HELD
from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Question
from oba.domain.number import shortest
from oba.domain.registers import Milestone

_OF_RATING = (Answer.GREEN, Answer.AMBER, Answer.RED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratings:
    """How many indicators were green, amber and red, and how many that were to be rated were not."""

    green: int
    amber: int
    red: int
    others: int

    @property
    def every(self) -> int:
        """How many there are."""
        return self.green + self.amber + self.red + self.others


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeStanding:
    """One outcome in the table of where the year has led; `anchor` is that of its chapter, `money` its cost."""

    title: str
    anchor: str
    start: Ratings
    now: Ratings
    milestones: int
    done: int
    late: int
    money: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearMilestones:
    """The year's milestones of one outcome, or of themes of their own; `mark` says once what all of them are."""

    lines: tuple[PlanMilestone, ...]
    mark: str


def ratings(says: Iterable[Answer | Reason]) -> Ratings:
    """Count what was said to how good numbers are; what is not asked, or only watched, counts as nothing."""
    found = Counter(one for one in says if one not in NOT_HELD)
    green, amber, red = (found[one] for one in _OF_RATING)
    return Ratings(green=green, amber=amber, red=red, others=found.total() - green - amber - red)


def standings_of(year: ReviewYear, anchors: dict[str, str]) -> tuple[OutcomeStanding, ...]:
    """Every outcome that has an indicator or a milestone of the year."""
    titles = {outcome.id: outcome.title for outcome in year.book.plan.outcomes}
    found = (_standing(year, outcome, title, anchors.get(outcome, "")) for outcome, title in titles.items())
    return tuple(one for one in found if one.now.every or one.milestones)


def _standing(year: ReviewYear, outcome: str, title: str, anchor: str) -> OutcomeStanding:
    book = year.book
    own = [rule.id for rule in carded(book, book.top) if rule.outcome == outcome]
    counted = standings(milestones_in(year, outcome), book.round.cut_off)
    return OutcomeStanding(
        title=title,
        anchor=anchor,
        start=ratings(said for name in own for said in started(year, name)),
        now=ratings(book.assessments[name, book.top.id][Question.THRESHOLD].said for name in own),
        milestones=counted.every,
        done=counted.done,
        late=counted.late,
        money=tuple(_money(year, outcome)),
    )


def started(year: ReviewYear, indicator: str) -> Iterator[Answer | Reason]:
    """What the first round of the year that spoke of an indicator said to how good its number is, if any did.

    A round that is the first of all has no start to be held against.
    """
    first = year.points(indicator)[:1] if len(year.every) > 1 else ()
    yield from (one.says[Question.THRESHOLD] for one in first)


def _money(year: ReviewYear, outcome: str) -> Iterator[str]:
    """What is spent on an outcome alone, each sum by whom and in which year."""
    for one in year.book.registers.resources:
        if one.outcome == outcome and one.million is not None:
            spent = f"£{shortest(one.million)}m, {', '.join(part for part in (one.body, one.year) if part)}"
            yield f"{spent} (disputed)" if one.is_disputed else spent


def milestones_in(year: ReviewYear, outcome: str) -> tuple[Milestone, ...]:
    """The milestones that were the year's business, of an outcome; without one those of themes of their own."""
    return tuple(one for one in milestones_of(year.book) if one.outcome == outcome)


def year_milestones(year: ReviewYear, outcome: str) -> YearMilestones | None:
    """The year's milestones of an outcome as rows; None where it has none."""
    found = milestones_in(year, outcome)
    mark = shared_mark(found)
    return YearMilestones(lines=plan_milestones(year.book, found, year.book.top, mark), mark=mark) if found else None
