"""The answers as data: one row a finding for spreadsheets, whole traces for programs."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from oba.compose.results import COLUMNS, result_csv, result_json, result_rows
from oba.domain.assessment import Assessment
from oba.domain.book import Book
from oba.domain.chance import Chance
from oba.domain.citation import CitedRule
from oba.domain.evidence import Reason
from oba.domain.finding import Finding, Question
from tests.build import INDICATOR, TOP, WHERE, n, outstanding, rule, year
from tests.written import assessment, book, step, unknown

KEY = (INDICATOR, TOP)
ROW = CitedRule(key="ni-117, oxfordshire, 2009/10", file="data/plan/observations/a.csv", line=14)
FORMULA_SIGNS = ("=", "+", "-", "@", "\t")
# What the reader lets through: it refuses a lone carriage return.
WRITTEN = st.text(st.characters(exclude_characters="\r", exclude_categories=["Cs"]), max_size=40)


def with_finding(finding: Finding) -> Book:
    """The round with another finding for one question."""
    found = replace(assessment(), findings={**assessment().findings, finding.question: finding})
    return replace(book(), assessments={KEY: found})


def parsed(text: str) -> list[dict[str, str]]:
    """The rows of the table as a spreadsheet would read them."""
    return list(csv.DictReader(io.StringIO(text)))


def row_of(finding: Finding) -> dict[str, str]:
    """The row of one finding."""
    (row,) = [row for row in parsed(result_csv(with_finding(finding))) if row["question"] == finding.question]
    return row


def test_every_question_is_a_row() -> None:
    """A header, then five rows in the order of the questions, whole from the first cell to the last."""
    rows = parsed(result_csv(book()))
    assert tuple(rows[0]) == COLUMNS
    assert [row["question"] for row in rows] == [str(question) for question in Question]
    assert rows[1] == {
        "indicator": "ni-117",
        "place": "oxfordshire",
        "period": "2009/10",
        "question": "threshold",
        "answer": "amber",
        "reason": "",
        "value": "4.3",
        "target": "at most 4.0",
        "margin": "-0.3",
        "rule version": "2009/10",
        "because": " ".join(step.says for step in assessment()[Question.THRESHOLD].steps),
        "published verdict": "",
        "group": "",
    }


def test_a_question_without_answer_has_its_reason() -> None:
    """The answer is empty, the reason is not, and no number is made up."""
    row = row_of(unknown(Question.THRESHOLD, Reason.SUPPRESSED))
    assert (row["answer"], row["reason"], row["value"], row["margin"]) == ("", "suppressed", "", "")


def test_numbers_are_for_machines() -> None:
    """An ASCII minus, the measure's decimals, no thousands separator, and no quoting mark before a negative number."""
    finding = replace(assessment()[Question.THRESHOLD], value=n("-12345.678"), margin=Fraction(-1, 3))
    row = row_of(finding)
    assert (row["value"], row["margin"]) == ("-12345.7", "-0.3")


def test_nothing_printed_is_minus_nothing() -> None:
    """A number that rounds to nothing has no sign."""
    row = row_of(replace(assessment()[Question.THRESHOLD], value=n("-0.04"), margin=n("0.04")))
    assert (row["value"], row["margin"]) == ("0.0", "0.0")


@pytest.mark.parametrize("start", FORMULA_SIGNS)
def test_text_is_never_a_formula(start: str) -> None:
    """What a spreadsheet would run is quoted, wherever text of people stands."""
    said = f"{start}cmd|' /C calc'!A0"
    finding = replace(assessment()[Question.THRESHOLD], target=said, steps=(step(said),))
    row = row_of(finding)
    assert (row["target"], row["because"]) == (f"'{said}", f"'{said}")


@given(WRITTEN)
@example("+0")
@example("-1,000")
def test_no_text_begins_as_a_formula(said: str) -> None:
    """Whatever people write, no cell begins with a sign that starts a formula, unless it is a plain number."""
    rows = result_rows(with_finding(replace(assessment()[Question.THRESHOLD], target=said, steps=(step(said),))))
    for cell in (cell for row in rows for cell in row if cell.startswith(FORMULA_SIGNS)):
        assert cell[0] in "+-"
        float(cell.replace(",", ""))


@given(WRITTEN)
def test_the_table_can_be_read_back(said: str) -> None:
    """Commas, quotes and line ends in a text leave every row with its twelve cells."""
    book = with_finding(replace(assessment()[Question.THRESHOLD], steps=(step(said),)))
    read = list(csv.reader(io.StringIO(result_csv(book), newline="")))
    assert {len(row) for row in read} == {len(COLUMNS)}
    assert [tuple(row) for row in read[1:]] == list(result_rows(book))


def test_only_documented_places_in_the_plans_order() -> None:
    """Rows follow the rules of the plan, then its places from the top; a pair without answers has none."""
    north = replace(assessment(), place="northern")
    both = replace(book(), assessments={(INDICATOR, "northern"): north, KEY: assessment()})
    assert [row[1] for row in result_rows(both)] == [TOP] * 5 + ["northern"] * 5
    assert result_rows(replace(book(), assessments={})) == ()


def tree(one: Book) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """The answers as JSON reads them."""
    return json.loads(result_json(one))


def test_the_whole_trace_is_there() -> None:
    """The JSON says of which round it is, which row is judged, and on which keys each step rests, each once."""
    judged = assessment().judged
    assert judged
    finding = replace(assessment()[Question.THRESHOLD], steps=(replace(step("One."), cites=(ROW, WHERE, ROW)),))
    found: Assessment = replace(assessment(), judged=replace(judged, cites=(ROW,), rolled_up=("northern",)))
    found = replace(found, findings={**found.findings, Question.THRESHOLD: finding})
    read = tree(replace(book(), assessments={KEY: found}))
    assert (read["plan"], read["round"], read["cut_off"]) == ("cypp-2010-13", "2010-11-q2", "2010-10-15")
    (one,) = read["assessments"]
    assert one["judged"]["cites"] == [ROW.key]
    assert one["judged"]["rolled up from"] == ["northern"]
    assert one["rule"] == {"version": "2009/10", "key": WHERE.key, "sha256": rule().digest}
    assert one["findings"][1]["because"] == [
        {"says": "One.", "values": [], "formulas": [], "cites": [ROW.key, WHERE.key]}
    ]


def test_the_tests_behind_an_answer_are_there() -> None:
    """How often each would signal by chance, whether it did, and a method's word where one was asked for."""
    made = (Chance(of=Fraction(6, 1000), signal=True), Chance(of=Fraction(5, 100), signal=False))
    finding = replace(assessment()[Question.THRESHOLD], chances=made, verdict="similar")
    (one,) = tree(with_finding(finding))["assessments"]
    assert one["findings"][1]["tests"] == [
        {"by chance": "0.006", "signal": True},
        {"by chance": "0.050", "signal": False},
    ]
    assert one["findings"][1]["verdict"] == "similar"
    assert (one["findings"][0]["tests"], one["findings"][0]["verdict"]) == ([], "")


def test_table_and_tree_agree() -> None:
    """Whatever stands in both stands there in the same words."""
    (one,) = tree(book())["assessments"]
    for row, finding in zip(parsed(result_csv(book())), one["findings"], strict=True):
        assert all(finding[name] == row[name] for name in ("question", "answer", "reason", "value", "margin"))


def test_a_publishers_verdict_stands_in_the_row_of_its_question() -> None:
    """With who says it; the number judged has all of them in the tree, those of no question too."""
    whole = book()
    before = whole.assessments[INDICATOR, TOP]
    assert before.judged
    judged = replace(before.judged, verdict="Increasing and getting worse; Not compared", verdict_by="Fingertips")
    said = replace(whole, assessments={(INDICATOR, TOP): replace(before, judged=judged)})
    found = {row["question"]: row["published verdict"] for row in parsed(result_csv(said)) if row["place"] == TOP}
    assert {question for question, verdict in found.items() if verdict} == {"direction"}
    assert found["direction"] == "Increasing and getting worse (Fingertips)"
    sent = {"says": ["Increasing and getting worse", "Not compared"], "by": "Fingertips"}
    assert tree(said)["assessments"][0]["judged"]["published verdict"] == sent
    nothing = replace(whole, assessments={(INDICATOR, TOP): replace(before, judged=None)})
    assert {row["published verdict"] for row in parsed(result_csv(nothing))} == {""}


def test_what_is_not_known_is_empty() -> None:
    """Without any number there is no judged figure and no period."""
    found = replace(
        assessment(),
        judged=None,
        findings={q: unknown(q, Reason.NOT_COLLECTED) for q in Question},
        outstanding=(outstanding(year(2010), come="0.66"),),
    )
    nothing = replace(book(), assessments={KEY: found})
    assert tree(nothing)["assessments"][0]["judged"] is None
    assert tree(nothing)["assessments"][0]["outstanding"] == [
        {"period": "2010/11", "due": "2011-06-29", "absent": {"oxfordshire": "late"}, "come": "0.66"},
    ]
    assert {row["period"] for row in parsed(result_csv(nothing))} == {""}


def test_what_no_approved_rule_judged_names_no_version() -> None:
    """A draft judges nothing, so that no row claims it did."""
    found = replace(assessment(), version=assessment().version.outline)
    draft = replace(book(), assessments={KEY: found})
    assert {row["rule version"] for row in parsed(result_csv(draft))} == {""}
    assert json.loads(result_json(draft))["assessments"][0]["rule"]["version"] == ""
