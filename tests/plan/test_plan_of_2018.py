"""The plan of 2018-21 as its Annex 2 and the 2019 report have it: every measure, and what the report found."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from oba.compose.card.card import report_card
from oba.compose.dashboard.dashboard import dashboard
from oba.domain.book import Book
from oba.domain.evidence import Status
from oba.domain.finding import Answer, Question
from oba.domain.measure import NBSP
from oba.domain.target import Word
from oba.quarter import Folders, check, open_book, read
from oba.read.project import Project

ROOT = Path(__file__).resolve().parents[2]
PLAN = "cypp-2018-21"
FOLDERS = Folders(rules=ROOT / "rules", data=ROOT / "data", cards=ROOT / "cards", output=ROOT / "output", root=ROOT)

# Annex 2, word for word, a line for each indicator: two for the measure that asks for a number and a proportion.
with (Path(__file__).parent / "annex_2.csv").open(encoding="utf-8", newline="") as lines:
    ANNEX = tuple(csv.DictReader(lines))
BEYOND = {  # what the 2019 report names beside Annex 2, and Be Safe's report in words
    "child-in-need-absence", "send-attainment", "camhs-access", "domestic-abuse-pathway", "looked-after",
    "young-peoples-survey",
}  # fmt: skip


@cache
def project() -> Project:
    """The plan, sound."""
    found, problems = read(FOLDERS, PLAN)
    assert [one for one in problems if one.stops] == []
    assert found
    return found


@cache
def book(name: str) -> Book:
    """Everything that a round may speak of."""
    of = project()
    return open_book(of, check(of).proofs, next(one for one in of.plan.rounds if one.id == name))


@pytest.mark.parametrize("line", ANNEX, ids=lambda line: line["number"])
def test_every_measure_of_annex_2_is_a_rule_in_its_own_right(line: Mapping[str, str]) -> None:
    """With its words, its number, its period and its target as exact and as strict as the plan prints it."""
    rule = project().rules[line["indicator"]]
    assert (rule.outcome, rule.number) == (line["area"], line["number"])
    assert rule.notes[0] == f'The plan words it: "{line["words"]}"'
    targets = [(str(one.period), str(one.aim), one.provisional) for one in rule.newest.trajectory.targets]
    assert targets == ([(line["period"], line["target"], "")] if line["target"] else [])
    assert rule.measure.is_narrative is not bool(line["target"])


def test_none_is_merged_and_none_dropped() -> None:
    """18 indicators for 17 measures, in the plan's order; the others are those that the report names."""
    listed = [line["indicator"] for line in ANNEX]
    assert (len(listed), len({(line["area"], line["words"]) for line in ANNEX})) == (18, 17)
    assert set(project().rules) == {*listed, *BEYOND}
    assert [name for name in project().rules if name in listed] == listed


def test_the_sixteen_statements_stand_under_the_four_areas_of_focus() -> None:
    """Four each, in the plan's order, as aims."""
    outcomes = project().plan.outcomes
    assert [one.title for one in outcomes] == ["Be Successful", "Be Happy and Healthy", "Be Safe", "Be Supported"]
    aims = [aim for one in outcomes for aim in one.aims]
    assert [aim.id for aim in aims] == [f"statement-{n}" for n in range(1, 17)]
    assert [len(one.aims) for one in outcomes] == [4, 4, 4, 4]
    assert (aims[0].title, aims[-1].title) == (
        "Have the best start in life",
        "Talk to staff who are experienced and caring",
    )


def test_every_number_is_the_reports_or_marked_as_made_up() -> None:
    """Four numbers are printed in the report; one of them is only what it can be at least."""
    rows = [row for row in project().observations if row.status is not Status.ILLUSTRATIVE]
    told = {(row.indicator, str(row.period), str(row.value), str(row.status)) for row in rows}
    assert told == {
        ("looked-after", "2017/18 Q4", "690", "final"),
        ("looked-after", "2018/19 Q2", "764", "final"),
        ("camhs-twelve-weeks", "2018/19 Q3", "25", "final"),
        ("camhs-access", "2018/19", "32", "estimated"),
    }


def test_the_made_up_numbers_come_out_of_their_script_again() -> None:
    """The same input gives the same bytes."""
    file = ROOT / "data" / PLAN / "observations" / "illustrative.csv"
    before = file.read_bytes()
    subprocess.run([sys.executable, str(ROOT / "data" / PLAN / "illustrative" / "make.py")], check=True)
    assert file.read_bytes() == before
    with file.open(encoding="utf-8", newline="") as lines:
        assert {row["status"] for row in csv.DictReader(lines)} == {"illustrative"}


@pytest.mark.parametrize("name", ["2018-19-q2", "2018-19-q4"])
def test_looked_after_children_continue_to_rise(name: str) -> None:
    """From 690 at the beginning of April to 764: getting worse, and among what needs the Board."""
    found = book(name)
    answer = found.assessments["looked-after", "oxfordshire"][Question.DIRECTION]
    assert (answer.answer, answer.value, answer.margin) == (Answer.WORSENING, Fraction(764), Fraction(-74))
    card = report_card(found, "looked-after", found.top)
    assert card.lead.replace(NBSP, " ") == "764 in 2018/19 Q2, up from 690 in 2017/18 Q4."
    board = dashboard(found, found.top)
    assert any("Looked after" in one.title for one in board.needs.lines)


def test_its_caveats_stand_on_its_card() -> None:
    """Historically low, fewer leaving care, higher than similar authorities and lower than the national average."""
    told = " ".join(
        part.markdown
        for part in report_card(book("2018-19-q4"), "looked-after", book("2018-19-q4").top).narrative.parts
    )
    for words in (
        "historically low",
        "drop in the number of children leaving",
        "higher than similar",
        "lower than the national",
    ):
        assert words in told


def test_a_quarter_seen_within_twelve_weeks_is_still_a_challenge() -> None:
    """25 % on its card, and an open challenge of the last meeting that the Board sees again."""
    found = book("2018-19-q4")
    assert f"25{NBSP}%" in report_card(found, "camhs-twelve-weeks", found.top).lead
    before = dashboard(found, found.top).requests
    assert before
    asked = [line for line in (*before.lines, *before.further) if "within 12 weeks" in line.text]
    assert [(line.kind, line.fate.word) for line in asked] == [("challenge", "Open")]


def test_the_access_target_is_met() -> None:
    """Green at the very least it can be, which is marked as an estimate."""
    found = book("2018-19-q4")
    rated = found.assessments["camhs-access", "oxfordshire"][Question.THRESHOLD]
    assert (rated.answer, rated.value) == (Answer.GREEN, Fraction(32))
    row = next(r for g in dashboard(found, found.top).groups for r in g.rows if r.indicator == "camhs-access")
    assert "estimated" in row.latest_note


def test_six_day_placements_are_said_to_be_low_and_given_no_number() -> None:
    """In the story and in the challenge, word for word; the answers say that the number is late."""
    found = book("2018-19-q4")
    card = report_card(found, "six-day-placement", found.top)
    assert "within the 6-day limit remains low" in card.narrative.parts[0].markdown
    assert {answer.word for answer in card.answers} == {"Late"}
    before = dashboard(found, found.top).requests
    assert before
    assert any("6-day limit remains low" in line.text for line in (*before.lines, *before.further))


def test_be_safe_reports_in_words_and_be_supported_is_tested_through_the_others() -> None:
    """Neither invents a number, and both have rows that say how they stand."""
    groups = {one.title: one for one in dashboard(book("2018-19-q4"), book("2018-19-q4").top).groups}
    (safe,) = (row for row in groups["Be Safe: Domestic abuse"].rows if row.indicator == "domestic-abuse-pathway")
    assert safe.told.startswith("No update has come for this round. The last, for quarter 1 of 2018/19,")
    supported = groups["Be Supported"]
    assert supported.tested.startswith(
        "Tested through the indicators and actions of Be Successful, Be Happy and Healthy and Be Safe."
    )
    assert [row.indicator for row in supported.rows] == ["young-peoples-survey"]


def test_one_priority_is_looked_at_in_depth_at_each_meeting() -> None:
    """As the timetable of Annex 2 has them; one meeting of the five is in public."""
    plan = project().plan
    depths = [one.in_depth for one in plan.rounds]
    assert depths == ["be-successful", "be-healthy", "be-safe", "be-supported", "be-successful"]
    months = [f"{one.meeting:%B %Y}" for one in plan.rounds[:3]]
    assert months == [plan.outcome_named(name).timetable for name in depths[:3]]
    assert [len(board.in_public) for board in plan.boards] == [1]


def test_words_that_ask_for_a_movement_name_no_number() -> None:
    """Increase, reduce and monitor are the plan's own words, and no target is invented beside them."""
    free = {Word.INCREASE, Word.REDUCE, Word.MONITOR}
    for rule in project().rules.values():
        for one in rule.newest.trajectory.targets:
            assert one.aim.numeric is (one.aim.word not in free)
