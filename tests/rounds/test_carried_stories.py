"""Last round's stories are carried over word for word, and say in their head that nobody has read them again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from oba.domain.plan import Round
from oba.rounds.carried_stories import carried, carried_stories, story_names
from tests.build import plan
from tests.written import story

ROUNDS = tuple(
    Round(id=f"2010-11-q{n}", title="", cut_off=date(2010, 3 * n + 1, 15), meeting=date(2010, 3 * n + 2, 1))
    for n in (1, 2, 3)
)
PLAN = replace(plan(), rounds=ROUNDS)


@given(st.text("abc ñ\n#-", max_size=80))
def test_the_words_of_a_story_are_carried_as_they_are(body: str) -> None:
    """Only the head says where it comes from, once, however often it is carried."""
    text = f"---\nauthor: A: B\ndate: 2010-10-20\n---\n{body}"
    once = carried(text, "2010-11-q1")
    assert once == f"---\nauthor: A: B\ndate: 2010-10-20\ncarried_from: 2010-11-q1\n---\n{body}"
    read = once.replace("\n---\n", "\nreviewed: 2010-12-01\n---\n", 1)
    assert carried(read, "2010-11-q2") == once.replace("q1", "q2")


def test_the_last_round_that_has_stories_gives_them() -> None:
    """A round without any is passed over, and one that comes later is not looked at."""
    told = tuple(replace(story(), round=name) for name in ("2010-11-q1", "2010-11-q3"))
    found = carried_stories(PLAN, told, ROUNDS[2])
    assert found == told[:1]
    assert list(story_names(found, ROUNDS[2])) == [f"2010-11-q3/{story().place}/{story().indicator}.md"]
    assert carried_stories(PLAN, told[1:], ROUNDS[2]) == ()


def test_a_story_is_reviewed_where_it_was_written_for_its_round_or_read_again() -> None:
    """One that was carried over waits for a day of review."""
    own, over = story(), replace(story(), carried_from="2010-11-q1")
    assert [one.is_reviewed for one in (own, over, replace(over, reviewed=date(2010, 12, 1)))] == [True, False, True]
