"""A measure without a number, from its file to its card, its row, its data and what is owed of it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from oba.assess.narrative import told_in_words
from oba.audit.clearance import uncleared
from oba.audit.explanation import explanation
from oba.audit.lacking_updates import lacking_updates
from oba.compose.attachments import attachments
from oba.compose.card.card import report_card
from oba.compose.dashboard.attention import concerns
from oba.compose.dashboard.data_agenda import data_agenda
from oba.compose.dashboard.rows import outcome_rows
from oba.compose.dashboard.told import MOST, beginning
from oba.compose.results import result_rows
from oba.compose.returns.page import returns_page
from oba.compose.rulebook.rule_page import rule_page
from oba.compose.sheets.answers import answer_sheet
from oba.domain.finding import Question
from oba.domain.measure import NBSP
from oba.quarter import asked
from oba.rounds.carried_stories import carried_stories
from oba.scrutiny import look
from tests.plan.worded import FIRST, SECOND, ZONES, book_of, files, laid_out, sound

STORY = "data/demo/stories/{}/{}/zones.md"
LATER = {STORY.format("2018-19-q2", "county"): SECOND}


def test_no_question_is_asked_of_it_and_no_number_judged(tmp_path: Path) -> None:
    """Nothing that counts, compares or waits for numbers has anything to say of it."""
    found = book_of(sound(tmp_path), "2018-19-q2").assessments["zones", "county"]
    assert (found.asked, found.judged, found.outstanding, found.late) == ((), None, (), False)
    assert {found[question].says for question in Question} == {"not asked"}


def test_its_card_shows_the_update_with_who_and_when_and_earlier_ones_below(tmp_path: Path) -> None:
    """The newest first; nothing stands where answers, curve and table would."""
    book = book_of(sound(tmp_path, LATER), "2018-19-q2")
    card = report_card(book, "zones", book.top)
    assert card.lead == f"Told in words: an update of 20{NBSP}October 2018 by J. Smith."
    assert [(one.heading, one.author) for one in card.updates] == [
        ("Update for quarter 2", f"J. Smith, 20{NBSP}October 2018"),
        ("Update for quarter 1", f"J. Smith, 20{NBSP}July 2018"),
    ]
    assert (card.answers, card.drawing, card.table.columns, card.working) == ((), None, (), ())
    assert card.narrative.unwritten == ""
    earlier = book_of(sound(tmp_path, LATER), "2018-19-q1")
    assert [one.heading for one in report_card(earlier, "zones", earlier.top).updates] == ["Update for quarter 1"]
    assert card.reached == "Where this measure comes from"


def test_a_round_without_an_update_says_so_and_which_was_the_last(tmp_path: Path) -> None:
    """On the card, in the row, among the concerns and in data alike; nothing is carried over in its place."""
    of = sound(tmp_path)
    book = book_of(of, "2018-19-q2")
    card = report_card(book, "zones", book.top)
    said = f"The last, for quarter 1, is an update of 20{NBSP}July 2018 by J. Smith."
    assert (card.lead, card.rest) == ("No update has come for this round.", said)
    row = next(row for group in outcome_rows(book, book.top) for row in group.rows if row.indicator == "zones")
    assert row.told == f"No update has come for this round. {said}"
    assert next(one.why for one in concerns(book, book.top) if one.indicator == "zones") == (
        "No update has come for this round."
    )
    assert carried_stories(of.plan, of.stories, of.plan.rounds[1]) == ()


def test_one_that_never_had_an_update_says_that_too(tmp_path: Path) -> None:
    """There is no last one to name."""
    book = book_of(sound(tmp_path, {STORY.format("2018-19-q1", "county"): ""}), "2018-19-q2")
    assert report_card(book, "zones", book.top).rest == "None has ever been written."
    assert explanation(book, book.rules["zones"], book.top)[-1] == "no update has come for this round"


def test_its_row_begins_as_the_update_does_and_names_its_author(tmp_path: Path) -> None:
    """Plain words, without the marks of Markdown; such a row has no number, target or curve."""
    book = book_of(sound(tmp_path), "2018-19-q1")
    row = next(row for group in outcome_rows(book, book.top) for row in group.rows if row.indicator == "zones")
    assert row.told == f"Two zones have begun. (An update of 20{NBSP}July 2018 by J. Smith)"
    assert (row.target, row.curve.lines, row.known) == ("", (), False)
    assert data_agenda(book, book.top) == () or all(
        "NI 2" not in which for one in data_agenda(book, book.top) for which in one.which
    )


@pytest.mark.parametrize(
    ("markdown", "begins"),
    [
        ("It goes **well**. More follows.", "It goes well."),
        ("- first [of two](https://example.org)\n- second", "first of two second"),
        ("word " * 60, f"{('word ' * 60)[:MOST].rpartition(' ')[0]} …"),
        ("", ""),
    ],
)
def test_a_beginning_is_one_sentence_of_plain_words(markdown: str, begins: str) -> None:
    """A long one is cut between words."""
    assert beginning(markdown) == begins


def test_an_area_has_its_card_where_it_has_an_update(tmp_path: Path) -> None:
    """Without one it has none, as without numbers."""
    own = {STORY.format("2018-19-q2", "north"): SECOND}
    north = book_of(sound(tmp_path / "one", own), "2018-19-q2")
    assert north.has_card("zones", north.places.by_id["north"])
    none = book_of(sound(tmp_path / "two"), "2018-19-q2")
    assert not none.has_card("zones", none.places.by_id["north"])


def test_data_says_whether_an_update_has_come_and_holds_every_one(tmp_path: Path) -> None:
    """One row in results.csv; the words themselves in results.json and in what is attached to its card."""
    of = sound(tmp_path)
    for name, says in (("2018-19-q1", "Update by J. Smith, 2018-07-20."), ("2018-19-q2", "No update has come.")):
        book = book_of(of, name)
        rows = [row for row in result_rows(book) if row[:2] == ("zones", "county")]
        assert [(row[3], row[4], row[5], row[10]) for row in rows] == [("", "", "", says)]
        (attached,) = attachments(book, "zones", book.top)
        told = json.loads(attached.content)["assessments"][0]
        assert told["update"] is (name == "2018-19-q1")
        assert [one["says"] for one in told["updates"]] == ["Two zones have begun. Each has a **school** in it."]
        cells = next(row for row in answer_sheet(book).rows if row[0] == "zones")
        assert says.removesuffix(".").lower().removeprefix("update by j. smith") in str(cells).lower()


def test_the_rule_book_and_the_working_say_that_it_has_no_number(tmp_path: Path) -> None:
    """Neither a key nor a target is worded, and the working cites the file of each update."""
    book = book_of(sound(tmp_path), "2018-19-q1")
    page = rule_page(book, book.rules["zones"])
    assert page.measuring[0].startswith("It has no number: each round an update in words")
    assert page.measuring[1] == "It tells of the two zones."
    assert page.accountability == "Performance accountability: the update tells of a service, how well it does it."
    assert [(one.keys, one.targets) for one in page.versions] == [((), ())]
    assert (page.examples, page.proved, page.wanting) == ((), (), ())
    assert any("zones.md" in line for line in explanation(book, book.rules["zones"], book.top))


def test_one_about_everyone_is_worded_so(tmp_path: Path) -> None:
    """An update may tell of a population as well as of a service."""
    whole = ZONES.replace("accountability: performance\nquestion: how well", "accountability: population")
    book = book_of(sound(tmp_path, {"rules/demo/health/zones.yaml": whole}), "2018-19-q1")
    assert "the update tells how a whole population" in rule_page(book, book.rules["zones"]).accountability


def test_an_update_is_owed_by_the_cut_off_and_late_after_it(tmp_path: Path) -> None:
    """It stands in nobody's workbook; what is written for the round has come."""
    of = sound(tmp_path)
    first, second = of.plan.rounds
    for when, on, reason, came in (
        (first, first.cut_off, None, date(2018, 7, 20)),
        (second, second.cut_off, "awaited", None),
        (second, date(2018, 10, 16), "late", None),
        (first, date(2018, 7, 1), "awaited", None),
    ):
        (one,) = (one for one in asked(of, when, on) if one.indicator == "zones")
        assert (one.reason, one.came, one.open) == (reason, came, False)
    page = returns_page(book_of(of, "2018-19-q2"))
    assert any(row.what == "NI 2, How the zones get on: an update in words" for it in page.groups for row in it.rows)


def test_check_names_the_updates_that_have_not_come(tmp_path: Path) -> None:
    """Those of rules that were approved and had begun; of a rule for later nobody expects one."""
    of = sound(tmp_path)
    assert [one.what for one in look(of) if one.code == "A071"] == [
        "zones: no update has come for 2018-19-q2 from county"
    ]
    later = ZONES.replace("from: 2018/19", "from: 2019/20")
    other = sound(tmp_path / "later", {"rules/demo/health/zones.yaml": later})
    assert lacking_updates(other.rules.values(), (), other.places, other.plan.rounds[0]) == ()


def test_the_version_in_force_is_the_last_that_had_begun(tmp_path: Path) -> None:
    """Before any had begun it is the oldest, before any was approved a draft."""
    newer = ZONES.split("in_force:\n")[1].replace("2018/19", "2019/20").replace("The plan", "The new plan")
    both = ZONES.replace("in_force:\n", f"in_force:\n{newer}")
    of = sound(tmp_path, {"rules/demo/health/zones.yaml": both})
    rule, top = of.rules["zones"], of.places.top
    assert top
    found = {
        day: told_in_words(rule, top, day).version.reference.source
        for day in (date(2018, 3, 20), date(2018, 10, 1), date(2019, 4, 1), None)
    }
    assert list(found.values()) == ["The plan", "The plan", "The new plan", "The new plan"]
    assert told_in_words(rule, top, date(2018, 1, 1)).version.draft


def test_a_rule_that_is_not_approved_says_so_on_its_card(tmp_path: Path) -> None:
    """And nothing is owed of it yet."""
    late = ZONES.replace("on: 2018-03-20", "on: 2018-10-20")
    of = sound(tmp_path, {"rules/demo/health/zones.yaml": late})
    book = book_of(of, "2018-19-q2")
    if "zones" in book.rules:
        assert "not been approved" in report_card(book, "zones", book.top).rest
    assert [one for one in asked(of, of.plan.rounds[1], date(2018, 10, 15)) if one.indicator == "zones"] == []


def test_a_text_of_an_earlier_round_is_cleared_again(tmp_path: Path) -> None:
    """It is printed again beside what is withheld now, of all its outcome, and digests know it."""
    told = FIRST.replace("Two zones have begun.", "Only 3 children came.")
    rows = "indicator,place,period,value,status,published\nni-1,county,2018/19 Q2,3,final,2018-10-10\n"
    more = {STORY.format("2018-19-q1", "county"): told, "data/demo/observations/all.csv": rows}
    book = book_of(sound(tmp_path, more), "2018-19-q2")
    found = [(one.code, one.where.file.rpartition("/")[2]) for one in uncleared(book)]
    assert found == [("A070", "zones.md")]
    assert "story of zones in county for 2018-19-q1" in book.data_inputs


@pytest.mark.parametrize(("head", "code"), [("author:\n", "S035"), ("", "S005")])
def test_an_update_by_nobody_is_refused(tmp_path: Path, head: str, code: str) -> None:
    """With what to do: an empty author is none."""
    unsigned = FIRST.replace("author: J. Smith\n", head)
    _, problems = laid_out(tmp_path, files(more={STORY.format("2018-19-q1", "county"): unsigned}))
    (one,) = (problem for problem in problems if problem.where.file.endswith("zones.md"))
    assert (one.code, one.stops) == (code, True)
    assert "add it" in one.mend or "who says it" in one.mend
