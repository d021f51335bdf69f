# ruff: noqa: INP001 - a script beside its data, not a part of a package
"""Write the illustrative returns: made-up numbers for areas and localities that add up to the county's.

Run `python data/cypp-2010-13/illustrative/make.py`. It reads `county.csv`, made-up county numbers that agree
with the plan wherever the plan gives one, divides each between places, and writes
`observations/illustrative-*.csv`, one file for each round in which rows arrive. In `county.csv`, `split` says which
places get rows and `tilt` how far their rates spread; `exceptions.csv` says what goes wrong: a row that arrives
later, a reason in place of a number, or, with a day of its own, a row of a place that has nothing else. The same
inputs give the same bytes: what looks like chance is a digest of the row's name.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).resolve().parent
OBSERVATIONS = HERE.parent / "observations"
COLUMNS = (
    "indicator",
    "place",
    "period",
    "group",
    "numerator",
    "denominator",
    "value",
    "missing",
    "status",
    "published",
    "source",
    "note",
)
ARRIVALS = (
    ("2010-05-20", "history"),
    ("2010-07-15", "2010-11-q1"),
    ("2010-10-15", "2010-11-q2"),
    ("2011-01-15", "2010-11-q3"),
    ("2011-04-15", "2010-11-q4"),
)
# A place's share of the county or area, in hundredths, and how far it leans: 10 takes the whole of a row's tilt.
AREAS = {"northern": (31, 3), "central": (35, 10), "southern": (34, -12)}
LOCALITIES = {
    "northern": {"northern-1": (30, 9), "northern-2": (27, 1), "northern-3": (24, -4), "northern-4": (19, -8)},
    "central": {"central-1": (34, -7), "central-2": (31, 8), "central-3": (27, 2), "central-4": (8, -5)},
    "southern": {
        "southern-1": (25, 7),
        "southern-2": (22, 3),
        "southern-3": (20, -2),
        "southern-4": (18, -6),
        "southern-5": (15, -3),
    },
}
DISTRICTS = {
    "cherwell": (22, 4),
    "oxford": (22, 11),
    "south-oxfordshire": (21, -6),
    "vale-of-white-horse": (19, -5),
    "west-oxfordshire": (16, -6),
}

Row = Mapping[str, str]
Shares = Mapping[str, tuple[int, int]]
Parts = dict[str, tuple[int, int]]


def jitter(*names: str) -> Fraction:
    """A number between -1 and 1 that looks like chance and is always the same for the same names."""
    return Fraction(int.from_bytes(sha256("|".join(names).encode()).digest()[:4]), 2**31) - 1


def apportion(total: int, weights: Sequence[Fraction], caps: Sequence[int] | None = None) -> list[int]:
    """Whole numbers in proportion to the weights that add up to the total, by largest remainder, none above its cap."""
    exact = [total * weight / sum(weights) for weight in weights]
    whole = [min(int(part), caps[i]) if caps else int(part) for i, part in enumerate(exact)]
    order = sorted(range(len(exact)), key=lambda i: (whole[i] - exact[i], i))
    while sum(whole) < total:
        for i in order:
            if sum(whole) < total and (caps is None or whole[i] < caps[i]):
                whole[i] += 1
    return whole


def divide(numerator: int, denominator: int, shares: Shares, tilt: Fraction, names: tuple[str, ...]) -> Parts:
    """Divide a numerator and a denominator between places, so that both add up exactly."""
    sizes = [share * (1 + jitter("size", place) / 50) for place, (share, _) in shares.items()]
    below = apportion(denominator, sizes)
    leans = [1 + tilt * lean / 10 + tilt * jitter(place, *names) / 8 for place, (_, lean) in shares.items()]
    above = apportion(numerator, [d * lean for d, lean in zip(below, leans, strict=True)], below)
    return dict(zip(shares, zip(above, below, strict=True), strict=True))


def split(row: Row) -> Iterator[dict[str, str]]:
    """The rows of every place that a county row stands for."""
    if row["value"]:
        yield from supplied(row)
        return
    names = (row["indicator"], row["period"], row["group"])
    county, tilt = (int(row["numerator"]), int(row["denominator"])), Fraction(row["tilt"])
    if row["split"] == "county":
        yield counts(row, row["place"], county)
    elif row["split"] == "districts":
        yield from (counts(row, place, part) for place, part in divide(*county, DISTRICTS, tilt, names).items())
    else:
        areas = divide(*county, AREAS, tilt, names)
        if row["split"] in ("areas", "both"):
            yield from (counts(row, area, part) for area, part in areas.items())
        if row["split"] in ("localities", "both"):
            for area, part in areas.items():
                parts = divide(*part, LOCALITIES[area], tilt, names)
                yield from (counts(row, place, part) for place, part in parts.items())


def supplied(row: Row) -> Iterator[dict[str, str]]:
    """The rows of a measure that is not added up: each area's own number, around the county's."""
    if row["split"] != "areas":
        yield finish(row, place=row["place"], value=row["value"])
    if row["split"].startswith("areas"):
        for area, (_, lean) in AREAS.items():
            away = Fraction(row["tilt"]) * (Fraction(lean, 10) + jitter(area, row["indicator"], row["period"]) / 4)
            yield finish(row, place=area, value=f"{float(Fraction(row['value']) + away):.1f}")


def counts(row: Row, place: str, part: tuple[int, int]) -> dict[str, str]:
    """One finished row with a numerator and a denominator."""
    return finish(row, place=place, numerator=str(part[0]), denominator=str(part[1]))


def finish(row: Row, **given: str) -> dict[str, str]:
    """One finished row of a return."""
    kept = {name: row.get(name, "") for name in ("indicator", "period", "group", "published", "note")}
    return dict.fromkeys(COLUMNS, "") | kept | {"status": "illustrative", "source": "Made up for this example"} | given


def with_exceptions(rows: Sequence[dict[str, str]], exceptions: Sequence[Row]) -> Iterator[dict[str, str]]:
    """The returns as they really come: some rows late, some with a reason in place of a number."""
    for row in rows:
        found = [e for e in exceptions if all(e[k] == row[k] for k in ("indicator", "place", "period"))]
        for exception in found:
            if exception["missing"]:
                blank = dict.fromkeys(("numerator", "denominator", "value"), "")
                yield row | blank | {k: exception[k] for k in ("missing", "note")}
            if exception["arrives"]:
                yield row | {"published": exception["arrives"], "note": exception["note"]}
        if not found:
            yield row


def read(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file that stands beside this one."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def arrival(row: Row) -> str:
    """The name of the return in which a row arrives."""
    return next(name for cut_off, name in ARRIVALS if row["published"] <= cut_off)


def write(folder: Path = OBSERVATIONS) -> None:
    """Write every illustrative return into a folder."""
    made = [part for row in read("county.csv") for part in split(row)]
    made += [
        finish(e, place=e["place"], missing=e["missing"], published=e["published"])
        for e in read("exceptions.csv")
        if e["published"]
    ]
    rows = list(with_exceptions(made, [e for e in read("exceptions.csv") if not e["published"]]))
    for _, name in ARRIVALS:
        with (folder / f"illustrative-{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(row for row in rows if arrival(row) == name)


if __name__ == "__main__":
    write()
