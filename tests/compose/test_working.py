"""How each answer was reached: every step, said once, and what would change the answer."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oba.assess.bands import Bands
from oba.assess.margin import nearest_flip
from oba.compose.card.working import workings
from oba.compose.subject import subject_of
from oba.domain.book import Book
from oba.domain.chance import Interval
from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Children, Flip, Question, Way
from tests import build, written
from tests.assess.drawn import bands
from tests.build import n, year
from tests.compose.situations import LATEST, assessed, rated, unanswered, view
from tests.plan.test_parts_of_years import BY_400
from tests.plan.test_parts_of_years import TINY as QUARTERLY
from tests.plan.tiny import INDICATOR, row

WHOLE = written.book()
MOST = build.target(LATEST, "at most 4.0")
GREEN, RED, UP, DOWN = Answer.GREEN, Answer.RED, Way.UP, Way.DOWN


def _changes(book: Book, question: str) -> str:
    said = next(one.change for one in workings(view(book)) if one.question.startswith(question))
    return said.replace("\N{NO-BREAK SPACE}", " ")


def _flip(to: Answer, edge: str, way: Way, begins: str, distance: str = "0.2") -> Flip:
    """The nearest other rating, which begins `at` its edge only, `from` it on or `past` it."""
    inclusive, beyond = begins != "past", begins != "at"
    return Flip(to=to, edge=n(edge), way=way, inclusive=inclusive, beyond=beyond, distance=n(distance))


def _changed(flip: Flip | None, children: Children | None = None, held: Interval | None = None) -> str:
    """What a card says would change a rating of amber."""
    finding = rated(Answer.AMBER, "0.3", MOST, flip=flip, children=children, interval=held)
    return _changes(assessed(WHOLE, finding), "Good")


@pytest.mark.parametrize(
    ("flip", "children", "said"),
    [
        (_flip(RED, "4.5", UP, "past"), (30, UP, RED), "Red above 4.5 %, that is 30 more young people."),
        (_flip(GREEN, "4.0", DOWN, "from"), (1, DOWN, GREEN),
         "Green at 4.0 % or below, that is 1 fewer young person."),
        (_flip(GREEN, "4.3", DOWN, "past", "0"), None, "Green below 4.3 %."),
        (_flip(RED, "4.4", UP, "from"), None, "Red at 4.4 % or above."),
        (_flip(GREEN, "25", UP, "at"), None, "Green at 25.0 %."),
        (_flip(RED, "15.9", UP, "past"), (14, DOWN, GREEN), "Red above 15.9 %. Green with 14 fewer young people."),
        (_flip(GREEN, "4.0", DOWN, "from"), (1, DOWN, RED), "Green at 4.0 % or below. Red with 1 fewer young person."),
        (_flip(RED, "3.78", UP, "past"), None, "Red above 3.78 %."),
        (None, None, ""),
    ],
)  # fmt: skip
def test_what_would_change_a_rating_is_said(
    flip: Flip | None, children: tuple[int, Way, Answer] | None, said: str
) -> None:
    """Which rating and where it begins, with every decimal that needs; children who lead elsewhere have a sentence."""
    assert _changed(flip, _children(children)) == said


def _children(given: tuple[int, Way, Answer] | None) -> Children | None:
    return Children(count=given[0], way=given[1], to=given[2]) if given else None


def test_what_is_not_rated_has_nothing_to_change() -> None:
    """Without an answer there is no other one."""
    assert _changes(assessed(WHOLE, rated(None, None, MOST, reason=Reason.NO_TARGET)), "Good") == ""


@given(bands(), st.integers(-900, 900))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_what_a_card_says_would_change_a_rating_comes_true(made: Bands, tenths: int) -> None:
    """Read the sentence back: the rating it names is that of the edge, or of the next number on the side it names."""
    printed = replace(made, policy=WHOLE.plan.policy, decimals=WHOLE.rules["ni-117"].measure.decimals)
    said = _changed(nearest_flip(printed, Fraction(tenths, 10)))
    found = re.fullmatch(r"(Red|Amber|Green) (?:at (\S+) %(?: or (above|below))?|(above|below) (\S+) %)\.", said)
    assert found
    edge = n((found[2] or found[5]).replace("\N{MINUS SIGN}", "-"))
    way = {"above": printed.unit, "below": -printed.unit, None: Fraction(0)}[found[3] or found[4]]
    rating = Answer(found[1].lower())
    assert printed.rate(edge + way) is rating
    assert (printed.rate(edge) is rating) is (found[2] is not None)


HELD = Interval(low=n("4.3"), high=n("4.7"), level=n("95"), how="Wilson")


@pytest.mark.parametrize(
    ("flip", "children", "said"),
    [
        (_flip(GREEN, "4.0", DOWN, "from"), (9, DOWN, GREEN), "Green with 9 fewer young people."),
        (_flip(GREEN, "4.0", DOWN, "from"), (9, UP, RED), "Red with 9 more young people."),
        (_flip(RED, "5.0", UP, "past"), None, "Red if the whole interval lay more than 0.2 points higher."),
        (_flip(GREEN, "4.0", DOWN, "past"), None, "Green if the whole interval lay more than 0.2 points lower."),
        (_flip(RED, "5.0", UP, "from"), None, "Red if the whole interval lay 0.2 points higher."),
        (_flip(GREEN, "5.0", UP, "at"), None, "Green if the whole interval lay exactly 0.2 points higher."),
        (_flip(RED, "4.3", UP, "past", "0"), None, ""),
        (_flip(RED, "4.3", UP, "past", "0"), (1, UP, RED), "Red with 1 more young person."),
        (None, None, ""),
    ],
)  # fmt: skip
def test_what_would_change_the_rating_of_an_interval_is_said(
    flip: Flip | None, children: tuple[int, Way, Answer] | None, said: str
) -> None:
    """The children who would change it, else how far it would move as a whole; on the edge there is nothing to say."""
    assert _changed(flip, _children(children), HELD) == said


def test_what_is_needed_is_said() -> None:
    """A card says what the future asks for, where the finding gives it."""
    assert _changes(WHOLE, "Get there") == "Needed from now on: down 0.7 points a year."
    finding = WHOLE.assessments["ni-117", "oxfordshire"][Question.TRAJECTORY]
    for change, said in (
        ({"needed": n("0.7")}, "Needed from now on: up 0.7 points a year."), ({"needed": None}, ""),
    ):  # fmt: skip
        changed = replace(finding, detail=replace(finding.detail, **change))  # type: ignore[type-var]
        assert _changes(assessed(WHOLE, changed), "Get there") == said


@pytest.mark.parametrize("every", ["quarter", "month", "half-year"])
def test_what_a_yearly_target_needs_is_told_by_the_year(every: str, tmp_path: Path) -> None:
    """Where years are judged the need is one of each year to come, whatever parts the numbers are sent in."""
    measure = QUARTERLY.measure.replace("every: quarter", f"every: {every}")
    path = BY_400[1].replace("{2025/26: at most 400}", "{2025/26: at most 440, 2027/28: at most 400}")
    first = {"quarter": "2024/25 Q1", "month": "2024-04", "half-year": "2024/25 H1"}[every]
    whole = (row("county", "2025/26", "440", "2026-04-20"), row("county", first, "110", "2025-01-15"))
    tiny = replace(QUARTERLY, measure=measure, parts=(BY_400[0], path), since=first, rows=whole)
    book = replace(tiny, example=f"{{{first}: 5}}", cut_off=date(2026, 5, 10)).book(tmp_path)
    card = subject_of(book, INDICATOR, book.places.by_id["county"])
    said = next(one.change for one in workings(card) if one.question.startswith("Get there"))
    assert said == "Needed from now on: down 20 a year."


def test_a_step_all_findings_share_is_said_once() -> None:
    """What was judged is said first, and not again with each question."""
    shared = written.step("2009/10: 4.3 %.")
    findings = [replace(f, steps=(shared, *f.steps[1:])) for f in written.findings().values()]
    said = workings(view(assessed(WHOLE, *findings)))
    assert said[0].says == "2009/10: 4.3 %."
    assert len(said) == 6
    assert not any(one.says.startswith(shared.says) for one in said[1:])


def test_without_any_number_there_is_one_line() -> None:
    """Five questions that fail for one reason are not explained five times."""
    (only,) = workings(view(unanswered(WHOLE, Reason.SUPPRESSED, build.figure(year(2009), Reason.SUPPRESSED))))
    assert only.says == "Cannot be told: suppressed."


def test_every_question_is_explained() -> None:
    """Each of the five has its line, by its short name."""
    assert [one.question for one in workings(view(WHOLE))] == [
        "Good enough?", "Getting better?", "Turning the curve?", "Get there?", "Compare?",
    ]  # fmt: skip
