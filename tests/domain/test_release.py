"""Releases: which of them a round is made beside, and which corrections its pages tell of."""

from __future__ import annotations

from datetime import date

from oba.domain.release import Correction, Release, corrections, in_hand, last_of, seen_by

EARLIER = ("2010-11-q2", "2010-11-q1")
NOW = "2010-11-q3"


def release(number: int, quarter: int, why: str = "") -> Release:
    """A release of a quarter of 2010/11, on the day of its number."""
    return Release(number=number, round=f"2010-11-q{quarter}", by=f"person {number}", on=day(number), why=why)


def day(number: int) -> date:
    """The day of a release."""
    return date(2010, 11, number)


CHAIN = (release(1, 1), release(2, 2), release(3, 1, "late number"), release(4, 2, "late number too"))


def numbers(found: tuple[Release, ...]) -> list[int]:
    """The numbers of some releases."""
    return [one.number for one in found]


def test_a_round_is_remade_beside_what_it_had_seen() -> None:
    """Whatever was released after a round's own last release does not stand in it; before it, its own first does."""
    assert numbers(seen_by(CHAIN, "2010-11-q1")) == [1, 2]
    assert numbers(seen_by(CHAIN, "2010-11-q2")) == [1, 2, 3]
    assert numbers(seen_by(CHAIN[:2], "2010-11-q1")) == []


def test_a_round_that_was_never_released_sees_every_release() -> None:
    """Also an earlier one: what is known outside is known, whichever round made it so."""
    assert numbers(seen_by(CHAIN, NOW)) == numbers(seen_by(CHAIN, "2009-10-q4")) == [1, 2, 3, 4]
    assert seen_by((), NOW) == ()


def test_a_replacement_sees_every_release() -> None:
    """While it is made, and when it is made again after its release."""
    made = in_hand(CHAIN[:2], "2010-11-q1", "late number")
    assert seen_by(made, "2010-11-q1") == CHAIN[:2] == seen_by(CHAIN, "2010-11-q1")


def test_the_last_release_of_a_round() -> None:
    """Of two the later; none where it was never released."""
    assert last_of(CHAIN, "2010-11-q1") == CHAIN[2]
    assert last_of(CHAIN, NOW) is None


def test_the_next_pages_tell_of_what_was_released_again() -> None:
    """Since the first release of the latest earlier round that was released; without one, of everything."""
    both = [(one.round, one.on, one.why) for one in corrections(CHAIN, NOW, EARLIER)]
    assert both == [("2010-11-q1", day(3), "late number"), ("2010-11-q2", day(4), "late number too")]
    after = (*CHAIN, release(5, 3))
    assert corrections(after, "2010-11-q4", (NOW, *EARLIER)) == ()
    assert corrections(after, "2010-11-q4", ("2009-10-q4",)) == corrections(CHAIN, NOW, EARLIER)


def test_a_replacement_tells_which_report_it_replaces() -> None:
    """The same words while it is made and when it is made again: whose release it replaces, and why."""
    own = Correction(round="2010-11-q1", by="person 1", on=day(1), why="late number")
    made = corrections(in_hand(CHAIN[:2], "2010-11-q1", "late number"), "2010-11-q1", ())
    assert made == corrections(CHAIN, "2010-11-q1", ()) == (own,)
    again = corrections(CHAIN, "2010-11-q2", ("2010-11-q1",))
    assert [one.round for one in again] == ["2010-11-q2", "2010-11-q1"]


def test_a_round_released_once_has_nothing_to_correct() -> None:
    """Its own first release replaces nothing."""
    assert corrections(CHAIN[:2], "2010-11-q2", ("2010-11-q1",)) == ()
