"""What protection costs, in words that give away nothing themselves."""

from __future__ import annotations

from oba.domain.protection import Cost, Ladder
from oba.words import price_sentence, protection_sentences

TOTAL = "the whole breakdown and its total are withheld, because nothing less would do"
COST = Cost(numbers=1204, withheld=31, least=9, answers=36, steps={Ladder.LEAST: 4, Ladder.PARENT: 1})


def test_the_cost_is_told_in_numbers_answers_and_steps() -> None:
    """What is withheld of how much, what is lost by it, and which steps had to be taken, the mildest first."""
    assert protection_sentences(COST) == (
        "Of 1,204 numbers 31 are withheld, so that no child can be recognised.",
        "36 answers that could have been given are lost by it.",
        f"Of the tables that belong together, in 4 as few numbers as possible are withheld and in 1 {TOTAL}.",
    )


def test_one_is_told_as_one() -> None:
    """A single number and a single answer have their own verb; a step that was never taken is not named."""
    one = Cost(numbers=1, withheld=1, least=1, answers=1, steps={Ladder.BREAKDOWN: 0})
    assert protection_sentences(one) == (
        "Of 1 number 1 is withheld, so that no child can be recognised.",
        "1 answer that could have been given is lost by it.",
    )
    assert protection_sentences(Cost(numbers=3, withheld=1))[1] == "No answer is lost by it."


def test_nothing_withheld_is_one_sentence() -> None:
    """To everybody and to the sub-group."""
    (only,) = protection_sentences(Cost(numbers=10))
    assert only == price_sentence(Cost(numbers=10)) == "No number of this round is withheld to protect children."


def test_what_anybody_reads_never_says_how_many_are_small() -> None:
    """Where all that is withheld is small, each would be known to be: only the sub-group is told."""
    says = [protection_sentences(Cost(numbers=50, withheld=12, least=least)) for least in range(13)]
    assert len(set(says)) == 1


def test_the_sub_group_is_told_what_is_more_than_the_bare_minimum() -> None:
    """How many are too small themselves, and how many more hide them."""
    assert price_sentence(COST) == (
        "9 numbers are too small to print; 22 more are withheld so that they cannot be worked out."
    )
    assert price_sentence(Cost(numbers=9, withheld=2, least=1)).endswith(
        "; 1 more is withheld so that they cannot be worked out."
    )
    assert price_sentence(Cost(numbers=9, withheld=1, least=1)) == (
        "1 number is too small to print; no other had to be withheld."
    )
