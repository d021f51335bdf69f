"""The workbook that a sender fills in, column by column: what is written into it is what is read out of it.

The table stands on one sheet. Above it, on a line of its own, is the day on which the numbers became known. A line
of the table is one number; which number is told by its hidden columns, so that nobody has to type a name again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from oba.domain.evidence import Status
from oba.read.data.observation_columns import SHORTHANDS

# Properties of the document, by which a workbook comes back by itself.
PLAN, ROUND, SENDER = "oba-plan", "oba-round", "oba-sender"

_LONGEST_NAME = 48

SHEET = "Numbers"
TITLE_ROW, GUIDE_ROW, KNOWN_ROW, LATER_ROW, HEADING_ROW = 1, 2, 3, 4, 5
KNOWN = "Known on"  # in the first column of its row; the day is typed beside it, in the second

SENT_ALREADY = "already sent"  # how the last number begins on a line that is there to be revised only

MISSING: Mapping[str, str] = MappingProxyType({str(reason): sign for sign, reason in SHORTHANDS.items()})
STATUS_CHOICES = tuple(str(status) for status in Status)


def name_in_files(sender: str) -> str:
    """What a sender is called in the names of files, and may be in the mark of a workbook: childrens-social-care."""
    plain = (
        unicodedata.normalize("NFKD", sender.replace("'", "").replace("’", ""))
        .encode("ascii", "ignore")
        .decode()
        .lower()
    )
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_NAME].strip("-")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormColumn:
    """A column: its heading, the field that stands in it, and how it is set.

    `locked` columns are only shown, `hidden` ones say which number the line is; in the others the sender writes, one of
    the `choices` where there are any. A column that is `spare` may be left out of a workbook: an interval, where none
    of the sender's indicators has one. Widths are in letters.
    """

    heading: str
    field: str
    width: int
    locked: bool = False
    hidden: bool = False
    spare: bool = False
    choices: tuple[str, ...] = ()


SHOWN = (
    FormColumn(heading="Indicator", field="indicator_title", width=44, locked=True),
    FormColumn(heading="Place", field="place_name", width=24, locked=True),
    FormColumn(heading="Period", field="period_label", width=14, locked=True),
    FormColumn(heading="Group", field="group_label", width=18, locked=True),
    FormColumn(heading="Last number", field="last", width=30, locked=True),
)
SENT = (
    FormColumn(heading="Numerator", field="numerator", width=12),
    FormColumn(heading="Denominator", field="denominator", width=12),
    FormColumn(heading="Value", field="value", width=10),
    FormColumn(heading="Lower", field="lower", width=9, spare=True),
    FormColumn(heading="Upper", field="upper", width=9, spare=True),
    FormColumn(heading="Level", field="level", width=9, spare=True),
    FormColumn(heading="Missing", field="missing", width=18, choices=tuple(MISSING)),
    FormColumn(heading="Status", field="status", width=13, choices=STATUS_CHOICES),
    FormColumn(heading="Note", field="note", width=40),
)
IDENTIFIERS = (
    FormColumn(heading="indicator id", field="indicator", width=10, locked=True, hidden=True),
    FormColumn(heading="place id", field="place", width=10, locked=True, hidden=True),
    FormColumn(heading="period id", field="period", width=10, locked=True, hidden=True),
    FormColumn(heading="group id", field="group", width=10, locked=True, hidden=True),
)
COLUMNS = (*SHOWN, *SENT, *IDENTIFIERS)
