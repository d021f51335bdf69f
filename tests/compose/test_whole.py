"""A card whose number is withheld says what can be said all the same, and only what is so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from oba.compose.card.message import message
from oba.compose.subject import Subject
from oba.domain.evidence import Figure, Reason, Series
from tests import build, written
from tests.build import INDICATOR, TOP
from tests.compose.situations import LATEST, unanswered, view, with_figures, without_numbers

WHOLE = written.book()
PARTS = ("northern", "central", TOP)


def subject(above: Figure | None, reason: Reason = Reason.SUPPRESSED, *, before: bool = False) -> Subject:
    """A place with nothing to show for the latest period, below one with a figure for it."""
    hidden = build.figure(LATEST, reason)
    book = with_figures(WHOLE, {LATEST.label: hidden}) if before else without_numbers(WHOLE)
    series = Series(indicator=INDICATOR, place="whole", figures={above.period: above} if above else {})
    return replace(view(unanswered(book, reason, hidden)), above=("Wessex", series))


def rest(found: Subject) -> str:
    """The second half of the message."""
    return message(found, "15 October 2010").rest.replace("\N{NO-BREAK SPACE}", " ")


SHOWN = build.figure(LATEST, "4.3")


@pytest.mark.parametrize("reason", [Reason.SUPPRESSED, Reason.CONFIDENTIAL])
def test_the_whole_is_named_where_its_number_is_shown(reason: Reason) -> None:
    """As that of all its parts together where it was added up from them, else as that of the whole."""
    assert rest(subject(replace(SHOWN, rolled_up=PARTS), reason)) == "Wessex’s card shows all three together."
    assert rest(subject(replace(SHOWN, rolled_up=(TOP,)), reason)) == "Wessex’s card shows the number of the whole."
    assert rest(subject(SHOWN, reason)) == "Wessex’s card shows the number of the whole."


def test_a_number_that_is_not_shown_is_not_promised() -> None:
    """Withheld there too, or there is none of the period: neither is said to be shown."""
    assert rest(subject(build.figure(LATEST, Reason.SUPPRESSED))) == "Wessex’s number is not shown either."
    assert rest(subject(None)) == ""
    assert rest(replace(subject(SHOWN), above=None)) == ""


def test_what_is_missing_for_another_reason_is_not_told_so() -> None:
    """A number that nobody sent is no secret."""
    assert "card shows" not in rest(subject(SHOWN, Reason.NOT_AVAILABLE))


def test_the_last_number_that_was_shown_is_called_that() -> None:
    """What is withheld is known to somebody, so that the last one shown is not the last one known."""
    said = rest(subject(replace(SHOWN, rolled_up=PARTS), before=True))
    assert said == "Wessex’s card shows all three together. The last number shown is 6.2 % in 2008/09."
