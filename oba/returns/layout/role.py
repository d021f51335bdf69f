"""What a heading says its numbers are: numerators, denominators, values, targets, and much that is no number sent."""

from __future__ import annotations

import re
from enum import StrEnum

from oba.returns.layout.wording import plain


class Role(StrEnum):
    """What the cells under, or beside, a label are."""

    VALUE = "value"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    COUNT = "count"
    BASE = "base"
    LOWER = "lower"
    UPPER = "upper"
    HALF_WIDTH = "half width"
    INTERVAL = "interval"
    GAP = "gap"
    STATUS = "status"
    PUBLISHED = "published"
    MISSING = "missing"
    COMMENT = "comment"
    TARGET = "target"
    OTHER = "other"
    FOREIGN = "foreign"


NUMBERS = frozenset({Role.VALUE, Role.NUMERATOR, Role.DENOMINATOR, Role.COUNT})
BESIDE = frozenset({Role.STATUS, Role.PUBLISHED, Role.MISSING, Role.COMMENT})

_NAMES = (
    (Role.TARGET, r"\btargets?\b|\btgt\b|\bplanned\b|\btrajectory\b|\bprofiled?\b|\bambition\b|\bthreshold\b"),
    (
        Role.OTHER,
        r"\brag\b|\bdot\b|\bdirection\b|\btrend\b|\brank\w*|\bquartile\b|\bvariances?\b|\bchanges?\b|\bdiff\w*\b"
        r"|\bpolarity\b|\bgood is\b|\btraffic\b|\bforecast\b|\bproject(?:ed|ion)\b|\btolerance\b|\blead\b|\bowner\b"
        r"|\bofficer\b|\bprevious\b|\blast (?:year|quarter|month)\b|\bvs\b|\bpercentile\b|\bon track\b|\bsort\b"
        r"|\bsource\b|\bfrequency\b|\boutcome\b|\bpriority\b|\btheme\b|\bresponsible\b|\bdefinition\b|\bband\b"
        r"|^units?$|^unit of measure$|^format$|^basis$|\bstrand\b|^service$|\bdirectorate\b|\bportfolio\b|\bsection\b"
        r"|^ecm$|\bevery child matters\b|\bpartner\b|\brationale\b|^type of measure$|^page$|^row$",
    ),
    (Role.FOREIGN, r"\bnot known\b|\bunknown\b|\bresponse rate\b|\bcoverage\b|\bmissing (?:data|records)\b"),
    (Role.GAP, r"^gap\b|\bgap\b"),
    (Role.LOWER, r"\blower\b|\blci\b|\blow ci\b"),
    (Role.UPPER, r"\bupper\b|\buci\b|\bhigh ci\b"),
    (Role.HALF_WIDTH, r"half width|margin of error|\bplus or minus\b"),
    (Role.INTERVAL, r"\bci\b|\bconfidence\b|\binterval\b"),
    (Role.BASE, r"\bbase\b|\bunweighted\b|^n$|\bsample\b|\brespondents\b|\bresponses\b|\breturned\b"),
    (Role.PUBLISHED, r"^(?:date )?(?:reported|published|released|updated)(?: on)?$|^(?:publication|release) date$"
                     r"|^date (?:reported|published|released|updated|known)$|^reporting date$|^known$|^data as at$"),
    (Role.MISSING, r"^missing$|^reason(?: missing)?$|^why missing$"),
    (Role.COMMENT, r"\bcomment\w*|\bnotes?\b|\bnarrative\b|\bremarks?\b|\bexplanation\b"),
    (Role.STATUS, r"^(?:data )?status$"),
    (Role.NUMERATOR, r"\bnumerator\b|^num$"),
    (Role.DENOMINATOR, r"\bdenominator\b|^den(?:om)?$|\bcohort\b|\bpopulation\b|\benrolments?\b|\beligible\b|\bout of\b"),
    (Role.VALUE, r"\bpercent(?:age)?\b|\bper cent\b|\brate\b|\bproportion\b|\bvalue\b|\bactual\b|\bscore\b"
                 r"|\boutturn\b|\bresult\b|\bperformance\b|\bper 1(?:0+)\b|^perf$|^pct$|\bfigure\b"),
    (Role.COUNT, r"\bnumber\b|\bcount\b|^no$|^nos$|^n$|\bcases\b"),
)  # fmt: skip
_PURE = frozenset({
    "numerator", "denominator", "num", "den", "denom", "rate", "percentage", "percent", "value", "number", "count",
    "actual", "target", "outturn", "result", "performance", "cohort", "population", "base", "lower ci", "upper ci", "", "pct",
})  # fmt: skip
_PATTERNS = tuple((role, re.compile(pattern)) for role, pattern in _NAMES)
_HALF = re.compile(r"±|\+\s*/\s*[-−]")
_OF_WHAT = re.compile(r"[%±]|\b(?:percent(?:age)?|per cent|proportion|rate|pct)\b", re.IGNORECASE)


def role_of(text: str) -> Role | None:
    """What a heading says of its numbers; None where it says nothing of that sort."""
    if _HALF.search(text):
        return Role.HALF_WIDTH
    small = plain(text)
    found = next((role for role, pattern in _PATTERNS if pattern.search(small)), None)
    if found in (None, Role.COUNT, Role.COMMENT) and "%" in text:
        return Role.VALUE
    return found


def is_pure(text: str) -> bool:
    """Whether a label says nothing but what its numbers are, so that it names no indicator: Numerator, %."""
    return plain(text) in _PURE


def of_what(text: str) -> str:
    """What a heading says its values are percentages or rates of."""
    return " ".join(_OF_WHAT.sub(" ", text).split())
