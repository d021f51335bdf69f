"""Cards of tests of chance: what decided is said in the message, below the answer, in the curve and in the table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from oba.compose.card.answers import answer_lines
from oba.compose.card.message import message
from oba.compose.card.table import number_table
from oba.compose.card.working import workings
from oba.compose.curve.curve import draw
from oba.compose.curve.traces import traces
from oba.domain.book import Book
from oba.domain.evidence import Figure
from oba.domain.finding import Answer, Question
from oba.domain.measure import Break
from oba.domain.period import Period
from oba.domain.rule import Better, ChanceTest, Method, With
from oba.domain.target import Target
from oba.statistics.xmr_reading import Assurance
from tests import build
from tests.build import INDICATOR, TOP, n, year
from tests.compose.chanced import (
    LEAPING,
    MEMBERS,
    NEIGHBOURS,
    QUARTERS,
    bare,
    book_of,
    moving,
    renamed,
    shares,
    version,
)
from tests.compose.situations import view, with_rule

YEARS = build.YEARS
RISING = ("4.9", "5.2", "5.6", "5.9", "6.4", "6.9")
NOW = build.target(year(2009), "at most 4.0")
MORE, WATCHED = build.target(year(2009), "at least 4.0"), build.target(year(2009), "monitor")
QUIET = tuple(["5.5", "5.4", "5.6", "5.3", "5.5"] * 4)
TWO, TREND, XMR = (moving(test) for test in (ChanceTest.INTERVALS, ChanceTest.RECENT_TREND, ChanceTest.XMR))
INTERVAL, FAR = ChanceTest.INTERVAL, ChanceTest.AT_TWO_LEVELS
FUNNEL, FAR_FUNNEL, MANN_KENDALL = ChanceTest.FUNNEL, ChanceTest.TWO_FUNNELS, moving(ChanceTest.MANN_KENDALL)


def _years(*values: str | None, of: int = 14_000) -> dict[Period, Figure]:
    return shares(YEARS, values, of)


def _charted(*values: str, better: Better = Better.LOWER) -> Book:
    found = shares(QUARTERS, values, of=100_000)
    wanted = {Better.HIGHER: (MORE,), Better.NONE: (WATCHED,)}.get(better, ())
    return book_of(found, version(*wanted, direction=replace(XMR, better=better)))


def _compared(latest: str, test: ChanceTest | None = None) -> Book:
    return book_of(_years(*RISING[:5], latest), version(direction=replace(TWO, test=test or ChanceTest.INTERVALS)))


def _touching(*ends: str) -> Book:
    """The latest two numbers between these ends, the earlier first."""
    pairs = zip(YEARS[4:], (ends[:2], ends[2:]), strict=True)
    found = {
        period: replace(
            build.figure(period, low), value=(n(low) + n(high)) / 2, lower=n(low), upper=n(high), level=n("95")
        )
        for period, (low, high) in pairs
    }
    return book_of({**_years(*RISING[:4]), **found}, version(direction=TWO))


def _rated(latest: str, target: Target = NOW, against: str = "target", of: int = 14_000) -> Book:
    ruled = version(target, rating=INTERVAL, against=against)
    return book_of(_years("6.2", "6.1", "6.3", "6.2", "6.2", latest, of=of), ruled)


def _beside(latest: str, test: ChanceTest, *members: str, of: int = 14_000) -> Book:
    """NI 117 beside its neighbours' mean, of which so many have numbers."""
    group = {NEIGHBOURS: {p: replace(f, rolled_up=MEMBERS) for p, f in _years(*["6.0"] * 6).items()}}
    known = {member: _years(*[value] * 6) for member, value in zip(MEMBERS, members, strict=False)}
    own = _years(*RISING[:5], latest, of=of)
    return book_of(own, version(NOW, comparing=test), {**group, **known} if members else {})


def _reduce(latest: str) -> Book:
    return book_of(_years(*RISING[:5], latest), version(build.target(year(2009), "reduce"), direction=TWO))


def _as(method: Method, question: Question, verdict: str, book: Book) -> Book:
    """The book as if a method had answered a question."""
    rule = book.rules[build.INDICATOR]
    part = replace(getattr(rule.versions[0], question), method=method)
    changed = replace(rule, versions=(replace(rule.versions[0], **{str(question): part}),))
    return with_rule(renamed(book, question, verdict), changed)


def _broken() -> Book:
    """A definition that changed half way, so that limits begin anew."""
    measure = replace(build.measure(), every=QUARTERS[0].every, breaks=(Break(at=QUARTERS[8], why="wider"),))
    return book_of(shares(QUARTERS, (*QUIET[:8], *LEAPING), of=100_000), version(direction=XMR), measure=measure)


COUNTLESS = book_of(bare(RISING), version(NOW, direction=TREND, rating=INTERVAL, comparing=INTERVAL))
BOOKS: dict[str, Book] = {
    "two intervals apart": _compared("5.2"),
    "two intervals overlap": _compared("6.1"),
    "two intervals touch": _touching("6.0", "6.8", "5.4", "6.0"),
    "two intervals touch, rising": _touching("5.4", "6.0", "6.0", "6.8"),
    "two intervals, unchanged": _compared(RISING[4]),
    "a trend, worse": book_of(_years(*RISING), version(direction=TREND)),
    "a trend, better": book_of(_years(*RISING), version(MORE, direction=replace(TREND, better=Better.HIGHER))),
    "a trend, falling": book_of(_years(*RISING[::-1]), version(WATCHED, direction=replace(TREND, better=Better.NONE))),
    "no trend": book_of(_years("6.2", "6.1", "6.3", "6.2", "6.2", "6.1"), version(direction=TREND)),
    "a trend without an earlier number": book_of(
        _years(*RISING), version(direction=replace(TREND, compare_with=With.MEAN, previous=7))
    ),
    "too short for a trend": book_of(_years(None, None, *RISING[2:]), version(direction=TREND)),
    "outside the limits": _charted(*QUIET, "4.1"),
    "outside the limits, neither way better": _charted(*QUIET, "4.1", better=Better.NONE),
    "a run": _charted(*QUIET, *["5.6"] * 7),
    "trial limits": _charted(*LEAPING),
    "no variation": _charted(*["5.5"] * 12),
    "a limit below nothing": _charted(*["0.4", "0.1", "0.5", "0.2"] * 3),
    "a limit above all": _charted(*["99.6", "99.9", "99.5", "99.8"] * 3, better=Better.HIGHER),
    "limits beyond what can be": _charted(*["99", "1"] * 3),
    "too short for a chart": _charted(*LEAPING[:4]),
    "a changed definition": _broken(),
    "surely green": _rated("3.0"),
    "surely red": _rated("5.2"),
    "cannot be told": _rated("4.1", of=3_000),
    "cannot be told, met": _rated("3.9", of=3_000),
    "cannot be told, provisional": _rated("4.1", replace(NOW, provisional="to be confirmed"), of=3_000),
    "against the path": _rated("5.2", against="trajectory"),
    "better than England": _rated("5.2", against="england"),
    "reduced, perhaps": _reduce("6.3"),
    "beside one interval": _beside("4.8", INTERVAL, "5.2", "6.9"),
    "beside two intervals": _beside("4.8", FAR, "5.2", "6.9"),
    "much worse": _beside("7.4", FAR, "5.2", "6.9"),
    "without a rank": _beside("6.1", INTERVAL, "6.0", "6.2"),
    "without neighbours": _beside("6.1", INTERVAL),
    "inside a funnel": _beside("4.8", FUNNEL, "5.2", "6.9", of=500),
    "beyond a funnel": _beside("4.8", FUNNEL, "5.2", "6.9", of=3_000),
    "beyond two funnels": _beside("7.4", FAR_FUNNEL, "5.2", "6.9"),
    "a funnel below nothing": _beside("4.0", FAR_FUNNEL, "5.2", "6.9", of=100),
    "a funnel without neighbours": _beside("6.1", FAR_FUNNEL),
    "a funnel beside control limits": book_of(
        shares(QUARTERS, LEAPING * 2, of=1_000), version(direction=XMR, comparing=FUNNEL),
        {NEIGHBOURS: bare(["5.5"] * 12, QUARTERS)},
    ),
    "a funnel without a denominator": book_of(
        bare(RISING), version(NOW, comparing=FUNNEL), {NEIGHBOURS: bare(RISING)}),
    "a whole series, falling": book_of(
        bare([str(20 - at) for at in range(9)], QUARTERS), version(direction=MANN_KENDALL)),
    "a whole series, rising": book_of(
        bare([str(10 + at) for at in range(9)], QUARTERS),
        version(WATCHED, direction=replace(MANN_KENDALL, better=Better.NONE))),
    "a whole series, no trend": book_of(bare(LEAPING * 2, QUARTERS), version(direction=MANN_KENDALL)),
    "too short a series": book_of(bare(LEAPING, QUARTERS), version(direction=MANN_KENDALL)),
    "nothing is known of chance": COUNTLESS,
    "as Fingertips": _as(Method.FINGERTIPS, Question.DIRECTION, "increasing and getting worse",
                         book_of(_years(*RISING), version(direction=TREND))),
    "as Eurostat": _as(Method.EUROSTAT, Question.TRAJECTORY, "movement away",
                       book_of(_years(*RISING), version(NOW))),
}  # fmt: skip


def _card(book: Book) -> list[str]:
    """What the card says of its tests."""
    shown = view(book)
    said = message(shown, "15 October 2010").whole
    details = [f"    {one.glyph} {one.word}: {one.detail}" for one in answer_lines(shown)]
    changes = [f"    change: {one.change}" for one in workings(shown) if "interval" in one.change]
    drawing = draw(traces(shown), "", 1600)
    named = [" ".join(text for _, _, text in label.lines) for label in drawing.labels if label.role == "note"]
    rows = [f"    {row.head}: {' '.join(cell.text for cell in row.cells)}" for row in number_table(shown).rows]
    intervals = [row for row in rows if "interval:" in row]
    return [f"    {said}", *details, *changes, f"    curve:{drawing.title}", f"    named: {named}", *intervals]


def test_every_card_of_a_test_reads_well(approved: Callable[[str, str], None]) -> None:
    """Message, answers, alternative text, labels and intervals in all situations, as a person approved them."""
    lines = [line for name, book in BOOKS.items() for line in (name, *_card(book))]
    approved("cards/tested.txt", "\n".join(lines).replace("\N{NO-BREAK SPACE}", " ") + "\n")


def _reaching(book: Book) -> tuple[str, str]:
    """What a card says below and behind the answer of the trajectory."""
    shown = view(book)
    detail = next(one.detail for one in answer_lines(shown) if one.question == "Will we get there?")
    return detail, next(one.says for one in workings(shown) if one.question == "Get there?")


@pytest.mark.parametrize(("latest", "says"), [("3.9", "is met by the number"), ("4.1", "was not met by the number")])
def test_a_target_told_by_the_number_says_so_beside_a_rating_that_cannot_tell(latest: str, says: str) -> None:
    """Met or not: the card says that chance was not weighed, and why both answers hold; else it need not."""
    detail, working = _reaching(_rated(latest, of=3_000))
    assert says in detail
    assert detail.endswith(", chance not weighed")
    assert working.endswith("while the rating also weighs chance: both hold.")
    for sure in (_rated("3.0"), _rated("5.2")):
        detail, working = _reaching(sure)
        assert "chance not weighed" not in detail
        assert "both hold" not in working


def test_a_rating_by_a_control_chart_is_one_that_weighs_chance() -> None:
    """A process that may or may not keep meeting its target, whose number meets it."""
    met = _rated("3.0")
    found = met.assessments[INDICATOR, TOP]
    either = replace(found[Question.THRESHOLD], answer=Answer.AMBER, detail=None)
    for verdict, says in ((str(Assurance.INCONSISTENT), True), ("", False)):
        findings = {**found.findings, Question.THRESHOLD: replace(either, verdict=verdict)}
        book = replace(met, assessments={(INDICATOR, TOP): replace(found, findings=findings)})
        assert ("chance not weighed" in _reaching(book)[0]) is says


@pytest.mark.parametrize("name", list(BOOKS))
def test_every_message_is_whole_sentences(name: str) -> None:
    """A message begins with a number, ends with a full stop, and has no blanks or points to spare."""
    said = message(view(BOOKS[name]), "15 October 2010").whole
    assert said[0].isdigit()
    assert said.endswith(".")
    assert not any(wrong in said for wrong in ("  ", " .", "..", " ,", ",,", ",."))
