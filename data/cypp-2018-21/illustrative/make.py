# ruff: noqa: INP001 - a script beside its data, not a part of a package
"""Write the illustrative numbers: made up, so that movement can be seen where the sources give none.

Run `python data/cypp-2018-21/illustrative/make.py`. It reads `numbers.csv`, a line for each indicator with as many
periods, days of publication and numbers, and writes `observations/illustrative.csv`, a row for each number. An
indicator whose numbers the sources give, or of which they say something, is not among them. The same input gives the
same bytes.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "observations" / "illustrative.csv"
COLUMNS = ("indicator", "place", "period", "numerator", "denominator", "value", "status", "published", "source", "note")


def rows(line: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """The rows of one indicator: a count stands as a value, a share as its two parts."""
    whole = line["denominators"].split(";") if line["denominators"] else []
    columns = (line[name].split(";") for name in ("periods", "published", "numerators"))
    for n, (period, published, count) in enumerate(zip(*columns, strict=True)):
        numbers = (count, whole[n], "") if whole else ("", "", count)
        yield line["indicator"], "oxfordshire", period, *numbers, "illustrative", published, "Made up", ""


def main() -> None:
    """Write every row, in the order of the input."""
    with (HERE / "numbers.csv").open(encoding="utf-8", newline="") as lines:
        found = [row for line in csv.DictReader(lines) for row in rows(line)]
    with TARGET.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerows((COLUMNS, *found))


if __name__ == "__main__":
    main()
