"""A file that came in, in the words that a clerk reads."""

from __future__ import annotations

from oba.cli.receipt import cell_of, receipt_lines, summary
from oba.returns.comparison import ComparedRow, Relation
from oba.returns.reading import Asked, FoundRow, Reading, Remark
from oba.returns.receipt import Receipt
from oba.returns.understanding import Understanding
from tests.build import a_round

CELLS = [Remark(sheet="Q2", cell=f"F{n}", seen="tbc", why="still to come") for n in range(10, 16)]


def receipt(*rows: ComparedRow, reading: Reading | None = None, asked: tuple[Asked, ...] = ()) -> Receipt:
    """A file of some rows."""
    of = Understanding(reading=reading or Reading(file="a.xlsx"), questions={one.id: one for one in asked})
    return Receipt(file="a.xlsx", digest="", of=of, rows=rows)


def test_a_row_is_where_its_number_is() -> None:
    """The cells of its number, or of what is wrong with it; in a table of one sheet without the sheet's name."""
    found = FoundRow(sheet="Q2", cells={"period": "A1", "denominator": "C9", "numerator": "D9"}, fields={})
    assert cell_of(found) == "Q2!D9 C9"
    assert cell_of(found, "period") == "Q2!A1"
    assert cell_of(FoundRow(sheet="", cells={"place": "B7"}, fields={})) == "B7"
    assert cell_of(FoundRow(sheet="", cells={}, fields={})) == "?"


def test_every_refused_cell_is_named_and_few_of_those_left_out() -> None:
    """The same words are said once; what is left out by design needs no list of cells."""
    lines = list(
        receipt_lines(receipt(reading=Reading(file="a.xlsx", refused=(*CELLS,), skipped=(*CELLS,))), a_round())
    )
    assert "  Q2!F10, F11, F12, F13, F14, F15: 'tbc': still to come" in lines
    assert "  Q2!F10, F11, F12, F13, 2 more: 'tbc': still to come" in lines


def test_a_question_shows_what_to_type() -> None:
    """The answer of a careful analyst, quoted for the shell, or where the words go."""
    offered = Asked(id="all", sheet="Q2", cells="C2", question="All areas: county?", answer="All areas = county")
    unknown = Asked(id="day", sheet="", cells="", question="Which day?")
    lines = list(receipt_lines(receipt(asked=(offered, unknown)), a_round()))
    assert "  all: Q2!C2: All areas: county?" in lines
    assert "    A careful analyst would say: --answer 'all=All areas = county'" in lines
    assert lines[lines.index("  day: Which day?") + 1] == "    --answer day=..."


def test_a_remark_of_a_whole_sheet_names_the_sheet() -> None:
    """A sheet of a chart has no cells."""
    reading = Reading(file="a.xlsx", skipped=(Remark(sheet="Chart", cell="", seen="", why="no cells"),))
    assert "  Chart: no cells" in list(receipt_lines(receipt(reading=reading), a_round()))


def test_rows_without_a_place_are_counted_with_the_others() -> None:
    """Whether the reading or the plan has none for them."""
    found = FoundRow(sheet="", cells={}, fields={})
    row = ComparedRow(found=found, relation=Relation.UNPLACED)
    reading = Reading(file="a.xlsx", unplaced=(CELLS[0],), refused=(CELLS[1],))
    said = summary(receipt(row, reading=reading))
    assert said == "a.xlsx: 1 row: 2 cannot be placed, 1 cell refused."
    assert summary(receipt()) == "a.xlsx: 0 rows: nothing was found in it."
