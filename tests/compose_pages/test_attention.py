"""What needs the board's attention: each criterion, and the order they make."""

from __future__ import annotations

from dataclasses import replace

import pytest

from oba.compose.dashboard.attention import CRITERIA, RANKED_BY, concerns
from oba.domain.book import Book
from oba.domain.finding import Answer, Curve, Finding, Question, Rating
from oba.domain.period import Every
from oba.domain.registers import Registers
from tests.build import TOP, figure, n, year
from tests.compose_pages.changed import answering, judging, only, without_answers
from tests.compose_pages.full import area, county, full
from tests.compose_pages.full_rules import CUSTODY, NEET, NORTH, SOUTH

FULL = full()


def quiet() -> Book:
    """A book in which nothing needs attention."""
    book = replace(only(FULL, NEET, CUSTODY), registers=Registers())
    for where in (TOP, NORTH, SOUTH):
        for ident in (NEET, CUSTODY):
            book = without_answers(book, ident, where)
    return book


QUIET = quiet()
RED = Finding(question=Question.THRESHOLD, answer=Answer.RED)


def answer(question: Question, says: Answer) -> Finding:
    """A bare answer."""
    return Finding(question=question, answer=says)


def why(book: Book) -> list[str]:
    """What is said of each concern, in order."""
    return [one.why.replace("\N{NO-BREAK SPACE}", " ") for one in concerns(book, county())]


def test_nothing_needs_attention_where_no_criterion_is_met() -> None:
    """The list is then empty."""
    assert concerns(QUIET, county()) == ()


@pytest.mark.parametrize(
    ("findings", "says"),
    [
        ((RED, answer(Question.DIRECTION, Answer.WORSENING)), "Red and getting worse: 4.3 % in 2009/10."),
        ((RED,), "Red: 4.3 % in 2009/10."),
        ((answer(Question.BASELINE, Answer.WORSE_THAN_BASELINE),), "Worse than where we were headed."),
        ((answer(Question.TRAJECTORY, Answer.FURTHER_OFF),), "Further off its target than at the start."),
        ((answer(Question.DIRECTION, Answer.WORSENING),), "Getting worse: 4.3 % in 2009/10."),
        ((answer(Question.TRAJECTORY, Answer.BEHIND),), "Behind its planned path."),
    ],
)
def test_each_answer_that_gives_cause_is_a_criterion(findings: tuple[Finding, ...], says: str) -> None:
    """It is said in plain words, with the number where that is what matters."""
    assert why(answering(QUIET, NEET, TOP, *findings)) == [says]


def test_red_says_how_far_short_the_number_is() -> None:
    """The margin comes from the rating."""
    short = replace(RED, detail=Rating(shortfall=n("0.3")))
    assert why(answering(QUIET, NEET, TOP, short)) == ["Red: 4.3 % in 2009/10, 0.3 points short."]
    above = replace(RED, value=n("4.3"), detail=Rating(edge=n("4.0"), shortfall=n("0.3")))
    assert why(answering(QUIET, NEET, TOP, above)) == ["Red: 4.3 % in 2009/10, 0.3 points too high."]


def test_red_names_the_number_that_is_red() -> None:
    """Where a whole year is rated and a quarter judged, that of the year."""
    rule = QUIET.rules[NEET]
    quarterly = replace(rule, measure=replace(rule.measure, every=Every.QUARTER))
    book = replace(QUIET, rules={**QUIET.rules, NEET: quarterly})
    red = replace(RED, period=year(2008), value=n("6.2"), detail=Rating(edge=n("4.0"), shortfall=n("2.2")))
    assert why(answering(book, NEET, TOP, red)) == ["Red: 6.2 % in 2008/09, 2.2 points too high."]


def test_a_baseline_that_held_says_for_how_long() -> None:
    """Once is not yet a habit."""
    worse = answer(Question.BASELINE, Answer.WORSE_THAN_BASELINE)
    once, thrice = (replace(worse, detail=Curve(at=None, points=(), held=held)) for held in (1, 3))
    assert why(answering(QUIET, NEET, TOP, once)) == ["Worse than where we were headed."]
    assert why(answering(QUIET, NEET, TOP, thrice)) == ["Worse than where we were headed, for 3 periods now."]


def test_an_average_does_not_hide_a_red_part() -> None:
    """A county that is not red names the areas that are; a red one says so itself."""
    below = answering(answering(QUIET, NEET, NORTH, RED), NEET, SOUTH, RED)
    assert why(below) == ["Red in Northern Oxfordshire and Southern Oxfordshire."]
    assert why(answering(below, NEET, TOP, RED)) == ["Red: 4.3 % in 2009/10."]
    assert concerns(below, area())[0].why.startswith("Red:")


def test_many_red_parts_are_counted_not_named() -> None:
    """Of more parts than stand on the page, how many are red is enough."""
    north, below = QUIET.places.by_id[NORTH], answering(QUIET, NEET, NORTH, RED)
    parts = {f"part-{at}": replace(north, id=f"part-{at}") for at in range(7)}
    book = replace(
        below,
        places=replace(QUIET.places, by_id={TOP: county(), **parts}),
        assessments={
            **{(NEET, part): below.assessments[NEET, NORTH] for part in parts},
            (NEET, TOP): QUIET.assessments[NEET, TOP],
        },
    )
    assert why(book) == ["Red in 7 of 7 places."]


def test_an_late_number_and_late_actions_count() -> None:
    """Also where every answer is good."""
    late = judging(QUIET, NEET, TOP, figure(year(2009), "4.3"), late=True)
    assert why(late) == ["Its next number is late."]
    assert why(replace(QUIET, registers=FULL.registers)) == ["1 action late.", "2 actions late."]
    twice = replace(FULL.registers, actions=(FULL.registers.actions[0],) * 2)
    assert why(replace(QUIET, registers=twice)) == ["2 actions late."]


def test_without_a_number_the_reason_stands_alone() -> None:
    """Nothing is made up to complete a sentence."""
    unknown = judging(answering(QUIET, NEET, TOP, RED), NEET, TOP, None)
    assert why(unknown) == ["Red."]


def test_the_gravest_comes_first_and_the_next_criterion_breaks_a_tie() -> None:
    """Red and behind comes before red alone, whatever the plan's order."""
    both = answering(answering(QUIET, CUSTODY, TOP, RED), NEET, TOP, RED)
    worse = answering(both, NEET, TOP, answer(Question.TRAJECTORY, Answer.BEHIND))
    assert [one.indicator for one in concerns(both, county())] == [CUSTODY, NEET]
    assert [one.indicator for one in concerns(worse, county())] == [NEET, CUSTODY]


def test_every_criterion_is_named_in_the_sentence_that_explains_the_order() -> None:
    """The criteria that rank are the criteria that are printed."""
    assert all(criterion.name in RANKED_BY for criterion in CRITERIA)
