"""Codes beginning with R: rules; those about what a rule means stand in `rule_meaning`."""

from __future__ import annotations

from oba.domain.catalogue.entry import STOP, Entry
from oba.domain.catalogue.rule_meaning import MEANING

_SHAPE = (
    Entry(
        "R003",
        STOP,
        "a part of the rule is of the wrong sort",
        "look at the example in rules/README.md.",
        "in_force: 2009/10, where a list of versions is wanted",
    ),
    Entry(
        "R004",
        STOP,
        "the rule has a part that is not known",
        "correct the spelling or delete it.",
        "threshold: {ambr: within 0.5 points}",
    ),
    Entry(
        "R005",
        STOP,
        "a part of the rule is missing",
        "add it: a rule has no hidden defaults.",
        "a version without reference",
    ),
    Entry(
        "R006",
        STOP,
        "a word in the rule is not one of those allowed",
        "use one of the words listed.",
        "better: up",
    ),
    Entry(
        "R007",
        STOP,
        "something in the rule should be a number and is not",
        "write a plain number, such as 6.2.",
        "start: {period: 2008/09, value: six}",
    ),
    Entry(
        "R008",
        STOP,
        "something in the rule should be a date and is not",
        "write year, month and day: 2010-01-20.",
        "approved: {by: Trust Board, on: January 2010}",
    ),
    Entry(
        "R009",
        STOP,
        "an identifier in the rule cannot be used",
        "use small letters, digits and single hyphens, beginning with a letter, at most 64 characters.",
        "id: NI 117",
    ),
    Entry(
        "R010",
        STOP,
        "a number in the rule is out of range",
        "write a number within the range named.",
        "decimals: 12",
    ),
    Entry(
        "R011",
        STOP,
        "a text in the rule is empty or too long",
        "write a few words.",
        "title:",
    ),
    Entry(
        "R012",
        STOP,
        "the file's name and the rule's id differ",
        "rename the file, or correct the id: they are the same word.",
        "id: ni-117 in the file ni-116.yaml",
    ),
    Entry(
        "R013",
        STOP,
        "the folder and the rule's outcome differ",
        "move the file to the folder of its outcome, or correct the outcome.",
        "outcome: health in the folder keeping-safe",
    ),
    Entry(
        "R014",
        STOP,
        "the outcome is not in the plan",
        "use the id of one of the plan's outcomes, or add it to plan.yaml.",
        "outcome: helth",
    ),
    Entry(
        "R015",
        STOP,
        "two rules have one name",
        "give each rule a file name and id of its own, whichever outcome it stands under.",
        "ni-117.yaml under two outcomes",
    ),
    Entry(
        "R016",
        STOP,
        "accountability and question do not fit",
        "a performance measure names its question; a population indicator has none.",
        "accountability: performance, without question",
    ),
)

_MEASURE = (
    Entry(
        "R017",
        STOP,
        "a target has no name on the poster that a round makes",
        "write its name below short, of at most 32 characters: poster: Breastfed at 6 to 8 weeks; or poster: none.",
        "publications: [poster], and a rule without poster",
    ),
    Entry(
        "R018",
        STOP,
        "a name is wider than its line on the poster",
        "use fewer or narrower letters.",
        "poster: WOMEN WHOSE HOMES WARM TOO SLOW",
    ),
    Entry(
        "R020",
        STOP,
        "a part that this kind of measure needs is missing, or one that it cannot have is there",
        "a gap needs parts and between; a change parts and base; a moving number parts and over; other kinds none.",
        "kind: gap, without between",
    ),
    Entry(
        "R021",
        STOP,
        "this measure cannot be rolled up in that way",
        "scores are supplied; only percentages and rates have a denominator to cover.",
        "kind: score with roll_up: sum",
    ),
    Entry(
        "R022",
        STOP,
        "this measure cannot have a window of years",
        "a window belongs to a yearly number that is not moving already.",
        "every: quarter with window: 3",
    ),
    Entry(
        "R023",
        STOP,
        "the year of this measure cannot be made so",
        "say with year_is how the year is made of its parts: sum, last, mean, ratio or supplied.",
        "year_is: sum for a percentage",
    ),
    Entry(
        "R024",
        STOP,
        "a rule is linked to an indicator that the plan has no rule for",
        "write the id of another rule of the plan, or delete the link.",
        "part_of: ni-11, where the plan has ni-111",
    ),
    Entry(
        "R025",
        STOP,
        "two indicators cannot be linked so",
        "link only measures that count children in the same periods, each to another; otherwise delete the link.",
        "same_children_as: ni-59 in the rule ni-59",
    ),
    Entry(
        "R026",
        STOP,
        "a narrative measure has something that only a number can have",
        "a narrative measure has kind and of, and its versions from, reference and assumed.",
        "kind: narrative, with a threshold",
    ),
    Entry(
        "R030",
        STOP,
        "a period cannot be read, or is of another kind than the measure's",
        "write the period as the measure counts.",
        "2010/11 Q2 for a yearly measure",
    ),
    Entry(
        "R031",
        STOP,
        "periods are repeated or run backwards",
        "name each period once, from the earliest to the latest.",
        "history: 2008/09 to 2004/05",
    ),
    Entry(
        "R032",
        STOP,
        "a target is not understood",
        "write at most 3.6, below 5, at least 85, above 0, exactly 100, between 20 and 30, reduce, increase, monitor "
        "or to be agreed.",
        "2009/10: <= 4",
    ),
    Entry(
        "R033",
        STOP,
        "a phrase is not understood",
        "write it in one of the ways listed in rules/README.md.",
        "amber: half a point",
    ),
    Entry(
        "R034",
        STOP,
        "a test that this measure cannot have",
        "use another test, or a fixed width: change_of_at_least, amber or difference; rules/README.md says which fits.",
        "test: recent trend, where numbers come every quarter",
    ),
    Entry(
        "R035",
        STOP,
        "a target has more decimals than its measure",
        "give the measure more decimals, or the target fewer.",
        "at most 3.65, where the measure has 1 decimal",
    ),
    Entry(
        "R036",
        STOP,
        "a number is outside what the measure can be",
        "check the number and the kind of measure.",
        "at least 850 for a percentage",
    ),
)

RULES = (*_SHAPE, *_MEASURE, *MEANING)
