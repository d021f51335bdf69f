"""The summary and the poster read as a stranger does: whole people tell a number, and a picture too many is found."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from oba.attack.reading.page import Page
from oba.attack.reading.paper import Leaf, Paper
from oba.attack.reading.poster import poster_strays
from oba.attack.reading.summary import summary_sightings, summary_strays
from oba.attack.reading.web import Web
from oba.domain.rule import Rule
from tests.attack.published import Everybody, Line, everybody, learn

PUBLIC = everybody()
TOP = PUBLIC.places.top.id if PUBLIC.places.top else ""


def goal(says: str, caption: str = "2009/10: 3 now", drawn: str = "") -> str:
    """A goal of the summary."""
    return (
        f'<section class="goal" id="goal-x"><div><p class="caption">{caption}</p></div>'
        f'<p class="stands-met plainly">{says}</p>{drawn}</section>'
    )


@pytest.mark.parametrize(
    ("says", "spans"),
    [
        ("It is 6 in 100. It went down a little.", {"2009/10": ("5.45", "6.55")}),
        ("It is 4 in 1,000. Last year it was 12.", {"2009/10": ("0.3", "0.5"), "2008/09": ("1.1", "1.3")}),
        ("We can’t show this number.", {}),
    ],
)
def test_whole_people_tell_between_which_ends_a_number_lies(says: str, spans: dict[str, tuple[str, str]]) -> None:
    """Half a person and half of the last decimal, for what is rounded is what is printed."""
    found = {one.of.period: one.value for one in summary_sightings(goal(says), PUBLIC)}
    assert {one.of.place for one in summary_sightings(goal(says), PUBLIC)} <= {TOP}
    assert {when: (its.low, its.high) for when, its in found.items() if its} == {
        when: (Fraction(low), Fraction(high)) for when, (low, high) in spans.items()
    }


def test_a_goal_of_nothing_that_is_known_tells_nothing() -> None:
    """Of another indicator, or of no period."""
    assert list(summary_sightings(goal("It is 6 in 100.").replace("goal-x", "goal-z"), PUBLIC)) == []
    assert list(summary_sightings(goal("It is 6 in 100.", caption="Once: 6"), PUBLIC)) == []


PERSON = '<path class="{}" d="M0 0"/>'


def picture(now: int, over: int = 0, told: int = 3) -> str:
    """A picture that says so many people."""
    people = PERSON.format("now") * now + PERSON.format("over") * over + PERSON.format("other") * 5
    return f'<svg class="people"><title>{told} in 100 now</title>{people}</svg>'


def test_a_picture_of_more_people_than_it_says_is_found() -> None:
    """Dark and orange people are counted, pale and dashed ones are not."""
    assert list(summary_strays(goal("It is 3 in 100.", drawn=picture(2, 1)))) == []
    [stray] = summary_strays(goal("It is 3 in 100.", drawn=picture(4)))
    assert (stray.says, stray.where, stray.indicator) == ("4", "people drawn where 3 are told", "x")


def paper(*lines: str) -> Paper:
    """A poster of some lines."""
    return Paper(Page((), ""), "", (Leaf("", tuple("".join(line.split()) for line in lines), ()),), {})


def named(public: Everybody) -> Everybody:
    """Everybody, where x has a name on the poster."""
    rules: dict[str, Rule] = {name: replace(rule, poster=f"All of {name}") for name, rule in public.rules.items()}
    return replace(public, rules=rules)


def test_a_number_on_the_poster_that_its_card_does_not_give_is_found(tmp_path: Path) -> None:
    """A row is held beside the card of its own target; what a share is of is no number."""
    card = tmp_path / "x.html"
    card.write_text("<p>108.13 in 2009/10, the target 107.75</p>", encoding="utf-8")
    pages = {f"{TOP}/cards/x.html": Web(card)}
    row = ("All of x", "Within reach", "108.13 in 10,000, target 107.75")
    assert list(poster_strays(paper(*row), pages, named(PUBLIC))) == []
    [stray] = poster_strays(paper("All of x", "Met", "3 in 100, target 107.75"), pages, named(PUBLIC))
    assert (stray.says, stray.where, stray.indicator, stray.place) == ("3", "in a row", "x", TOP)
    assert {one.says for one in poster_strays(paper(*row), {}, named(PUBLIC))} == {"108.13", "107.75"}


@pytest.mark.parametrize(("says", "wrong"), [("It is 20 in 100.", 0), ("It is 21 in 100.", 1)])
def test_whole_people_that_are_not_the_number_contradict_it(says: str, wrong: int, tmp_path: Path) -> None:
    """What the summary tells is held beside the number in every other file; rounding is no contradiction."""
    (tmp_path / "summary.html").write_text(goal(says), encoding="utf-8")
    learned = learn(tmp_path, PUBLIC, [Line(place=TOP, says="204/1000")])
    assert len(learned.contradictions) == wrong
