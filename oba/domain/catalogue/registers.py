"""Codes beginning with G: the registers beside the numbers."""

from __future__ import annotations

from oba.domain.catalogue.entry import STOP, Entry

REGISTERS = (
    Entry(
        "G001",
        STOP,
        "there is no rule for the indicator",
        "correct the spelling, write the rule first, or delete the row.",
        "ni-711 in actions.csv",
    ),
    Entry(
        "G002",
        STOP,
        "the outcome is not in the plan",
        "use the id of one of the plan's outcomes.",
        "outcome helth in risks.csv",
    ),
    Entry(
        "G003",
        STOP,
        "the place is not in places.csv, or is a comparator",
        "correct the spelling; leave it empty for everywhere.",
        "nothern in actions.csv",
    ),
    Entry(
        "G005",
        STOP,
        "a cell that must be filled is empty",
        "fill it.",
        "an action without a lead",
    ),
    Entry(
        "G006",
        STOP,
        "a cell is not one of the words allowed",
        "use one of the words listed.",
        "status: ongoing",
    ),
    Entry(
        "G007",
        STOP,
        "a cell should be a number and is not",
        "write a plain number, such as 12.5.",
        "million: about 12",
    ),
    Entry(
        "G008",
        STOP,
        "a cell should be a date and is not",
        "write year, month and day: 2010-10-15.",
        "due: summer 2011",
    ),
    Entry(
        "G009",
        STOP,
        "a row has an id that cannot be used, or two rows of one id were known on one day",
        "give each thing its own id: small letters, digits and single hyphens, beginning with a letter; a later row of "
        "the same id has a later day in known.",
        "two risks with the id r1, both known 2010-07-09",
    ),
    Entry(
        "G010",
        STOP,
        "an action is due before it starts",
        "check the two dates.",
        "start 2011-04-01, due 2010-09-30",
    ),
    Entry(
        "G012",
        STOP,
        "the objective is not in the plan",
        "use the id of an objective that plan.yaml lists under an aim.",
        "objective safe-1-99 in actions.csv",
    ),
    Entry(
        "G013",
        STOP,
        "the board is not in the plan",
        "use the id of a board that plan.yaml names under boards.",
        "body trust-bord in decisions.csv",
    ),
    Entry(
        "G014",
        STOP,
        "a row names a row of another table that is not there",
        "use the id of a row of actions.csv or of schedule.csv, or add the row there first.",
        "action action-99 in decisions.csv",
    ),
    Entry(
        "G015",
        STOP,
        "a decision is of a day on which its board does not meet",
        "correct the day in a new row of the same id, or add the meeting to plan.yaml.",
        "meeting: 2011-02-22, where the board meets on the 23rd",
    ),
    Entry(
        "G016",
        STOP,
        "the digest of a cleared text is not one",
        "copy the line that oba check proposes for the text, and write only who and when.",
        "digest: ni-117 in cleared.csv",
    ),
    Entry(
        "G017",
        STOP,
        "a fact of the needs analysis was reviewed after its row was known",
        "when a fact is looked at again, add another row of the same id, known on that day.",
        "known 2010-01-20, reviewed 2011-03-01",
    ),
)
