"""Codes beginning with D: observations."""

from __future__ import annotations

from oba.domain.catalogue.entry import STOP, WARN, Entry

_CELLS = (
    Entry(
        "D001",
        STOP,
        "there is no rule for the indicator",
        "correct the spelling, or write its rule first; indicators are named as the files of their rules.",
        "ni-711",
    ),
    Entry(
        "D002",
        STOP,
        "the place is not in places.csv",
        "correct the spelling, or add the place to places.csv, where all places stand.",
        "nothern",
    ),
    Entry(
        "D003",
        STOP,
        "the indicator has no such group",
        "leave group empty for everyone, or use one of the groups that the rule names or the plan declares.",
        "group fms, where the rule has fsm and not-fsm",
    ),
    Entry(
        "D004",
        STOP,
        "the period cannot be read, or is of another kind than the measure's",
        "write the period as the measure counts.",
        "2009 for a financial year",
    ),
    Entry(
        "D005",
        STOP,
        "a cell that must be filled is empty",
        "fill it.",
        "a row without published",
    ),
    Entry(
        "D006",
        STOP,
        "a cell is not one of the words allowed",
        "use one of the words listed.",
        "status: finished",
    ),
    Entry(
        "D007",
        STOP,
        "a cell should be a number and is not",
        "write a number, or one of the shorthands z, x, c, low, u in the column 'missing'.",
        "x1 in the column value",
    ),
    Entry(
        "D008",
        STOP,
        "a cell should be a date and is not",
        "write year, month and day: 2010-10-15.",
        "15/10/2010",
    ),
    Entry(
        "D009",
        STOP,
        "the number was published before its period began",
        "check the period and the date.",
        "a number for 2011/12 published on 2010-05-01",
    ),
)

_ROWS = (
    Entry(
        "D010",
        STOP,
        "these cells cannot stand together",
        "give a value; or a numerator and a denominator; or all three; or a value and a count without a denominator; "
        "or 'missing' alone.",
        "a denominator without a numerator",
    ),
    Entry(
        "D011",
        STOP,
        "the value and its numerator and denominator do not agree",
        "check all three: they must agree to the decimals the value is written with. Where the counts are rounded, "
        "write in rounded_to what they are rounded to, such as 10; where they cannot be made to agree, send the value "
        "alone.",
        "value 4.5 beside 43 of 1000",
    ),
    Entry(
        "D012",
        STOP,
        "the denominator is not above 0",
        "write missing z if nobody was there to count.",
        "0 of 0",
    ),
    Entry(
        "D013",
        STOP,
        "a count is below 0",
        "check the number.",
        "numerator -3",
    ),
    Entry(
        "D014",
        STOP,
        "the numerator of a percentage is larger than its denominator",
        "check whether the two are exchanged; where both are right, because they come from two sources, let the rule "
        "measure it as kind: rate per 100.",
        "120 of 100",
    ),
    Entry(
        "D015",
        STOP,
        "the value is outside what the measure can be",
        "check the number and its decimal point; where a number such as -99 or 999 stands for a missing one, leave it "
        "empty and write the reason in the column 'missing'.",
        "430 percent",
    ),
    Entry(
        "D016",
        STOP,
        "a count is not a whole number",
        "write whole numbers for numerator, denominator and counts; or, where they need not be whole (full-time "
        "equivalents), write counts: fractional in the measure.",
        "numerator 43.5",
    ),
    Entry(
        "D017",
        STOP,
        "the interval does not hold its value",
        "lower is not above the value, upper not below it.",
        "value 4.3 with lower 4.4",
    ),
    Entry(
        "D018",
        STOP,
        "the interval is not complete",
        "give lower, upper and level (such as 95) together, beside a number.",
        "lower 4.0 without upper",
    ),
    Entry(
        "D019",
        STOP,
        "the number is said to be missing and is given",
        "delete one of them.",
        "missing c beside value 4.3",
    ),
    Entry(
        "D020",
        STOP,
        "this sign for a missing number is not used here",
        "leave the number empty and write in the column 'missing': z nothing to count, x not available, "
        "c confidential, low (rounds to 0), u unreliable.",
        ".. in the column value",
    ),
    Entry(
        "D021",
        STOP,
        "two different numbers were published on one day",
        "delete the wrong one; if that is not settled, give one of them the status disputed.",
        "4.3 and 4.5 for one indicator, place, period and day",
    ),
    Entry(
        "D022",
        WARN,
        "the same number is given twice",
        "delete one of the rows.",
        "a row pasted twice",
    ),
    Entry(
        "D030",
        STOP,
        "the place does not exist in this period",
        "give the number to the place that exists then, or correct from and until in places.csv.",
        "a number for 2023/24 of a district that ended in 2020/21",
    ),
    Entry(
        "D031",
        STOP,
        "a number for the year to date falls",
        "correct whichever is wrong; a count that was too high is sent again, revised, with its new day in published.",
        "sent_as: year to date, and 140 by the end of the first quarter, 130 by the end of the second",
    ),
    Entry(
        "D060",
        STOP,
        "a verdict stands without whose it is, or the other way about",
        "write what the publisher says in verdict and its name in verdict_by, or leave both empty.",
        "verdict Worse, and verdict_by empty",
    ),
)

_SETTLED = (
    Entry(
        "D034",
        STOP,
        "the part that a row tells of cannot be read, or is no part of its period",
        "write the last day of the part, a day inside the period: to 2025-12-31.",
        "part: December",
    ),
    Entry(
        "D035",
        STOP,
        "who has checked a number cannot be read",
        "write who, the day and why: J. Smith 2026-05-01: new counting rule.",
        "checked: yes",
    ),
    Entry(
        "D036",
        STOP,
        "there is a row for an indicator that is told in words",
        "delete the row: write its update at stories/<round>/<place>/<indicator>.md.",
        "a number of an indicator with kind: narrative",
    ),
)

_PUBLIC = (
    Entry(
        "D061",
        STOP,
        "what of a number has been published elsewhere is not said",
        "write counts, percentage or rate, a colon, and where and since when: counts: School census, 2010-05-04.",
        "published_elsewhere: School census, 2010-05-04",
    ),
)

_ROUNDED = (
    Entry(
        "D029",
        STOP,
        "the counts are not rounded as the row says",
        "write in rounded_to what the counts are rounded to, a whole number from 2 to 1,000; leave it empty where they "
        "are not rounded.",
        "numerator 43 beside rounded_to 10",
    ),
)

DATA = (*_CELLS, *_ROWS, *_SETTLED, *_PUBLIC, *_ROUNDED)
