"""Codes beginning with A: what is proved of a rule beyond its bands, and who approved it when."""

from __future__ import annotations

from oba.domain.catalogue.entry import STOP, WARN, Entry

PROOFS = (
    Entry(
        "A004",
        STOP,
        "no number can ever be green, or none red",
        "correct the target or the width of amber; or say under threshold why it is meant: accepted: ...",
        "amber: within 96 points, where the target is at most 4 percent",
    ),
    Entry(
        "A005",
        WARN,
        "a threshold of this rule does not matter",
        "write the number that is meant: as it stands, one more or less in its last decimal changes no rating.",
        "exactly 4.05, where numbers are compared with 1 decimal",
    ),
    Entry(
        "A006",
        WARN,
        "an answer that this rule can give is shown by no example",
        "add an example of each; oba rules PLAN INDICATOR --suggest proposes them.",
        "examples of green and amber, and none of red",
    ),
    Entry(
        "A007",
        STOP,
        "an example exercises nothing of its rule",
        "expect an answer in it, or delete it.",
        "then: {comparators: not asked}",
    ),
    Entry(
        "A008",
        STOP,
        "an example names a version that does not govern its last period",
        "name the version that does, or give a number of a later period.",
        "version: 2009/10, where the last number given is for 2010/11, which another version governs",
    ),
    Entry(
        "A009",
        WARN,
        "an answer of this rule can never be given",
        "narrow the width: no two numbers of the measure lie so far apart.",
        "change_of_at_least: 150, for a percentage",
    ),
    Entry(
        "A022",
        WARN,
        "a version of a rule was approved after its first period had begun",
        "write as a note of the reference why it judges what had begun; or let it begin with a later period.",
        "from: 2009/10 with approved: {by: Trust Board, on: 2010-01-20}",
    ),
    Entry(
        "A023",
        WARN,
        "a version of a rule is approved on a day that no round of the plan knows",
        "correct the date, or add the round; until then no round judges by it.",
        "approved: {by: Trust Board, on: 2031-01-20}, where the last cut-off is 2011-10-15",
    ),
    Entry(
        "A024",
        WARN,
        "a version of a rule was approved by its owner",
        "have it approved by somebody other than its owner.",
        "approved: {by: Head of 14-19, on: 2010-01-20} with owner: Head of 14-19",
    ),
    Entry(
        "A025",
        WARN,
        "a version of a rule is not what it was when a round was released",
        "put it back as it was, and write what is wanted as a new version on top, with its own approval.",
        "amber: within 0.8 points, where it was 0.5 in the round released on 2010-11-01",
    ),
    Entry(
        "A026",
        WARN,
        "a version of a rule takes the place of another without a word",
        "write as a note of the reference what it changes and why.",
        "a second version from 2009/10, approved on 2010-06-01, whose reference has no note",
    ),
    Entry(
        "A027",
        WARN,
        "a version has a target for a period that another version governs",
        "move the target to the version that governs its period; here it rates nothing, and only bends the path.",
        "2009/10: at most 4.0 in a version from 2010/11, above a version from 2008/09",
    ),
    Entry(
        "A028",
        WARN,
        "a version of a rule is exercised by no example",
        "add an example whose last period it governs; or one that names it, with version: and its from.",
        "a new version from 2010/11, where the last number of each example is for 2009/10",
    ),
    Entry(
        "A113",
        WARN,
        "the targets of the areas ask for less than the county's",
        "ask the areas for as much together as the whole is to reach, or note who makes up the rest.",
        "at most 150 in each of three areas, where the county's target is at most 400",
    ),
)
