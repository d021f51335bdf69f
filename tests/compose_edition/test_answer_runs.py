"""Answers over rounds: a bar as long as an answer held."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from oba.compose.edition.addresses import within
from oba.compose.edition.answer_runs import MOST, answer_runs, round_name
from oba.compose.edition.contents import contents
from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Question
from oba.domain.plan import Round
from oba.domain.release import Release
from oba.domain.run import RunPoint
from tests.build import TOP, n, year
from tests.compose_edition.told import BOOK, COUNTY, the_rule, told
from tests.compose_pages.full import FIRST, NOW
from tests.compose_pages.full_rules import NEET

HERE = within("indicators/ni-117/oxfordshire.html")


def a_point(which: Round, rating: Answer | Reason, value: str | Reason = "4.3") -> RunPoint:
    """What a round said of how good the county's number was."""
    missing = isinstance(value, Reason)
    return RunPoint(
        indicator=NEET,
        place=TOP,
        round=which,
        period=None if value is Reason.NOT_COLLECTED else year(2009),
        value=None if missing else n(str(value)),
        reason=value if isinstance(value, Reason) else None,
        says={**dict.fromkeys(Question, Reason.NOT_ASKED), Question.THRESHOLD: rating},
    )


def test_a_bar_is_as_long_as_its_answer_held() -> None:
    """Rounds that answered alike are one cell that spans them, and the bars of a question cover every round."""
    runs = answer_runs(told(), the_rule(), COUNTY, (), HERE)
    held = {run.question: [(one.mark.word, one.rounds) for one in run.held] for run in runs.runs}
    assert held["Is it good enough?"] == [("Red", 1), ("Amber", 1)]
    assert held["Is it getting better?"] == [("Improving", 2)]
    assert {sum(one.rounds for one in run.held) for run in runs.runs} == {len(runs.columns)}


def test_earlier_rounds_are_led_to_and_this_one_is_where_the_reader_stands() -> None:
    """The column of an earlier round is a link to its page; that of this round is none."""
    columns = answer_runs(told(), the_rule(), COUNTY, (), HERE).columns
    assert [(one.name, one.address) for one in columns] == [
        ("Q1 2010/11", f"../../rounds/{FIRST.id}.html"),
        ("Q2 2010/11", ""),
    ]


def test_what_was_withheld_or_not_known_is_said_in_place_of_a_number() -> None:
    """A reason stands there, hatched, and its bar is none of an answer; the period is said where another begins."""
    run = (a_point(FIRST, Reason.SUPPRESSED, Reason.SUPPRESSED), a_point(NOW, Answer.GREEN))
    book = replace(BOOK, run=run)
    found = answer_runs(contents(book, told().releases), the_rule(), COUNTY, (), HERE)
    assert [(one.text, one.period, one.now) for one in found.numbers] == [
        ("Withheld", "2009/10", False), ("4.3", "", True),
    ]  # fmt: skip
    assert [(one.answered, one.rounds) for one in found.runs[0].held] == [(False, 1), (True, 1)]
    nothing = replace(BOOK, run=(a_point(NOW, Reason.NOT_COLLECTED, Reason.NOT_COLLECTED),))
    assert answer_runs(contents(nothing), the_rule(), COUNTY, (), HERE).numbers[0].period == ""


def test_the_last_rounds_are_shown_where_there_are_many() -> None:
    """As many rounds as a page has room for stand side by side, the latest at the right."""
    rounds = [replace(FIRST, id=f"r{at}", title=f"Round {at}", cut_off=date(2009, 1, at + 1)) for at in range(MOST + 3)]
    book = replace(BOOK, run=(*(a_point(one, Answer.RED) for one in rounds), a_point(NOW, Answer.RED)))
    releases = [Release(number=at, round=one.id, by="X", on=one.cut_off) for at, one in enumerate(rounds, 1)]
    columns = answer_runs(contents(book, releases), the_rule(), COUNTY, (), HERE).columns
    assert len(columns) == MOST
    assert columns[-1].name == "Q2 2010/11"


def test_a_round_whose_name_is_no_quarter_goes_by_its_title() -> None:
    """Its name would say nothing."""
    assert round_name(replace(FIRST, id="spring", title="Spring round")) == "Spring round"
