"""Codes from A030 to A038: numbers that cannot well be right."""

from __future__ import annotations

from oba.domain.catalogue.entry import WARN, Entry

PLAUSIBILITY = (
    Entry(
        "A030",
        WARN,
        "a percentage looks like a fraction",
        "is it a fraction? multiply it by a hundred; if it is right, write in the column 'checked' who looked, "
        "the day and why.",
        "0.041 after 4.6 and 4.3",
    ),
    Entry(
        "A031",
        WARN,
        "every number of a percentage is between 0 and 1",
        "multiply fractions by a hundred; if they are percentages, write checked: {only fractions: ...} in the "
        "rule's measure.",
        "0.2027, 0.2132 and 0.1987, where 20.3 % is meant",
    ),
    Entry(
        "A032",
        WARN,
        "numerator and denominator look exchanged",
        "exchange them; if they are right, write in the column 'checked' who looked, the day and why.",
        "45617 of 586, where the year before has 495 of 40450",
    ),
    Entry(
        "A033",
        WARN,
        "a number is about ten, a hundred or a thousand times the numbers before it, or that part of them",
        "look for a digit too many or missing; if it is right, write in the column 'checked' who looked, the day "
        "and why.",
        "43 after 4.6, 4.4 and 4.3",
    ),
    Entry(
        "A034",
        WARN,
        "a number is far out of the range of the numbers before it",
        "look at the source; if it is right, write in the column 'checked' who looked, the day and why.",
        "310 after 42, 40 and 45",
    ),
    Entry(
        "A035",
        WARN,
        "the counts are exactly those of the period before",
        "send the counts of the period itself; if they are right, write in the column 'checked' who looked, the "
        "day and why.",
        "43 of 1000 for 2009/10 and again for 2010/11",
    ),
    Entry(
        "A036",
        WARN,
        "a number was published before its period ended",
        "write in the column 'part' what it covers, or collected_by in the rule's measure; if it is the whole, "
        "write in the column 'checked' who looked, the day and why.",
        "a count for 2025/26 published on 2025-12-31",
    ),
    Entry(
        "A037",
        WARN,
        "rows were published after the last round's data closed",
        "add a round to plan.yaml, or correct the day in 'published'.",
        "published 2025-07-15, where the last round has the cut_off 2025-06-30",
    ),
    Entry(
        "A038",
        WARN,
        "counts contradict a link between two indicators",
        "ask who sent them which is right, or delete the link from the rule; if both are right, write in the column "
        "'checked' who looked, the day and why.",
        "31 looked after children assessed in reading and 30 in mathematics, where the rule says same_children_as",
    ),
)
