"""Codes beginning with A: proofs about rules, reconciliation of numbers, and making the documents."""

from __future__ import annotations

from oba.domain.catalogue.entry import STOP, WARN, Entry

AUDIT = (
    Entry(
        "A001",
        STOP,
        "an example of a rule does not hold",
        "correct the rule or the example; the page of the rule shows how the answer is reached.",
        "then: {threshold: amber}, where the rule answers red",
    ),
    Entry(
        "A002",
        STOP,
        "the bands of a rule are not total, disjoint and monotone",
        "look at the amber edge and the target: every number has one rating, and a better number never a worse one.",
        "an amber band that begins on the good side of the target",
    ),
    Entry(
        "A003",
        WARN,
        "a rating of this rule can never occur",
        "widen or narrow amber if that is not meant.",
        "amber: within 10 points, where the target is at most 5 percent of a count that cannot pass 15",
    ),
    Entry(
        "A010",
        WARN,
        "a place's own number and the sum of its parts differ",
        "ask who sent them which is right; the supplied number is judged.",
        "the county sends 523, its areas add up to 519",
    ),
    Entry(
        "A011",
        WARN,
        "a supplied gap or change and the numbers it comes from disagree",
        "ask who sent them which is right; the supplied number is judged.",
        "a gap of 31.7 points between 58.1 % and 27.0 %",
    ),
    Entry(
        "A012",
        WARN,
        "a disputed number is printed beside the one that is judged",
        "settle which is right, then mark one row final.",
        "two rows for one period, one with the status disputed",
    ),
    Entry(
        "A013",
        WARN,
        "a rule is past its review date",
        "review it, then write the new review date.",
        "review: 2010-03-31, in a round whose cut-off is 2010-10-15",
    ),
    Entry(
        "A020",
        STOP,
        "the output cannot be written",
        "check that the folder exists, that you may write there and that the disk has room.",
        "output/ on a full disk",
    ),
    Entry(
        "A021",
        STOP,
        "a document could not be made",
        "look at the template that is named; if you did not change it, report this as a fault.",
        "cards/card.html uses a name that does not exist",
    ),
)
