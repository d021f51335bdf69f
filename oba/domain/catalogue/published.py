"""Codes beginning with U: published.yaml, which says what of published files is which indicator."""

from __future__ import annotations

from oba.domain.catalogue.entry import STOP, Entry

PUBLISHED = (
    Entry(
        "U003",
        STOP,
        "a part of published.yaml has the wrong form",
        "compare with the example in data/README.md.",
        "indicators: ni-111, where a list is wanted",
    ),
    Entry(
        "U004",
        STOP,
        "a part of published.yaml is not known",
        "correct the spelling or delete it.",
        "measure: FirstYJS, where series is meant",
    ),
    Entry(
        "U005",
        STOP,
        "a part of published.yaml is missing",
        "add it: a series has an indicator, a layout and a unit.",
        "a series without a unit",
    ),
    Entry(
        "U006",
        STOP,
        "a word in published.yaml is not one of those allowed",
        "use one of the words listed.",
        "layout: dfe",
    ),
    Entry(
        "U007",
        STOP,
        "something in published.yaml should be a number and is not",
        "write a plain number, such as 10.",
        "rounded_to: ten",
    ),
    Entry(
        "U008",
        STOP,
        "something in published.yaml should be a date and is not",
        "write year, month and day: 2025-11-27.",
        "published: 27/11/2025",
    ),
    Entry(
        "U009",
        STOP,
        "a name in published.yaml is not an identifier",
        "use small letters, digits and single hyphens.",
        "indicator: NI 111",
    ),
    Entry("U010", STOP, "a number in published.yaml is out of range", "write a whole number above 0.", "rounded_to: 0"),
    Entry("U011", STOP, "a text in published.yaml is empty or too long", "write it in a few words.", "series:"),
    Entry(
        "U012",
        STOP,
        "a code stands for two places",
        "give each place its own codes: a code of two would be taken for either.",
        "oxfordshire: [931], buckinghamshire: [931]",
    ),
    Entry(
        "U020",
        STOP,
        "a series is of an indicator that has no rule",
        "write the id of a rule of this plan.",
        "indicator: ni-999",
    ),
    Entry(
        "U021",
        STOP,
        "a place of published.yaml is not in places.csv",
        "write the id of a place of places.csv.",
        "oxford-city: E07000178",
    ),
    Entry(
        "U022",
        STOP,
        "the unit of a series is not that of its rule",
        "take the series with the rule's unit, or change the rule's kind.",
        "unit: rate per 100,000, of a rule that is a rate per 10,000",
    ),
    Entry(
        "U023",
        STOP,
        "a series is not told as its layout asks",
        "education wants value or numerator, each a column of the file; the others want series.",
        "layout: lait, without series",
    ),
    Entry(
        "U024",
        STOP,
        "a series is of a group that the plan does not know",
        "declare it in plan.yaml, or leave group out: the numbers are then of everyone.",
        "group: eligible-for-fsm",
    ),
    Entry(
        "U033",
        STOP,
        "a unit cannot be read",
        "write percent, count, score or rate per 10,000.",
        "unit: rate per child",
    ),
)
