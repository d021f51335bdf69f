"""Numbers in a text are found in figures and in words; those that count nobody are not taken for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.words.number_words import numbers_in

TOLD = [
    "Three of the hundred", "3.0 percent", "One child is 7 points", "one in five", "it doubled since", "a third of",
    "½ of them", "three\u2010quarters", "th*r*ee", "&#51; left", "\uff12 children", "③", "twenty-three", "٣ children",
    "this year 3 left", "in the last quarter 3 were placed", "last year 11 moved", "of 2003 children 2000 passed",
    "2010 %", "aged 16: 3", "aged 16 to 18, 4 of them", "no children were", "none of them", "both girls",
    "both of them", "half of them", "three quarters of them", "3 16-year-olds", "under 5 children", "Year 6 pupils: 3",
    "all but one", "Number placed:\n\n3.",
    "1. Foo\n2. Bar\n7. Baz", "March 3 children", "quarter 3 moved, Q2 3", "NI 1 fell to 4", "in 2009/10 5 children",
    "two thirds", "a dozen", "the only child", "a second child", "1 in 5", "page 27 of", "2010/11: 4", "a single case",
    "a quarter of the girls", "12 March and 12 others", "in 2010 children left", "the year 11 cohort", "7\u202f%",
]  # fmt: skip
HARMLESS = [
    "In 2010/11 Q2 we agreed", "31 March 2011", "NI 62", "Summer 2009. The plan prints it", "aged 16 to 18",
    "16 to 18 year olds", "16-year-olds", "two-year-olds", "Year 11 transition", "Key Stage 4", "no one left behind",
    "CYPP 2010-13, section 8, page 26", "one-to-one tuition", "half term", "the third sector", "the first quarter",
    "by April 2011", "DfE, Level 2 and 3 attainment by age 19, 2023 release", "Aged 19 in 2005", "1. Foo\n2. Bar",
    "from 1 to 30 June", "2009\u201310", "under-18s", "https://example.org/2010/3", "Every Child Matters",
    "last quarter", "10:30", "Compared with England: Better", "2008-9", "in 2009/10.", "sections 17 and 47",
    "September 1st", "April 1, 2010", "2010-10-15", "15/10/2010", "the second half of the year", "in the 1990s", "",
    "judge three years together", "within 12 months", "two to three weeks", "twice a year", "both plans",
    "a single plan", "three times a week", "S2S",
]  # fmt: skip


@pytest.mark.parametrize("text", TOLD)
def test_a_text_that_may_tell_a_number_states_one(text: str) -> None:
    """In digits of any script, in words, as a share or as how many times; also where a year or a label comes before."""
    assert numbers_in(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_dates_periods_ages_and_labels_are_no_numbers(text: str) -> None:
    """What a busy person writes in every text need not be cleared each time."""
    assert numbers_in(text) == ()


def test_numbers_are_told_as_they_stand_each_once() -> None:
    """Who is asked to take them out finds them."""
    assert numbers_in("Three of 97, three again, twenty-three, 3.0 per cent.") == (
        "Three", "97", "three", "twenty-three", "3.0 per cent",
    )  # fmt: skip


def test_a_long_word_is_told_whole() -> None:
    """Sixteen begins as six does, and is another number."""
    teens = ("fourteen", "sixteen", "seventeen", "eighteen", "nineteen", "sixty", "seventy", "eighty", "ninety")
    assert [numbers_in(f"{one} of them") for one in teens] == [(one,) for one in teens]
    assert numbers_in("Eighty-six or sixteen hundred, a threesome") == ("Eighty-six", "sixteen hundred", "three")


def test_a_number_in_a_name_is_part_of_the_name() -> None:
    """A place or an indicator may be called by a number; another number beside it is still one."""
    assert numbers_in("Ward 3 has 4", ["Ward 3"]) == ("4",)
    assert numbers_in("Ward 34", ["Ward 3"]) == ("34",)


@given(st.integers(1, 5), st.sampled_from(["{} children in 2009/10", "NI 62 in 2010/11: {}", "aged 16 to 18 ({})"]))
def test_nothing_harmless_hides_a_small_count_beside_it(count: int, text: str) -> None:
    """A date, a label or an age in the same sentence excuses no other number."""
    assert str(count) in numbers_in(text.format(count))
