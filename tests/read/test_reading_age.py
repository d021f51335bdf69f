"""How old a reader has to be: short words in short sentences are read young, and the hardest are named."""

from __future__ import annotations

from oba.read.text.reading_age import OLDEST, reading, syllables


def test_short_sentences_of_short_words_are_read_young() -> None:
    """Numbers count as one syllable, and Markdown as nothing."""
    found = reading("### Getting better\n> It is *54 in 100* [@ni-72]. Last year it was 52.")
    assert found
    assert found.age < OLDEST
    assert found.sentence == "Getting better"


def test_an_officers_sentence_is_too_hard_and_its_hardest_words_are_named() -> None:
    """What a child of eleven cannot read is said with the words to be changed."""
    found = reading("We met. We will endeavour to facilitate multi-agency participation.")
    assert found
    assert found.age > OLDEST
    assert found.sentence == "We will endeavour to facilitate multi-agency participation."
    assert found.words == ("multi-agency", "participation", "facilitate")


def test_a_text_that_says_nothing_has_no_age() -> None:
    """There is nothing to read."""
    assert reading("--- **") is None


def test_syllables_are_those_that_are_spoken() -> None:
    """As the library counts them; a number is one, for a child sees a picture of it."""
    assert [syllables(word) for word in ("goal", "children", "participation", "1,360", "can’t")] == [1, 2, 5, 1, 1]
