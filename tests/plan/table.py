"""The key targets of the Oxfordshire plan for 2010-13, section 8, cell by cell, as its pages 25 to 27 print them."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
RULES = ROOT / "rules" / "cypp-2010-13"
DATA = ROOT / "data" / "cypp-2010-13"
PUBLISHED = "2010-01-20"
YEARS = ("2009/10", "2010/11", "2011/12", "2012/13")
TBA = "To be agreed"
YOS = "<4% (to be agreed by YOS Board)"
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_BRACKETED = re.compile(r"\((-?[\d.]+)%?\)")


class Row(NamedTuple):
    """One row of the table: its page, the year and text of the latest data, the four cells of targets."""

    id: str
    outcome: str
    page: int
    better: str
    year: str
    latest: str
    targets: tuple[str, str, str, str]


SAFE, ACHIEVE, GAP = "keeping-safe", "raising-achievement", "narrowing-the-gap"
TABLE = (
    Row("ni-70", SAFE, 25, "lower", "2008/09", "106.5", ("107.75", "104", TBA, TBA)),
    Row("ni-62", SAFE, 25, "lower", "2008/09", "9.2%", ("11.7%", "11.0%", "8.5%", "8.0%")),
    Row("ni-43", SAFE, 25, "lower", "2008/09", "4.3%", ("<5%", "< 4%", f"{YOS};", YOS)),
    Row("ni-72", ACHIEVE, 25, "higher", "2009/10", "51.5%", ("52.8%", "55%", TBA, TBA)),
    Row("ni-92", ACHIEVE, 25, "lower", "2009/10", "33.3%", ("33.6%", "31.3%", TBA, TBA)),
    Row("ni-87", ACHIEVE, 26, "lower", "2009/10", "4.84%", ("5.3%", "5%", "5%", TBA)),
    Row("ni-73", ACHIEVE, 26, "higher", "2009/10", "72.4%", ("79%", "79%", TBA, TBA)),
    Row("ni-93", ACHIEVE, 26, "higher", "2009/10", "85.3%", ("89%", "89%", TBA, TBA)),
    Row("ni-94", ACHIEVE, 26, "higher", "2009/10", "82.1%", ("85%", "87%", TBA, TBA)),
    Row("ni-99", ACHIEVE, 26, "higher", "2009/10", "21.4%", ("31%", "46.2%", TBA, TBA)),
    Row("ni-100", ACHIEVE, 26, "higher", "2009/10", "14.3%", ("38%", "53.8%", TBA, TBA)),
    Row("ni-75", ACHIEVE, 26, "higher", "2009/10", "52.4%", ("58%", "60%", TBA, TBA)),
    Row(
        "ni-110",
        ACHIEVE,
        26,
        "higher",
        "2008/09",
        "71.7%",
        ("78.5%", "85%", "85% to be confirmed", "85% to be confirmed"),
    ),
    Row(
        "ni-112",
        GAP,
        26,
        "lower",
        "2008/09",
        "-5.6% (29.6%)",
        ("-29% (22.3%)", "-37% (19.8%)", "-45% (17.3%)", TBA),
    ),
    Row("ni-56a", GAP, 26, "lower", "2008/09", "15.4%", ("15.4%", "15.3%", "15.2%", TBA)),
    Row("ni-56b", GAP, 26, "higher", "2008/09", "88%", ("85%", "85%", "85%", TBA)),
    Row("ni-117", GAP, 27, "lower", "2008/09", "6.2%", ("4.0%", "3.6%", TBA, TBA)),
    Row("ni-81", GAP, 27, "lower", "2008/09", "31.7 pc points", ("28 pc points", "25pc points", TBA, TBA)),
    Row("ni-111", GAP, 27, "lower", "2008/09", "832 (523)", ("1360 (856)", "1330 (837)", "1310 (820)", "1285 (804)")),
    Row("ni-199", GAP, 27, "higher", "2008/9", "46.3%", ("49.6%", "52.8%", TBA, TBA)),
    Row("ni-53a", GAP, 27, "higher", "2008/9", "57.5%", ("53.6%", "53.8%", TBA, TBA)),
)


BESIDE = {"ni-92r": ACHIEVE, "ni-111q": GAP}
"""What the plan prints beside its table: another gap in section 2, and the counts in brackets, here by quarter."""


def first(cell: str) -> Fraction:
    """The number that a cell starts with."""
    match = _NUMBER.search(cell)
    assert match, cell
    return Fraction(match[0])


def bracketed(cell: str) -> str:
    """The second figure of a cell, which stands in brackets; empty without one."""
    match = _BRACKETED.search(cell)
    return match[1] if match else ""
