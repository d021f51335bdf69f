"""What people wrote: nothing is lost, gaps are named, and what is late is called so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from oba.compose.card.story import narrative
from oba.compose.dashboard.risks import risks
from oba.domain.book import Book
from oba.domain.registers import Registers
from tests import build, written
from tests.build import INDICATOR, TOP
from tests.compose.situations import HERE

WHOLE = written.book()


def _story(*headings: str) -> Book:
    story = replace(written.story(), sections=tuple((heading, "Words.") for heading in headings))
    return replace(WHOLE, stories={(INDICATOR, TOP): story})


def test_a_whole_story_has_all_its_parts() -> None:
    """Story, partners and what works stand in order; plan and data development have their own places."""
    found = narrative(WHOLE, INDICATOR, HERE)
    assert [part.heading for part in found.parts] == ["Story behind the baseline", "Partners", "What works"]
    assert found.plan == "Three actions carry most of the change."
    assert found.development == "Destinations for 6 % of the cohort are not known."
    assert found.unwritten == ""
    assert found.author == "Head of 14-19, 12\N{NO-BREAK SPACE}October 2010"


def test_what_nobody_wrote_is_named() -> None:
    """A missing heading, and a missing story, are said so that they are not overlooked."""
    assert narrative(_story("Partners"), INDICATOR, HERE).unwritten == (
        "Not written for this round: story behind the baseline and what works."
    )
    silent = narrative(replace(WHOLE, stories={}), INDICATOR, HERE)
    assert silent.unwritten == "No story has been written for this round."
    assert (silent.author, silent.parts, silent.plan) == ("", (), "")


def test_a_story_says_when_its_number_is_newer_and_that_nobody_read_it_again() -> None:
    """How many rounds ago it was written, only where a later number stands above it; and who has looked since."""
    cut_offs = (date(2010, 4, 15), date(2010, 7, 15), date(2010, 10, 15))
    rounds = tuple(replace(WHOLE.round, id=f"r{n}", cut_off=day) for n, day in enumerate(cut_offs))
    book = replace(WHOLE, plan=replace(WHOLE.plan, rounds=rounds))
    judged = book.assessments[INDICATOR, TOP].judged
    assert judged is not None

    def author(written_on: date, **marks: object) -> str:
        told = replace(written.story(), written=written_on, **marks)  # type: ignore[arg-type]
        said = narrative(replace(book, stories={(INDICATOR, TOP): told}), INDICATOR, HERE).author
        return said.replace("\N{NO-BREAK SPACE}", " ")

    old = date(2010, 4, 1)
    assert old < judged.published
    assert author(old) == "Head of 14-19, 1 April 2010, written three rounds ago"
    assert author(old, carried_from="r0") == "Head of 14-19, 1 April 2010, written three rounds ago, not yet reviewed"
    read = author(judged.published, carried_from="r0", reviewed=date(2010, 10, 12))
    assert read.endswith("2010, read again on 12 October 2010")


def test_an_action_past_its_date_is_late_unless_it_is_done() -> None:
    """One open past its date is late since then, one marked late before its date slips, and one done is done."""
    late, open_ = written.registers().actions[1], written.registers().actions[0]
    past = date(2010, 10, 14)
    later, done = replace(late, due=date(2011, 1, 1)), replace(open_, status="done", due=past)
    actions = (late, later, done, replace(open_, due=past), open_)
    book = replace(WHOLE, registers=Registers(actions=actions))
    rows = narrative(book, INDICATOR, HERE).actions
    assert [(row.standing.replace("\N{NO-BREAK SPACE}", " "), row.late) for row in rows] == [
        ("late since Sep 2010", True),
        ("slipping, Jan 2011", True),
        ("Oct 2010: done", False),
        ("late since Oct 2010", True),
        ("Mar 2011: under way", False),
    ]
    assert (rows[0].rest[:7], rows[4].rest[:8]) == ("no cost", "low cost")


def test_actions_and_risks_of_others_stay_off_the_card() -> None:
    """Only actions for the place or for everywhere, and risks that name the indicator."""
    (action, *_), (risk,) = written.registers().actions, written.registers().risks
    elsewhere = replace(action, place="northern")
    other = replace(action, indicator="ni-43")
    book = replace(WHOLE, registers=Registers(actions=(elsewhere, other), risks=(replace(risk, indicators=()), risk)))
    found = narrative(book, INDICATOR, HERE)
    assert found.actions == ()
    assert [one.risk for one in found.risks] == ["Loss of the area-based grant"]
    assert found.risks[0].weight == "likelihood high, impact high"
    assert narrative(book, INDICATOR, build.place("northern")).actions != ()


def test_the_card_and_the_dashboard_say_the_same_of_a_risk() -> None:
    """Its review is past or not at the cut-off, and both pages say so in the same words."""
    (risk,) = written.registers().risks
    for review, says in ((WHOLE.round.cut_off, False), (date(2010, 10, 14), True)):
        book = replace(WHOLE, registers=Registers(risks=(replace(risk, review=review),)))
        (card,), (line,) = narrative(book, INDICATOR, HERE).risks, risks(book, HERE).lines
        assert card.owner == line.review
        assert card.owner.endswith(", late") is says
        assert (card.risk, card.action) == (line.risk, line.action)
        assert (card.weight, line.levels) == ("likelihood high, impact high", "High, high")
