"""The program's answers beside a second reading of the rules, written from the manual alone."""

from __future__ import annotations

import pytest

from oba.compose.results import COLUMNS, result_rows
from oba.domain.book import Book
from oba.domain.finding import Comparison, Question
from tests.plan.books import PLANS, ROOT, books
from tests.second_reading.case import Answer
from tests.second_reading.exact import printed
from tests.second_reading.exceptions import EXCEPTIONS
from tests.second_reading.reading import QUESTIONS, Hidden, read, readings

Said = tuple[str, ...]
Told = dict[tuple[str, str, str], Said]


def hidden(book: Book) -> Hidden:
    """What the manifest of a round lists as withheld."""
    listed = ((one.indicator, place, str(one.period), one.group) for one in book.suppressed for place in one.places)
    return frozenset(listed)


def of_program(book: Book) -> Told:
    """The program's answers by indicator, place and question: answer, reason, period and value."""
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in result_rows(book)]
    told: Told = {
        (row["indicator"], row["place"], row["question"] or f"group {row['group']}"): _told(
            row["answer"], row["reason"], row["period"], row["value"]
        )
        for row in rows
        if row["question"] or row["group"]  # what is told in words answers nothing
    }
    for (indicator, place), found in book.assessments.items():
        detail = found[Question.COMPARATORS].detail
        for one in detail if isinstance(detail, tuple) else ():
            assert isinstance(one, Comparison)
            told[indicator, place, f"beside {one.place}"] = (str(one.answer or ""), str(one.reason or ""))
    return told


def of_reading(plan: str, name: str, withheld: Hidden) -> Told:
    """The second reading's answers, likewise."""
    files = read(ROOT, plan)
    told: Told = {}
    for one in readings(files, next(when for when in files.rounds if when.id == name), withheld):
        for place in files.places.judged(one.when.cut_off, one.rule.measure.calendar):
            answers, beside = one.answers(place)
            for question, found in answers.items():
                told[one.rule.id, place.id, question] = _row(found, one.rule.measure.decimals)
            for group, number in one.groups(place).items():
                told[one.rule.id, place.id, f"group {group}"] = _row(number, one.rule.measure.decimals)
            for comparator, said in beside.items():
                told[one.rule.id, place.id, f"beside {comparator}"] = said
    return told


def _row(found: Answer, decimals: int) -> tuple[str, ...]:
    value = "" if found.value is None else printed(found.value, decimals)
    return _told(found.answer, found.reason, found.period.label if found.period else "", value)


def _told(answer: str, reason: str, period: str, value: str) -> Said:
    """What was said; of a question that is not asked only that, for it is about no period."""
    return (answer, reason) if reason == "not asked" else (answer, reason, period, value)


def _differences(theirs: Told, ours: Told) -> dict[tuple[str, str, str], tuple[Said, Said]]:
    """What the two do not say alike, by indicator, place and question."""
    keys = sorted({*theirs, *ours})
    pairs = {key: (theirs.get(key, ()), ours.get(key, ())) for key in keys}
    return {key: pair for key, pair in pairs.items() if pair[0] != pair[1]}


@pytest.mark.parametrize("plan", PLANS)
def test_every_answer_agrees(plan: str) -> None:
    """Every answer, reason, period and number of every round, and beside every comparator, is what the manual says."""
    compared = 0
    found: dict[tuple[str, ...], tuple[Said, Said]] = {}
    for book in books(plan):
        theirs, ours = of_program(book), of_reading(plan, book.round.id, hidden(book))
        compared += len(theirs)
        found |= {(plan, book.round.id, *key): pair for key, pair in _differences(theirs, ours).items()}
    assert compared
    assert found == {key: pair for key, pair in EXCEPTIONS.items() if key[0] == plan}


def test_no_rule_is_left_out() -> None:
    """Rules that answer by another body's method would be left out of the comparison; there are none."""
    left_out = [
        (plan, one.id, question)
        for plan in PLANS
        for one in read(ROOT, plan).rules
        for version in one.versions
        for question in QUESTIONS
        if "method" in version.part(question)
    ]
    assert left_out == []
