"""A round as sheets: what stands in which column, and that only what is protected and printed does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from oba.compose.sheets.about import about_sheet
from oba.compose.sheets.answers import answer_sheet
from oba.compose.sheets.numbers import number_sheet
from oba.compose.sheets.registers import drafted, register_sheets
from oba.compose.sheets.result_book import result_book
from oba.compose.sheets.sheet import ResultCell, ResultNumber, ResultSheet
from oba.domain.book import Book
from oba.domain.citation import CitedRule
from oba.domain.evidence import Figure, Reason, Status
from oba.domain.finding import Finding, Question, Rating
from oba.domain.group import Group
from oba.domain.plan import Board
from oba.domain.registers import Decision, Registers, Return
from oba.words import column_head
from tests.build import INDICATOR, KNOWN, TOP, WHERE, figure, n, outstanding, series, target, year
from tests.compose_pages.full import full
from tests.compose_pages.full_rules import ADMISSIONS, NEET, NORTH, OBESITY
from tests.written import assessment, book, registers

KEY = (INDICATOR, TOP)
Line = dict[str, ResultCell]


def lines(sheet: ResultSheet) -> list[Line]:
    """The rows of a sheet as cells by heading."""
    return [dict(zip([head.text for head in sheet.heads], row, strict=True)) for row in sheet.rows]


def with_figures(*figures: Figure, of: Book | None = None) -> Book:
    """The round with other numbers for the county."""
    one = of or book()
    own = replace(one.series[KEY], figures={each.period: each for each in figures})
    return replace(one, series={**one.series, KEY: own})


def test_one_row_an_indicator_and_place() -> None:
    """The number judged, its period and target, five answers, the margin, and where all of it comes from."""
    (line,) = lines(answer_sheet(book()))
    assert {head: cell for head, cell in line.items() if cell not in ("", None)} == {
        "Indicator": INDICATOR,
        "Title": line["Title"],
        "Place": "Oxfordshire",
        "Period": "2009/10",
        "Number": ResultNumber(n("4.3"), 1),
        "Unit": "%",
        "Target": "at most 4.0",
        "Target for": "2009/10",
        "Good enough?": "amber",
        "Getting better?": "improving",
        "Turning?": "turned",
        "Get there?": "behind",
        "Compare?": "better",
        "Margin": ResultNumber(n("-0.3"), 1),
        "Outcome": line["Outcome"],
        "Rule version": "2009/10",
    }


def test_a_reason_stands_where_an_answer_would() -> None:
    """Of a number that is missing the reason is told beside it, and under every question."""
    gone = Figure(period=year(2009), reason=Reason.SUPPRESSED, published=KNOWN)
    found = assessment()
    missing = {
        question: replace(one, answer=None, reason=Reason.SUPPRESSED) for question, one in found.findings.items()
    }
    (line,) = lines(answer_sheet(replace(book(), assessments={KEY: replace(found, judged=gone, findings=missing)})))
    assert (line["Number"], line["Why none"]) == (None, "suppressed")
    assert {line[column_head(question)] for question in Question} == {"suppressed"}


def test_a_target_not_yet_due_is_told_with_its_period() -> None:
    """As on the dashboard: a cell is empty only where there is none."""
    found, wanted = assessment(), target(year(2010), "at most 3.6")

    def targets(detail: Rating, says: str = "") -> tuple[ResultCell, ResultCell]:
        rated = Finding(question=Question.THRESHOLD, reason=Reason.NOT_YET_DUE, target=says, detail=detail)
        now = replace(found, findings={**found.findings, Question.THRESHOLD: rated})
        (line,) = lines(answer_sheet(replace(book(), assessments={KEY: now})))
        return line["Target"], line["Target for"]

    assert targets(Rating(target=wanted)) == ("at most 3.6", "2010/11")
    assert targets(Rating()) == ("", "")
    assert targets(Rating(edge=n("5.5")), "5.5") == ("5.5", "")


def test_without_any_number_a_row_still_says_why() -> None:
    """The top place always has a row; without a period its cells for the number are empty."""
    (line,) = lines(answer_sheet(replace(book(), assessments={KEY: replace(assessment(), judged=None)})))
    assert (line["Period"], line["Number"], line["Why none"], line["Source rows"]) == ("", None, "", "")


def test_what_is_late_and_what_is_made_up_is_marked() -> None:
    """A word in a column that is empty otherwise, so that a reader can filter by it."""
    late = replace(assessment(), outstanding=(outstanding(year(2010), TOP),))
    (line,) = lines(answer_sheet(replace(book(), assessments={KEY: late}, illustrative=frozenset({KEY}))))
    assert (line["Late"], line["Illustrative"]) == ("yes", "yes")


def test_the_first_three_rows_are_named() -> None:
    """Of a number added up from many rows no cell holds them all."""
    cites = tuple(CitedRule(key=f"row {at}", file="a.csv", line=at) for at in (2, 3, 2, 4, 5, 6))
    judged = assessment().judged
    assert judged
    found = replace(assessment(), judged=replace(judged, cites=cites))
    (line,) = lines(answer_sheet(replace(book(), assessments={KEY: found})))
    assert line["Source rows"] == "row 2; row 3; row 4 and 2 more"


def test_answers_follow_the_plan_and_leave_out_what_has_no_card() -> None:
    """An area without a number of its own has no row; the order is that of rules and places."""
    found = [(line["Indicator"], line["Place"]) for line in lines(answer_sheet(full()))]
    assert [one for one in found if one[0] == ADMISSIONS] == [(ADMISSIONS, "Oxfordshire")]
    assert [place for name, place in found if name == NEET] == [
        "Oxfordshire",
        "Northern Oxfordshire",
        "Southern Oxfordshire",
    ]


def test_a_number_is_as_printed() -> None:
    """No decimal beyond those of the measure leaves the program, and counts only those they need."""
    one = replace(figure(year(2009), "1 of 3"), numerator=n("634.5"), denominator=n("14744"))
    (line,) = [line for line in lines(number_sheet(with_figures(one))) if line["Place"] == "Oxfordshire"]
    assert line["Number"] == ResultNumber(n("33.3"), 1)
    assert isinstance(line["Number"], ResultNumber)
    assert line["Number"].text == "33.3"
    assert (line["Numerator"], line["Denominator"]) == (ResultNumber(n("634.5"), 1), ResultNumber(n("14744"), 0))


def test_a_withheld_number_stands_nowhere() -> None:
    """Neither it nor its counts; its reason does."""
    line = next(
        line for line in lines(number_sheet(full())) if line["Indicator"] == OBESITY and line["Place"] != "Oxfordshire"
    )
    assert (line["Number"], line["Numerator"], line["Denominator"], line["Why none"]) == (
        None,
        None,
        None,
        "suppressed",
    )


def test_counts_stand_beside_a_places_own_numbers_only() -> None:
    """A comparator's, as on a card, do not; it is there all the same."""
    england = {(INDICATOR, "england"): series({year(2009): "620 of 10000"}, "england")}
    found = lines(number_sheet(replace(book(), series={**book().series, **england})))
    (line,) = [line for line in found if line["Place"] == "England"]
    assert (line["Number"], line["Numerator"]) == (ResultNumber(n("6.2"), 1), None)


def test_a_place_that_others_are_compared_with_stands_once() -> None:
    """The county may be what its areas are held against."""
    found = assessment()
    beside = replace(found.version, comparators=replace(found.version.comparators, places=(TOP,)))
    one = replace(book(), assessments={KEY: replace(found, version=beside)})
    periods = [line["Period"] for line in lines(number_sheet(one))]
    assert len(periods) == len(set(periods)) == len(book().series[KEY].figures)


def test_numbers_stand_in_order_of_time() -> None:
    """Whatever the order in which they were sent."""
    found = lines(number_sheet(with_figures(figure(year(2009), "4.3"), figure(year(2007), "6.0"))))
    assert [line["Period"] for line in found if line["Place"] == "Oxfordshire"] == ["2007/08", "2009/10"]


def test_groups_parts_and_whole_years_are_told_apart() -> None:
    """Each in a row of its own with the name of the group; a declared one with its label, without its counts."""
    own = book().series[KEY]
    its = replace(
        own,
        figures={year(2009): figure(year(2009), "4.3")},
        years={year(2008): figure(year(2008), "5.0")},
        parts={"fsm": {year(2009): figure(year(2009), "9.1")}},
        groups={"girls": series({year(2009): "21 of 500"}), "boys": series({year(2009): "22 of 500"})},
    )
    girls = Group(id="girls", label="Girls", kind="sex")
    unsent = Group(id="travellers", label="Travellers", kind="ethnicity")
    one = replace(book(), series={**book().series, KEY: its}, plan=replace(book().plan, groups=(girls, unsent)))
    found = [line for line in lines(number_sheet(one)) if line["Place"] == "Oxfordshire"]
    assert [line["Group"] for line in found] == ["", "whole year", "fsm", "Girls"]
    assert found[-1]["Numerator"] is None


def test_what_is_special_about_a_number_is_noted() -> None:
    """Rounded counts, a sum and what it covers, the sender's own note; a sum has no source of its own."""
    one = replace(
        figure(year(2009), "4.3"), rounding=n("5"), coverage=n("0.92"), rolled_up=("northern", "southern"),
        note="New form.", source="sum of 2 parts", status=Status.PROVISIONAL,
    )  # fmt: skip
    (line,) = [line for line in lines(number_sheet(with_figures(one))) if line["Place"] == "Oxfordshire"]
    assert line["Note"] == (
        "added up from 2 places; covers 92 % of the denominator; "
        "counts are rounded and may each be 5 more or fewer; New form"
    )
    assert (line["Status"], line["Published"], line["Source"]) == ("provisional", KNOWN, "")


def test_a_number_of_few_says_so() -> None:
    """Its note has the u and what it means; that of a number of 20 has none."""
    for counts, note in (("6 of 19", "u: of fewer than 20"), ("6 of 20", "")):
        (line,) = [one for one in lines(number_sheet(with_figures(figure(year(2009), counts)))) if one["Numerator"]]
        assert line["Note"] == note


def test_a_sum_that_waits_for_a_part_says_so() -> None:
    """What is late is told instead of what is not collected."""
    part = replace(figure(year(2010), Reason.NOT_COLLECTED), complete=False)
    waits = replace(assessment(), outstanding=(outstanding(year(2010), "northern"),))
    one = replace(with_figures(part), assessments={KEY: waits})
    (line,) = [line for line in lines(number_sheet(one)) if line["Place"] == "Oxfordshire"]
    assert line["Why none"] == "late"


def test_a_place_without_numbers_has_none() -> None:
    """Nothing is made up where there is no series."""
    assert number_sheet(replace(book(), series={})).rows == ()
    alone = number_sheet(replace(book(), series={KEY: book().series[KEY]}))
    assert {line["Place"] for line in lines(alone)} == {"Oxfordshire"}


def test_each_register_with_a_row_is_a_sheet() -> None:
    """Days stay days, numbers numbers, several words are joined as in the file; an empty register has no sheet."""
    found = {sheet.title: lines(sheet) for sheet in register_sheets(full())}
    assert list(found) == ["Actions", "Milestones", "Risks", "Decisions", "Schedule", "Resources"]
    assert (found["Actions"][0]["Due"], found["Actions"][0]["Illustrative"]) == (date(2010, 9, 30), "")
    assert found["Resources"][0]["Million"] == ResultNumber(n("504"), 0)
    assert found["Risks"][0]["Indicators"] == NEET
    assert found["Milestones"][0]["Due"] is None


def test_decisions_and_returns_are_sheets_too() -> None:
    """What was asked, of whom, by when; who owes what, within how many days."""
    decision = Decision(
        id="d1", known=KNOWN, where=WHERE, illustrative=True, meeting=KNOWN, body="trust-board", kind="request",
        text="Say why", indicator=NEET, action="", who="Head of 14-19", by=None, status="open", answer="",
    )  # fmt: skip
    owed = Return(
        id="r1", known=KNOWN, where=WHERE, indicator=NEET, topic="", sender="Connexions", places=(NORTH, TOP), days=45,
        received=None,
    )  # fmt: skip
    one = replace(book(), registers=Registers(decisions=(decision,), returns=(owed,)))
    found = {sheet.title: lines(sheet)[0] for sheet in register_sheets(one)}
    assert (found["Decisions"]["Meeting"], found["Decisions"]["Illustrative"]) == (KNOWN, "yes")
    assert (found["Returns"]["Places"], found["Returns"]["Days"]) == (f"{NORTH}; {TOP}", ResultNumber(n("45"), 0))
    assert {name for name, so in drafted(one).items() if so} == {"decisions"}


def test_what_a_workbook_is_stands_in_it() -> None:
    """Plan, round, cut-off and meeting, how to read it, and whose numbers they are."""
    found = [(line["What"], line["Says"]) for line in lines(about_sheet(full()))]
    assert ("Data known at", date(2010, 10, 15)) in found
    assert ("Meeting of Trust", date(2010, 11, 10)) in found
    assert ("About this round", "Made up, to show how a round works.") in found
    assert {"How to read this", "Sources and licences", "Illustrative", "Assumption"} <= {what for what, _ in found}


def test_each_boards_meeting_is_named() -> None:
    """Where a plan has boards, with the day of each."""
    boards = (Board(id="trust", name="Trust Board"),)
    one = replace(book(), plan=replace(book().plan, boards=boards))
    one = replace(one, round=replace(one.round, meetings=(("trust", date(2010, 11, 24)),)))
    found = [(line["What"], line["Says"]) for line in lines(about_sheet(one))]
    assert ("Meeting of Trust Board", date(2010, 11, 24)) in found
    assert "Meeting" not in [what for what, _ in found]


def test_where_nothing_is_made_up_nothing_says_so() -> None:
    """No mark on the pages, no line in the sheet."""
    plain = replace(book(), illustrative=frozenset(), registers=Registers())
    assert result_book(plain).mark == ""
    assert "Illustrative" not in [line["What"] for line in lines(about_sheet(plain))]


@pytest.mark.parametrize("what", ["numbers", "actions"])
def test_what_is_made_up_is_said_on_every_page(what: str) -> None:
    """Numbers and rows of registers, each by name."""
    kept = registers()
    drafts = replace(kept, actions=tuple(replace(action, illustrative=True) for action in kept.actions))
    one = replace(book(), illustrative=frozenset({KEY})) if what == "numbers" else replace(book(), registers=drafts)
    assert result_book(one).mark == f"Illustrative {what}"
    assert "Illustrative" in [line["What"] for line in lines(about_sheet(one))]


def test_the_whole_workbook() -> None:
    """Answers first, then numbers, what is kept in registers, and what all of it is; each row as wide as its heads."""
    one = result_book(full())
    titles = [sheet.title for sheet in one.sheets]
    kept = ["Actions", "Milestones", "Risks", "Decisions", "Schedule", "Resources"]
    assert titles == ["Answers", "Numbers", *kept, "About"]
    assert all(len(row) == len(sheet.heads) for sheet in one.sheets for row in sheet.rows)
    assert one.sheets[0].printed < len(one.sheets[0].heads)
