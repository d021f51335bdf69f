"""A period as publishers label it, read as the plan's measure counts: the tool's 2016-17 (OT), 201819, 2014-16."""

from __future__ import annotations

import re
from typing import NamedTuple

from oba.domain.measure import Measure
from oba.domain.period import FIRST_MONTH, Every, YearKind
from oba.domain.period_text import how_to_write
from oba.domain.published import BareYear
from oba.read.text.suggestion import quoted

_MARK = re.compile(r"\s*\((\w+)\)\Z", re.ASCII)
_STATUSES = {
    "prov": "provisional", "provisional": "provisional", "p": "provisional",
    "rev": "revised", "revised": "revised", "r": "revised", "final": "final", "ot": "",
    "est": "estimated", "estimate": "estimated", "estimated": "estimated", "e": "estimated",
}  # fmt: skip
_BARE = re.compile(r"\d{4}\Z", re.ASCII)
_LONG = re.compile(r"(\d{4})[/-]?(\d{2})\Z", re.ASCII)
_SPAN = re.compile(r"(\d{4})(?:[/-]\d{2})?\s*(?:-|–|to)\s*(\d{2,4})(?:[/-](\d{2}))?\Z", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{2})-\d{2}/P(\d{1,2})Y\Z", re.ASCII)
# How the addresses of reference.data.gov.uk, which CSVW uses, and ISO intervals with a time of day tell a period.
_ADDRESS = re.compile(r"https?://reference\.data\.gov\.uk/(?:id|doc)/(?:[a-z]+-)?[a-z]+/(?=\d)", re.ASCII)
_MIDNIGHT = re.compile(r"(\d{4}-\d{2}-\d{2})T00:00(?::00)?Z?(?=/|\Z)", re.ASCII)
_KINDS = {
    "academic year": YearKind.ACADEMIC,
    "financial year": YearKind.FINANCIAL,
    "tax year": YearKind.FINANCIAL,
    "calendar year": YearKind.CALENDAR,
}
_REPORTING = "reporting year"
_WHOLE = "year"  # how the name of a kind of period ends that is no part of one
_TERMS = {"autumn term": "T1", "spring term": "T2", "summer term": "T3"}
_QUARTER = re.compile(r"(?:(academic|financial|calendar|tax) year )?q([1-4])\Z", re.ASCII)
_QUARTER_OF = re.compile(r" q[1-4]\Z", re.ASCII)
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
           "december")  # fmt: skip
_EARLY = (8,)  # an academic year that publishers let begin in August


class Label(NamedTuple):
    """A period in the plan's own writing, and how sure its numbers are; or in words why it is none."""

    text: str = ""
    status: str = ""
    why: str = ""


def read_label(text: str, identifier: str, measure: Measure, bare: BareYear | None) -> Label:
    """Read a label, with the kind of period that stands beside it, for a measure; `bare` as the mapping says."""
    label, status = _without_mark(" ".join(text.split()))
    if status is None:
        return Label(why=f"the mark behind {label} is not known")
    if label.strip("0") == "" or (_BARE.match(label) and int(label) == 0):
        return Label(why="this is no year: the file has numbers of none here")
    found = _read(label, " ".join(identifier.lower().split()), measure, bare)
    return found._replace(status=status) if found.text else found


def _without_mark(label: str) -> tuple[str, str | None]:
    """A label and the status that its mark tells; None of a mark that is not known."""
    match = _MARK.search(label)
    return (label[: match.start()], _STATUSES.get(match[1].lower())) if match else (label, "")


def _read(label: str, identifier: str, measure: Measure, bare: BareYear | None) -> Label:
    label = _MIDNIGHT.sub(r"\1", _ADDRESS.sub("", label))
    kind = _KINDS.get(identifier) or _KINDS.get(_QUARTER_OF.sub("", identifier))
    if kind and kind is not measure.year and (bare is None or _is_part(identifier)):
        mend = f"; say year: ends (or begins) where a {identifier} stands for the rule's {_year(measure)}"
        counts = f"{label} is a {identifier}, and the rule counts in {measure.year} years"
        return Label(why=counts if _is_part(identifier) else f"{counts}{mend}")
    part = _part(label, identifier)
    if _is_part(identifier):
        found = measure.read_period(part) if measure.every is not Every.YEAR else None
        why = f"{label} is one {identifier}, and the rule counts in {_year(measure)}s: {_wanted(measure)}"
        return Label(str(found)) if found else Label(why=why)
    if identifier and not identifier.endswith(_WHOLE) and bare is None:
        why = f"{label} is of {quoted(identifier)}; say year: ends (or begins) where that stands for the rule's year"
        return Label(why=why)
    if _BARE.match(label) and part == label and measure.year is not YearKind.CALENDAR:
        return _of_bare(label, identifier, measure, bare)
    for one in (part, _interval(label, measure), _window(label, measure)):
        if one and (found := measure.read_period(one)):
            return Label(str(found))
    return Label(why=f"{label} is no {_year(measure)} as the rule counts: {_wanted(measure)}")


def _of_bare(label: str, identifier: str, measure: Measure, bare: BareYear | None) -> Label:
    """A single year for a measure whose years begin in one and end in another."""
    means = bare or (BareYear.ENDS if identifier == _REPORTING else None)
    year = int(label)
    if means is None:
        why = f"{label} may be the {_year(measure)} that ends or that begins then: say year: ends, or begins"
        return Label(why=why)
    first = year - (means is BareYear.ENDS)
    found = measure.read_period(f"{first}/{(first + 1) % 100:02d}")
    return Label(str(found)) if found else Label(why=f"{label} is a year; the rule wants {_wanted(measure)}")


def _is_part(identifier: str) -> bool:
    return identifier in _TERMS or identifier in _MONTHS or bool(_QUARTER.match(identifier))


def _part(label: str, identifier: str) -> str:
    """A label with the part of the year that is named beside it: 202021 and Autumn term are 2020/21 T1."""
    long = _LONG.match(label)
    year = f"{long[1]}/{long[2]}" if long and (int(long[1]) + 1) % 100 == int(long[2]) else label
    if term := _TERMS.get(identifier):
        return f"{year} {term}"
    if quarter := _QUARTER.match(identifier):
        return f"{year} Q{quarter[2]}"
    if identifier in _MONTHS:
        return f"{label}-{_MONTHS.index(identifier) + 1:02d}"
    return year


def _interval(label: str, measure: Measure) -> str:
    """An ISO interval that begins a month before the year that is meant, or as it is."""
    match = _ISO.match(label)
    if match and measure.year is YearKind.ACADEMIC and int(match[2]) in _EARLY:
        return f"{match[1]}-{FIRST_MONTH[YearKind.ACADEMIC]:02d}-01/P{match[3]}Y"
    return label


def _window(label: str, measure: Measure) -> str:
    """Several years: 2014-16, 2013/14-15/16 and 2020/21 - 24/25 by their first and their last."""
    match = _SPAN.match(label)
    if match is None or measure.window == 1:
        return ""
    first, last = int(match[1]), int(match[2])
    last = first // 100 * 100 + last if len(match[2]) == len("24") else last
    if measure.year is YearKind.CALENDAR:
        return f"{first} to {last}"
    ends = [f"{year}/{(year + 1) % 100:02d}" for year in (first, last)]
    return " to ".join(ends) if match[3] else ""


def _year(measure: Measure) -> str:
    return f"{measure.year} year" if measure.every is Every.YEAR else str(measure.every)


def _wanted(measure: Measure) -> str:
    return how_to_write(measure.every, measure.year, measure.window)
