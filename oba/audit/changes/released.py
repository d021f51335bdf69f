"""The round before as it was released: its numbers and answers are those of the ledger, whatever files say today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from oba.domain.assessment import Assessment
from oba.domain.book import Book, Key
from oba.domain.evidence import Figure, Figures, Reason, Series
from oba.domain.finding import Answer, Finding, Question
from oba.domain.measure import ALL, Measure
from oba.domain.period import Period
from oba.domain.release import Printed, Release, ReleasedAnswer, ReleasedCell
from oba.ledger.cells import PART, figure_cell
from oba.words import shorthand

_ANSWERS = MappingProxyType({str(one): one for one in Answer})
_REASONS = MappingProxyType({str(one): one for one in Reason})
_SIGNS = MappingProxyType({shorthand(one): one for one in (*reversed(tuple(Reason)), Reason.SUPPRESSED)})


def as_released(book: Book, release: Release) -> Book:
    """A round recomputed, with every number and answer that differs from its release as it was released.

    A number that was not known then is left out, also of a part or a group; one of a place's own that is not known any
    more is put back.
    """
    kept = _Kept(release)
    series = {key: its for key in dict.fromkeys((*book.series, *kept.keys)) if (its := _series(book, key, kept))}
    found = {key: _assessment(one, series.get(key), kept) for key, one in book.assessments.items()}
    return replace(book, series=series, assessments=found, released_on=release.on, released_rules=release.rules)


class _Kept:
    """What a release kept, to be looked up."""

    def __init__(self, release: Release) -> None:
        self.cells = {cell.of: cell for cell in release.cells if not cell.of.role}
        self.keys: dict[Key, list[ReleasedCell]] = {}
        for of, cell in self.cells.items():
            self.keys.setdefault((of.indicator, of.place), []).append(cell)
        self.answers = {(one.indicator, one.place, one.question): one for one in release.answers}


def _series(book: Book, key: Key, kept: _Kept) -> Series | None:
    """A series as it was released; None where nothing of it was, or its rule or place is no more."""
    rule = book.rules.get(key[0])
    if key not in kept.keys or rule is None or key[1] not in book.places.by_id:
        return None
    its = book.series.get(key) or Series(indicator=key[0], place=key[1])
    own = _restored(its, ALL, kept)
    lost = dict(_lost(its, kept.keys[key], rule.measure, book))
    years = {period for period in lost if period.every is not rule.measure.every}
    return replace(
        own,
        figures=_in_order({**own.figures, **{p: one for p, one in lost.items() if p not in years}}),
        years=_in_order({**own.years, **{p: one for p, one in lost.items() if p in years}}),
        groups={name: _restored(one, name, kept) for name, one in its.groups.items()},
    )


def _in_order(figures: Figures) -> Figures:
    return {period: figures[period] for period in sorted(figures, key=lambda one: one.end)}


def _restored(its: Series, group: str, kept: _Kept) -> Series:
    """A series of which every number that was released is as it was, and no other is there."""
    of = Printed(its.indicator, its.place, group, period="")
    parts = {
        part: dict(_figures(figures, of._replace(group=group if part == ALL else part, layer=PART), kept))
        for part, figures in its.parts.items()
    }
    figures, years = dict(_figures(its.figures, of, kept)), dict(_figures(its.years, of, kept))
    return replace(its, figures=figures, years=years, parts=parts)


def _figures(figures: Figures, of: Printed, kept: _Kept) -> Iterator[tuple[Period, Figure]]:
    for period, figure in figures.items():
        if cell := kept.cells.get(of._replace(period=str(period))):
            yield period, _figure(figure, cell)


def _lost(its: Series, cells: list[ReleasedCell], measure: Measure, book: Book) -> Iterator[tuple[Period, Figure]]:
    """The place's own numbers that were released and are not known any more."""
    known = {str(period) for period in (*its.figures, *its.years)}
    for cell in cells:
        here = (cell.of.group, cell.of.layer) == (ALL, "") and cell.of.period not in known
        if here and (period := measure.read_period(cell.of.period)):
            nothing = Figure(period=period, reason=Reason.NOT_COLLECTED, published=book.round.cut_off)
            yield period, _figure(nothing, cell)


def _figure(figure: Figure, cell: ReleasedCell) -> Figure:
    if figure_cell(cell.of, figure) == cell:
        return figure
    return replace(
        figure,
        value=cell.value,
        reason=_SIGNS.get(cell.shorthand, Reason.NOT_COLLECTED) if cell.value is None else None,
        numerator=cell.numerator,
        denominator=cell.denominator,
        lower=cell.lower,
        upper=cell.upper,
        level=cell.level,
        first=None,
        earlier=(),
        beside=(),
        counted=None,
    )


def _assessment(found: Assessment, its: Series | None, kept: _Kept) -> Assessment:
    """The answers as they were released, about the number that was judged then."""
    answers = {question: kept.answers.get((found.indicator, found.place, str(question))) for question in Question}
    direction = answers[Question.DIRECTION]
    if direction is None:
        return found
    every = {**its.years, **its.figures} if its else {}
    figures = {str(period): figure for period, figure in every.items()}
    findings = {question: _finding(one, answers.get(question), figures) for question, one in found.findings.items()}
    return replace(found, judged=figures.get(direction.period), findings=findings)


def _finding(finding: Finding, answer: ReleasedAnswer | None, figures: Mapping[str, Figure]) -> Finding:
    """A finding as it was released; one whose words nobody knows any more stays as it is made today."""
    if answer is None or (answer.answer or answer.reason, answer.period) == (finding.says, str(finding.period or "")):
        return finding
    said, reason = _ANSWERS.get(answer.answer), _REASONS.get(answer.reason)
    if said is None and reason is None:
        return finding
    judged = figures.get(answer.period)
    return Finding(question=finding.question, answer=said, reason=reason, period=judged.period if judged else None)
