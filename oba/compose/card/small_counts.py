"""How far chance alone could put a number that counts few, in words for the message of a card."""

from __future__ import annotations

from oba import words
from oba.assess.interval import interval_of
from oba.compose.subject import Subject
from oba.domain.counted import counts_few, counts_of
from oba.domain.evidence import Figure


def chance_note(subject: Subject, judged: Figure) -> str:
    """The counts and the 95 % interval of a number that counts fewer than 20 or leaves so few; else nothing."""
    measure = subject.measure
    counts, found = counts_of(judged, measure), interval_of(judged, measure)
    if counts is None or found is None or not counts_few(judged, measure):
        return ""
    low, high = words.number(measure.kept(found.low), measure), words.amount(measure.kept(found.high), measure)
    of = f"{int(counts.numerator):,} of {words.people(int(counts.denominator), measure)}"
    return f"It rests on {of}: chance alone could put it anywhere from {low} to {high}."
