"""A plan: how its policy sees a number that is compared, and which quarter and year its rounds are of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from oba.domain.plan import Board, Compare, Round
from tests.build import a_round, n, plan, quarter, year


def test_as_printed_rounds_before_comparing() -> None:
    """Under as printed a number is compared as the card shows it, to the measure's decimals."""
    assert plan().policy.seen(n("3.649"), 1) == n("3.6")
    assert plan().policy.seen(n("-3.65"), 1) == n("-3.7")


def test_exact_compares_what_is_known() -> None:
    """Under exact nothing is rounded."""
    exact = replace(plan().policy, compare=Compare.EXACT)
    assert exact.seen(Fraction(1, 3), 1) == Fraction(1, 3)


def called(name: str) -> Round:
    """A round of another name."""
    return replace(a_round(), id=name)


def test_the_name_of_a_round_says_its_quarter() -> None:
    """Of the financial year; a round whose name is no quarter has none."""
    assert (a_round().quarter, a_round().plan_year) == (quarter(2010, 2), year(2010))
    assert (called("look-back").quarter, called("look-back").plan_year) == (None, None)


def test_the_round_before_is_the_last_whose_data_closed_earlier() -> None:
    """In whatever order the rounds stand, and also seen from a round that is not among them; the first has none."""
    first, second, third = (replace(a_round(), id=str(n), cut_off=date(2010, n, 15)) for n in (1, 4, 7))
    rounds = replace(plan(), rounds=(third, first, second))
    assert [rounds.round_before(one) for one in (first, second, third)] == [None, first, second]
    assert rounds.round_before(replace(third, cut_off=date(2011, 1, 1))) == third


def test_a_round_knows_no_round_and_no_meeting_after_its_own() -> None:
    """So that rounds and days that are added to a plan change nothing of what was before them."""
    first, second = (
        replace(a_round(), id=str(n), cut_off=date(2010, n, 15), meeting=date(2010, n, 20)) for n in (1, 4)
    )
    days = (date(2010, 1, 20), date(2010, 2, 3), date(2010, 4, 20))
    whole = replace(plan(), rounds=(first, second), boards=(Board(id="trust", name="Trust", meetings=days),))
    known = whole.as_at(first)
    assert (known.rounds, known.current, known.boards[0].meetings) == ((first,), first.id, days[:1])
    met = replace(first, meetings=(("trust", days[1]),))
    assert whole.as_at(met).boards[0].meetings == days[:2]
    assert replace(whole, current=second.id, closes_after=9).as_at(first) == known
