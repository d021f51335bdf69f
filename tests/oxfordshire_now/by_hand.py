"""Ten numbers of Oxfordshire worked out by hand from lines of the files that published them.

Nothing here knows the program: a file is rows of text, a number a fraction, and the answers those that a person with
the rule's page and a pencil would give.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

SOURCES = Path(__file__).parent / "sources"
OWN = "E10000025"
ENGLAND, SOUTH_EAST = "E92000001", "E12000008"
NEIGHBOURS = (
    "E10000003", "E10000015", "E06000060", "E10000031", "E10000013",
    "E10000014", "E06000036", "E10000032", "E06000037", "E06000025",
)  # fmt: skip
_OF_TOOL = {"931": OWN, "970": ENGLAND, "989": SOUTH_EAST} | dict(
    zip(("873", "919", "825", "937", "916", "850", "867", "938", "869", "803"), NEIGHBOURS, strict=True)
)
Numbers = dict[tuple[str, int], Fraction]  # by place and year


class Worked(NamedTuple):
    """What comes out: the latest number and the one before it, and the number that it is compared with."""

    latest: Fraction
    before: Fraction
    other: Fraction


def rows(name: str) -> list[dict[str, str]]:
    """The lines of a file."""
    with (SOURCES / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def tool(series: str) -> Numbers:
    """A series of the Local Authority Interactive Tool, by the year in which each of its years ends."""
    return {
        (_OF_TOOL[row["LA Number"].removesuffix(".0")], int(row["Years"])): Fraction(row["Values"])
        for row in rows("local-authority-interactive-tool.csv")
        if row["Short Desc"] == series and row["Values"] not in {"-", ""}
    }


def admissions() -> Numbers:
    """Admissions of each 10,000 children, from the counts."""
    return {
        (row["Area Code"], int(row["Time period"][:4]) + 1): 10_000
        * Fraction(row["Count"])
        / Fraction(row["Denominator"])
        for row in rows("fingertips-hospital-admissions.csv")
        if row["Count"] and row["Denominator"]
    }


def obese() -> Numbers:
    """Children in year 6 who are obese, in percent."""
    return {
        (row["area_code"], int(row["period"][:4]) + 1): Fraction(row["value"])
        for row in rows("fingertips-obese-year-6.csv")
        if row["value"] != "NA"
    }


def by_nineteen() -> Numbers:
    """Young people with GCSEs in English and maths by 19, in percent."""
    return {
        (row["areacd"], int(row["period"][:4]) + 1): Fraction(row["observation"])
        for row in rows("explore-local-statistics-gcses.csv")
    }


def gap() -> Numbers:
    """Level 3 by 19: those not eligible for free school meals less those eligible, in points."""
    parts = {
        (_place(row), row["fsm"], int(row["cohort_19_in"])): 100
        * Fraction(row["l3_by19"])
        / Fraction(row["number_in_ss_cohort"])
        for row in rows("attainment-by-age-19.csv")
        if row["l3_by19"] != "0"
    }
    return {
        (place, year): share - parts[place, "Eligible for FSM", year]
        for (place, whom, year), share in parts.items()
        if whom == "Not eligible for FSM"
    }


def _place(row: dict[str, str]) -> str:
    if row["la_name"] != "ALL":
        return row["la_code_9"]
    return ENGLAND if row["region"] == "ALL" else SOUTH_EAST


def worked(numbers: Numbers, beside: str, place: str = OWN, decimals: int = 0) -> Worked:
    """The latest number of a place, the one of the year before, and that of the neighbours or of another place then.

    Neighbours are the mean of those that have a number; all are rounded as they are printed, half away from nothing.
    """
    year = max(when for where, when in numbers if where == place)
    several = [numbers[one, year] for one in NEIGHBOURS if (one, year) in numbers]
    other = sum(several, Fraction(0)) / len(several) if beside == "neighbours" else numbers[beside, year]
    first = (numbers[place, year], numbers[place, year - 1], other)
    return Worked(*(rounded(one, decimals) for one in first))


def rounded(number: Fraction, decimals: int) -> Fraction:
    """A number as it is printed."""
    scale = 10**decimals
    whole = (2 * abs(number) * scale + 1) // 2
    return Fraction(whole if number >= 0 else -whole, scale)


def against(own: Fraction, other: Fraction, within: str, *, lower_is_better: bool) -> str:
    """Better, similar or worse: similar where the two are less than so far apart."""
    apart = other - own if lower_is_better else own - other
    return "similar" if abs(apart) < Fraction(within) else "better" if apart > 0 else "worse"


def moved(own: Fraction, before: Fraction, *, lower_is_better: bool) -> str:
    """Improving, steady or worsening since the number before."""
    change = before - own if lower_is_better else own - before
    return "improving" if change > 0 else "worsening" if change else "steady"


SERIES: dict[str, Callable[[], Numbers]] = {
    "ni-70": admissions,
    "ni-62": lambda: tool("LACStable_2016on"),
    "ni-111": lambda: tool("FirstYJS"),
    "ni-72": lambda: tool("FSP_NEW_GOODDEV"),
    "ni-87": lambda: tool("SFSecPerAbNew"),
    "care-leavers-work": lambda: tool("CareLeaverEET"),
    "ni-117": lambda: tool("16-17_not known_NEET"),
    "ni-56a": obese,
    "gcse-by-19": by_nineteen,
    "ni-81": gap,
}
