"""The same numbers however somebody arranged them: indicators, places and periods down, across, in bands, by sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations, product
from pathlib import Path

import pytest

from tests.returns_layout.reader import Sheets

INDICATORS = ("NI 62", "NI 117", "NI 43")
PLACES = ("Northern Area", "Central Area", "County")
PERIODS = ("2007/08", "2008/09", "2009/10")
NAMES = {"indicator": INDICATORS, "place": PLACES, "period": PERIODS}
IDS = {
    "NI 62": "ni-62", "NI 117": "ni-117", "NI 43": "ni-43", "Northern Area": "northern", "Central Area": "central",
    "County": "oxfordshire",
}  # fmt: skip
HEADS = {"indicator": "Indicator", "place": "Area", "period": "Year"}
NUMBERS = {
    key: f"{n // 9 + 4}.{n % 9 + 1}" for n, key in enumerate(product(INDICATORS, PLACES, PERIODS), start=11)
}  # fmt: skip
EXPECTED = {(IDS[one], IDS[place], period, number) for (one, place, period), number in NUMBERS.items()}
ORDER = ("indicator", "place", "period")
Table = list[list[object]]


def _number(names: dict[str, str]) -> float:
    return float(NUMBERS[names["indicator"], names["place"], names["period"]])


def _long(order: Sequence[str], *, repeated: bool) -> Table:
    """A line for each number, the names repeated or left empty under the same name."""
    rows: Table = [[*(HEADS[one] for one in order), "Value"]]
    last: list[object] = []
    for names in product(*(NAMES[one] for one in order)):
        shown: list[object] = list(names)
        if not repeated:
            shared = next((n for n, (a, b) in enumerate(zip(shown, last, strict=False)) if a != b), 0)
            shown, last = [None] * shared + shown[shared:], list(names)
        rows.append([*shown, _number(dict(zip(order, names, strict=True)))])
    return rows


def _matrix(down: Sequence[str], across: Sequence[str]) -> Table:
    """Some names down and others across, the outer of two headings over the first of its columns only."""
    columns = list(product(*(NAMES[one] for one in across)))
    rows: Table = []
    for level in range(len(across)):
        shown: list[object] = []
        for n, names in enumerate(columns):
            again = level + 1 < len(across) and n > 0 and columns[n - 1][level] == names[level]
            shown.append(None if again else names[level])
        heads = [HEADS[one] for one in down] if level == len(across) - 1 else [None] * len(down)
        rows.append([*heads, *shown])
    for names in product(*(NAMES[one] for one in down)):
        told = dict(zip(down, names, strict=True))
        rows.append([*names, *(_number({**told, **dict(zip(across, over, strict=True))}) for over in columns)])
    return rows


def _banded(band: str, down: str, across: str) -> Table:
    """Bands of one kind of name, another down, a third across."""
    rows: Table = [[HEADS[down], *NAMES[across]]]
    for name in NAMES[band]:
        rows.append([name])
        for line in NAMES[down]:
            rows.append([line, *(_number({band: name, down: line, across: over}) for over in NAMES[across])])
    return rows


def _arrangements() -> Iterator[tuple[str, Table]]:
    for order in permutations(ORDER):
        yield f"long {' '.join(order)}", _long(order, repeated=True)
        yield f"outline {' '.join(order)}", _long(order, repeated=False)
        first, second, third = order
        yield f"two down {' '.join(order)}", _matrix((first, second), (third,))
        yield f"two across {' '.join(order)}", _matrix((first,), (second, third))
        yield f"banded {' '.join(order)}", _banded(first, second, third)


def _read(sheets: Sheets) -> set[tuple[str, ...]]:
    found = sheets.read()
    assert not found.refused
    assert not found.unplaced
    assert {one.id for one in found.asked} <= {"status", "published", "sheets"}
    names = ("indicator", "place", "period", "value")
    return {tuple(row.fields.get(name, "") for name in names) for row in found.rows}


ARRANGEMENTS = dict(_arrangements())


@pytest.mark.parametrize("name", list(ARRANGEMENTS))
def test_every_arrangement_gives_the_same_rows(tmp_path: Path, name: str) -> None:
    """Whichever names stand down, across, or in bands, each number keeps its indicator, its place and its year."""
    sheets = Sheets(tmp_path)
    sheets.add("Scorecard", [["Performance report"], [], *ARRANGEMENTS[name], [], ["Source: various"]])
    assert _read(sheets) == EXPECTED


@pytest.mark.parametrize(("sheet", "down", "across"), list(permutations(ORDER)))
def test_a_sheet_each_gives_the_same_rows(tmp_path: Path, sheet: str, down: str, across: str) -> None:
    """Names that only the tabs and titles tell are those of every number on their sheet."""
    sheets = Sheets(tmp_path)
    for name in NAMES[sheet]:
        table: Table = [[HEADS[down], *NAMES[across]]]
        for line in NAMES[down]:
            table.append([line, *(_number({sheet: name, down: line, across: over}) for over in NAMES[across])])
        sheets.add(name.replace("/", "-"), [[name], [], *table])
    assert _read(sheets) == EXPECTED


@pytest.mark.parametrize(("table", "down", "across"), list(permutations(ORDER)))
def test_tables_one_under_another_give_the_same_rows(tmp_path: Path, table: str, down: str, across: str) -> None:
    """Each table of a sheet has its own title, and the numbers below another title are not its own."""
    rows: Table = [["Report"]]
    for name in NAMES[table]:
        rows += [[], [name], [HEADS[down], *NAMES[across]]]
        for line in NAMES[down]:
            rows.append([line, *(_number({table: name, down: line, across: over}) for over in NAMES[across])])
    sheets = Sheets(tmp_path)
    sheets.add("All", rows)
    assert _read(sheets) == EXPECTED
