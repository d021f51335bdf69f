"""In which order the documents of the year show the same pieces: the review, the partnership report, the assessment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from oba.compose.dashboard.money import money
from oba.compose.review.chapter import Chapter
from oba.compose.review.indicators import YearRow, year_rows
from oba.compose.review.needs import reviewed_in, year_needs
from oba.compose.review.outcome import milestones_in, standings_of, year_milestones
from oba.compose.review.passage import passage, text_of
from oba.compose.review.sources import source_lines
from oba.compose.review.voices import matters_of, year_matters, year_said
from oba.compose.review.year import ReviewYear
from oba.domain.plan import Outcome
from oba.domain.publication import Publication
from oba.domain.publication_section import OF_OUTCOME, SECTIONS
from oba.domain.registers import DONE
from oba.words import day, listed
from oba.words.lists import how_many

_OUTCOMES, _DECIDED, _SOURCES = "outcomes", "decided", "sources"
_REVIEW = ("introduction", _OUTCOMES, "strengths", "development", "needs", "consultation-said", _DECIDED, "resources",
           "priorities", "consultation", _SOURCES)  # fmt: skip
_REPORT = ("introduction", "purpose", "strengths", _OUTCOMES, "other-items", _DECIDED, "priorities", "challenges",
           _SOURCES)  # fmt: skip
_ASSESSMENT = ("introduction", "informed", "impact", _OUTCOMES, "strengths", "development", "priorities", _SOURCES)
_ORDERS = {
    Publication.ANNUAL_REVIEW: _REVIEW,
    Publication.PARTNERSHIP_REPORT: _REPORT,
    Publication.SELF_ASSESSMENT: _ASSESSMENT,
}
_STANDING = {
    Publication.ANNUAL_REVIEW: "introduction",
    Publication.PARTNERSHIP_REPORT: "introduction",
    Publication.SELF_ASSESSMENT: "impact",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """What a document is made of: its year, which of the documents it is, and the chapters of outcomes by outcome."""

    year: ReviewYear
    publication: Publication
    outcomes: Mapping[str, Chapter]


def chapters(year: ReviewYear, publication: Publication) -> tuple[Chapter, ...]:
    """The chapters of a document in its order, without those that nobody wrote and that nothing stands in."""
    rows = year_rows(year)
    every = {one.id: _outcome(year, publication, one, rows.get(one.id, ())) for one in year.book.plan.outcomes}
    outcomes = {name: chapter for name, chapter in every.items() if not chapter.is_empty}
    made = _Made(year=year, publication=publication, outcomes=outcomes)
    found = (chapter for name in _ORDERS[publication] for chapter in _named(made, name))
    return tuple(one for one in found if not one.is_empty)


def unsigned(year: ReviewYear, publication: Publication) -> tuple[str, ...]:
    """The headings of the sections for which nobody has signed a text."""
    return tuple(one.title for one in SECTIONS[publication] if text_of(year.book, publication, one.id) is None)


def _named(made: _Made, name: str) -> Iterator[Chapter]:
    """The chapters that one name of an order stands for."""
    year = made.year
    if name == _OUTCOMES:
        yield from made.outcomes.values()
        if made.publication is Publication.ANNUAL_REVIEW:
            yield _themes(year)
    elif name == _DECIDED:
        yield Chapter(anchor=name, title="What the boards decided, and what came of it", matters=year_matters(year))
    elif name == _SOURCES:
        yield Chapter(anchor=name, title="Where each number comes from", sources=source_lines(year))
    elif name == "consultation-said":
        title = "What people said, and what was done about it"
        yield Chapter(anchor=name, title=title, said=year_said(year))
    else:
        yield _section(made, name)


def anchor_of(outcome: str) -> str:
    """Where the chapter of an outcome begins."""
    return f"{OF_OUTCOME}{outcome}"


def _outcome(year: ReviewYear, publication: Publication, outcome: Outcome, rows: tuple[YearRow, ...]) -> Chapter:
    """What came of one outcome; the milestones stand in the review, which is where they are answered for."""
    whole = publication is Publication.ANNUAL_REVIEW
    return Chapter(
        anchor=anchor_of(outcome.id),
        title=outcome.title,
        passage=passage(year.book, publication, anchor_of(outcome.id)),
        indicators=rows,
        milestones=year_milestones(year, outcome.id) if whole else None,
        fresh=True,
    )


def _themes(year: ReviewYear) -> Chapter:
    """The milestones of no outcome, under the names of their themes."""
    title = listed(dict.fromkeys(one.theme for one in milestones_in(year, "")))
    return Chapter(anchor="themes", title=title, milestones=year_milestones(year, ""))


def _section(made: _Made, name: str) -> Chapter:
    """A section that people write, with what the record says of the same."""
    year, publication, book = made.year, made.publication, made.year.book
    titles = {one.id: one.title for one in SECTIONS[publication]}
    anchors = {outcome: chapter.anchor for outcome, chapter in made.outcomes.items()}
    return Chapter(
        anchor=name,
        title=titles[name],
        lead=_informed(year) if name == "informed" else (),
        passage=passage(book, publication, name),
        standings=standings_of(year, anchors) if name in (_STANDING[publication], "resources") else (),
        needs=year_needs(year) if name == "needs" else None,
        money=money(book) if name == "resources" and book.registers.resources else None,
        fresh=name == "needs" and bool(book.registers.needs),
    )


def _informed(year: ReviewYear) -> tuple[str, ...]:
    """What the record holds of how an assessment is known: rounds, boards, needs, consultation."""
    kept = year.book.registers
    rounds = listed([f"{one.title} ({day(one.cut_off)})" for one in year.rounds])
    said = [f"Regular reports: report cards of {how_many(len(year.rounds), 'round')}, whose data closed so: {rounds}."]
    if matters := matters_of(year):
        done = sum(one.status == DONE for one in matters)
        said.append(f"Boards: {how_many(len(matters), 'matter')} settled, questioned or asked for, {done} done.")
    if kept.needs:
        again = len(reviewed_in(year, kept.needs))
        said.append(f"Needs analysis: {how_many(len(kept.needs), 'fact')}, {again or 'none'} looked at again.")
    if kept.consultation:
        answered = sum(bool(one.response) for one in kept.consultation)
        said.append(f"Consultation: {how_many(len(kept.consultation), 'theme')}, {answered} answered.")
    return tuple(said)
