"""What the needs analysis says stands on a card as far as it changes neither its pages nor how they are set."""

from __future__ import annotations

from dataclasses import replace

from oba.compose.card.card import report_card
from oba.compose.card.needs import MOST, NeedLine, need_lines
from oba.domain.book import Book
from oba.domain.registers import Need
from tests import written
from tests.build import INDICATOR, n
from tests.compose.situations import HERE
from tests.domain.test_needs import NEED

WHOLE = written.book()
BEARING: Need = replace(NEED, indicators=(INDICATOR,), measured_by="", value=n("80"), statement="Parents at home")


def informed(*needs: Need, book: Book = WHOLE) -> Book:
    """A book whose round knows some facts."""
    return replace(book, registers=replace(book.registers, needs=needs))


def shown(book: Book) -> tuple[NeedLine, ...]:
    """What of the needs analysis the card shows."""
    return report_card(book, INDICATOR, HERE).narrative.needs


def test_a_fact_that_bears_on_a_card_stands_there_with_its_source() -> None:
    """One that was made up says so; one that bears on another indicator or place does not stand there."""
    others = replace(BEARING, indicators=("ni-1",)), replace(BEARING, place="northern")
    (line,) = shown(informed(*others, replace(BEARING, illustrative=True)))
    assert line == NeedLine(
        says="Parents at home: 80\N{NO-BREAK SPACE}%, 2008/09", source="The plan, section 2, illustrative"
    )


def test_what_the_indicator_measures_itself_is_on_the_card_already() -> None:
    """So that no old value of it stands beside the new one."""
    assert shown(informed(replace(BEARING, measured_by=INDICATOR))) == ()


def test_there_are_a_few_facts_at_most() -> None:
    """The first of them, in the order of the file."""
    many = informed(*(replace(BEARING, statement=f"Fact {at}", value=None) for at in range(9)))
    assert [one.says for one in need_lines(many, INDICATOR, HERE)] == [f"Fact {at}, 2008/09" for at in range(MOST)]


def test_facts_change_neither_the_pages_of_a_card_nor_how_it_is_set() -> None:
    """Where there is no room for all there are fewer, or none."""
    counts, book = set[int](), informed()
    for length in range(1, 60, 6):
        book = informed(*(replace(BEARING, statement="Parents are at home " * length) for _ in range(MOST)))
        bare, told = report_card(WHOLE, INDICATOR, HERE), report_card(book, INDICATOR, HERE)
        counts.add(len(told.narrative.needs))
        assert replace(told, narrative=bare.narrative, footer=bare.footer) == bare
    assert counts >= {0, MOST}
