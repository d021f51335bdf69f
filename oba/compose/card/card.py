"""A report card composed: one indicator in one place, from the book of a round."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from oba import words
from oba.compose.card.answers import answers
from oba.compose.card.fit import fits, fitted
from oba.compose.card.message import message
from oba.compose.card.report_card import ReportCard
from oba.compose.card.story import told
from oba.compose.card.table import table
from oba.compose.card.working import reached
from oba.compose.curve.curve import draw
from oba.compose.curve.traces import Traces, traces
from oba.compose.data_development import agenda, unasked
from oba.compose.subject import Shown, shown
from oba.domain.book import Book
from oba.domain.finding import Question
from oba.domain.place import Place
from oba.domain.target import Word
from oba.words import why

ILLUSTRATIVE = "Illustrative numbers"


def report_card(book: Book, indicator: str, place: Place) -> ReportCard:
    """Compose one card. The indicator must have been assessed for the place."""
    view = shown(book, indicator, place)
    judged = view.assessment.judged
    said = message(view, words.day(book.round.cut_off))
    seen = traces(view)
    card = ReportCard(
        anchor=f"card-{indicator}",
        outcome=next(outcome.title for outcome in book.plan.outcomes if outcome.id == view.rule.outcome),
        number=view.rule.number or view.rule.id,
        title=view.rule.title,
        place=place.name,
        period=judged.period.label if judged else "no number yet",
        round=f"reported for {book.round.title[:1].lower()}{book.round.title[1:]}",
        lead=said.lead,
        rest=said.rest,
        flag=ILLUSTRATIVE if _is_illustrative(book, view) else "",
        answers=answers(view),
        drawing=None,
        curve_notes=tuple(_curve_notes(view)),
        table=table(view),
        told=told(book, indicator, place),
        development=agenda(view.assessment, view.version),
        reached=reached(view),
        approval=_approval(view),
        footer=_footer(book, view),
        compact=False,
    )
    card = _shortened(card, view, _heights(seen)[0])
    fit = fitted(card, *_heights(seen))
    drawing = draw(seen, said.whole, fit.curve) if fit.curve else None
    return replace(card, compact=fit.compact, drawing=drawing)


def _heights(seen: Traces) -> tuple[int, int]:
    """The least and the most height of a curve: low without a line to show, none without anything to draw."""
    if seen.own or seen.beside:
        return 1060, 1600
    return (800, 950) if seen.goals else (0, 0)


def _shortened(card: ReportCard, view: Shown, least: int) -> ReportCard:
    """The card without its rows of intervals where that saves a page: those that decided stand in curve and working."""
    shorter = replace(card, table=table(view, intervals=False))
    return shorter if not fits(card, least) and fits(shorter, least) else card


def _is_illustrative(book: Book, view: Shown) -> bool:
    beside = (series.place for _, series in view.comparators)
    return any((view.rule.id, place) in book.illustrative for place in (view.place.id, *beside))


def _curve_notes(view: Shown) -> Iterator[str]:
    """What the curve cannot show: targets without a number, why there is no forecast, changes of definition."""
    if not view.own.figures:
        yield "The curve begins with the first number."
    open_ = [period.label for period, target in view.targets if target.aim.word is Word.TO_BE_AGREED]
    if open_:
        yield f"{'Target' if len(open_) == 1 else 'Targets'} for {words.listed(open_)} still to be agreed."
    baseline = view.assessment[Question.BASELINE]
    if not view.forecast and baseline.reason is not None and view.own.figures:
        yield f"No forecast is drawn: {unasked(Question.BASELINE, view.version) or why(baseline.reason)}."
    if any(point.clipped for point in view.forecast):
        yield "The forecast is cut off at what is possible."
    yield from (f"Definition changed in {changed.at.label}: {changed.why}." for changed in view.measure.breaks)


def _approval(view: Shown) -> str:
    """What is held to account, which version of the rule judged, where it comes from and who approved it."""
    origin = view.version.reference
    kind = f"Performance measure: {view.rule.question}. " if view.rule.question else ""
    return (
        f"{kind}Rule in force from {view.version.since.label}, approved by {origin.approved_by} on "
        f"{words.day(origin.approved_on)}. Source: {origin.source}. Owner: {origin.owner}."
    )


def _footer(book: Book, view: Shown) -> str:
    """One line for the foot of every page."""
    parts = (
        view.rule.number or view.rule.id,
        view.place.name,
        f"rule in force from {view.version.since.label}",
        f"data known at {words.day(book.round.cut_off)}",
        f"rule {words.short_digest(view.rule.digest)}, data {words.short_digest(book.data_digest)}",
    )
    return " · ".join((*parts, *([ILLUSTRATIVE.lower()] if _is_illustrative(book, view) else [])))
