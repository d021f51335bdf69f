"""An indicator over a year: where it began, where it is, and what every round of the year made of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from oba.compose.review.indicators import YearRow, year_rows
from oba.compose.review.sources import source_lines
from oba.compose.review.year import review_year
from oba.domain.book import Book
from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Question
from oba.domain.measure import Break, Kind
from oba.domain.run import RunPoint
from tests.build import TOP, n, year
from tests.compose_pages.full import FIRST, NOW
from tests.compose_pages.full_rules import GAP, NEET, SAFE
from tests.compose_review.years import LAST_YEAR, the_year

BOOK = the_year()


def row(book: Book, indicator: str = NEET, outcome: str = GAP) -> YearRow:
    """The row of one indicator."""
    return next(one for one in year_rows(review_year(book))[outcome] if one.indicator == indicator)


def told(book: Book, **by_round: dict[str, object]) -> Book:
    """The book whose rounds said something else of one indicator at the top; None leaves a point out."""
    names = {"before": LAST_YEAR.id, "first": FIRST.id, "now": NOW.id}
    changed = {names[name]: what for name, what in by_round.items()}
    kept: list[RunPoint] = []
    for point in book.run:
        here = (point.indicator, point.place) == (NEET, TOP) and point.round.id in changed
        kept.append(replace(point, **changed[point.round.id]) if here else point)  # type: ignore[arg-type]
    return replace(book, run=tuple(kept))


def test_the_year_begins_from_the_round_before_it() -> None:
    """Without one it begins with its own first round, and a round whose name tells no year is a year by itself."""
    found = review_year(BOOK)
    assert ([one.id for one in found.rounds], found.before, found.label) == ([FIRST.id, NOW.id], LAST_YEAR, "2010/11")
    assert [found.name(one) for one in found.every] == ["start", "Q1", "Q2"]
    assert review_year(the_year(before=False)).before is None
    odd = replace(NOW, id="autumn", title="Autumn")
    alone = review_year(replace(BOOK, round=odd, plan=replace(BOOK.plan, rounds=(LAST_YEAR, odd))))
    assert (alone.rounds, alone.label, alone.name(odd)) == ((odd,), "Autumn", "Autumn")


def test_the_two_numbers_are_what_was_said_then_and_what_is_known_now() -> None:
    """The first as its round said it, though the number may have been revised since."""
    found = row(told(BOOK, before={"value": n("6.0"), "period": year(2008)}))
    assert (found.start.says, found.start.period) == ("6.0\N{NO-BREAK SPACE}%", "2008/09")
    assert (found.end.says, found.end.period) == ("4.3\N{NO-BREAK SPACE}%", "2009/10")
    assert (found.start.known, found.end.known, found.remark) == (True, True, "")


@pytest.mark.parametrize(
    ("before", "remark"),
    [
        ({"period": year(2009), "value": n("4.3")}, "No newer number came."),
        ({"period": year(2009), "value": n("4.4")}, "No newer period; the number was revised."),
        ({"period": None, "value": None}, "First reported in Q1. No newer number came."),
        ({"period": year(2009), "value": None, "reason": Reason.SUPPRESSED}, ""),
    ],
)
def test_what_a_reader_must_know_before_comparing_is_said(before: dict[str, object], remark: str) -> None:
    """That no number came, that it was only revised, or that the indicator began within the year."""
    assert row(told(BOOK, before=before)).remark == remark


def test_numbers_on_both_sides_of_a_change_of_definition_are_not_compared() -> None:
    """It is said where the change lies between the two, and nowhere else."""
    rule = BOOK.rules[NEET]
    for at, said in ((2009, True), (2008, False), (2010, False)):
        measure = replace(rule.measure, breaks=(Break(at=year(at), why="Counted anew"),))
        book = replace(BOOK, rules={**BOOK.rules, NEET: replace(rule, measure=measure)})
        found = row(told(book, before={"value": n("6.0"), "period": year(2008)}))
        assert ("cannot be compared" in found.remark) is said


def test_what_is_withheld_since_is_told_nowhere() -> None:
    """Neither the number at the start nor an answer of it; and it is cited nowhere."""
    gone: dict[str, object] = {"value": None, "reason": Reason.SUPPRESSED, "period": year(2008)}
    says = dict.fromkeys(Question, Reason.SUPPRESSED)
    book = told(BOOK, before={**gone, "says": says})
    found = row(book)
    assert (found.start.says, found.start.known) == ("Withheld", False)
    assert not any(one.round == LAST_YEAR.title for one in source_lines(review_year(book)) if one.indicator == NEET)


def test_answers_in_a_row_are_said_once_with_their_rounds() -> None:
    """And rounds that had no answer yet are left out where a later one had."""
    says = dict(next(one for one in BOOK.run if (one.indicator, one.place, one.round) == (NEET, TOP, FIRST)).says)
    none = {**says, Question.THRESHOLD: Reason.NOT_YET_DUE}
    green, red = ({**says, Question.THRESHOLD: one} for one in (Answer.GREEN, Answer.RED))
    book = told(BOOK, before={"says": none}, first={"says": green}, now={"says": red})
    (line,) = (one for one in row(book).rounds if one.question == "Good enough?")
    assert [(one.mark.word, one.rounds) for one in line.stretches] == [("Green", "Q1"), ("Red", "Q2")]
    same = told(BOOK, before={"says": red}, first={"says": red}, now={"says": red})
    (line,) = (one for one in row(same).rounds if one.question == "Good enough?")
    assert [(one.mark.word, one.rounds) for one in line.stretches] == [("Red", "start to Q2")]


def test_a_year_of_one_round_has_no_start() -> None:
    """Nothing is compared with itself."""
    alone = replace(BOOK, plan=replace(BOOK.plan, rounds=(NOW,)))
    found = row(alone)
    assert (found.start.says, found.start.known, found.remark) == ("No earlier round", False, "")


def test_an_indicator_of_which_no_round_tells_has_no_number_at_the_start() -> None:
    """As one that is new."""
    found = row(replace(BOOK, run=()))
    assert (found.start.says, found.rounds, found.remark) == ("No number yet", (), "")


def test_what_was_never_counted_has_no_number_now() -> None:
    """One that has no number for a reason says the reason."""
    empty = replace(BOOK.assessments[NEET, TOP], judged=None)
    book = replace(BOOK, assessments={**BOOK.assessments, (NEET, TOP): empty})
    assert (row(book).end.says, row(book).end.known) == ("No number yet", False)
    assert len([one for one in source_lines(review_year(book)) if one.indicator == NEET]) == 1
    judged = BOOK.assessments[NEET, TOP].judged
    assert judged
    late = replace(empty, judged=replace(judged, value=None, reason=Reason.LATE))
    book = replace(BOOK, assessments={**BOOK.assessments, (NEET, TOP): late})
    assert (row(book).end.says, row(book).end.period) == ("Late", "2009/10")


def test_a_measure_in_words_has_no_numbers_and_no_answers() -> None:
    """It says what was written in their place."""
    rule = BOOK.rules[NEET]
    words = replace(rule, measure=replace(rule.measure, kind=Kind.NARRATIVE))
    found = row(replace(BOOK, rules={**BOOK.rules, NEET: words}))
    assert (found.start.says, found.end.says, found.rounds) == ("In words", "In words", ())


def test_every_number_is_cited_once() -> None:
    """That of the start where it is another than the one now; each with whence and when it came."""
    book = told(BOOK, before={"value": n("6.0"), "period": year(2008)})
    lines = [one for one in source_lines(review_year(book)) if one.indicator == NEET]
    assert [(one.says.replace("\N{NO-BREAK SPACE}", " "), one.round) for one in lines] == [
        ("6.0 % in 2008/09", LAST_YEAR.title),
        ("4.3 % in 2009/10", NOW.title),
    ]
    assert all(one.source for one in lines)
    once = told(BOOK, before={"value": n("4.3"), "period": year(2009)})
    assert len([one for one in source_lines(review_year(once)) if one.indicator == NEET]) == 1
    unknown = told(BOOK, before={"value": n("6.0"), "period": year(1990)})
    first = next(one for one in source_lines(review_year(unknown)) if one.indicator == NEET)
    assert (first.source, first.published) == ("", "")
    assert all(row(book, one.indicator, SAFE) for one in year_rows(review_year(book))[SAFE])
