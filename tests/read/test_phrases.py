"""The little phrases of a rule read as people write them; anything else is answered with what to write instead."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.domain.rule import Amber, ChanceTest, Given, With, Within
from oba.domain.target import Aim, Word
from oba.read.shapes import phrases, target_phrases
from oba.read.shapes.phrases import Against, ChangeWidth, Fault, KindPhrase, RollUpPhrase, Similar
from oba.read.shapes.target_phrases import Wanted

F = Fraction


def mend(found: object) -> str:
    """The mend of a phrase that is not understood."""
    assert isinstance(found, Fault)
    return found.mend


@pytest.mark.parametrize(
    ("text", "aim"),
    [
        ("at most 3.6", Aim(word=Word.AT_MOST, high=F("3.6"), decimals=1)),
        ("below 5", Aim(word=Word.BELOW, high=F(5))),
        ("at least 85", Aim(word=Word.AT_LEAST, low=F(85))),
        ("above 0", Aim(word=Word.ABOVE, low=F(0))),
        ("exactly 100", Aim(word=Word.EXACTLY, low=F(100), high=F(100))),
        ("between 20 and 30.25", Aim(word=Word.BETWEEN, low=F(20), high=F("30.25"), decimals=2)),
        ("at most -45", Aim(word=Word.AT_MOST, high=F(-45))),
        ("at most 1,330", Aim(word=Word.AT_MOST, high=F(1330))),
        ("  at   most\n 3.6 ", Aim(word=Word.AT_MOST, high=F("3.6"), decimals=1)),
        ("reduce", Aim(word=Word.REDUCE)),
        ("increase", Aim(word=Word.INCREASE)),
        ("monitor", Aim(word=Word.MONITOR)),
        ("to be agreed", Aim(word=Word.TO_BE_AGREED)),
    ],
)
def test_a_target_reads_as_a_plan_words_it(text: str, aim: Aim) -> None:
    """Each word has its range; the decimals written are kept, so that a rule can be held to them."""
    assert target_phrases.parse_target(text) == Wanted(aim, "")


def test_a_bracket_that_says_to_be_makes_a_number_provisional() -> None:
    """The reason is kept in the source's words."""
    found = target_phrases.parse_target("below 4 (to be agreed by YOS Board)")
    assert isinstance(found, Wanted)
    assert (str(found.aim), found.provisional) == ("below 4", "to be agreed by YOS Board")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("<= 4%", "did you mean 'at most 4'?"),
        ("less than 5", "did you mean 'below 5'?"),
        ("no less than 5", "did you mean 'at least 5'?"),
        (">85", "did you mean 'above 85'?"),
        ("TBC", "did you mean 'to be agreed'?"),
        ("85", "at least 85, or at most 85"),
        ("85%", "at least 85, or at most 85"),
        ("at least 85%", "write 85 alone"),
        ("at most 3 points", "write 3 alone"),
        ("at least eighty", "a plain number"),
        ("between 30 and 20", "between 20 and 30"),
        ("between 20 and 20", "exactly 20"),
        ("between 20", "between 20 and 30"),
        ("1330 (837)", "also: 837"),
        ("reduce (to be confirmed)", "only a number"),
        ("montior", "did you mean 'monitor'?"),
        ("", "at most 3.6"),
    ],
)
def test_what_is_no_target_is_answered_with_what_to_write(text: str, says: str) -> None:
    """The ways other plans write targets are recognised and turned into the words used here."""
    assert says in mend(target_phrases.parse_target(text))


NUMBERS = st.decimals(min_value=-9999, max_value=9999, places=2, allow_nan=False, allow_infinity=False).map(Fraction)


@given(st.sampled_from([Word.AT_MOST, Word.BELOW, Word.AT_LEAST, Word.ABOVE, Word.EXACTLY]), NUMBERS)
def test_a_target_that_is_printed_reads_as_itself(word: Word, number: Fraction) -> None:
    """What a card prints of a target could stand in the rule."""
    low = None if word in (Word.AT_MOST, Word.BELOW) else number
    high = None if word in (Word.AT_LEAST, Word.ABOVE) else number
    found = target_phrases.parse_aim(str(Aim(word=word, low=low, high=high)))
    assert isinstance(found, Aim)
    assert (found.word, found.low, found.high) == (word, low, high)


@pytest.mark.parametrize(
    ("text", "amber"),
    [
        ("none", None),
        ("within 0.5 points", Amber(within=Within.POINTS, amount=F("0.5"))),
        ("within 1 point", Amber(within=Within.POINTS, amount=F(1))),
        ("within 10 percent", Amber(within=Within.PERCENT, amount=F(10))),
        ("within 2.5 %", Amber(within=Within.PERCENT, amount=F("2.5"))),
        (
            "at most 4.5",
            Amber(within=Within.VALUE, amount=F("4.5"), aim=Aim(word=Word.AT_MOST, high=F("4.5"), decimals=1)),
        ),
        ("above 0", Amber(within=Within.VALUE, amount=F(0), aim=Aim(word=Word.ABOVE, low=F(0)))),
    ],
)
def test_amber_reads_as_a_width_or_a_value(text: str, amber: Amber | None) -> None:
    """Points, percent, a target's word and number, or none."""
    assert target_phrases.parse_amber(text) == amber


def test_the_aim_of_nearer_is_a_number_or_a_range() -> None:
    """25 is the range from 25 to 25."""
    one, two = target_phrases.parse_nearer("25"), target_phrases.parse_nearer("between 20 and 30")
    assert (one, two) == (
        Aim(word=Word.EXACTLY, low=F(25), high=F(25)),
        Aim(word=Word.BETWEEN, low=F(20), high=F(30)),
    )


def test_widths_and_comparisons_read_as_written() -> None:
    """Every way to say how much counts and what is compared."""
    assert phrases.parse_change("0.2") == ChangeWidth(F("0.2"), each_period=False)
    assert phrases.parse_change("0.2 each period") == ChangeWidth(F("0.2"), each_period=True)
    assert phrases.parse_compare_with("same period last year") == Against(With.LAST_YEAR, 1)
    assert phrases.parse_compare_with("mean of previous 3") == Against(With.MEAN, 3)
    assert phrases.parse_comparison("difference 0.5") == Similar(F("0.5"), None)
    assert phrases.parse_kind("rate per 100,000", ("percent", "rate")) == KindPhrase("rate", F(100_000))
    assert phrases.parse_roll_up("sum, at least 90 percent of denominator") == RollUpPhrase("sum", F(9, 10))


@pytest.mark.parametrize(
    "text", ["mean of previous 1", "mean of previous 25", "mean of previous", "last year", "prevoius"]
)
def test_what_cannot_be_compared_with_is_refused(text: str) -> None:
    """A mean is of two to twenty-four earlier numbers."""
    assert "mean of previous 3" in mend(phrases.parse_compare_with(text))


@pytest.mark.parametrize(
    ("test", "parse"),
    [
        (ChanceTest.INTERVALS, phrases.parse_moving_test),
        (ChanceTest.RECENT_TREND, phrases.parse_moving_test),
        (ChanceTest.XMR, phrases.parse_moving_test),
        (ChanceTest.MANN_KENDALL, phrases.parse_moving_test),
        (ChanceTest.INTERVAL, phrases.parse_rating_test),
        (ChanceTest.INTERVAL, phrases.parse_comparison),
        (ChanceTest.AT_TWO_LEVELS, phrases.parse_comparison),
        (ChanceTest.FUNNEL, phrases.parse_comparison),
        (ChanceTest.TWO_FUNNELS, phrases.parse_comparison),
    ],
)
def test_each_question_has_its_own_tests(test: ChanceTest, parse: Callable[[str], object]) -> None:
    """A test is read where its question can be asked with it, and refused with what to write by the other questions."""
    assert parse(test) == (Similar(None, test) if parse is phrases.parse_comparison else test)
    others = {phrases.parse_moving_test, phrases.parse_rating_test, phrases.parse_comparison} - {parse}
    if test is not ChanceTest.INTERVAL:
        assert all(isinstance(other(test), Fault) for other in others)


@pytest.mark.parametrize("text", ["intervals 99", "trend", "interval 95", "XMR"])
def test_a_test_that_does_not_exist_is_told_from_those_that_do(text: str) -> None:
    """What to write instead is listed."""
    assert "intervals 95, recent trend, xmr or mann-kendall" in mend(phrases.parse_moving_test(text)).lower()
    assert "interval 95 and 99.8, funnel 95, or funnel 95 and 99.8" in mend(phrases.parse_comparison("funnel 99"))


@given(st.text(max_size=60))
def test_no_text_makes_a_phrase_fail(text: str) -> None:
    """Every phrase answers every text with a value or a fault that says what to write."""
    for parse in (
        target_phrases.parse_target,
        target_phrases.parse_amber,
        target_phrases.parse_nearer,
        phrases.parse_change,
        phrases.parse_compare_with,
        phrases.parse_percent,
        phrases.parse_comparison,
        phrases.parse_moving_test,
        phrases.parse_rating_test,
        phrases.parse_given,
        phrases.parse_roll_up,
        lambda words: phrases.parse_kind(words, ("percent", "rate")),
    ):
        found = parse(text)
        assert not isinstance(found, Fault) or found.what


@pytest.mark.parametrize(
    ("text", "given_number"),
    [
        ("4.3", Given(F("4.3"))),
        ("-2", Given(F(-2))),
        ("634 of 14744", Given(None, (F(634), F(14744)))),
        ("634 of 14,744 (4.0 to 4.6)", Given(None, (F(634), F(14744)), (F(4), F("4.6")))),
        ("4.3 (3.9 to 4.7)", Given(F("4.3"), None, (F("3.9"), F("4.7")))),
    ],
)
def test_a_number_of_an_example_may_bring_its_counts_or_its_interval(text: str, given_number: Given) -> None:
    """A value, or so many of so many; behind either the interval that a test may need."""
    assert phrases.parse_given(text) == given_number


@pytest.mark.parametrize(
    "text", ["", "4.3%", "634 of", "634 of many", "4.3 (3.9)", "4.3 (3.9 to )", "4.3 (3.9 to high)"]
)
def test_what_is_no_number_of_an_example_is_refused(text: str) -> None:
    """The three ways to write one are shown."""
    assert "634 of 14744" in mend(phrases.parse_given(text))


@pytest.mark.parametrize("text", ["634 of 0", "-1 of 10", "3 of -2"])
def test_an_example_counts_somebody(text: str) -> None:
    """A count is not below 0, and what it is a share of is above."""
    found = phrases.parse_given(text)
    assert isinstance(found, Fault)
    assert found.code == "010"
