"""The worked example's numbers as its files say them, read without any code of the program."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from tests.end_to_end.commands import ROOT

DATA = ROOT / "data" / "cypp-2010-13"
CUT_OFF = {"2009-10-q4": "2010-01-20", "2010-11-q2": "2010-10-15"}
BELOW = 6


class Raw(NamedTuple):
    """A row of a table of numbers, as text."""

    indicator: str
    place: str
    period: str
    group: str
    numerator: str
    denominator: str
    value: str
    status: str
    published: str
    elsewhere: str


@cache
def known(now: str) -> tuple[Raw, ...]:
    """The rows published by a round's cut-off, revised ones too."""
    return tuple(row for row in _rows() if row.published <= CUT_OFF[now])


def _rows() -> Iterator[Raw]:
    for path in sorted((DATA / "observations").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                named = row | {"elsewhere": row.get("published_elsewhere") or "", "group": row.get("group") or "all"}
                yield Raw(**{name: named.get(name) or "" for name in Raw._fields})


@cache
def parents() -> dict[str, str]:
    """The place that each place is a part of; comparators are part of none."""
    with (DATA / "places.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row["parent"] for row in csv.DictReader(file) if row["tier"]}


@cache
def areas() -> tuple[str, ...]:
    """The areas, in file order."""
    with (DATA / "places.csv").open(encoding="utf-8", newline="") as file:
        return tuple(row["id"] for row in csv.DictReader(file) if row["tier"] == "area")


def is_small(row: Raw, *, percent: bool) -> bool:
    """Whether a row gives away between one and five children, on one side or the other."""
    if row.elsewhere or not row.numerator:
        return False
    top = int(row.numerator)
    rest = int(row.denominator) - top if row.denominator and percent else 0
    return 0 < top < BELOW or 0 < rest < BELOW


def printed(row: Raw, per: int, decimals: int) -> str:
    """The number of a row as a card would print it, the share of its numerator where it has one."""
    value = Fraction(per * int(row.numerator), int(row.denominator)) if row.denominator else Fraction(row.value)
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return f"{exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):,}".replace("-", "\N{MINUS SIGN}")
