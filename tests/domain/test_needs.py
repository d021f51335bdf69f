"""Facts of the needs analysis: what they bear on, when they are stale, and how they are printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from oba.audit.stale_needs import stale_needs
from oba.domain.registers import Consultation, Need, Registers
from oba.words.needs import fact, figure, place_in_source
from tests.build import TOP, WHERE, n, place

NEED = Need(
    id="need-1", known=date(2010, 1, 20), where=WHERE, every_child_matters="Be healthy", outcome="",
    statement="Children who are obese.", value=n("15"), unit="%", group="", place="", period="2008/09",
    source="The plan", page="section 2", indicators=("ni-56b",), measured_by="ni-56a", reviewed=None,
)  # fmt: skip
SAID = Consultation(
    id="c1", known=date(2010, 1, 20), where=WHERE, theme="Play", said="More of it", said_by="Children", when="autumn",
    response="", answered=None, source="",
)  # fmt: skip


def test_a_fact_is_stale_when_a_year_and_a_day_have_gone_by() -> None:
    """From the day on which it was entered, or on which somebody last found it true."""
    assert [NEED.is_stale(date(2011, 1, day)) for day in (20, 21)] == [False, True]
    reviewed = replace(NEED, known=date(2012, 2, 29), reviewed=date(2012, 2, 29))
    assert [reviewed.is_stale(date(2013, *at)) for at in ((2, 28), (3, 1))] == [False, True]


def test_what_nobody_has_looked_at_is_said_once() -> None:
    """With how many there are and since when, the longest unseen first; none where all is fresh."""
    many = [replace(NEED, id=f"need-{at}", known=date(2009, 1, at)) for at in range(1, 9)]
    (problem,) = stale_needs((*many, replace(NEED, known=date(2010, 7, 1))), date(2010, 7, 15))
    assert problem.code == "A075"
    assert problem.what.startswith("8 facts last looked at on 1\N{NO-BREAK SPACE}January 2009 or since: need-1, need-2")
    assert problem.what.endswith("need-6 and 2 more")
    assert stale_needs((NEED,), date(2010, 7, 15)) == ()
    (few,) = stale_needs((NEED,), date(2012, 7, 15))
    assert few.what.startswith("1 fact")
    assert few.what.endswith(": need-1")


def test_a_fact_bears_on_the_indicators_it_names() -> None:
    """On the one that measures the same too; and it is about its own place, or about the whole."""
    assert [NEED.bears_on(one) for one in ("ni-56a", "ni-56b", "ni-117")] == [True, True, False]
    top, north = place(TOP, "The county", "county", None), place("north", "North", "area", TOP)
    assert [NEED.is_of(one, top) for one in (top, north)] == [True, False]
    assert [replace(NEED, place="north").is_of(one, top) for one in (top, north)] == [False, True]


def test_a_fact_is_printed_with_its_figure_and_when_it_was_so() -> None:
    """A sign stands in one piece with its number; a group in brackets; of a fact without a figure only its words."""
    assert fact(NEED) == "Children who are obese: 15\N{NO-BREAK SPACE}%, 2008/09"
    plain = replace(NEED, value=n("1411"), unit="children", group="girls", period="")
    assert fact(plain) == "Children who are obese (girls): 1,411 children"
    assert (fact(replace(plain, value=None)), figure(replace(plain, value=None))) == (
        "Children who are obese (girls)",
        "",
    )
    assert figure(replace(plain, unit="")) == "1,411"
    assert [place_in_source(NEED), place_in_source(replace(NEED, page=""))] == ["The plan, section 2", "The plan"]


def test_needs_and_consultation_are_dated_like_every_register() -> None:
    """A round sees the last row of each name known by its cut-off."""
    later = replace(NEED, known=date(2011, 1, 20), reviewed=date(2011, 1, 20))
    answered = replace(SAID, known=date(2011, 1, 20), response="There is", answered=date(2011, 1, 20))
    kept = Registers(needs=(NEED, later), consultation=(SAID, answered))
    then, now = kept.as_at(date(2010, 7, 15)), kept.as_at(date(2011, 7, 15))
    assert (then.needs, then.consultation, now.needs, now.consultation) == (
        (NEED,),
        (SAID,),
        (replace(later, before=(NEED,)),),
        (answered,),
    )
    assert kept.known_by(date(2010, 7, 15)) == Registers(needs=(NEED,), consultation=(SAID,))
