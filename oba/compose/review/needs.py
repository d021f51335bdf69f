"""The needs analysis in a document of the year: what has changed since it was written, then all that it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from oba.compose.dashboard.rows import label, latest
from oba.compose.flag import illustrative_mark, shared_mark
from oba.compose.review.year import ReviewYear
from oba.domain.registers import Need
from oba.words import listed, month
from oba.words.lists import how_many
from oba.words.needs import fact, figure, place_in_source


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedChange:
    """A fact that is known anew: what was said then, and what is so now; `indicator` measures it, where one does."""

    says: str
    was: str
    now: str
    indicator: str
    looked_at: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedGroup:
    """The facts that stand under one heading, each in a line."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearNeeds:
    """What has changed, what has been looked at, and every other fact by its heading.

    `source` is where all of the others stand, where they stand in one place; `mark` says once what all of them are.
    """

    looked_at: str
    changes: tuple[NeedChange, ...]
    groups: tuple[NeedGroup, ...]
    source: str
    mark: str


def year_needs(year: ReviewYear) -> YearNeeds | None:
    """The facts that a round knows; None where nobody has entered any."""
    needs = year.book.registers.needs
    if not needs:
        return None
    changed = [one for one in needs if one.was or _measured(year, one)]
    others = [one for one in needs if one not in changed]
    sources = {one.source for one in others}
    shared = shared_mark(others)
    return YearNeeds(
        looked_at=_looked_at(year, needs),
        changes=tuple(_change(year, one) for one in changed),
        groups=tuple(_groups(year, others, alone=len(sources) > 1, marked=not shared)),
        source=sources.pop() if len(sources) == 1 else "",
        mark=shared,
    )


def reviewed_in(year: ReviewYear, needs: Iterable[Need]) -> tuple[Need, ...]:
    """The facts that somebody looked at since the year began."""
    since = year.before.cut_off if year.before else year.rounds[0].cut_off
    return tuple(one for one in needs if one.reviewed and one.reviewed > since)


def _looked_at(year: ReviewYear, needs: tuple[Need, ...]) -> str:
    """How many facts were looked at again, and how many nobody has looked at for over a year."""
    again = len(reviewed_in(year, needs))
    stale = [one for one in needs if one.is_stale(year.book.round.cut_off)]
    oldest = f", the longest since {month(min(one.looked_at for one in stale))}" if stale else ""
    unseen = f"{len(stale)} nobody has looked at for over a year{oldest}" if stale else ""
    parts = (f"{again or 'none'} looked at again in {year.label}", unseen)
    return f"{how_many(len(needs), 'fact')}: {listed([part for part in parts if part])}."


def _measured(year: ReviewYear, one: Need) -> bool:
    """Whether an indicator of the document measures the same, at the fact's place."""
    return (one.measured_by, one.place or year.book.top.id) in year.book.assessments


def _change(year: ReviewYear, one: Need) -> NeedChange:
    was = one.was or one
    indicator, now = _now(year, one)
    return NeedChange(
        says=f"{one.statement} ({one.group})" if one.group else one.statement,
        was=_said(was),
        now=now,
        indicator=indicator,
        looked_at=month(one.looked_at),
        mark=illustrative_mark(one),
    )


def _now(year: ReviewYear, one: Need) -> tuple[str, str]:
    """The indicator that measures it, where there is a card of it, and the number now; else what is entered now."""
    key = one.measured_by, one.place or year.book.top.id
    if key not in year.book.assessments:
        return "", _said(one)
    rule, judged = year.book.rules[one.measured_by], year.book.assessments[key].judged
    period = f", {judged.period.label}" if judged else ""
    return rule.id if key[1] == year.book.top.id else "", f"{latest(rule, judged)}{period} ({label(rule)})"


def _said(one: Need) -> str:
    """The figure and its period; of a fact without a figure its words."""
    if one.value is None:
        return fact(one)
    return f"{figure(one)}, {one.period}" if one.period else figure(one)


def _groups(year: ReviewYear, needs: list[Need], *, alone: bool, marked: bool) -> Iterator[NeedGroup]:
    """The facts by heading, those of one place named; with the source of each, where they have several."""
    titles = {outcome.id: outcome.title for outcome in year.book.plan.outcomes}
    headed = [(one.every_child_matters or titles[one.outcome], one) for one in needs]
    for title in dict.fromkeys(title for title, _ in headed):
        lines = (_line(year, one, alone=alone, marked=marked) for heading, one in headed if heading == title)
        yield NeedGroup(title=title, lines=tuple(lines))


def _line(year: ReviewYear, one: Need, *, alone: bool, marked: bool) -> str:
    place = year.book.places.by_id[one.place].name if one.place else ""
    again = f"looked at {month(one.reviewed)}" if one.reviewed else ""
    notes = (place, place_in_source(one) if alone else "", again, illustrative_mark(one) if marked else "")
    noted = "; ".join(note for note in notes if note)
    return f"{fact(one)} ({noted})" if noted else fact(one)
