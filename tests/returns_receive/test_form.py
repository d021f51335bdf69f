"""Workbooks that `oba returns` wrote, sent back: recognised by their marks, and read by their hidden columns."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from oba.read.project import Project, read_project
from oba.returns.files.excel import read_excel
from oba.returns.form import COLUMNS, IDENTIFIERS, PLAN, ROUND, SENDER, SENT, SENT_ALREADY, SHOWN
from oba.returns.form_reading import form_reading, marks_of
from oba.returns.reading import Reading
from tests.returns_receive.desk import MARKS, OBSERVATIONS, RETURNS, Said, filled_form, lay_out, receive, written

DAY = date(2010, 10, 5)
SOUTH = {"indicator": "ni-1", "place": "south", "period": "2009/10", "group": None}
COUNTS = {**SOUTH, "numerator": 30, "denominator": 600, "status": "final", "note": "as agreed"}


@pytest.fixture(autouse=True)
def at_the_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test sits at a desk of its own, where Connexions owes a number."""
    lay_out(tmp_path)
    (tmp_path / "data/demo/returns.csv").write_text(RETURNS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


def plan() -> Project:
    """The plan on the desk."""
    found, _ = read_project(Path("rules"), Path("data"), "demo", Path())
    assert found is not None
    return found


def read(*lines: Mapping[str, object], known: date | str | None = DAY, percent: bool = False) -> Reading:
    """The reading of a form with some lines."""
    workbook, unread = read_excel(Path(filled_form(*lines, known=known, percent=percent)).read_bytes(), "back.xlsx")
    assert workbook is not None, unread
    found = form_reading(workbook, plan())
    assert found is not None
    return found


def test_every_column_is_shown_sent_or_hidden() -> None:
    """No heading and no field stands twice; only what is sent can be written in."""
    assert (*SHOWN, *SENT, *IDENTIFIERS) == COLUMNS
    assert len({one.heading.lower() for one in COLUMNS}) == len({one.field for one in COLUMNS}) == len(COLUMNS)
    assert [one for one in COLUMNS if not one.locked] == list(SENT)
    assert [one for one in COLUMNS if one.hidden] == list(IDENTIFIERS)
    assert {one.field for one in COLUMNS if one.choices} == {"missing", "status"}


def test_a_number_is_read_with_its_cells() -> None:
    """Which number it is comes from the hidden columns, its day from above the table."""
    row = read(COUNTS).rows[0]
    assert dict(row.fields) == {
        "indicator": "ni-1", "place": "south", "period": "2009/10", "numerator": "30", "denominator": "600",
        "status": "final", "note": "as agreed", "published": "2010-10-05",
    }  # fmt: skip
    assert (row.sheet, row.cells["numerator"], row.cells["published"]) == ("Numbers", "F6", "B3")


@pytest.mark.parametrize(
    ("value", "percent", "text"),
    [(4.3, False, "4.3"), (0.043, True, "4.3"), ("4.3 %", False, "4.3"), ("1,200", False, "1,200"), (0, False, "0")],
)
def test_a_value_is_what_is_shown(value: object, percent: bool, text: str) -> None:  # noqa: FBT001  (a case)
    """A percentage is the number before its sign, whether the cell or the sender has written the sign."""
    assert read({**SOUTH, "value": value}, percent=percent).rows[0].fields["value"] == text


@pytest.mark.parametrize(("word", "sign"), [("not available", "x"), ("Nothing to count", "z"), ("c", "c")])
def test_a_reason_is_a_word_of_the_list(word: str, sign: str) -> None:
    """In the words of the list, or as the shorthand itself."""
    assert read({**SOUTH, "missing": word}).rows[0].fields["missing"] == sign


def test_an_empty_line_is_still_awaited_and_named() -> None:
    """Neither a row nor a mistake; a note alone says when its number comes; what was sent already is not empty."""
    sent = {**SOUTH, "last": f"{SENT_ALREADY}: 30 of 600"}
    found = read(
        SOUTH, {**SOUTH, "note": "next week", "status": "final"}, sent, {**sent, "note": "will be revised"}, {}
    )
    assert (found.rows, found.refused, found.unplaced) == ((), (), ())
    name = "ni-1: Pupils who are obese, The south, 2009/10"
    assert [(one.cell, one.seen, one.why) for one in found.skipped] == [
        ("N7", name, "still awaited: next week"),
        ("N9", name, "noted: will be revised"),
        ("", "", f"one line was left empty: {name} (row 6)"),
    ]
    many = read(*[SOUTH] * 14).skipped[0].why
    assert many.startswith("14 lines were left empty: ")
    assert many.endswith("(row 17); 2 more")
    assert name in many


SHOWS = {"indicator_title": "ni-1: As it was titled once", "place_name": "The South", "period_label": "2009-10"}


def test_a_line_that_shows_what_its_hidden_columns_name_is_read() -> None:
    """Whatever the indicator is titled by now and however the period is written; a line may also show nothing."""
    assert len(read({**COUNTS, **SHOWS}, COUNTS).rows) == 2
    strange = {**COUNTS, **SHOWS, "place_name": "Elsewhere", "place": "moon"}
    found = read(strange, {**COUNTS, **SHOWS, "indicator": "ni-0"})
    assert (len(found.rows), found.refused) == (2, ())


@pytest.mark.parametrize(
    ("field", "text", "cell", "said"),
    [
        ("indicator_title", "ni-2: Another", "A6", "ni-1: Pupils who are obese"),
        ("place_name", "The north", "B6", "The south"),
        ("period_label", "2008/09", "C6", "2009/10"),
        ("period_label", date(2009, 10, 1), "C6", "2009/10"),
        ("group_label", "Girls", "D6", "everyone"),
        ("place_name", None, "A6", "The south"),
    ],
)
def test_a_line_that_shows_another_number_than_its_hidden_columns_name_is_refused(
    field: str, text: object, cell: str, said: str
) -> None:
    """As lines are that were sorted without them: read so, each number would stand at another's place."""
    found = read({**COUNTS, **SHOWS, field: text}, {**COUNTS, **SHOWS})
    assert (len(found.rows), [one.cell for one in found.refused]) == (1, [cell])
    assert found.refused[0].why.startswith(f"its hidden columns say {said}: the line was moved or sorted without")


def test_what_is_no_number_is_refused_with_its_cell() -> None:
    """The line is not read in part: half a number is none."""
    found = read({**COUNTS, "numerator": "about 30"}, {**SOUTH, "missing": "holiday"}, {**COUNTS, "numerator": True})
    assert found.rows == ()
    assert [(one.cell, one.seen) for one in found.refused] == [("F6", "about 30"), ("L7", "holiday"), ("F8", "True")]


def test_a_line_that_was_not_asked_for_has_no_place() -> None:
    """A line that the sender added says nowhere which number it is."""
    found = read({"indicator_title": "Another", "value": 5})
    assert [(one.cell, one.seen) for one in found.unplaced] == [("H6", "5")]


def test_a_day_that_is_none_is_refused() -> None:
    """The rows wait for their day."""
    found = read(COUNTS, known="last week")
    assert [(one.cell, one.seen) for one in found.refused] == [("B3", "last week")]
    assert "published" not in found.rows[0].fields
    assert "published" not in read(COUNTS, known=None).rows[0].fields


@pytest.mark.parametrize("text", ["5/10/2010", "05.10.2010", "5 October 2010", "2010-10-05"])
def test_a_day_may_be_typed_as_text(text: str) -> None:
    """With the day before the month, as the workbook asks for it."""
    found = read(COUNTS, known=text)
    assert (found.rows[0].fields["published"], found.refused) == ("2010-10-05", ())


def test_columns_are_found_by_their_headings() -> None:
    """Where a column that may be left out is, the others are read all the same."""
    path = Path(filled_form(COUNTS, known=DAY))
    workbook, _ = read_excel(path.read_bytes(), "back.xlsx")
    assert workbook is not None
    assert marks_of(workbook) == ("demo", "2010-11-q2", "connexions")


def back(*lines: Mapping[str, object], marks: Mapping[str, str] | None = None) -> Said:
    """Receive a form, and write what it says."""
    return receive(filled_form(*lines, known=DAY, marks=marks), "--write")


def test_a_form_comes_back_by_itself() -> None:
    """Its rows go into a file that is called by its sender, whom returns.csv names."""
    said = back(COUNTS)
    assert (said.err, said.status) == ("", 0)
    assert (
        "ni-1,south,2009/10,,30,600,,,,,,,final,2010-10-05,,,,,,Connexions,as agreed"
        in written()["2010-11-q2-connexions.csv"]
    )


STRAYS = {
    "plan": ({**MARKS, PLAN: "cypp"}, "back.xlsx is a return for cypp, round 2010-11-q2, not for demo."),
    "round": (
        {**MARKS, ROUND: "2010-11-q1"},
        "back.xlsx is a return for round 2010-11-q1, not for 2010-11-q2; to receive it into its own round say --round",
    ),
    "no round": ({**MARKS, ROUND: "2009-10-q1"}, "back.xlsx is a return for round 2009-10-q1, not for 2010-11-q2."),
    "sender": (
        {**MARKS, SENDER: "the-moon"},
        "back.xlsx is a return of the-moon, from whom returns.csv expects nothing; ask who filled it in.",
    ),
    "no sender": ({PLAN: "demo", ROUND: "2010-11-q2"}, "back.xlsx is a return of nobody, from whom returns.csv"),
}


@pytest.mark.parametrize("case", STRAYS)
def test_a_form_of_others_is_refused_in_a_line(case: str) -> None:
    """Of another plan, another round, another sender: nothing is read, and nothing written."""
    marks, words = STRAYS[case]
    said = back(COUNTS, marks=marks)
    assert said.err.startswith(words)
    assert said.err.endswith(" Nothing was read.\n")
    assert (said.out, said.status) == ("", 1)
    assert list(written()) == ["all.csv"]


def test_a_form_that_has_lost_its_table_is_refused() -> None:
    """The marks alone are no return."""
    filled_form(known=DAY)
    import openpyxl  # noqa: PLC0415

    book = openpyxl.load_workbook("back.xlsx")
    book["Numbers"].delete_rows(5)
    book.save("back.xlsx")
    said = receive("back.xlsx", "--write")
    assert "has lost its table: the headings or the hidden columns are gone" in said.err


def test_a_form_sent_twice_is_written_once() -> None:
    """The very file is said to have come; the same numbers saved anew are known; an old one is older or in conflict."""
    back(COUNTS)
    assert "was received before, into round 2010-11-q2" in receive("back.xlsx", "--write").err
    before = written()
    assert "2 rows: 2 the same" in back(COUNTS, COUNTS).out
    assert "1 conflict" in back({**COUNTS, "numerator": 29}).out
    assert written() == before
    assert (OBSERVATIONS / "2010-11-q2-connexions.csv").exists()


def test_a_form_that_only_says_when_its_numbers_come_is_done_with() -> None:
    """Nothing in it is open; what it says is told, and nothing is written."""
    said = back({**SOUTH, "note": "next week"})
    assert (said.err, said.status) == ("", 0)
    assert "still awaited: next week" in said.out
    assert list(written()) == ["all.csv"]
    assert "is not done with" in back({"indicator_title": "Another", "value": 5}).err
