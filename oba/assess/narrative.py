"""A measure told in words: no question is asked of it, and no number is judged."""

from __future__ import annotations

from datetime import date

from oba.assess.unanswered import not_asked
from oba.domain.assessment import Assessment
from oba.domain.finding import Question
from oba.domain.place import Place
from oba.domain.rule import Rule


def told_in_words(rule: Rule, place: Place, on: date | None) -> Assessment:
    """What is known of a measure without a number: the version in force on a day, and no answers."""
    version = rule.version_on(on, on) or rule.outline
    findings = {question: not_asked(version, question) for question in Question}
    return Assessment(indicator=rule.id, place=place.id, judged=None, version=version, findings=findings)
