"""The five answers: each a word, a shape and a line of detail that says the number behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from oba.compose.card.answers import answer_lines
from oba.compose.card.card import report_card
from oba.compose.card.working import workings
from oba.domain.book import Book
from oba.domain.evidence import Reason
from oba.domain.finding import (
    Answer,
    Comparison,
    Curve,
    Finding,
    Movement,
    Progress,
    Question,
)
from tests import build, written
from tests.build import INDICATOR, n, year
from tests.compose.situations import HERE, LATEST, answered, assessed, rated, unanswered, view

WHOLE = written.book()
NOW, NEXT = build.target(LATEST, "at most 4.0"), build.target(year(2010), "at most 3.6")
PROVISIONAL = build.target(LATEST, "at most 4.0", "to be confirmed")


def _details(book: Book) -> list[str]:
    return [
        f"{one.glyph} {one.word}: {one.detail}".replace("\N{NO-BREAK SPACE}", " ") for one in answer_lines(view(book))
    ]


def _moved(earlier: str | None, run: int = 1) -> Finding:
    before = None if earlier is None else n(earlier)
    movement = Movement(earlier=before, earlier_name="2008/09", change=n("1"), width=n("0"), run=run)
    return answered(Question.DIRECTION, Answer.IMPROVING, movement)


def _path(answer: Answer, **changes: object) -> Finding:
    progress = Progress(
        goal=NEXT, start=n("6.2"), start_period=year(2008), planned=n("4.0"), pace=n("0.5"), needed=n("-0.7")
    )
    return answered(Question.TRAJECTORY, answer, replace(progress, **changes))  # type: ignore[arg-type]


def _early(reason: Reason, start: int | None) -> Finding:
    period = None if start is None else year(start)
    progress = Progress(goal=NEXT, start_period=period)
    return Finding(question=Question.TRAJECTORY, reason=reason, detail=progress)


def _beside(*found: tuple[str, Answer | None]) -> Finding:
    compared = tuple(
        Comparison(place=name, name=name, value=n("5"), answer=answer, reason=None if answer else Reason.NO_COMPARATOR)
        for name, answer in found
    )
    return answered(Question.COMPARATORS, found[0][1] or Answer.SIMILAR, compared)


def _as_improving(detail: Curve | None) -> Finding:
    return answered(Question.BASELINE, Answer.TURNED, detail)


FORECAST = written.forecasted(LATEST, "6.1", "6.5", "7.0")
CHANGES: dict[str, Finding] = {
    "green": rated(Answer.GREEN, "-0.2", NOW),
    "green, just met": rated(Answer.GREEN, "0", NOW),
    "amber, just missed": rated(Answer.AMBER, "0", build.target(LATEST, "below 4.3")),
    "amber, provisional": rated(Answer.AMBER, "0.3", PROVISIONAL),
    "against a number": rated(Answer.RED, "0.5", None, edge=n("3.8")),
    "green against a number": replace(rated(Answer.GREEN, "-0.5", None, edge=n("4.8")), target="at most 4.8"),
    "red, without an interval": rated(Answer.RED, "0.3", NOW, unweighed=True),
    "reduce": rated(Answer.GREEN, None, build.target(LATEST, "reduce")),
    "next target met": rated(None, None, NEXT, early=True, reason=Reason.NOT_YET_DUE),
    "next target not met": rated(None, None, NEXT, early=False, reason=Reason.NOT_YET_DUE),
    "to be agreed": rated(None, None, build.target(LATEST, "to be agreed"), reason=Reason.TO_BE_AGREED),
    "unchanged": _moved("4.3"),
    "a long run": _moved("4.1", run=4),
    "moved from nothing known": _moved(None),
    "no earlier number": written.unknown(Question.DIRECTION, Reason.NOT_COLLECTED),
    "held": _as_improving(Curve(at=FORECAST, points=(), held=3)),
    "without a forecast": _as_improving(Curve(at=None, points=())),
    "without a detail": _as_improving(None),
    "reached": _path(Answer.REACHED),
    "on course": _path(Answer.ON_COURSE),
    "on course, nothing planned": _path(Answer.ON_COURSE, planned=None, pace=None),
    "on course, as the plan allows": _path(Answer.ON_COURSE, one_way=False, planned=n("7.5"), pace=None, needed=None),
    "on course, a strict target allowed": _path(
        Answer.ON_COURSE, one_way=False, planned=n("7.5"), strictly=build.aim("below 7.5"), pace=None, needed=None
    ),
    "behind a path that turns": _path(Answer.BEHIND, one_way=False, pace=None, needed=None),
    "behind a strict target": _path(Answer.BEHIND, strictly=build.aim("below 4")),
    "behind at the end": _path(Answer.BEHIND, goal=build.target(LATEST, "at most 4.0"), needed=None),
    "further off": _path(Answer.FURTHER_OFF),
    "further off, no start": _path(Answer.FURTHER_OFF, start=None),
    "without a goal": _path(Answer.BEHIND, goal=None, planned=None, needed=None),
    "not started": _early(Reason.TOO_EARLY, 2010),
    "no target": _early(Reason.NO_TARGET, 2010),
    "no start": _early(Reason.TOO_EARLY, None),
    "mixed": _beside(("England", Answer.SIMILAR), ("South East", Answer.WORSE), ("Neighbours", Answer.SIMILAR)),
    "of another period": Finding(
        question=Question.COMPARATORS, reason=Reason.OTHER_PERIOD,
        detail=(
            Comparison(place="x", name="South East", value=None, answer=None, reason=Reason.NO_COMPARATOR),
            Comparison(
                place="england", name="England", value=None, answer=None, reason=Reason.OTHER_PERIOD,
                latest=year(2008),
            ),
        ),
    ),
    "one unknown": _beside(("England", Answer.BETTER), ("South East", None)),
}  # fmt: skip


def test_a_question_that_is_not_asked_is_left_out() -> None:
    """The card has no tile and no line of working for it, and its curve does not say what it lacks."""
    asked = (Question.DIRECTION, Question.THRESHOLD, Question.TRAJECTORY)
    quiet = assessed(WHOLE, *(written.unknown(q, Reason.NOT_ASKED) for q in Question if q not in asked))
    assert [one.question for one in answer_lines(view(quiet))] == [
        "Is it good enough?", "Is it getting better?", "Will we get there?",
    ]  # fmt: skip
    assert [one.question for one in workings(view(quiet))] == ["Good enough?", "Getting better?", "Get there?"]
    assert not [note for note in report_card(quiet, INDICATOR, HERE).curve_notes if "forecast" in note]


def test_every_detail_reads_well(approved: Callable[[str, str], None]) -> None:
    """The lines below the answers in all situations, as a person read and approved them."""
    lines = ["whole", *(f"    {line}" for line in _details(WHOLE))]
    for name, finding in CHANGES.items():
        at = [one.question for one in answer_lines(view(WHOLE))].index(_asked(finding))
        lines += [name, f"    {_details(assessed(WHOLE, finding))[at]}"]
    approved("cards/details.txt", "\n".join(lines) + "\n")


def _asked(finding: Finding) -> str:
    book = assessed(WHOLE, finding)
    changed = zip(answer_lines(view(WHOLE)), answer_lines(view(book)), strict=True)
    return next((after.question for before, after in changed if before != after), "Is it good enough?")


def test_the_answers_stand_in_the_order_of_the_drawing() -> None:
    """Good enough, better, turning, getting there, comparing."""
    asked = [one.question for one in answer_lines(view(WHOLE))]
    assert [question.split()[0] for question in asked] == ["Is", "Is", "Are", "Will", "How"]
    assert asked[0] == "Is it good enough?"


def test_without_a_number_every_answer_says_why() -> None:
    """A withheld number leaves five barred circles, each with the reason."""
    figure = build.figure(LATEST, Reason.SUPPRESSED)
    details = _details(unanswered(WHOLE, Reason.SUPPRESSED, figure))
    assert details == ["⊖ Withheld: withheld to protect children"] * 5


def test_a_missing_number_is_not_taken_for_a_missing_earlier_one() -> None:
    """Only where there is a number now is the earlier one said to be missing."""
    details = _details(unanswered(WHOLE, Reason.NOT_COLLECTED, None))
    assert details == ["⊖ Not collected: a number is missing"] * 5
