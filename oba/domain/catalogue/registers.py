"""Codes beginning with S and G: stories, and the registers beside the numbers."""

from __future__ import annotations

from oba.domain.catalogue.entry import STOP, WARN, Entry

_STORIES = (
    Entry(
        "S001",
        STOP,
        "the round, place or indicator that the story's folders name does not exist",
        "put the story at stories/<round>/<place>/<indicator>.md: a round of plan.yaml, a place of places.csv, and the "
        "name of a rule's file.",
        "stories/2010-11-q2/nothern/ni-117.md",
    ),
    Entry(
        "S003",
        STOP,
        "the story does not begin with its author and date",
        "begin with a line of three hyphens, author: and date:, and another line of three hyphens.",
        "a story that begins with a heading",
    ),
    Entry(
        "S004",
        STOP,
        "the head of the story has a part that is not known",
        "a story's head has author and date, and carried_from and reviewed where it is of an earlier round.",
        "writer: A. Smith",
    ),
    Entry(
        "S005",
        STOP,
        "the head of the story has no author or no date",
        "add it.",
        "a head with author alone",
    ),
    Entry(
        "S008",
        STOP,
        "the story's date is not a date",
        "write year, month and day: 2010-10-15.",
        "date: October 2010",
    ),
    Entry(
        "S010",
        STOP,
        "HTML stands in the story",
        "write plain Markdown: *emphasis*, lists, links; a < that is meant as a sign is written \\<.",
        "<b>important</b>",
    ),
    Entry(
        "S011",
        STOP,
        "a heading of the story is not known",
        "use ## Story behind the baseline, ## Partners, ## What works, ## Action plan or ## Data development; above "
        "them ## Update where the measure is narrative.",
        "## What worked",
    ),
    Entry(
        "S012",
        STOP,
        "a heading of the story stands twice",
        "bring the two parts together.",
        "## Partners, twice",
    ),
    Entry(
        "S013",
        STOP,
        "the headings of the story are not in order",
        "the order is Update, Story behind the baseline, Partners, What works, Action plan, Data development.",
        "## Partners before ## Story behind the baseline",
    ),
    Entry(
        "S014",
        STOP,
        "text stands before the first heading",
        "put it under one of the headings.",
        "a paragraph straight after the head",
    ),
    Entry(
        "S015",
        STOP,
        "a part of the story has no text",
        "write it, or delete the heading.",
        "## Partners, with nothing under it",
    ),
    Entry(
        "S016",
        STOP,
        "the story has a picture, or a link that is no web or mail address",
        "leave pictures out; links begin with https://, http:// or mailto:.",
        "![a chart](chart.png)",
    ),
    Entry(
        "S017",
        STOP,
        "a table of the story cannot be printed as it is",
        "give every row as many cells as the first line has, and the second as many groups of hyphens.",
        "| Area | 2023 |, and below it |---|",
    ),
    Entry(
        "S018",
        STOP,
        "the story is longer than a card can hold",
        "shorten it: a card has two pages at most.",
        "a list of 12,000 items",
    ),
    Entry(
        "S019",
        STOP,
        "the story says that it is carried over from a round that is not an earlier one",
        "name the round it was written for, or delete the line carried_from.",
        "carried_from: 2010-11-q2 in a story for 2010-11-q1",
    ),
    Entry(
        "S020",
        STOP,
        "a story was reviewed on a day that cannot be",
        "write the day on which it was read again for its round: after the data of the round before closed, and not "
        "after its last meeting.",
        "reviewed: 2011-12-01 in a story for a meeting in February 2011",
    ),
    Entry(
        "S021",
        STOP,
        "the round, document or section that the folders of a text name does not exist",
        "put the text at texts/<round>/<document>/<section>.md: a round of plan.yaml, and a document of the year with "
        "one of its sections, as data/README.md lists them.",
        "texts/2010-11-q4/anual-review/strengths.md",
    ),
    Entry(
        "S022",
        STOP,
        "a text of the year is signed on a day after the last meeting of its round",
        "write the day on which it was signed; one that was signed later belongs to a later round.",
        "date: 2012-06-01 in a text for a meeting in May 2011",
    ),
    Entry(
        "S023",
        STOP,
        "a text of the year cites something that is not there, or that was not known when its round closed",
        "cite the id of an indicator, or of a row of milestones.csv, actions.csv or decisions.csv that was known by "
        "then, in the head (about: [ni-117]) or in the text ([@ni-117]).",
        "about: [decision-99]",
    ),
    Entry(
        "S024",
        STOP,
        "a heading of a text of the year is as large as that of its section",
        "begin it with three number signs or more; the section has its own heading already.",
        "# Strengths",
    ),
    Entry(
        "S027",
        WARN,
        "a text is for a document of the year that its round does not make",
        "add the document to publications of the round in plan.yaml, or move the text to the round that makes it.",
        "texts/2010-11-q1/annual-review/strengths.md",
    ),
    Entry(
        "S026",
        STOP,
        "an update stands where the indicator has a number",
        "write what it says under another heading, or kind: narrative in the rule where there is no number.",
        "## Update in a story about a percentage",
    ),
    Entry(
        "S026",
        STOP,
        "the round or the board that a paper's name says does not exist, or the board has no cover sheet",
        "put the paper at papers/<round>/<board>.md: a round of plan.yaml, and a board with cover: yes.",
        "papers/2010-11-q2/trust-bord.md",
    ),
)

_REGISTERS = (
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

REGISTERS = (*_STORIES, *_REGISTERS)
