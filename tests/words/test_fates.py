"""What became of a matter, and how an action stands: shapes, words and their order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from oba.domain.registers import STANDINGS
from oba.words import column_head, fate, gravity, standing, standing_mark
from oba.words.questions import QUESTIONS
from tests.compose_pages.full_registers import the_registers

HELD = the_registers().decisions[0]
DAY = date(2010, 9, 30)


def test_every_status_has_a_shape_and_a_word_of_its_own() -> None:
    """No two say the same in grey, open and asked apart, which nobody has answered for yet."""
    found = [fate(replace(HELD, status=status, by=None), DAY) for status in STANDINGS]
    assert [one.word.lower() for one in found] == list(STANDINGS)
    assert len({one.glyph for one in found}) == len(STANDINGS) - 1


def test_an_open_matter_is_late_from_the_day_after_its_own() -> None:
    """One that is in part or not done keeps its own word, which says more."""
    still_open, after = replace(HELD, status="open", by=DAY), date(2010, 10, 1)
    assert [fate(still_open, when).word for when in (DAY, after)] == ["Open", "Late"]
    assert fate(replace(still_open, status="in part"), after).word == "In part"
    assert fate(replace(still_open, by=None), after).word == "Open"


def test_the_gravest_comes_first() -> None:
    """Not done, late, in part, open, asked, done, withdrawn."""
    late = gravity(replace(HELD, status="open", by=DAY), date(2010, 10, 1))
    found = {status: gravity(replace(HELD, status=status, by=None), DAY) for status in STANDINGS}
    assert sorted(found, key=lambda status: found[status]) == [
        "not done", "in part", "open", "asked", "done", "withdrawn",
    ]  # fmt: skip
    assert found["not done"] < late < found["in part"]


def test_what_is_late_has_a_solid_shape_and_what_slips_a_hollow_one() -> None:
    """Something on time has a ring."""
    action = replace(the_registers().actions[0], due=DAY, status="late")
    marks = [standing_mark(action, when) for when in (date(2010, 10, 1), DAY)]
    assert [(one.glyph, one.word.replace("\N{NO-BREAK SPACE}", " ")) for one in marks] == [
        ("▼", "since Sep 2010"),
        ("▽", "slipping, Sep 2010"),
    ]
    on_time = standing_mark(replace(action, status="under way"), DAY)
    assert (on_time.glyph, on_time.word) == ("○", "under way")


def test_a_milestone_of_no_year_stands_as_its_owner_says() -> None:
    """Without a last day it can be neither late nor slipping."""
    soon = next(one for one in the_registers().milestones if one.year == "soon")
    assert (soon.last_day, standing(soon, DAY), standing_mark(soon, DAY).glyph) == (None, soon.status, "○")


def test_a_question_fits_the_head_of_its_column() -> None:
    """Only one is asked shorter there than elsewhere."""
    assert [column_head(asked) for asked in QUESTIONS] == [
        "Good enough?", "Getting better?", "Turning?", "Get there?", "Compare?",
    ]  # fmt: skip
