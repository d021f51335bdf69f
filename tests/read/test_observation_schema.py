"""The schema, run on whole columns, finds what reading row after row finds, and each check carries its code."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from fractions import Fraction
from math import floor
from pathlib import Path
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from oba.domain.catalogue import CATALOGUE
from oba.domain.number import fixed
from oba.domain.problem import Where
from oba.read.data.cell_constraints import cell_constraints
from oba.read.data.observation_columns import COLUMNS, NUMBERS, Lines, ObservationColumns, columns_of
from oba.read.data.observation_schema import breaches
from oba.read.data.observation_store import Observations
from oba.read.data.row_constraints import ROW_CONSTRAINTS
from oba.read.text.factor import Coder, Factor, constant
from tests.heavy import one_in
from tests.read import plain_reading
from tests.read.door import read, rows, rule_text
from tests.read.plain_reading import Cells, observation
from tests.read.test_observations import KINDS

READ = {name: read(rule_text(measure=measure, name=name), name)[0] for name, measure in KINDS.items()}
RULES = {name: found for name, found in READ.items() if found}
PLACES = ("county", "north", "england")
# Cells as people write them, the sound ones first and oftener.
TEXTS = {
    "indicator": (*KINDS, "", "nonsense"),
    "place": (*PLACES, *PLACES, "", "nrth"),
    "period": ("2009/10", "2009/10", "2008-09", "1998", "", "2009"),
    "group": ("", "", "", "all", "town", "rate", "village"),
    "numerator": ("", "", "43", "44", "1", "0", "1,000", "-1", "4.5", "-4.5", "x1", "c", "12345678901234567890"),
    "denominator": ("", "", "1000", "3", "8", "0", "-3", "100.5", "50%", "99999999999999999999.5"),
    "value": ("", "", "4.3", "4.30", "33.3", "33.4", "12", "13", "100", "-0.1", "100.1", "-100.1", "..", "0.000001"),
    "lower": ("", "", "", "4", "4.3", "33", "5", "low"),
    "upper": ("", "", "", "5", "4.3", "100", "4", "?"),
    "level": ("", "", "", "95", "99.8", "50", "100", "0.95", "95%"),
    "rounded_to": ("", "", "", "", "5", "10", "1", "2.5", "1001", "ten"),
    "missing": ("", "", "", "", "c", "low", "na", "q"),
    "status": ("final", "disputed", "final", "", "finished"),
    "published": ("2010-05-01", "2010-05-01", "2009-04-01", "2009-03-31", "", "someday"),
    "published_elsewhere": ("",),
    "source": ("", "a return"),
    "note": ("",),
    "verdict": ("", "", "Worse"),
    "verdict_by": ("", "", "Fingertips"),
    "part": ("", "", "", "to 2009-12-31", "to 2010-03-31", "to 2009-03-31", "2009-12-31", "December"),
    "checked": ("", "", "", "J. Smith 2010-05-01: counted twice", "J. Smith", "2010-05-01: why", "J. Smith 2010-05-01"),
}  # fmt: skip
ROW = st.fixed_dictionaries({name: st.sampled_from(texts) for name, texts in TEXTS.items()})
SOUND = {"indicator": "percent", "place": "north", "period": "2009/10", "status": "final", "published": "2010-05-01"}


@st.composite
def nearly(draw: st.DrawFn) -> Cells:
    """A percentage with its counts and an interval, all right or one of them wrong, often by exactly a half."""
    share = Fraction(100 * draw(st.integers(0, 9)), draw(st.sampled_from((1, 2, 3, 8))))
    decimals, up = draw(st.integers(0, 2)), draw(st.integers(0, 1))
    value = Fraction(floor(share * 10**decimals) + up, 10**decimals)
    lower, upper = draw(st.sampled_from((-1, 0, 0, 1))), draw(st.sampled_from((-1, 0, 0, 1)))
    top, bottom = (share / 100).as_integer_ratio()
    return {
        **dict.fromkeys(TEXTS, ""),
        **SOUND,
        "numerator": str(top),
        "denominator": str(bottom),
        "value": draw(st.sampled_from(("", fixed(value, decimals)))),
        "lower": fixed(share + lower, 1),
        "upper": fixed(share + upper, 1),
        "level": "95",
    }


TABLES = st.lists(ROW | nearly(), max_size=30)
# Rows that stand on an edge: a half of the last decimal, a denominator of 0, the least level, ends that are the value.
EDGES = [
    {**dict.fromkeys(TEXTS, ""), **SOUND, **dict(zip(NUMBERS, numbers.split(","), strict=True))}
    for numbers in (
        "1,8,12,,,",
        "1,8,13,,,",
        "1,8,12.4,,,",
        "0,0,,,,",
        "0,1,0,0,0,50",
        "1,1,,100,100,99.9",
        ",,50,50,50,100",
    )
]


def in_columns(table: Sequence[Cells]) -> ObservationColumns:
    """Some rows as columns, the first on line 2."""
    text: dict[str, Factor[str]] = {}
    for name in COLUMNS.known:
        coder: Coder[str] = Coder()
        coder.add(cells[name] for cells in table)
        text[name] = coder.factor()
    return columns_of(Lines(constant("all.csv", len(table)), range(2, len(table) + 2)), text, RULES)


@one_in(2)
@given(TABLES)
@example(EDGES)
def test_the_schema_finds_what_reading_row_after_row_finds(table: list[Cells]) -> None:
    """On any table, the same codes at the same rows and columns, in the order of rows and of columns' names."""
    found = [(row, its.column, its.code) for row, its in breaches(in_columns(table), tuple(RULES), PLACES)]
    plain = {(row, *fault) for row, cells in enumerate(table) for fault in plain_reading.faults(cells, RULES, PLACES)}
    assert set(found) == plain
    assert [(row, column) for row, column, _ in found] == sorted((row, column) for row, column, _ in plain)


@one_in(8)
@given(TABLES, st.randoms(use_true_random=False))
def test_columns_stand_in_any_order(
    tmp_path_factory: pytest.TempPathFactory, table: list[Cells], shuffled: Random
) -> None:
    """Whichever order the columns stand in, and however their headings are written, nothing else is said or read."""
    names = list(TEXTS)
    before = told(tmp_path_factory.mktemp("plan"), names, table)
    shuffled.shuffle(names)
    after = told(tmp_path_factory.mktemp("plan"), names, table, heading=str.upper)
    assert after == before


def told(
    root: Path, names: Sequence[str], table: Sequence[Cells], heading: Callable[[str], str] = str
) -> tuple[object, ...]:
    """What is said of a table and what is read from it, its columns in this order."""
    measure = KINDS["percent"]
    lines = (",".join(f'"{cells[name]}"' for name in names).replace('"percent"', '"ni-1"') for cells in table)
    found, problems = rows(root, *lines, measure=measure, header=",".join(map(heading, names)))
    return tuple(found.observations), problems


@one_in(4)
@given(TABLES)
def test_every_sound_row_is_the_observation_it_says(table: list[Cells]) -> None:
    """Asked for one by one, in a slice, all in turn or by indicator, each has what its cells say."""
    columns = in_columns(table)
    wrong = {row for row, _ in breaches(columns, tuple(RULES), PLACES)}
    kept = array("i", (row for row in range(len(table)) if row not in wrong))
    found = Observations(columns.fields, kept)
    plain = [observation(table[row], Where(file="all.csv", line=row + 2), RULES) for row in kept]
    assert [found[n] for n in range(len(found))] == list(found) == list(found[:]) == plain
    for name in RULES:
        assert list(found.of(name)) == [one for one in plain if one.indicator == name]


def test_every_check_carries_a_code_of_the_catalogue() -> None:
    """Each is called by its code and its column, and no two are called alike."""
    cells = [one for its in cell_constraints(tuple(RULES), PLACES).values() for one in its]
    every = [*cells, *(one for links in ROW_CONSTRAINTS for link in links for one in link)]
    between_rows = {"D021", "D022", "D030", "D031"}
    assert {one.code for one in every} == {code for code in CATALOGUE if code.startswith("D")} - between_rows
    assert all(str(one.check.name).startswith(f"{one.code} {one.column}") for one in every)
    assert len({one.name for one in every}) == len(every)
