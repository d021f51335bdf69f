"""Words: numbers, targets, margins, dates and lists are said one way."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba import words
from oba.domain.finding import Answer, Finding, Question, Rating
from oba.domain.measure import Kind, Measure
from oba.words.lists import agreeing, how_many
from tests import build
from tests.build import n, quarter, year

POINTS = build.measure()
COUNT = replace(POINTS, kind=Kind.COUNT, per=None, decimals=0, of="first-time entrants")
RATE = replace(POINTS, kind=Kind.RATE, per=n("100000"), decimals=0, of="young people aged 10 to 17")
WHOLE = replace(POINTS, decimals=0)


@pytest.mark.parametrize(
    ("value", "measure", "said"),
    [("4.3", POINTS, "4.3 %"), ("1360", RATE, "1,360 per 100,000"), ("-3", COUNT, "−3"), ("4.25", POINTS, "4.3 %")],
)
def test_a_number_is_said_with_its_unit(value: str, measure: Measure, said: str) -> None:
    """Percent signs follow a hard space, thousands have commas, minus signs are true, rates say what of."""
    assert words.amount(n(value), measure) == said.replace(" %", "\N{NO-BREAK SPACE}%")


@pytest.mark.parametrize(
    ("value", "measure", "said"),
    [
        ("-0.3", POINTS, "0.3 points"), ("0", POINTS, "0.0 points"), ("0.04", POINTS, "less than 0.1 points"),
        ("1", WHOLE, "1 point"), ("2", WHOLE, "2 points"), ("12", COUNT, "12"),
    ],
)  # fmt: skip
def test_a_difference_is_never_said_to_be_nothing_when_there_is_one(value: str, measure: Measure, said: str) -> None:
    """Differences of percentages are points; one that rounds to nothing is said to be less than the smallest."""
    assert words.difference(n(value), measure).replace("\N{NO-BREAK SPACE}", " ") == said


def test_an_interval_does_not_take_a_dash_for_a_minus() -> None:
    """An interval that begins below zero is joined by `to`."""
    assert words.span(n("6.1"), n("7"), POINTS) == "6.1–7.0"
    assert words.span(n("-5"), n("2"), POINTS) == "−5.0 to 2.0"


@given(st.fractions(-200, 200), st.fractions(-200, 200))
def test_up_and_down_mirror_each_other(now: Fraction, before: Fraction) -> None:
    """What went up one way went down the other, as printed."""
    opposite = {"up": "down", "down": "up", "unchanged": "unchanged"}
    assert words.way(before, now, POINTS) == opposite[words.way(now, before, POINTS)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("at most 4.0", "at most 4.0 %"), ("between 20 and 30", "between 20.0 % and 30.0 %"), ("reduce", "reduce"),
        ("exactly 100", "exactly 100.0 %"), ("below 5", "below 5.0 %"),
    ],
)  # fmt: skip
def test_a_target_reads_as_a_plan_words_it(text: str, said: str) -> None:
    """Every kind of target is said with its word and its unit."""
    assert words.aim(build.aim(text), POINTS).replace("\N{NO-BREAK SPACE}", " ") == said


def test_an_unsettled_target_says_why() -> None:
    """A provisional target carries the source's reason."""
    wanted = build.target(year(2012), "at least 85", "to be confirmed")
    assert words.target(wanted, WHOLE) == "at least 85\N{NO-BREAK SPACE}% (to be confirmed)"


def test_a_limit_is_said_more_finely_than_its_numbers() -> None:
    """A number that prints as its limit does can still be told from it."""
    assert words.finer(n("4.96"), POINTS) == "4.96"
    assert words.confidence(n("99.8")) == "99.8\N{NO-BREAK SPACE}%"


@pytest.mark.parametrize(
    ("answer", "shortfall", "said"),
    [
        (Answer.AMBER, "0.3", "0.3 points short"), (Answer.GREEN, "-0.2", "0.2 points to spare"),
        (Answer.GREEN, "0", "just met"), (Answer.AMBER, "0", "just missed"), (None, None, ""),
    ],
)  # fmt: skip
def test_a_margin_says_how_far_the_target_is(answer: Answer | None, shortfall: str | None, said: str) -> None:
    """Short, to spare, just met, just missed on a strict target, or nothing where nothing was rated."""
    rating = Rating(shortfall=None if shortfall is None else n(shortfall))
    finding = Finding(question=Question.THRESHOLD, answer=answer, detail=rating)
    assert words.margin(finding, POINTS).replace("\N{NO-BREAK SPACE}", " ") == said


@pytest.mark.parametrize(
    ("value", "shortfall", "margin", "said"),
    [
        ("4.3", "0.3", "0.3 points too high", "0.3 points above 4.0 %"),
        ("3.7", "0.3", "0.3 points short", "0.3 points short of 4.0 %"),
        ("4.0", "0", "just missed", "just short of 4.0 %"),
    ],
)
def test_a_number_above_its_target_is_not_short_of_it(value: str, shortfall: str, margin: str, said: str) -> None:
    """On whichever side a number misses, it is said to lie there; one that equals a strict target is just short."""
    rating = Rating(edge=n("4.0"), shortfall=n(shortfall))
    finding = Finding(question=Question.THRESHOLD, answer=Answer.RED, value=n(value), detail=rating)
    assert words.margin(finding, POINTS).replace("\N{NO-BREAK SPACE}", " ") == margin
    assert words.missed(finding, rating, "4.0 %", POINTS).replace("\N{NO-BREAK SPACE}", " ") == said


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("CYPP 2010-13, page 26", "CYPP 2010-13, page 26"),
        ("CYPP 2010-13, page 26; Virtual School.xlsx", "CYPP 2010-13, page 26; Virtual School"),
        ("returns/2010-11-q3/Virtual School.XLSX, sheet Return", "Virtual School, sheet Return"),
        ("C:\\in\\ks2.csv", "ks2"),
        ("DfE SFR 12/2010", "DfE SFR 12/2010"),
    ],
)
def test_a_source_is_told_without_the_ending_of_a_file(source: str, said: str) -> None:
    """Nor with the folder that it lay in; what is no file stays as it is."""
    assert words.source_name(source) == said


def test_no_margin_is_told_of_another_question() -> None:
    """A finding without a rating has no margin to a target."""
    assert words.margin(Finding(question=Question.DIRECTION, answer=Answer.STEADY), POINTS) == ""


def test_people_are_counted_in_the_measures_own_word() -> None:
    """The noun comes from the measure, in the right number; without one we speak of cases."""
    assert words.people(1, POINTS) == "1\N{NO-BREAK SPACE}young person"
    assert words.people(30, POINTS, "more") == "30\N{NO-BREAK SPACE}more young people"
    assert words.people(1200, COUNT) == "1,200\N{NO-BREAK SPACE}cases"


def test_lists_and_stretches_read_as_sentences() -> None:
    """The last part of a list is joined by `and`; three periods in a row are said as a stretch, two as two."""
    assert [words.listed("abc"), words.listed("abc", "or"), words.listed("a"), words.listed("")] == [
        "a, b and c", "a, b or c", "a", "",
    ]  # fmt: skip
    assert words.stretches([year(2004), year(2005), year(2006), year(2009)]) == "2004/05 to 2006/07 and 2009/10"
    assert words.stretches([quarter(2010, 4), quarter(2011, 1)]) == "2010/11 Q4 and 2011/12 Q1"


def test_dates_and_digests_are_short() -> None:
    """Dates are said in full or by month; a digest by its first eight characters."""
    assert words.day(build.KNOWN) == "1\N{NO-BREAK SPACE}October 2010"
    assert words.month(build.KNOWN) == "Oct\N{NO-BREAK SPACE}2010"
    assert words.short_digest("0123456789abcdef") == "01234567"


@pytest.mark.parametrize(("count", "says"), [(0, "0 rows"), (1, "1 row"), (2, "2 rows"), (1204, "1,204 rows")])
def test_a_word_agrees_with_its_count(count: int, says: str) -> None:
    """Nothing is counted as several are; thousands have commas."""
    assert how_many(count, "row") == says
    assert agreeing(count, "is", "are") == ("is" if count == 1 else "are")
