"""Nothing that a round publishes beside a withheld number tells of it: no line, day, status, share or doubt."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from oba.answers import answer
from oba.compose.results import result_csv, result_json
from oba.compose.sheets.result_book import result_book
from oba.domain.book import Book
from oba.quarter import check, open_book
from tests.audit_clearance.withheld import FILES, HEAD, NORTH, SOUTH, WEST, sound, write_files

ROWS = "data/demo/observations/all.csv"
OF_NORTH = "ni-1, north, 2009/10, published 2010-06-01"  # the key of the number that is too small to print
REVISED = NORTH.replace("final,2010-06-01", "revised,2010-06-25").replace(",3,97", ",4,97")


def opened(root: Path, rows: str, **files: str) -> Book:
    """What the round's documents may speak of."""
    write_files(root, {**FILES, **files, ROWS: rows})
    project = sound(root)
    return open_book(project, check(project).proofs, project.plan.current_round)


def judged(book: Book, place: str) -> dict[str, Any]:
    """The number of a place as it stands in results.json."""
    every = json.loads(result_json(book))["assessments"]
    (found,) = (one["judged"] for one in every if (one["indicator"], one["place"]) == ("ni-1", place))
    assert isinstance(found, dict)
    return found


def told(book: Book) -> str:
    """All that stands in the files of answers."""
    return result_json(book) + result_csv(book) + repr(result_book(book))


def test_no_key_of_a_withheld_number_is_told(tmp_path: Path) -> None:
    """Neither at the number itself nor at the sum that it is part of; those of other numbers are."""
    book = opened(tmp_path, HEAD + NORTH + SOUTH + WEST)
    assert OF_NORTH not in told(book)
    assert judged(book, "north")["cites"] == []
    assert OF_NORTH in told(opened(tmp_path, HEAD + NORTH.replace(",3,", ",23,") + SOUTH + WEST))


def test_no_revision_of_a_withheld_number_is_told(tmp_path: Path) -> None:
    """Its status and its day are those of no row: the same files come out whether it was revised or not."""
    found = judged(opened(tmp_path, HEAD + NORTH + SOUTH + WEST + REVISED), "north")
    assert (found["reason"], found["status"], found["published"]) == ("suppressed", "", "")
    sheets = {sheet.title: sheet for sheet in result_book(opened(tmp_path, HEAD + NORTH + SOUTH + WEST)).sheets}
    heads = [head.text for head in sheets["Numbers"].heads]
    (row,) = (dict(zip(heads, row, strict=True)) for row in sheets["Numbers"].rows if row[2] == "North")
    assert (row["Status"], row["Published"]) == ("", None)


def test_no_share_is_told_where_a_number_is_withheld(tmp_path: Path) -> None:
    """80 % of the denominator would tell how many children there are in the area that lacks; that one lacks is said."""
    rule = "rules/demo/health/ni-1.yaml"
    partly = FILES[rule].replace("roll_up: sum", "roll_up: 'sum, at least 50 percent of denominator'")
    before = "".join(row.replace("2009/10", "2008/09").replace("2010-06", "2009-06") for row in (NORTH, SOUTH, WEST))
    hidden = told(opened(tmp_path, HEAD + before + NORTH + SOUTH, **{rule: partly}))
    shown = told(opened(tmp_path, (HEAD + before + NORTH + SOUTH).replace(",3,", ",23,"), **{rule: partly}))
    assert "63 %" in shown
    assert "63" not in hidden.replace("2063", "")
    assert "some of what it is made of is missing" in hidden


@pytest.mark.parametrize(("count", "doubted"), [("3", False), ("23", True)])
def test_no_doubt_about_a_withheld_number_is_told(tmp_path: Path, *, count: str, doubted: bool) -> None:
    """That both its counts are exactly last year's would tell them to whoever knows last year's."""
    rows = HEAD + "".join(
        (NORTH + SOUTH.replace(",30,", ",31,") + WEST.replace(",40,", ",41,"))
        .replace("2009/10", "2008/09")
        .replace("2010-06", "2009-06")
    )
    write_files(tmp_path, {**FILES, ROWS: (rows + NORTH + SOUTH + WEST).replace(",3,97", f",{count},97")})
    project = sound(tmp_path)
    book = answer(project, project.plan.current_round)
    assert book.assessments["ni-1", "county"].doubted is doubted
    assert book.assessments["ni-1", "north"].doubted is doubted
