"""A report card composed: one indicator in one place, from the book of a round."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from oba import words
from oba.compose.card.answers import answer_lines
from oba.compose.card.fit import Fit, fits, fitted
from oba.compose.card.group_table import group_table
from oba.compose.card.message import message
from oba.compose.card.needs import NeedLine, need_lines
from oba.compose.card.report_card import ReportCard, RuleReference
from oba.compose.card.run_strip import HEIGHT, run_strips
from oba.compose.card.story import actions_of, narrative, risks_of
from oba.compose.card.table import NumberTable, number_table
from oba.compose.card.updates import update_lead, update_rest, updates_of
from oba.compose.card.working import workings
from oba.compose.curve.curve import draw
from oba.compose.curve.traces import Traces, traces
from oba.compose.flag import flag, foot
from oba.compose.subject import Subject, subject_of
from oba.domain.book import Book
from oba.domain.evidence import Reason
from oba.domain.finding import Question
from oba.domain.place import Place
from oba.domain.target import Word


def report_card(book: Book, indicator: str, place: Place) -> ReportCard:
    """Compose one card, fitted to its pages. The indicator must have been assessed for the place."""
    subject = subject_of(book, indicator, place)
    card = printed_card(book, subject)
    if subject.measure.is_narrative:
        fit = fitted(card, 0, 0)
        return replace(card, compact=fit.compact, apart=fit.apart)
    seen = traces(subject)
    card = _informed(card, need_lines(book, indicator, place), *_heights(seen))
    fit = _fitted(card, *_heights(seen))
    drawing = draw(seen, f"{card.lead} {card.rest}".strip(), fit.curve) if fit.curve else None
    return replace(card, compact=fit.compact, apart=fit.apart, drawing=drawing)


def printed_card(book: Book, subject: Subject) -> ReportCard:
    """All that a card says but for its curve and the needs analysis, before it is set."""
    if subject.measure.is_narrative:
        return _in_words(book, subject)
    return _shortened(_in_numbers(book, subject), subject, _heights(traces(subject))[0])


def _in_numbers(book: Book, subject: Subject) -> ReportCard:
    indicator, place, judged = subject.rule.id, subject.place, subject.assessment.judged
    said, table = message(subject, words.day(book.round.cut_off)), number_table(subject)
    return ReportCard(
        anchor=f"card-{indicator}",
        outcome=next(outcome.title for outcome in book.plan.outcomes if outcome.id == subject.rule.outcome),
        number=subject.rule.number,
        title=subject.rule.title,
        place=place.name,
        period=subject.measure.covered(judged.period) if judged else "no number yet",
        round=f"reported for {book.round.title[:1].lower()}{book.round.title[1:]}",
        lead=said.lead,
        rest=said.rest,
        flag=_flag(book, subject),
        answers=answer_lines(subject, run_strips(book, indicator, place.id)),
        drawing=None,
        curve_notes=tuple(_curve_notes(subject)),
        table=table,
        groups=group_table(subject, table),
        narrative=narrative(book, indicator, place),
        working=workings(subject),
        approval=_approval(subject),
        rule=_rule(subject),
        attached="Every number and formula is attached to its PDF.",
        footer=_footer(book, subject),
        compact=False,
        apart=False,
    )


def _in_words(book: Book, subject: Subject) -> ReportCard:
    """The card of a measure without a number: what was written in place of one."""
    rule, found = subject.rule, subject.assessment
    drafted = "The rule for it has not been approved." if subject.version.draft else ""
    return ReportCard(
        anchor=f"card-{rule.id}",
        outcome=book.plan.outcome_named(rule.outcome).title,
        number=rule.number,
        title=rule.title,
        place=subject.place.name,
        period=book.round.quarter.label if book.round.quarter else book.round.title,
        round=f"reported for {book.round.title[:1].lower()}{book.round.title[1:]}",
        lead=update_lead(found, book.round),
        rest=" ".join(part for part in (update_rest(book, found), drafted) if part),
        flag=_flag(book, subject),
        answers=(),
        drawing=None,
        curve_notes=(),
        table=NumberTable(caption="", columns=(), rows=(), notes=()),
        groups=None,
        narrative=replace(narrative(book, rule.id, subject.place), unwritten="", author=""),
        working=(),
        approval=_approval(subject),
        rule=_rule(subject),
        attached="Every update is attached to its PDF as data.",
        footer=_footer(book, subject),
        compact=False,
        apart=False,
        updates=updates_of(book, found),
        reached="Where this measure comes from",
    )


def _heights(seen: Traces) -> tuple[int, int]:
    """The least and the most height of a curve: low without a line to show, none without anything to draw."""
    if seen.own or seen.beside:
        return 1060, 1600
    return (800, 950) if seen.goals else (0, 0)


def _fitted(card: ReportCard, least: int, most: int) -> Fit:
    """The runs take their room from the curve, before anything is set smaller for them."""
    lower = fitted(card, least, most - HEIGHT) if most else fitted(card, least, most)
    fit = fitted(card, least, most)
    return lower if fit.compact and not lower.compact and any(one.run for one in card.answers) else fit


def _shortened(card: ReportCard, subject: Subject, least: int) -> ReportCard:
    """The card without its runs, or its rows of intervals, or both, where that saves a page.

    The answers of the rounds before stand in the results too, and the intervals that decided in curve and working.
    """
    bare = replace(card, answers=tuple(replace(one, run=None) for one in card.answers))
    narrow = number_table(subject, intervals=False)
    ways = (card, bare, replace(card, table=narrow), replace(bare, table=narrow))
    return next((way for way in ways if fits(way, least)), card)


def _informed(card: ReportCard, lines: tuple[NeedLine, ...], least: int, most: int) -> ReportCard:
    """The card with as much of the needs analysis as changes neither its pages nor how they are set."""
    bare = _fitted(card, least, most)
    for count in range(len(lines), 0, -1):
        told = replace(card, narrative=replace(card.narrative, needs=lines[:count]))
        if _fitted(told, least, most) == bare and fits(told, least) == fits(card, least):
            return told
    return card


def _flag(book: Book, subject: Subject) -> str:
    """What on the card is illustrative: a number of its own or of a comparator, an action, a risk."""
    indicator, place = subject.rule.id, subject.place
    beside = (series.place for _, series in subject.comparators)
    return flag(
        numbers=any((indicator, one) in book.illustrative for one in (place.id, *beside)),
        actions=any(one.illustrative for one in actions_of(book, indicator, place)),
        risks=any(one.illustrative for one in risks_of(book, indicator)),
    )


def _curve_notes(subject: Subject) -> Iterator[str]:
    """What the curve cannot show: targets without a number, why there is no forecast, changes of definition."""
    if not subject.own.figures:
        yield "The curve begins with the first number."
    open_ = [period.label for period, target in subject.targets if target.aim.word is Word.TO_BE_AGREED]
    if open_:
        yield f"{'Target' if len(open_) == 1 else 'Targets'} for {words.listed(open_)} still to be agreed."
    baseline = subject.assessment[Question.BASELINE]
    if not subject.forecast and baseline.reason not in (None, Reason.NOT_ASKED) and subject.own.figures:
        yield f"No forecast is drawn: {words.REASONS[baseline.reason].why}."
    cut = dict.fromkeys(sorted(bound for point in subject.forecast for bound in point.cut))
    if cut:
        yield f"The forecast is{words.cut_at(tuple(cut), subject.measure).removeprefix(',')}."
    yield from (f"Definition changed in {changed.at.label}: {changed.why}." for changed in subject.measure.breaks)


def _approval(subject: Subject) -> str:
    """What is held to account, which version of the rule judged, where it comes from and who approved it."""
    origin = subject.version.reference
    kind = f"Performance measure: {subject.rule.question}. " if subject.rule.question else ""
    if subject.version.draft:
        return f"{kind}No version of its rule has been approved. Owner: {origin.owner}."
    return (
        f"{kind}Rule in force from {subject.version.since.label}, approved by {origin.approved_by} on "
        f"{words.day(origin.approved_on)}. Source: {origin.source}. Owner: {origin.owner}."
    )


def _rule(subject: Subject) -> RuleReference:
    rule = subject.rule
    return RuleReference(says=f"{rule.called} in the rule book", anchor=f"rule-{rule.id}")


def _footer(book: Book, subject: Subject) -> str:
    """One line for the foot of every page."""
    parts = (
        subject.rule.called,
        subject.place.name,
        "no approved rule" if subject.version.draft else f"rule in force from {subject.version.since.label}",
        f"data known at {words.day(book.round.cut_off)}",
        words.digest_line(rule=subject.rule.digest, data=book.rows_digests.get(subject.rule.id, "")),
    )
    return " · ".join(part for part in (*parts, foot(_flag(book, subject))) if part)
