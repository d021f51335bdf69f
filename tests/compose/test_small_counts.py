"""Small counts on a card: how far chance could put the number, in words and beside it, and what is of few is marked."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from oba.assess.interval import interval_of
from oba.compose.card.message import message
from oba.compose.card.table import NumberTable, number_table
from oba.compose.subject import Subject
from oba.domain.book import Book
from oba.domain.evidence import Figure, Reason, Status
from oba.domain.measure import Kind, Measure
from oba.words import number
from tests import build, written
from tests.build import INDICATOR
from tests.compose.situations import LATEST, assessed, view, with_figures, with_rule

WHOLE = written.book()


def card(counts: str, measure: Measure | None = None, **more: object) -> Subject:
    """A card whose number judged has these counts."""
    chosen = measure or build.measure()
    figure = replace(build.figure(LATEST, counts, per=chosen.per), **more)  # type: ignore[arg-type]
    return view(_with(figure, chosen))


def _with(figure: Figure, measure: Measure) -> Book:
    book = with_rule(WHOLE, replace(WHOLE.rules[INDICATOR], measure=measure))
    return with_figures(assessed(book, judged=figure), {LATEST.label: figure})


def said(found: Subject) -> str:
    """What the message says of chance; empty where it says nothing."""
    rest = message(found, "15 October 2010").rest.replace("\N{NO-BREAK SPACE}", " ")
    return next((f"It rests{part}" for part in rest.split("It rests")[1:]), "").partition(" The ")[0]


def table(found: Subject, *, intervals: bool = True) -> NumberTable:
    """The table of numbers."""
    return number_table(found, intervals=intervals)


def heads(found: Subject, *, intervals: bool = True) -> list[str]:
    """The heads of the rows."""
    return [row.head.replace("\N{NO-BREAK SPACE}", " ") for row in table(found, intervals=intervals).rows]


def test_a_small_number_is_said_with_what_chance_could_make_of_it() -> None:
    """The counts in the measure's own word, and the ends of the interval of Wilson, which the table has as well."""
    found = card("9 of 19")
    assert said(found) == "It rests on 9 of 19 young people: chance alone could put it anywhere from 27.3 % to 68.3 %."
    assert "95 % interval" in heads(found)


def test_a_rate_has_an_exact_interval() -> None:
    """Seven events of 2,000, per 1,000: the exact ends of Poisson."""
    rate = replace(build.measure(), kind=Kind.RATE, per=Fraction(1000))
    assert said(card("7 of 2000", rate)) == (
        "It rests on 7 of 2,000 young people: chance alone could put it anywhere from 1.4 to 7.2 per 1,000."
    )


@pytest.mark.parametrize("counts", ["20 of 400", "4.3", "380 of 400"])
def test_a_number_that_counts_enough_says_nothing_of_chance(counts: str) -> None:
    """Nor does one whose counts are not known; its table has no row more than the rule's tests ask for."""
    assert said(card(counts)) == ""
    assert heads(card(counts)) == heads(card("4.3")) or "95 % interval" not in heads(card(counts))


def test_a_number_that_is_withheld_gives_nothing_away() -> None:
    """Neither words nor row, though the numbers before it were small."""
    hidden = build.figure(LATEST, Reason.SUPPRESSED)
    book = assessed(with_figures(WHOLE, {LATEST.label: hidden}), judged=hidden)
    assert said(view(book)) == ""
    assert "95 % interval" not in heads(view(book))


def test_the_ends_are_kept_to_what_can_be() -> None:
    """None of 40 can be fewer than none, nor all of 40 more than all."""
    assert said(card("0 of 40")).endswith("anywhere from 0.0 % to 8.8 %.")
    assert said(card("40 of 40")).endswith("anywhere from 91.2 % to 100.0 %.")
    low = interval_of(build.figure(LATEST, "0 of 40"), build.measure())
    assert low is not None
    assert number(build.measure().kept(low.low), build.measure()).startswith("0.0")


def test_a_card_without_room_for_the_row_keeps_the_words() -> None:
    """Rows of intervals may go to save a page; the message stays."""
    assert "95 % interval" not in heads(card("9 of 19"), intervals=False)
    assert said(card("9 of 19"))


def test_a_number_of_few_is_marked_and_the_mark_explained() -> None:
    """Beside the letter of its status; a number of 20 is not."""
    found = table(card("9 of 19", status=Status.ILLUSTRATIVE))
    own = found.rows[0].cells[[column.judged for column in found.columns].index(True)]
    assert own.mark == "iu"
    (key,) = (note for note in found.notes if "u beside" in note)
    assert "u beside a number: of fewer than 20, so that one more or less moves it far" in key
    assert "i illustrative" in key
    assert not any("u beside" in note for note in table(card("9 of 20")).notes)


def test_the_mark_is_not_taken_for_a_number_that_is_not_shown() -> None:
    """A number too unreliable to show stands as u, and has a meaning of its own."""
    unshown = build.figure(LATEST, Reason.UNRELIABLE)
    notes = table(view(assessed(with_figures(WHOLE, {LATEST.label: unshown}), judged=unshown))).notes
    assert any("u too unreliable to show" in note for note in notes)
    assert not any("u beside" in note for note in notes)


def test_years_taken_together_are_named_by_their_ends() -> None:
    """In the message, at the head of the card and below its table; a part is a year alone."""
    three = replace(build.measure(), kind=Kind.MOVING, parts=Kind.PERCENT, over=3)
    found = card("67 of 148", three)
    lead = message(found, "15 October 2010").lead.replace("\N{NO-BREAK SPACE}", " ")
    assert lead.startswith("45.3 % in 2007/08 to 2009/10")
    assert "Each number takes 3 years together: 2009/10 stands for 2007/08 to 2009/10." in table(found).notes
    parts = replace(found, own=replace(found.own, parts={"all": found.own.figures}))
    assert "each year alone" in heads(parts)
