"""What the answers of a year propose as a strength or an area for development, and no signed text has taken up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from oba.domain.assessment import Assessment
from oba.domain.book import Book
from oba.domain.catalogue import problem
from oba.domain.finding import Answer, Question
from oba.domain.problem import Problem
from oba.domain.publication_section import BY_OUTCOME, OF_OUTCOME
from oba.domain.registers import DONE, Milestone
from oba.domain.signed_text import SignedText, Thing
from oba.words import listed

STRENGTHS, DEVELOPMENT = "strengths", "development"
_STRONG = frozenset({Answer.GREEN, Answer.REACHED, Answer.TURNED, Answer.MUCH_BETTER})
_WEAK = frozenset({Answer.RED, Answer.WORSENING, Answer.FURTHER_OFF, Answer.WORSE_THAN_BASELINE, Answer.MUCH_WORSE})
_NAMED = {STRENGTHS: "strengths", DEVELOPMENT: "areas for development"}


def proposed(book: Book) -> Mapping[str, tuple[str, ...]]:
    """What may belong in each of the two sections: indicators of the top place, and milestones of the year.

    An indicator with any weak answer is an area for development, whatever else is strong about it. Both only propose:
    people choose, and word what they choose.
    """
    top, apart = book.top.id, {outcome.id for outcome in book.plan.outcomes if outcome.board}
    here = {
        one.indicator: _says(one)
        for one in book.assessments.values()
        if one.place == top and book.rules[one.indicator].outcome not in apart
    }
    year, when = book.round.plan_year, book.round.cut_off
    its = [one for one in book.registers.milestones if year and one.is_of(year)]
    weak = [name for name, says in here.items() if says & _WEAK]
    strong = [name for name, says in here.items() if says & _STRONG and name not in weak]
    return {
        STRENGTHS: (*strong, *_ids(one for one in its if one.status == DONE)),
        DEVELOPMENT: (*weak, *_ids(one for one in its if one.is_late(when))),
    }


def _says(one: Assessment) -> frozenset[Answer]:
    answers = (one[question].answer for question in Question)
    return frozenset(answer for answer in answers if answer)


def _ids(milestones: Iterable[Milestone]) -> Iterable[str]:
    return [one.id for one in milestones]


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
    """The indicators and milestones that the texts of a section, or about an outcome, rest on."""
    about = (one.about for one in texts if one.section == section or one.section.startswith(OF_OUTCOME))
    kinds = (Thing.INDICATOR, Thing.MILESTONE)
    return frozenset(one.id for its in about for one in its if one.thing in kinds)
