"""How each answer was reached: every step, said once, and what would change the answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from oba.compose.card.working import workings
from oba.domain.book import Book
from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Finding, Interval, Question
from oba.domain.rule import Better
from tests import build, written
from tests.build import n, year
from tests.compose.situations import LATEST, assessed, rated, unanswered, view, with_version

WHOLE = written.book()
MOST, LEAST, BELOW = (build.target(LATEST, text) for text in ("at most 4.0", "at least 4.0", "below 4.3"))


def _changes(book: Book, question: str) -> str:
    said = next(one.change for one in workings(view(book)) if one.question.startswith(question))
    return said.replace("\N{NO-BREAK SPACE}", " ")


def _better(better: Better, low: str = "3", high: str = "4") -> Book:
    version = build.version()
    aim = build.aim(f"between {low} and {high}") if better is Better.NEARER else None
    return with_version(WHOLE, replace(version, direction=replace(version.direction, better=better, aim=aim)))


@pytest.mark.parametrize(
    ("finding", "better", "said"),
    [
        (rated(Answer.AMBER, "0.3", MOST, amber_edge=n("4.5"), flips=n("0.2"), flips_to=Answer.RED, children=30),
         Better.LOWER, "Red above 4.5 %, that is 30 more young people."),
        (rated(Answer.AMBER, "0.3", MOST, amber_edge=n("4.8"), flips=n("0.3"), flips_to=Answer.GREEN, children=1),
         Better.LOWER, "Green at 4.0 % or below, that is 1 fewer young person."),
        (rated(Answer.RED, "0.8", MOST, amber_edge=n("4.2"), flips=n("0.1"), flips_to=Answer.AMBER),
         Better.LOWER, "Amber at 4.2 % or below."),
        (rated(Answer.GREEN, "-0.3", LEAST, flips=n("0.3"), flips_to=Answer.RED), Better.HIGHER, "Red below 4.0 %."),
        (rated(Answer.AMBER, "0", BELOW, flips=n("0"), flips_to=Answer.GREEN), Better.LOWER, "Green below 4.3 %."),
        (rated(Answer.GREEN, "-0.1", BELOW, edge=n("4.4"), flips=n("0.1"), flips_to=Answer.AMBER),
         Better.LOWER, "Amber at 4.4 % or above."),
        (rated(Answer.GREEN, "0", build.target(LATEST, "at most 4.3"), flips=n("0"), flips_to=Answer.AMBER),
         Better.LOWER, "Amber above 4.3 %."),
        (rated(Answer.GREEN, "0", build.target(LATEST, "at least 4.3"), flips=n("0"), flips_to=Answer.AMBER),
         Better.HIGHER, "Amber below 4.3 %."),
        (rated(Answer.GREEN, "0", build.target(LATEST, "between 3 and 4.3"), flips=n("0"), flips_to=Answer.RED),
         Better.NEARER, "Red above 4.3 %."),
        (rated(Answer.RED, "0.5", None, edge=n("3.8"), flips=n("0.5"), flips_to=Answer.GREEN),
         Better.LOWER, "Green at 3.8 % or below."),
        (rated(Answer.GREEN, "-0.2", MOST), Better.LOWER, ""),
        (rated(Answer.GREEN, "-0.2", MOST, flips=n("7"), flips_to=Answer.RED), Better.LOWER, ""),
        (rated(None, None, MOST, reason=Reason.NO_TARGET), Better.LOWER, ""),
    ],
)  # fmt: skip
def test_what_would_change_a_rating_is_said(finding: Finding, better: Better, said: str) -> None:
    """Which rating, where it begins, the edge itself on its own side, and how many children more or fewer."""
    book = assessed(_better(better, "3", "4.3"), finding)
    assert _changes(book, "Good") == said


@pytest.mark.parametrize(
    ("wanted", "answer", "changes", "said"),
    [
        ("at most 4.0", Answer.RED, {"flips": n("0.3"), "flips_to": Answer.AMBER, "children": 9},
         "Amber with 9 fewer young people."),
        ("at most 5.0", Answer.GREEN, {"flips": n("0.3"), "flips_to": Answer.AMBER},
         "Amber if the whole interval lay more than 0.3 points higher."),
        ("below 4.0", Answer.RED, {"flips": n("0.3"), "flips_to": Answer.AMBER},
         "Amber if the whole interval lay more than 0.3 points lower."),
        ("below 5.0", Answer.GREEN, {"flips": n("0.3"), "flips_to": Answer.AMBER},
         "Amber if the whole interval lay 0.3 points higher."),
        ("at most 4.3", Answer.RED, {"flips": n("0"), "flips_to": Answer.AMBER}, ""),
        ("at most 100", Answer.GREEN, {}, ""),
    ],
)  # fmt: skip
def test_what_would_change_the_rating_of_an_interval_is_said(
    wanted: str, answer: Answer, changes: dict[str, object], said: str
) -> None:
    """The interval moves as a whole; the edge itself belongs to the better rating, or to the worse of a strict target.

    Nothing is said where it lies on the edge already, or where no other rating can occur.
    """
    held = Interval(low=n("4.3"), high=n("4.7"), level=n("95"), how="Wilson")
    finding = rated(answer, "0.3", build.target(LATEST, wanted), interval=held, **changes)
    assert _changes(assessed(WHOLE, finding), "Good") == said


def test_the_pace_says_where_it_arrives_and_what_is_needed() -> None:
    """A card says what the pace of the past gives and what the future asks for; nothing once the goal is met."""
    said = "This pace arrives at 3.9 % in 2010/11. Needed from now on: down 0.7 points a year."
    assert _changes(WHOLE, "Get there") == said
    finding = WHOLE.assessments["ni-117", "oxfordshire"][Question.TRAJECTORY]
    for change, said in (
        ({"arrives": None, "needed": n("0.7")}, "Needed from now on: up 0.7 points a year."),
        ({"goal_met": True}, ""), ({"needed": None}, ""), ({"goal": None}, ""),
    ):  # fmt: skip
        changed = replace(finding, detail=replace(finding.detail, **change))  # type: ignore[type-var]
        assert _changes(assessed(WHOLE, changed), "Get there") == said


def test_a_step_all_findings_share_is_said_once() -> None:
    """What was judged is said first, and not again with each question."""
    shared = written.step("2009/10: 4.3 %.")
    findings = [replace(f, steps=(shared, *f.steps[1:])) for f in written.findings().values()]
    said = workings(view(assessed(WHOLE, *findings)))
    assert said[0].says == "2009/10: 4.3 %."
    assert len(said) == 6
    assert not any(one.says.startswith(shared.says) for one in said[1:])


def test_without_any_number_there_is_one_line() -> None:
    """Five questions that fail for one reason are not explained five times."""
    (only,) = workings(view(unanswered(WHOLE, Reason.SUPPRESSED, build.figure(year(2009), Reason.SUPPRESSED))))
    assert only.says == "Cannot be told: suppressed."


def test_every_question_is_explained() -> None:
    """Each of the five has its line, by its short name."""
    assert [one.question for one in workings(view(WHOLE))] == [
        "Good enough?", "Getting better?", "Turning the curve?", "Get there?", "Compare?",
    ]  # fmt: skip
