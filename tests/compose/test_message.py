"""The message: it reads well whatever is known, and says first what matters most."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from oba.compose.card.answers import answer_lines
from oba.compose.card.message import message
from oba.domain.book import Book
from oba.domain.evidence import Reason, Status
from oba.domain.finding import Answer, Curve, Forecasted, Movement, Question
from oba.domain.measure import Kind
from oba.domain.rule import Better, Method, With
from oba.words import QUESTIONS
from tests import build, written
from tests.build import INDICATOR, TOP, n, year
from tests.compose.situations import (
    LATEST,
    answered,
    assessed,
    known,
    rated,
    unanswered,
    view,
    with_figures,
    with_targets,
    with_version,
    without_numbers,
)

WHOLE = written.book()
NOW, NEXT = build.target(LATEST, "at most 4.0"), build.target(year(2010), "at most 3.6")


def _nearer(before: str) -> Book:
    better = replace(build.version().direction, better=Better.NEARER, aim=build.aim("exactly 6"))
    moved = Movement(earlier=n(before), earlier_name="2008/09", change=n("0"), width=n("0"), run=1)
    book = assessed(WHOLE, answered(Question.DIRECTION, Answer.STEADY, moved))
    found = book.assessments[INDICATOR, TOP]
    nearer = replace(found, version=replace(found.version, direction=better))
    return replace(book, assessments={(INDICATOR, TOP): nearer})


def test_nearer_speaks_of_the_distance_to_the_aim() -> None:
    """The number may have moved across its aim: how far off that leaves it is said in message and answer."""
    lead = message(view(_nearer("7.7")), "15 October 2010").lead.replace("\N{NO-BREAK SPACE}", " ")
    assert lead == "4.3 % in 2009/10, down from 7.7 % in 2008/09: 1.7 points from the aim, as before."
    tile = answer_lines(view(_nearer("7.9")))[1].detail.replace("\N{NO-BREAK SPACE}", " ")
    assert tile == "1.7 points from the aim, 0.2 points nearer than before"


def test_nearer_is_held_against_the_forecast_by_its_distance() -> None:
    """7.7 was forecast and we are at 4.3, both 1.7 from the aim: that is no 4.3 that was headed for."""
    curve = Curve(at=Forecasted(period=LATEST, middle=n("7.7"), low=n("7"), high=n("8")), points=(), held=2)
    book = assessed(_nearer("7.9"), answered(Question.BASELINE, Answer.ON_BASELINE, curve))
    rest = message(view(book), "15 October 2010").rest
    assert rest.startswith("That is as near the aim as we were headed")
    lines = {line.question: line.detail.replace("\N{NO-BREAK SPACE}", " ") for line in answer_lines(view(book))}
    said = "7.7 % was forecast, 2 periods running; that is 1.7 points from the aim, as we are"
    assert lines[QUESTIONS[Question.BASELINE].asks] == said


def _headed(answer: Answer) -> Book:
    return assessed(WHOLE, answered(Question.BASELINE, answer))


def _early(*, met: bool | None, text: str = "at most 3.6") -> Book:
    target = build.target(year(2010), text)
    return _plain(assessed(WHOLE, rated(None, None, target, early=met, reason=Reason.NOT_YET_DUE)))


def _plain(book: Book) -> Book:
    return assessed(book, written.unknown(Question.BASELINE, Reason.TOO_FEW_POINTS))


def _unrated(reason: Reason, text: str = "") -> Book:
    target = build.target(LATEST, text) if text else None
    return _plain(assessed(WHOLE, rated(None, None, target, reason=reason)))


def _reduce(answer: Answer) -> Book:
    return _plain(assessed(WHOLE, rated(answer, None, build.target(LATEST, "reduce"))))


def _process(answer: Answer) -> Book:
    """Making Data Count judges the process, so that a number may meet a target it is not trusted to keep meeting."""
    version = build.version()
    asked = replace(version.threshold, method=Method.MAKING_DATA_COUNT)
    return assessed(with_version(WHOLE, replace(version, threshold=asked)), rated(answer, "-0.3", NOW))


def _against(what: str) -> Book:
    version = build.version()
    changed = replace(version, threshold=replace(version.threshold, against=what))
    return assessed(with_version(WHOLE, changed), rated(Answer.RED, "0.5", None, edge=n("3.8")))


def _moved(earlier: str, name: str, compare: With) -> Book:
    version = build.version()
    changed = replace(version, direction=replace(version.direction, compare_with=compare))
    movement = Movement(earlier=n(earlier), earlier_name=name, change=n("1"), width=n("0"), run=1)
    return assessed(with_version(WHOLE, changed), answered(Question.DIRECTION, Answer.STEADY, movement))


def _status(status: Status) -> Book:
    return assessed(WHOLE, judged=replace(known("4.3"), status=status))


def _late(book: Book) -> Book:
    late = {key: replace(one, outstanding=(build.outstanding(year(2010)),)) for key, one in book.assessments.items()}
    return replace(book, assessments=late)


def _rate() -> Book:
    rule = build.rule()
    measure = replace(rule.measure, kind=Kind.RATE, per=n("100000"), decimals=0)
    return replace(assessed(WHOLE, judged=known("832")), rules={INDICATOR: replace(rule, measure=measure)})


MISSING = build.figure(LATEST, Reason.NOT_AVAILABLE)
SUPPRESSED = build.figure(LATEST, Reason.SUPPRESSED)
PROVISIONAL = build.target(LATEST, "at most 4.0", "to be confirmed")
NOTHING = unanswered(without_numbers(WHOLE), Reason.NOT_COLLECTED, None)

SITUATIONS: dict[str, Book] = {
    "whole": WHOLE,
    "turned and green": assessed(WHOLE, rated(Answer.GREEN, "-0.2", NOW)),
    "turning and red": assessed(_headed(Answer.TURNING), rated(Answer.RED, "1.2", NOW)),
    "on baseline and green": assessed(_headed(Answer.ON_BASELINE), rated(Answer.GREEN, "0", NOW)),
    "on baseline and amber": assessed(_headed(Answer.ON_BASELINE), rated(Answer.AMBER, "0.3", NOW)),
    "worse than baseline and green": assessed(_headed(Answer.WORSE_THAN_BASELINE), rated(Answer.GREEN, "-1", NOW)),
    "worse than baseline and red": assessed(_headed(Answer.WORSE_THAN_BASELINE), rated(Answer.RED, "1", NOW)),
    "no baseline and green": _plain(assessed(WHOLE, rated(Answer.GREEN, "-1", NOW))),
    "no baseline and amber": _plain(assessed(WHOLE, rated(Answer.AMBER, "0.3", NOW))),
    "strict target just missed": _plain(assessed(WHOLE, rated(Answer.AMBER, "0", build.target(LATEST, "below 4.3")))),
    "red by the number alone": assessed(
        _headed(Answer.WORSE_THAN_BASELINE), rated(Answer.RED, "0.3", NOW, unweighed=True)
    ),
    "green by the number alone": _plain(assessed(WHOLE, rated(Answer.GREEN, "-1", NOW, unweighed=True))),
    "no rule": unanswered(WHOLE, Reason.NO_RULE, known("4.3")),
    "nearer, as far off as before": _nearer("7.7"),
    "nearer, on the aim before": _nearer("6.0"),
    "provisional target": assessed(WHOLE, rated(Answer.AMBER, "0.3", PROVISIONAL)),
    "not yet due, met": _early(met=True),
    "not yet due, not met": _early(met=False),
    "not yet due, reduce": _early(met=None, text="reduce"),
    "turned, not yet due": assessed(WHOLE, rated(None, None, NEXT, early=True, reason=Reason.NOT_YET_DUE)),
    "to be agreed": _unrated(Reason.TO_BE_AGREED, "to be agreed"),
    "no target": _unrated(Reason.NO_TARGET),
    "monitored": _unrated(Reason.MONITORED, "monitor"),
    "too early": _unrated(Reason.TOO_EARLY),
    "reduce, green": _reduce(Answer.GREEN),
    "reduce, amber": _reduce(Answer.AMBER),
    "reduce, red": _reduce(Answer.RED),
    "against the trajectory": _against("trajectory"),
    "against England": _against("england"),
    "a process that passes": _process(Answer.GREEN),
    "a process that may do either": _process(Answer.AMBER),
    "a process that fails": _process(Answer.RED),
    "no movement known": assessed(WHOLE, written.unknown(Question.DIRECTION, Reason.NOT_COLLECTED)),
    "unchanged": _moved("4.3", "2008/09", With.LAST_YEAR),
    "unchanged from a mean": _moved("4.3", "the mean of 2006/07 to 2008/09", With.MEAN),
    "up from a mean": _moved("4.1", "the mean of 2006/07 to 2008/09", With.MEAN),
    "a rate": _rate(),
    "provisional": _status(Status.PROVISIONAL),
    "estimated": _status(Status.ESTIMATED),
    "illustrative": _status(Status.ILLUSTRATIVE),
    "late": assessed(WHOLE, late=True),
    "missing": unanswered(with_figures(WHOLE, {"2009/10": MISSING}), Reason.NOT_AVAILABLE, MISSING),
    "suppressed, nothing known": unanswered(without_numbers(WHOLE), Reason.SUPPRESSED, SUPPRESSED),
    "nothing known": NOTHING,
    "nothing known, no target": with_targets(NOTHING, build.target(year(2011), "to be agreed")),
    "nothing known, late": _late(NOTHING),
    "nothing known, published later": unanswered(WHOLE, Reason.AFTER_CUT_OFF, None),
}


def test_every_situation_reads_well(approved: Callable[[str, str], None]) -> None:
    """The messages of all situations, as a person read and approved them."""
    said = {name: message(view(book), "15 October 2010") for name, book in SITUATIONS.items()}
    lines = [f"{name}\n    **{one.lead}** {one.rest}".rstrip() for name, one in said.items()]
    approved("cards/messages.txt", "\n".join(lines).replace("\N{NO-BREAK SPACE}", " ") + "\n")


@pytest.mark.parametrize("name", list(SITUATIONS))
def test_a_message_is_whole_sentences(name: str) -> None:
    """Every message begins with a capital or a number, ends with a full stop, and has no blanks to spare."""
    said = message(view(SITUATIONS[name]), "15 October 2010").whole
    assert said[0].isupper() or said[0].isdigit()
    assert said.endswith(".")
    assert "  " not in said
    assert " ." not in said
    assert ".." not in said


def test_good_news_and_bad_are_joined_by_but() -> None:
    """Better than headed yet short of the target is `but`; two of a kind are `and`."""
    assert ", but 0.3 points" in message(view(WHOLE), "").rest.replace("\N{NO-BREAK SPACE}", " ")
    both_bad = message(view(SITUATIONS["worse than baseline and red"]), "").rest
    assert " and " in both_bad
    assert "but" not in both_bad
