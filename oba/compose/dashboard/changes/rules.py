"""Rules and targets that were changed, whether or not an answer moved with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from oba import words
from oba.assess.assessment import judging_trajectory
from oba.compose.dashboard.rows import before_title, carded
from oba.domain.book import Book
from oba.domain.change import RuleChange
from oba.domain.measure import Measure
from oba.domain.period import Period
from oba.domain.place import Place
from oba.domain.rule import Version
from oba.domain.rule.content import content
from oba.domain.target import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    """A rule that was changed, and what in it."""

    number: str
    title: str
    says: str


def ruled(book: Book, place: Place) -> tuple[RuleLine, ...]:
    """Every version approved, or changed in place, since the round before, for the indicators that a place shows."""
    return tuple(
        RuleLine(number=before_title(rule), title=rule.short, says=_says(book, place, one))
        for rule in carded(book, place)
        for one in book.changes.rules
        if one.indicator == rule.id
    )


def _says(book: Book, place: Place, one: RuleChange) -> str:
    if one.released:
        on = words.day(date.fromisoformat(one.released.approved_on))
        gone = "was changed in place, or taken out"
        return f"the version from {one.released.since}, approved on {on}, {gone}: it does not stand as it was released"
    since, approved = one.now.since.label, one.now.reference
    late = ", after that had begun" if one.is_backdated else ""
    by = f"approved by {approved.approved_by} on {words.day(approved.approved_on)}{late}"
    if one.before is None:
        return f"first rule, from {since}, {by}"
    measure = book.rules[one.indicator].measure
    what = [*_targets(book, place, one, measure), *_keys(one)] or ["the same, confirmed"]
    return f"{'; '.join(what)}. In force from {since}, {by}"


def _keys(one: RuleChange) -> Iterator[str]:
    if asked := [words.QUESTIONS[question].within for question in words.QUESTIONS if question in one.questions]:
        yield f"another rule for {words.listed(asked)}"


def _targets(book: Book, place: Place, one: RuleChange, measure: Measure) -> Iterator[str]:
    """Each target that is not what it was, in order of time."""
    old, new = (_by_period(book, place, version) for version in (one.before, one.now))
    for period in sorted({*old, *new}, key=lambda period: period.end):
        was, now = (said.get(period) for said in (old, new))
        if content(was) != content(now):
            yield f"{period.label} {_said(now, measure)}, was {_said(was, measure)}"


def _by_period(book: Book, place: Place, version: Version | None) -> dict[Period, Target]:
    """The targets by which a place is judged."""
    path = judging_trajectory(version, place, book.places) if version else None
    return {target.period: target for target in path.targets} if path else {}


def _said(target: Target | None, measure: Measure) -> str:
    return words.target(target, measure) if target else "without a target"
