"""The 6,749 published comparisons with England, each worked out again by the plan's rule."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from oba.domain.finding import Answer, Question
from tests.published.admissions import Line, Published, judged, lines

NOT_COMPARED = "Not compared"
WORDS = {"Better": Answer.BETTER, "Similar": Answer.SIMILAR, "Worse": Answer.WORSE}


@cache
def england(sex: str, period: str) -> Published:
    """England's own number, whole, of one sex and year."""
    return next(one for one in lines()[Line("", "England", sex, "", "")] if one.period == period)


@cache
def compared() -> tuple[tuple[str, Published, Answer | None], ...]:
    """Every published number with its series' name, and how our rule compares it with England's of the same year."""
    return tuple(
        (line.name, one, judged((one,), (england(line.sex, one.period),))[Question.COMPARATORS].answer)
        for line, numbers in lines().items()
        for one in numbers
    )


def test_every_published_comparison_comes_out() -> None:
    """`interval 95` against England's number of the same year and sex, as numbers stand, agrees with all 6,749.

    The number's own 95 % interval is taken as published and England's number as exact. No verdict differs. The 459
    that were not compared are England's 38 numbers without a parent, and the 421 that are not there.
    """
    found = compared()
    said = [(one.beside_england, answer) for _, one, answer in found if one.beside_england != NOT_COMPARED]
    assert Counter(said) == {
        ("Better", Answer.BETTER): 2582,
        ("Similar", Answer.SIMILAR): 1968,
        ("Worse", Answer.WORSE): 2199,
    }
    assert len(said) == 6749
    left = [(name, one) for name, one, _ in found if one.beside_england == NOT_COMPARED]
    assert Counter(name.startswith("England, ") if one.value else None for name, one in left) == {True: 38, None: 421}


@pytest.mark.parametrize(("lower", "upper", "word"), [("2", "3", "Worse"), ("1", "2", "Better")])
def test_an_interval_that_ends_on_england_is_similar(lower: str, upper: str, word: str) -> None:
    """Where the two meet our rule says similar, and a hair beyond it does not; no published interval ends there."""
    end = lower if word == "Worse" else upper
    at, hair = england("Persons", "2023/24")._replace(value=end), "0.00001"
    beyond = str(float(end) - float(hair) if word == "Worse" else float(end) + float(hair))
    own = at._replace(value="2", lower=lower, upper=upper)
    assert judged((own,), (at,))[Question.COMPARATORS].answer is Answer.SIMILAR
    assert judged((own,), (at._replace(value=beyond),))[Question.COMPARATORS].answer is WORDS[word]
