"""What the answers of a year propose as a strength or an area for development, and no signed text has taken up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from oba.domain.assessment import Assessment
from oba.domain.book import Book
from oba.domain.catalogue import problem
from oba.domain.finding import Answer, Question
from oba.domain.problem import Problem
from oba.domain.publication_section import BY_OUTCOME, OF_OUTCOME
from oba.domain.signed_text import SignedText, Thing
from oba.words import listed

STRENGTHS, DEVELOPMENT = "strengths", "development"
_STRONG = frozenset({Answer.GREEN, Answer.REACHED, Answer.TURNED, Answer.MUCH_BETTER})
_WEAK = frozenset({Answer.RED, Answer.WORSENING, Answer.FURTHER_OFF, Answer.WORSE_THAN_BASELINE, Answer.MUCH_WORSE})
_NAMED = {STRENGTHS: "strengths", DEVELOPMENT: "areas for development"}


def proposed(book: Book) -> Mapping[str, tuple[str, ...]]:
    """Which indicators of the top place may belong in each of the two sections.

    One with any weak answer is an area for development, whatever else is strong about it. This only proposes: people
    choose, and word what they choose. Milestones stand in tables of their own, whoever writes of them.
    """
    top, apart = book.top.id, {outcome.id for outcome in book.plan.outcomes if outcome.board}
    here = {
        one.indicator: _says(one)
        for one in book.assessments.values()
        if one.place == top and book.rules[one.indicator].outcome not in apart
    }
    weak = tuple(name for name, says in here.items() if says & _WEAK)
    strong = tuple(name for name, says in here.items() if says & _STRONG and name not in weak)
    return {STRENGTHS: strong, DEVELOPMENT: weak}


def _says(one: Assessment) -> frozenset[Answer]:
    answers = (one[question].answer for question in Question)
    return frozenset(answer for answer in answers if answer)


def unclaimed(book: Book, texts: Iterable[SignedText]) -> tuple[Problem, ...]:
    """One warning for each section, naming what is proposed and what nobody wrote of; where a round makes a review.

    A text about an outcome takes up what it cites as one of either section does.
    """
    if BY_OUTCOME.isdisjoint(book.round.publications):
        return ()
    every = tuple(texts)
    return tuple(
        problem("A076", book.plan.where, f"{_NAMED[section]} for {book.round.id}: {listed(left)}")
        for section, names in proposed(book).items()
        if (left := [name for name in names if name not in _cited(every, section)])
    )


def _cited(texts: Iterable[SignedText], section: str) -> frozenset[str]:
    """The indicators that the texts of a section, or about an outcome, rest on."""
    about = (one.about for one in texts if one.section == section or one.section.startswith(OF_OUTCOME))
    return frozenset(one.id for its in about for one in its if one.thing is Thing.INDICATOR)
