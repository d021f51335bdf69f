"""The card: its page shows every field and no other, on one page where the story allows, for everyone to read."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest

from oba.compose.card.answers import AnswerLine
from oba.compose.card.card import report_card
from oba.compose.card.fit import COMPACT, NORMAL, PAGE, Fit, fitted, height
from oba.compose.card.needs import NeedLine
from oba.compose.card.report_card import ReportCard, RuleReference
from oba.compose.card.story import ActionRow, Narrative, Part
from oba.compose.card.table import Cell, NumberTable, PeriodColumn, Row
from oba.compose.card.working import Working
from oba.compose.curve.curve import draw
from oba.compose.curve.drawing import Drawing
from oba.compose.risk import RiskLine
from oba.compose.signposts import card_signposts
from oba.domain.book import Book
from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Forecasted, Progress, Question
from oba.domain.measure import Break
from oba.domain.rule import ChanceTest
from oba.domain.story import HEADINGS
from oba.render.assets import read_assets
from oba.render.html import page, templates
from oba.render.pdf import lay_out, write
from oba.render.twin import twin
from oba.words import short_digest
from tests import build, written
from tests.build import INDICATOR, TOP, n, year
from tests.compose.chanced import LEAPING, QUARTERS, book_of, moving, shares, version
from tests.compose.curves import CASES
from tests.compose.situations import (
    HERE,
    LATEST,
    answered,
    assessed,
    unanswered,
    with_rule,
    with_targets,
    without_numbers,
)
from tests.compose.test_card_needs import BEARING, informed
from tests.compose.test_group_table import one, with_groups
from tests.compose_pages.watched import Seen, looks, watched
from tests.html_checks import axe_violations, misfits
from tests.pdf_checks import assert_accessible

CARDS = Path(__file__).parents[2] / "cards"
WHOLE = written.book()
SHAPES = {
    ReportCard,
    AnswerLine,
    Drawing,
    NumberTable,
    PeriodColumn,
    Row,
    Cell,
    Narrative,
    Part,
    ActionRow,
    RiskLine,
    Working,
    RuleReference,
    NeedLine,
}


def _card(book: Book) -> ReportCard:
    return report_card(book, INDICATOR, HERE)


def _html(card: object, template: str = "card.html") -> str:
    signposts = card_signposts(WHOLE, INDICATOR, HERE)
    return page(templates(CARDS), template, {"card": card, "signposts": signposts})


def _silent(book: Book) -> Book:
    """Nothing was written, nothing is planned, no risk is known."""
    return replace(book, stories={}, registers=replace(book.registers, actions=(), risks=()))


def _listing(items: int, book: Book) -> Book:
    """The book whose card has so many lines more in either column."""
    (story,) = book.stories.values()
    grown = (HEADINGS[0], HEADINGS[3])
    sections = tuple((head, text + "- One more.\n" * items if head in grown else text) for head, text in story.sections)
    return replace(book, stories={(INDICATOR, TOP): replace(story, sections=sections)})


def _talkative(times: int, book: Book = WHOLE) -> Book:
    story = written.story()
    sections = tuple((heading, f"{text}\n" * times) for heading, text in story.sections)
    return replace(book, stories={(INDICATOR, TOP): replace(story, sections=sections)})


EMPTY = _silent(unanswered(with_targets(without_numbers(WHOLE)), Reason.NOT_COLLECTED, None))
SUPPRESSED = unanswered(
    replace(WHOLE, series={(INDICATOR, TOP): build.series({LATEST: Reason.SUPPRESSED})}),
    Reason.SUPPRESSED,
    build.figure(LATEST, Reason.SUPPRESSED),
)
CHARTED = book_of(shares(QUARTERS, (*LEAPING * 4, "3.1"), of=100_000), version(direction=moving(ChanceTest.XMR)))
COMPARED = book_of(
    shares(build.YEARS, ("4.9", "5.2", "5.6", "5.9", "6.4", "4.1")),
    version(rating=ChanceTest.INTERVAL, comparing=ChanceTest.AT_TWO_LEVELS, direction=moving(ChanceTest.RECENT_TREND)),
)
SITUATIONS = {
    "charted": CHARTED,
    "compared": COMPARED,
    "whole": WHOLE,
    "empty": EMPTY,
    "suppressed": SUPPRESSED,
    "silent": _silent(WHOLE),
    "grouped": with_groups(girls=one("3.1"), boys=one(Reason.SUPPRESSED)),
    "talkative": _talkative(5),
    "informed": informed(BEARING),
    "illustrative": replace(WHOLE, illustrative=frozenset({(INDICATOR, "england")})),
}


def test_the_template_shows_every_field_and_no_others() -> None:
    """Over a few cards and curves, each field of the context is looked at; a name it lacks stops the page."""
    seen: Seen = defaultdict(set)
    drawn = [replace(_card(WHOLE), drawing=draw(traces, "Message.", 1600)) for traces in CASES.values()]
    for card in [*map(_card, SITUATIONS.values()), *drawn]:
        _html(watched(card, seen))
    assert set(seen) == SHAPES
    assert {look.kind.__name__: look.unused for look in looks(seen) if look.unused} == {}


def test_a_card_says_everything_it_is_asked_to() -> None:
    """Outcome, title, place, period, round, message, five answers, numbers, story, plan, risks, working and rule."""
    html = _html(_card(WHOLE)).replace("\N{NO-BREAK SPACE}", " ")
    for text in (
        "NI 117 · Narrowing the gap", "not in education, employment or training</h1>", "<b>Oxfordshire</b> · 2009/10",
        "reported for quarter 2 of 2010/11", "4.3 % in 2009/10, down from 6.2 %", "◆</span> Amber",
        "Targets for 2011/12 and 2012/13 still to be agreed.", "14,744", "Story behind the baseline", "Partners",
        "What works", "<li>A named adviser", "Action plan", "<strong>late since Sep 2010</strong>",
        "Loss of the area-based grant",
        "Data development",
        "Red above 4.5 %, that is 30 more young people.", "approved by Trust Board on 20 January 2010",
        f"rule {short_digest(build.rule().digest)}, data 93ab0000",
        "data known at 15 October 2010", "Story: Head of 14-19",
    ):  # fmt: skip
        assert text in html, text


def test_a_card_without_an_approved_rule_shows_its_number_and_judges_nothing() -> None:
    """The number stands, no target does, and message, answers, approval and footer say why nothing is judged."""
    draft = assessed(WHOLE, *(written.unknown(question, Reason.NO_RULE) for question in Question))
    found = draft.assessments[INDICATOR, TOP]
    draft = replace(draft, assessments={(INDICATOR, TOP): replace(found, version=found.version.outline)})
    card = _card(draft)
    assert card.lead.startswith("4.3")
    assert card.rest == "The rule for it has not been approved."
    assert {one.word for one in card.answers} == {"Rule not approved"}
    assert card.approval == "No version of its rule has been approved. Owner: Head of 14-19."
    assert "no approved rule" in card.footer
    assert "Targets" not in " ".join(card.curve_notes)


def test_a_card_with_neither_rule_nor_number_says_that_nothing_was_decided_and_calls_nobody_late() -> None:
    """Nothing can be late that nobody has asked for, and a table without periods is left out."""
    draft = assessed(EMPTY, *(written.unknown(question, Reason.NO_RULE) for question in Question))
    found = draft.assessments[INDICATOR, TOP]
    card = _card(replace(draft, assessments={(INDICATOR, TOP): replace(found, version=found.version.outline)}))
    assert (card.lead, card.rest) == ("No number is known yet.", "The rule for it has not been approved.")
    assert "late" not in card.rest
    assert card.table.columns == ()
    assert "In numbers" not in _html(card)


def test_only_an_illustrative_card_says_so_and_on_every_page() -> None:
    """The word stands in the message and in the line at the foot of each page; a comparator's numbers count too."""
    card = _card(SITUATIONS["illustrative"])
    assert card.flag == "Illustrative numbers"
    assert card.footer.endswith("illustrative numbers")
    assert "llustrative" not in _html(_card(WHOLE))


@pytest.mark.parametrize("kind", ["actions", "risks"])
def test_a_card_with_drafted_rows_says_so_beside_them_at_its_head_and_at_its_foot(kind: str) -> None:
    """Beside real numbers a drafted action or risk is not taken for a commitment."""
    rows = tuple(replace(one, illustrative=True) for one in getattr(WHOLE.registers, kind))
    card = _card(replace(WHOLE, registers=replace(WHOLE.registers, **{kind: rows})))
    assert card.flag == f"Illustrative {kind}"
    assert card.footer.endswith(f" · illustrative {kind}")
    assert _html(card).count(", illustrative") == len(rows)


def test_an_action_names_the_every_child_matters_outcome_that_it_serves() -> None:
    """It stands in the line below the action."""
    assert "low cost, Enjoy and achieve</span>" in _html(_card(WHOLE))


def test_a_card_without_any_number_draws_nothing_and_says_so() -> None:
    """Without numbers and targets there is no curve; with targets alone it is low."""
    card = _card(EMPTY)
    assert card.drawing is None
    assert card.curve_notes == ("The curve begins with the first number.",)
    assert card.period == "no number yet"
    low = _card(unanswered(without_numbers(WHOLE), Reason.NOT_COLLECTED, None)).drawing
    assert low is not None
    assert low.height < 1000


def test_the_curve_says_what_it_cannot_show() -> None:
    """Why there is no forecast, that one was cut off, what changed in a definition, one target still open."""
    early = assessed(WHOLE, written.unknown(Question.BASELINE, Reason.TOO_FEW_POINTS))
    assert "No forecast is drawn: too little history is known." in _card(early).curve_notes
    forecast = WHOLE.assessments[INDICATOR, TOP][Question.BASELINE]
    cut = Forecasted(period=LATEST, middle=n("1"), low=n("0"), high=n("2"), cut=(n("0"),))
    clipped = replace(forecast, detail=replace(forecast.detail, points=(cut,)))  # type: ignore[type-var]
    assert "The forecast is cut at 0\N{NO-BREAK SPACE}%." in _card(assessed(WHOLE, clipped)).curve_notes
    rule = build.rule()
    broken = replace(rule, measure=replace(rule.measure, breaks=(Break(at=year(2007), why="new question"),)))
    assert "Definition changed in 2007/08: new question." in _card(with_rule(WHOLE, broken)).curve_notes
    one = with_targets(WHOLE, build.target(year(2010), "to be agreed"))
    assert "Target for 2010/11 still to be agreed." in _card(one).curve_notes
    stated = assessed(WHOLE, answered(Question.BASELINE, Answer.TURNED))
    assert _card(stated).curve_notes == ("Targets for 2011/12 and 2012/13 still to be agreed.",)


def test_a_performance_measure_says_which_question_it_answers() -> None:
    """How much, how well, or better off stands with the rule."""
    rule = replace(build.rule(), accountability="performance", question="how well")
    card = _card(with_rule(WHOLE, rule))
    assert card.approval.startswith("Performance measure: how well. Rule in force")


def test_an_indicator_without_a_number_is_called_by_its_title() -> None:
    """Above the title stands its outcome alone; at the foot, and where its rule is named, its short title."""
    card = _card(with_rule(WHOLE, replace(build.rule(), number="")))
    overline = _paper(card).partition("</span>")[2].partition("</p>")[0]
    assert overline.strip() == card.outcome
    assert card.footer.startswith(f"{build.rule().short} · Oxfordshire · ")
    assert card.rule.says == f"{build.rule().short} in the rule book"


def test_a_fuller_card_is_set_compactly_before_it_takes_a_second_page() -> None:
    """Little text is set normally, more is set compactly, and much more normally on two pages."""
    compact = [_card(_talkative(times)).compact for times in (1, 4, 40)]
    assert compact == [False, True, False]
    assert height(_card(WHOLE), COMPACT) < height(_card(WHOLE), NORMAL)
    assert height(_card(_talkative(40)), COMPACT) > PAGE


@pytest.mark.parametrize(("times", "pages"), [(1, 1), (4, 1), (12, 2)])
def test_a_card_takes_the_pages_it_was_fitted_to(times: int, pages: int) -> None:
    """The estimate holds on paper: one page normally and compactly, two for a long story."""
    laid = lay_out(_paper(_card(_talkative(times))), read_assets(CARDS))
    assert len(laid.document.pages) == pages


@pytest.mark.parametrize(
    ("words", "rows"),
    [("| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 9, 10), ("https://example.org/" + "x" * 400, 6), ("- a\n" * 9, 9)],
)
def test_tables_and_long_words_take_room(words: str, rows: int) -> None:
    """A table has a line for each of its rows, and an address as many as it is broken into."""
    told = replace(
        _card(WHOLE).narrative, parts=(Part(heading="Partners", markdown=words),), actions=(), risks=(), plan=""
    )
    card = replace(_card(WHOLE), narrative=replace(told, development=""))
    shorter = replace(card, narrative=replace(card.narrative, parts=(Part(heading="Partners", markdown="One line."),)))
    assert height(card, NORMAL) - height(shorter, NORMAL) >= (rows - 2) * 98


def test_rows_of_intervals_give_way_to_a_second_page() -> None:
    """A card that would take another page for them goes without; one that takes it anyway keeps them."""
    cards = [_card(_listing(items, _talkative(4, COMPARED))) for items in range(12)]
    rows = [any("interval" in row.head for row in card.table.rows) for card in cards]
    one_page = [height(card, COMPACT) + 960 <= PAGE for card in cards]
    without = [fits for shown, fits in zip(rows, one_page, strict=True) if not shown]
    assert rows[0]
    assert rows[-1]
    assert not one_page[-1]
    assert without
    assert all(without)


def test_a_curve_is_a_little_lower_where_that_saves_a_page() -> None:
    """Where the usual least would not fit, one not far below it may; then the card is set compactly."""
    card = _card(_talkative(4))
    room = PAGE - height(card, COMPACT)
    assert fitted(card, room + 1, 3000) == Fit(compact=True, curve=max(room - 200, 960))
    assert fitted(card, room, 3000) == Fit(compact=True, curve=room)


def _paper(card: ReportCard) -> str:
    """The page as a pack sets it: without what only a screen has."""
    html = re.sub(r'<nav class="signposts.*?</nav>|<link [^>]*-screen.css">', "", _html(card), flags=re.DOTALL)
    return re.sub('<a href="[^"#]*#rule-[^"]*">(.*?)</a>', r"\1", html)


@pytest.mark.parametrize("name", list(SITUATIONS))
def test_a_card_can_be_kept_and_read_aloud(name: str) -> None:
    """Every card is PDF/A-3a and PDF/UA-1, with an alternative text for its curve."""
    laid = lay_out(_paper(_card(SITUATIONS[name])), read_assets(CARDS))
    assert_accessible(write(laid, title="Card", author="Trust", subject="NI 117"))


@pytest.mark.slow
def test_everyone_can_use_the_page(tmp_path: Path) -> None:
    """The HTML twins have no fault that axe finds, on a telephone or a large screen, and load nothing."""
    files = [tmp_path / f"{name}.html" for name in SITUATIONS]
    for file, book in zip(files, SITUATIONS.values(), strict=True):
        file.write_text(twin(_html(_card(book)), read_assets(CARDS)), encoding="utf-8")
    assert axe_violations(files) == []
    assert misfits(files) == []


def test_a_wordless_progress_does_not_stop_a_card() -> None:
    """A trajectory that was never planned still makes a whole card."""
    finding = answered(Question.TRAJECTORY, Answer.BEHIND, Progress(goal=None))
    assert _card(assessed(WHOLE, finding)).answers[3].detail == "the goal was not met"
