"""What a card can still say where its number is withheld: that of the whole its place lies in, where that is shown."""

from __future__ import annotations

from oba import words
from oba.compose.subject import Subject
from oba.domain.evidence import Figure


def still_said(subject: Subject, judged: Figure) -> str:
    """Say where the number of the whole stands, or that it is not shown either; empty where there is none."""
    if subject.above is None:
        return ""
    name, series = subject.above
    figure = series.figures.get(judged.period)
    if figure is None:
        return ""
    if figure.value is None:
        return f"{name}’s number is not shown either."
    parts = len(figure.rolled_up)
    if subject.place.id in figure.rolled_up and parts > 1:
        return f"{name}’s card shows all {words.quantity(parts, 'part').removesuffix(' parts')} together."
    return f"{name}’s card shows the number of the whole."
