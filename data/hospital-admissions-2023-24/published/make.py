# ruff: noqa: INP001 - a script beside its data, not a part of a package
"""Write the plan's places and numbers from the published file, whose rows and cells stand as they were exported.

Run `python data/hospital-admissions-2023-24/published/make.py`. Of `admissions.csv.xz` it takes both sexes together, in
England and every authority, and leaves the deciles of deprivation to the tests. The same input gives the same bytes.
"""

from __future__ import annotations

import csv
import lzma
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

HERE = Path(__file__).resolve().parent
DATA = HERE.parent
INDICATOR = "injuries-under-15"
ENGLAND, BESIDE = "england", "england-beside"
KNOWN = "2025-03-31"
PLACES = ("id", "name", "tier", "parent", "note")
NUMBERS = (
    "indicator",
    "place",
    "period",
    "numerator",
    "denominator",
    "lower",
    "upper",
    "level",
    "missing",
    "status",
    "published",
    "note",
)
Row = Mapping[str, str]


def published() -> Iterator[Row]:
    """Every row of the published file."""
    with lzma.open(HERE / "admissions.csv.xz", "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def persons() -> Iterator[Row]:
    """Both sexes together; of England, which the file holds twice, the rows without a parent."""
    for row in published():
        whole = row["Sex"] == "Persons" and not row["Category"]
        if whole and (row["Area Name"] != "England" or not row["Parent Code"]):
            yield row


def place(row: Row) -> str:
    """The identifier of an area, made from its name."""
    letters = "".join(letter if letter.isalnum() else " " for letter in row["Area Name"].lower())
    return "-".join(letters.split())


def places() -> Iterator[dict[str, str]]:
    """England at the top, every authority under it, and England once more to be compared with."""
    note = "The same numbers as the top place, which cannot be a comparator of its own parts."
    yield {"id": ENGLAND, "name": "England", "tier": "country"}
    yield {"id": BESIDE, "name": "England", "note": note}
    names = {place(row): row["Area Name"] for row in persons()}
    for ident, name in sorted(names.items()):
        if ident != ENGLAND:
            yield {"id": ident, "name": name, "tier": "authority", "parent": ENGLAND}


def numbers() -> Iterator[dict[str, str]]:
    """One row a number, area by area; where none was published, it is not available and the file's note says why."""
    rows = sorted(persons(), key=lambda row: (place(row), row["Time period"]))
    for row in rows:
        yield number(row, place(row))
    for row in rows:
        if place(row) == ENGLAND:
            yield number(row, BESIDE) | {"note": ""}


def number(row: Row, at: str) -> dict[str, str]:
    """A published number as a row of observations."""
    named = {"indicator": INDICATOR, "place": at, "period": row["Time period"], "status": "final", "published": KNOWN}
    if not row["Value"]:
        return named | {"missing": "x", "note": row["Value note"]}
    return named | {
        "numerator": row["Count"],
        "denominator": row["Denominator"],
        "lower": row["Lower CI 95.0 limit"],
        "upper": row["Upper CI 95.0 limit"],
        "level": "95",
        "note": verdict(row),
    }


def verdict(row: Row) -> str:
    """What was published of a number's trend and its place beside England."""
    trend, compared = row["Recent Trend"], row["Compared to England value or percentiles"]
    return f"Published: {trend}. Compared with England: {compared}." if trend else ""


def write(folder: Path = DATA) -> None:
    """Write the places and the numbers into a folder of data."""
    table(folder / "places.csv", PLACES, places())
    table(folder / "observations" / f"{INDICATOR}.csv", NUMBERS, numbers())


def table(path: Path, columns: tuple[str, ...], rows: Iterable[Mapping[str, str]]) -> None:
    """Write a table; a cell that a row does not name is empty."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    write()
