"""Rows at the end of a file of observations: what stands stays, and what is added reads back as it was shown."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.read.data.observation_columns import COLUMNS
from oba.read.text.characters import on_one_line
from oba.returns.addition import ORDER, addition, file_name
from oba.returns.comparison import ComparedRow, Relation
from oba.returns.reading import FoundRow
from oba.words import harmless

TEXT = st.text(max_size=20)
FIELDS = st.fixed_dictionaries({"indicator": st.just("ni-1"), "note": TEXT, "source": TEXT, "value": st.just("-4.3")})


def rows(*each: dict[str, str]) -> list[tuple[str, ComparedRow]]:
    """Rows that are new, each from one file."""
    found = (FoundRow(sheet="", cells={}, fields=fields) for fields in each)
    return [("came.csv", ComparedRow(found=one, relation=Relation.NEW)) for one in found]


def test_every_column_of_observations_is_written() -> None:
    """A file that is begun has them all, so that any later row can go below."""
    assert sorted(ORDER) == sorted(COLUMNS.known)


@given(st.lists(FIELDS, min_size=1, max_size=4))
def test_what_is_written_reads_back(fields: list[dict[str, str]]) -> None:
    """Every text on its line, in its column, harmless; numbers as they were; the file named where no source is."""
    made = addition(Path("none"), "a", rows(*fields))
    read = list(csv.DictReader(StringIO(made.after.decode())))
    assert [one["note"] for one in read] == [harmless(on_one_line(one["note"])) for one in fields]
    assert [one["source"] for one in read] == [harmless(on_one_line(one["source"] or "came.csv")) for one in fields]
    assert {one["value"] for one in read} == {"-4.3"}
    assert made.after.count(b"\n") == len(fields) + 1
    assert list(made.lines) == list(range(2, len(fields) + 2))


@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
def test_what_stands_stays(end: str, tmp_path: Path) -> None:
    """Not a byte before the new lines is changed, and the new lines are where they are said to be."""
    (tmp_path / "observations").mkdir()
    before = ("\ufeff" + "Note,indicator,value,source,status" + (end or "\n") + "a,ni-1,4,b,final" + end).encode()
    (tmp_path / "observations/a.csv").write_bytes(before)
    made = addition(tmp_path, "a", rows({"indicator": "ni-1", "value": "5", "note": "x"}))
    assert made.before == before
    assert made.after.startswith(before)
    assert made.after.decode().splitlines()[next(iter(made.lines)) - 1] == "x,ni-1,5,came.csv,"


@pytest.mark.parametrize(
    ("sender", "name"),
    [
        ("Children’s social care", "2010-11-q2-childrens-social-care"),
        ("NEET: Q2 (final) v3", "2010-11-q2-neet-q2-final-v3"),
        ("../../étage", "2010-11-q2-etage"),
        ("数字", "2010-11-q2-received"),
        ("x" * 300, "2010-11-q2-" + "x" * 48),
    ],
)
def test_a_sender_is_a_name_for_a_file(sender: str, name: str) -> None:
    """Small letters, digits and hyphens, whatever the sender or the file is called."""
    assert file_name("2010-11-q2", sender) == name
