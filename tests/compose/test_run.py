"""The run: what every round said, as marks on a card and as rows of a table."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from pathlib import Path

from oba.compose.card.card import report_card
from oba.compose.card.run_strip import MOST, RunMark, RunStrip, run_strips
from oba.domain.book import Book
from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Question
from oba.domain.plan import Round
from oba.domain.run import RunPoint
from oba.render.html import page, templates
from tests import written
from tests.build import INDICATOR, TOP, n, year
from tests.compose.situations import HERE
from tests.compose_pages.watched import Seen, looks, watched

CARDS = Path(__file__).parents[2] / "cards"
BOOK = written.book()
SAID = dict.fromkeys(Question, Reason.NOT_ASKED) | {Question.DIRECTION: Answer.STEADY}


def a_round(at: int, name: str = "") -> Round:
    """A round of the financial years, counted from 0: the first is the last quarter of 2009/10."""
    quarter, cut_off = at + 3, date(2010 + at // 4, 1 + at % 4 * 3, 20)
    start = 2009 + quarter // 4
    ident = name or f"{start}-{(start + 1) % 100:02}-q{quarter % 4 + 1}"
    return Round(id=ident, title=ident, cut_off=cut_off, meeting=cut_off)


def point(at: int, rating: Answer | Reason, name: str = "", place: str = TOP) -> RunPoint:
    """What a round said of how good the number was."""
    return RunPoint(
        indicator=INDICATOR,
        place=place,
        round=a_round(at, name),
        period=year(2009),
        value=n("4.3"),
        reason=None,
        says={**SAID, Question.THRESHOLD: rating},
    )


def ran(*points: RunPoint) -> Book:
    """The book with this run."""
    return replace(BOOK, run=points)


def test_a_strip_has_a_mark_for_each_round_and_says_it_in_words() -> None:
    """Shape and short name, the year where another begins, this round last; a reason has its shape too."""
    book = ran(point(1, Answer.RED), point(0, Reason.SUPPRESSED), point(2, Answer.AMBER))
    strip = run_strips(book, INDICATOR, TOP)[Question.THRESHOLD]
    assert [(one.mark.glyph, one.name, one.year, one.now) for one in strip.marks] == [
        ("⊖", "Q4", "09/10", False), ("■", "Q1", "10/11", False), ("◆", "Q2", "", True),
    ]  # fmt: skip
    assert strip.title == "Is it good enough? Q4 09/10 withheld, Q1 10/11 red, Q2 10/11 amber."


def test_a_first_round_has_no_strip() -> None:
    """There is nothing to follow; nor has another place's."""
    assert run_strips(ran(point(0, Answer.RED)), INDICATOR, TOP) == {}
    assert run_strips(ran(point(0, Answer.RED), point(1, Answer.RED, place="elsewhere")), INDICATOR, TOP) == {}


def test_a_strip_holds_the_last_rounds_and_stays_within_its_tile() -> None:
    """However many there have been."""
    strip = run_strips(ran(*(point(at, Answer.RED) for at in range(9))), INDICATOR, TOP)[Question.THRESHOLD]
    assert [one.name for one in strip.marks] == ["Q3", "Q4", "Q1", "Q2", "Q3", "Q4"]
    assert len(strip.marks) == MOST
    assert strip.marks[-1].x + 150 <= strip.width


def test_a_round_whose_name_is_no_quarter_is_known_by_its_month() -> None:
    """The month in which its data closed."""
    strip = run_strips(ran(point(0, Answer.RED, "spring"), point(1, Answer.RED, "summer")), INDICATOR, TOP)
    assert [(one.name, one.year) for one in strip[Question.THRESHOLD].marks] == [("Jan", "2010"), ("Apr", "")]


def test_a_card_takes_the_room_of_its_runs_from_the_curve() -> None:
    """Nothing is set smaller for them, and where they would cost a page they are left out."""
    book = ran(point(0, Answer.RED), point(1, Answer.AMBER))
    with_run, without = report_card(book, INDICATOR, HERE), report_card(BOOK, INDICATOR, HERE)
    assert all(one.run for one in with_run.answers)
    assert with_run.compact == without.compact


def test_the_page_shows_every_mark_and_says_them() -> None:
    """Nothing that was composed is left out, and a reader who cannot see has it in words."""
    seen: Seen = defaultdict(set)
    card = report_card(ran(point(0, Answer.RED), point(1, Answer.AMBER)), INDICATOR, HERE)
    html = page(templates(CARDS), "card.html", {"card": watched(card, seen), "signposts": ()})
    assert {look.kind: look.unused for look in looks(seen) if look.kind in (RunStrip, RunMark)} == {
        RunStrip: frozenset(),
        RunMark: frozenset(),
    }
    assert "<title>Is it good enough? Q4 09/10 red, Q1 10/11 amber.</title>" in html
