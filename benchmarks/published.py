"""The numbers of the Local Authority Interactive Tool as they were published, read as an analyst would read them."""

from __future__ import annotations

import csv
import lzma
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

LAIT = Path(__file__).parent / "lait"
# Authorities that were merged or divided within these years; those that came after them stand here as well.
ENDED = ("835", "836", "837", "909", "928")
# England and its regions have the numbers from here on.
OUTSIDE = 970
_YEAR = re.compile(r"(\d{4})(?:[/-].*?(\d\d))?(?: \((\w+)\))?\Z")
_KINDS = {"Academic Year": "academic", "Financial Year": "financial"}
_STATUS = {"prov": "provisional", "Rev": "revised"}


class Area(NamedTuple):
    """An authority, or a region or England, which stand outside: its number in the tool and its name."""

    number: str
    name: str

    @property
    def outside(self) -> bool:
        """Whether the area is no authority but something to compare one with."""
        return int(self.number) >= OUTSIDE


class Years(NamedTuple):
    """The years that a number covers, by the calendar year in which the first and the last begin."""

    first: int
    last: int


class Published(NamedTuple):
    """The numbers of one year: how sure they are, and each as it was printed, by the area's number."""

    status: str
    values: Mapping[str, str]


class Series(NamedTuple):
    """One series: its code, what the tool says of it, which kind of year it counts in, and its numbers by year."""

    code: str
    title: str
    topic: str
    polarity: str
    unit: str
    decimals: str
    year: str
    numbers: Mapping[Years, Published]


class Tool(NamedTuple):
    """Every area and every series, and how many values were left out, by the reason why."""

    areas: tuple[Area, ...]
    series: tuple[Series, ...]
    left_out: Mapping[str, int]


def read_tool() -> Tool:
    """Read every series; values for a year that is none, and of authorities that have ended, are left out."""
    areas = tuple(Area(row["area"], row["name"]) for row in _rows("areas.csv") if row["area"] not in ENDED)
    told = {row["series"]: row for row in _rows("series.csv")}
    numbers: dict[str, dict[Years, Published]] = defaultdict(dict)
    left_out = Counter[str]()
    for row in _rows("values.csv.xz"):
        code, label = row.pop("series"), row.pop("year")
        found = _years(label, _kind_of_year(told[code]))
        if found is None:
            left_out[f"the year is {label}"] += len(row)
            continue
        years, status = found
        left_out["the authority has ended"] += len(row) - len(areas)
        numbers[code][years] = Published(status, {area.number: row[area.number] for area in areas})
    return Tool(areas, tuple(_series(told[code], its) for code, its in numbers.items()), left_out)


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (lzma.open if name.endswith(".xz") else open)(LAIT / name, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _series(told: Mapping[str, str], numbers: Mapping[Years, Published]) -> Series:
    return Series(
        code=told["series"],
        title=told["title"],
        topic=told["topic"],
        polarity=told["polarity"],
        unit=told["unit"],
        decimals=told["decimals"],
        year=_kind_of_year(told),
        numbers=dict(sorted(numbers.items())),
    )


def _kind_of_year(told: Mapping[str, str]) -> str:
    return _KINDS.get(told["year_type"], "calendar")


def _years(label: str, kind: str) -> tuple[Years, str] | None:
    """Read a label: 2025 is the year that ends then, 2016-17 one year and 2014-16 three, (prov) and (Rev) a status.

    (Final) and (OT), which is added where numbers were drawn together from elsewhere, say nothing about the year.
    """
    match = _YEAR.match(label)
    if not match:
        return None
    start, end, mark = match.groups()
    last = (2000 + int(end) if end else int(start)) - (kind != "calendar")
    return Years(int(start) if end else last, last), _STATUS.get(mark, "final")
