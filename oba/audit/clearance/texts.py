"""The texts that a round prints, each with what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from oba.audit.clearance.links import linked, with_linked
from oba.domain.book import Book
from oba.domain.evidence import Figure, Series
from oba.domain.problem import Where
from oba.domain.rule import Rule
from oba.domain.signed_text import CITED
from oba.domain.story import Story
from oba.words.needs import fact


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedText:
    """A text, the indicators that it is filed under or names, and its place, empty for everywhere."""

    text: str
    indicators: tuple[str, ...]
    place: str = ""
    where: Where


def texts(book: Book) -> Iterator[PrintedText]:
    """Every story, signed text, note, source and row of a register that this round prints, in the order of their kinds.

    A text is about the indicators that it is filed under, about each that it calls by its number, and about those that
    share children with one of them.
    """
    rules, links = book.rules.values(), linked(book.rules)
    found = chain(_stories(book), _updates(book), _signed(book), _notes(book), _papers(book), _risks(book), _rows(book))
    for one in found:
        named = (rule.id for rule in rules if rule.id in one.indicators or _names(one.text, rule))
        about = with_linked(named, links)
        yield replace(one, indicators=tuple(rule.id for rule in rules if rule.id in about))


def _names(text: str, rule: Rule) -> bool:
    """Whether a text calls an indicator by its number."""
    if not rule.number:
        return False
    words = r"[\s-]*".join(map(re.escape, rule.number.split()))
    return re.search(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE) is not None


def _stories(book: Book) -> Iterator[PrintedText]:
    for (indicator, place), story in book.stories.items():
        if story.update:
            continue
        yield PrintedText(text=_story(story), indicators=(indicator,), place=place, where=story.where)


def _updates(book: Book) -> Iterator[PrintedText]:
    """What measures without numbers were told by in earlier rounds, which this one prints again.

    Such a text is filed under no number, so it is about all of its outcome and of those that this is tested by.
    """
    tested = {outcome.id: {outcome.id, *outcome.tested_by} for outcome in book.plan.outcomes}
    for (indicator, place), found in book.assessments.items():
        beside = tested[book.rules[indicator].outcome] if found.updates else ()
        about = tuple(rule.id for rule in book.rules.values() if rule.outcome in beside)
        for one in found.updates:
            yield PrintedText(text=_story(one), indicators=about, place=place, where=one.where)


def _story(story: Story) -> str:
    return "\n".join(f"{heading}\n{markdown}" for heading, markdown in story.sections)


def _signed(book: Book) -> Iterator[PrintedText]:
    """The texts of the year: each bears on its indicator, on all of its outcome, or on everything."""
    for one in book.texts:
        every = tuple(rule.id for rule in book.rules.values() if one.outcome in ("", rule.outcome))
        about = (one.section,) if one.section in book.rules else every
        yield _text((CITED.sub("", one.markdown), one.author, one.role, one.source), about, "", one.where)


def _notes(book: Book) -> Iterator[PrintedText]:
    """What senders wrote beside the numbers that are printed; of one that is withheld nothing is left."""
    for (indicator, place), series in book.series.items():
        told: dict[str, Where] = {}
        for text, where in chain.from_iterable(map(_of_figure, _figures(series))):
            told.setdefault(text, where)
        for text, where in told.items():
            yield PrintedText(text=text, indicators=(indicator,), place=place, where=where)


def _figures(series: Series) -> Iterator[Figure]:
    """Every number; of years those that were sent, for what stands beside one that is made of parts is no sender's."""
    every = (series.figures, *series.parts.values())
    yield from (figure for figures in every for figure in figures.values())
    rows = {where for figure in series.figures.values() for where in figure.cites}
    yield from (figure for figure in series.years.values() if rows.isdisjoint(figure.cites))
    yield from (figure for group in series.groups.values() for figure in _figures(group))


def _of_figure(figure: Figure) -> Iterator[tuple[str, Where]]:
    """The words that were sent beside one number, each with the cell it stands in; of a sum there are none."""
    here = figure.cites[0] if len(figure.cites) == 1 and not figure.rolled_up else None
    why = figure.checked.why if figure.checked else ""
    said = {"note": figure.note, "source": figure.source, "verdict": figure.verdict, "checked": why}
    yield from ((text, replace(here, column=column)) for column, text in said.items() if text and here)
    yield from ((row.source, replace(row.where, column="source")) for row in figure.beside if row.source)


def _papers(book: Book) -> Iterator[PrintedText]:
    """What stands on cover sheets, which is about everything that its board is shown."""
    for paper in book.papers.values():
        said = "\n".join(f"{heading}\n{markdown}" for heading, markdown in paper.sections)
        yield PrintedText(text=said, indicators=tuple(book.rules), where=paper.where)


def _risks(book: Book) -> Iterator[PrintedText]:
    """The open risks; one that names no indicator bears on all of its outcome."""
    for one in book.registers.risks:
        of_outcome = tuple(rule.id for rule in book.rules.values() if rule.outcome == one.outcome)
        if one.is_open:
            yield _text((one.risk, one.action), one.indicators or of_outcome, "", one.where)


def _rows(book: Book) -> Iterator[PrintedText]:
    """The rows of the other registers and the round's note: what is to be done, was asked, answered, is reported."""
    kept = book.registers
    yield _text((book.round.note,), (), "", book.plan.where)
    actions = {one.id: one for one in kept.actions}
    for action in kept.actions:
        yield _text((action.action,), (action.indicator,), action.place, action.where)
    for milestone in kept.milestones:
        yield _text((milestone.milestone, milestone.progress), (), milestone.place, milestone.where)
    for one in kept.decisions:
        served = actions[one.action].indicator if one.action in actions else ""
        yield _text((one.text, one.answer), (one.indicator, served), "", one.where)
    for need in kept.needs:
        about = (*need.indicators, need.measured_by)
        yield _text((fact(need), need.source, need.page), about, need.place, need.where)
    for told in kept.consultation:
        said = (told.theme, told.said, told.said_by, told.when, told.response, told.source)
        yield _text(said, (), "", told.where)
    for report in kept.schedule:
        yield _text((report.topic, report.covers), report.indicators, "", report.where)


def _text(parts: tuple[str, ...], indicators: tuple[str, ...], place: str, where: Where) -> PrintedText:
    said = "\n".join(part for part in parts if part)
    return PrintedText(text=said, indicators=indicators, place=place, where=where)
