"""The three documents of the year: one set of pieces in three orders, in which nothing stands that nobody signed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pytest

from oba.compose.dashboard.money import Money, MoneyGroup, MoneyLine
from oba.compose.delivery.milestones import PlanMilestone
from oba.compose.draft import draft_review
from oba.compose.recipients import recipients
from oba.compose.review.chapter import Chapter
from oba.compose.review.indicators import NumberAt, RoundsLine, Stretch, YearRow
from oba.compose.review.needs import NeedChange, NeedGroup, YearNeeds
from oba.compose.review.outcome import OutcomeStanding, Ratings, YearMilestones
from oba.compose.review.passage import Passage, Support
from oba.compose.review.review import YearReview, year_review
from oba.compose.review.sources import SourceLine
from oba.compose.review.voices import DecisionLine, MeetingMatters, SaidLine, YearMatters, YearSaid
from oba.compose.signposts import board_signposts, dashboard_signposts, publication_signposts
from oba.domain.book import Book
from oba.domain.finding import Answer, Finding, Question
from oba.domain.plan import Outcome
from oba.domain.publication import Publication
from oba.domain.registers import Registers
from oba.render.assets import read_assets
from oba.render.html import page, templates
from oba.render.pdf import lay_out, write
from oba.render.twin import twin
from tests.build import TOP
from tests.compose_pages.changed import answering, beside_england, only
from tests.compose_pages.full import NOW
from tests.compose_pages.full_rules import ADMISSIONS, NEET
from tests.compose_pages.watched import Seen, looks, watched
from tests.compose_review.years import REVIEWS, signed, the_year
from tests.html_checks import axe_violations, misfits
from tests.pdf_checks import assert_accessible

CARDS = Path(__file__).resolve().parents[2] / "cards"
BOOK = the_year()
GREEN = Finding(question=Question.THRESHOLD, answer=Answer.GREEN)
SHAPES = {
    Chapter, Passage, Support, OutcomeStanding, Ratings, YearRow, NumberAt, RoundsLine, Stretch, YearMilestones,
    YearNeeds, NeedChange, NeedGroup, YearSaid, SaidLine, YearMatters, MeetingMatters, DecisionLine, SourceLine,
}  # fmt: skip
OTHERS = {YearReview, PlanMilestone, Money, MoneyGroup, MoneyLine}


def anchors(book: Book, publication: Publication) -> list[str]:
    """The chapters of a document, in order."""
    return [one.anchor for one in year_review(book, publication).chapters]


def html(book: Book, publication: Publication, *, screen: bool = False) -> str:
    """A document as its template has it."""
    posts = publication_signposts(book, publication) if screen else ()
    context = {"fresh": (), "signposts": posts, "cards": "oxfordshire/cards/" if screen else ""}
    return page(templates(CARDS), "review.html", {"review": year_review(book, publication), **context})


def test_each_document_has_its_own_order_of_the_same_pieces() -> None:
    """The review whole; the report as members get it; the assessment by what is different and how that is known."""
    outcomes = ["outcome-keeping-safe", "outcome-narrowing-the-gap"]
    review, report, assessment = REVIEWS
    assert anchors(BOOK, review) == [
        "introduction", *outcomes, "themes", "strengths", "development", "needs", "consultation-said", "decided",
        "resources", "priorities", "consultation", "sources",
    ]  # fmt: skip
    assert anchors(BOOK, report) == [
        "introduction", "purpose", "strengths", *outcomes, "other-items", "decided", "priorities", "challenges",
        "sources",
    ]  # fmt: skip
    assert anchors(BOOK, assessment) == [
        "introduction", "informed", "impact", *outcomes, "strengths", "development", "priorities", "sources",
    ]  # fmt: skip


@pytest.mark.parametrize("publication", REVIEWS)
def test_nothing_is_printed_that_nobody_signed(publication: Publication) -> None:
    """Without texts there is the record alone, and which sections wait for somebody is said."""
    found = year_review(replace(BOOK, texts=()), publication)
    assert all(one.passage is None for one in found.chapters)
    assert "strengths" not in [one.anchor for one in found.chapters]
    assert "“Areas for development”" in found.unsigned or publication is Publication.PARTNERSHIP_REPORT
    assert year_review(BOOK, publication).unsigned == ""


@pytest.mark.parametrize("publication", REVIEWS)
def test_a_year_with_nothing_in_it_is_a_document_all_the_same(publication: Publication) -> None:
    """One round, no register, no text, no indicator."""
    bare = replace(
        BOOK, plan=replace(BOOK.plan, rounds=(NOW,)), rules={}, assessments={}, series={}, run=(), texts=(),
        registers=Registers(), stories={}, illustrative=frozenset(),
    )  # fmt: skip
    found = year_review(bare, publication)
    assert (found.message, found.compared, found.illustrative) == ("No indicator has a target here.", "", "")
    assert_accessible(paper(bare, publication))


def test_the_message_counts_targets_and_milestones() -> None:
    """Of the start too, where there was one."""
    said = year_review(BOOK, Publication.ANNUAL_REVIEW).message
    assert "targets" in said
    assert "at its start" in said
    assert "milestones of the year done" in said
    assert "at its start" not in year_review(the_year(before=False), Publication.ANNUAL_REVIEW).message


def test_a_number_held_against_another_places_is_no_target() -> None:
    """The message counts as the dashboard's headline does, and says apart how many are as good as elsewhere."""
    book = replace(only(BOOK, NEET, ADMISSIONS), registers=Registers())
    held = beside_england(answering(book, NEET, TOP, GREEN), NEET, TOP)
    both = "None of 1 target is met so far in 2010/11; at its start none were. 1 of 1 number is as good as elsewhere"
    for found, says in (
        (book, "None of 2 targets are met so far in 2010/11"),
        (held, both),
        (only(held, NEET), "1 of 1 number is as good as elsewhere so far in 2010/11"),
    ):
        assert year_review(found, Publication.ANNUAL_REVIEW).message == f"{says}; at its start none were."


def test_a_year_has_ended_with_its_fourth_quarter() -> None:
    """Before that the message says so far."""
    for quarter, says in (("q2", "so far in 2010/11"), ("q4", "at the end of 2010/11")):
        book = the_year(now=replace(NOW, id=f"2010-11-{quarter}"))
        assert says in year_review(book, Publication.ANNUAL_REVIEW).message


def test_what_is_a_boards_own_stands_in_none_of_them() -> None:
    """They are for everyone."""
    own = tuple(
        replace(one, board="safeguarding") if one.id == "narrowing-the-gap" else one for one in BOOK.plan.outcomes
    )
    found = year_review(replace(BOOK, plan=replace(BOOK.plan, outcomes=own)), Publication.ANNUAL_REVIEW)
    assert not any(row.number == "NI 117" for one in found.chapters for row in one.indicators)
    assert isinstance(own[0], Outcome)


def test_an_outcome_without_a_chapter_leads_nowhere() -> None:
    """One that has a milestone alone stands in the table of a report that has no milestones; no link of it is dead."""
    bare = tuple(replace(one, outcome="empty") for one in BOOK.registers.milestones)
    book = replace(BOOK, registers=replace(BOOK.registers, milestones=bare))
    report = Publication.PARTNERSHIP_REPORT
    (first, *_) = year_review(book, report).chapters
    assert [one.anchor for one in first.standings if one.title == "An outcome without indicators"] == [""]
    assert_accessible(paper(book, report))


def test_everyone_is_told_of_them() -> None:
    """Beside the rule book, in who gets what and on every dashboard; a poster is on paper only."""
    made = replace(BOOK, round=replace(BOOK.round, publications=(*REVIEWS, Publication.POSTER)))
    files = {one.file: one.screen for one in recipients(made, defaultdict(int)).parcels}
    assert files["annual-review.pdf"] == "annual-review.html"
    assert files["poster.pdf"] == ""
    for posts in (dashboard_signposts(made, made.top), board_signposts(made, made.plan.boards[1])):
        behind = [one.address for one in posts.behind]
        assert "../self-assessment.html" in behind
        assert "../poster.pdf" in behind
    assert [one.address for one in publication_signposts(made, REVIEWS[0]).behind][-1] == "annual-review.pdf"


def test_a_draft_says_so_at_its_head_and_foot() -> None:
    """As every draft does."""
    found = draft_review(year_review(BOOK, Publication.ANNUAL_REVIEW))
    assert found.eyebrow.startswith("DRAFT, not published · ")
    assert found.footer.startswith("DRAFT, not published · ")


def test_the_template_shows_every_field_and_no_others() -> None:
    """Over the three documents each field is looked at; a name that is lacking stops the page."""
    seen: Seen = defaultdict(set)
    for publication in REVIEWS:
        for fresh in ((), ("needs",)):
            context = {"fresh": fresh, "signposts": (), "cards": "x/"}
            review = watched(year_review(BOOK, publication), seen)
            page(templates(CARDS), "review.html", {"review": review, **context})
    unused = {look.kind: look.unused for look in looks(seen) if look.unused and look.kind in SHAPES}
    assert set(seen) >= SHAPES
    assert unused == {Chapter: frozenset({"fresh"})}
    assert all(is_dataclass(one) and fields(one) for one in OTHERS)


def paper(book: Book, publication: Publication) -> bytes:
    """A document on paper."""
    laid = lay_out(html(book, publication), read_assets(CARDS))
    return write(laid, title="A year", author="The Trust", subject="The plan")


@pytest.mark.parametrize("publication", REVIEWS)
def test_each_can_be_read_by_everyone_on_paper(publication: Publication) -> None:
    """PDF/UA, with headings in order and tables that name their columns."""
    assert_accessible(paper(BOOK, publication))


def test_each_can_be_read_by_everyone_on_a_screen(tmp_path: Path) -> None:
    """Axe finds no fault, and nothing is wider than a telephone, long words in a text among it."""
    long = signed("introduction", markdown="See https://example.org/" + "a" * 90 + ".")
    book = replace(BOOK, texts=(*(one for one in BOOK.texts if one.section != "introduction"), long))
    files = []
    for publication in REVIEWS:
        files.append(tmp_path / f"{publication}.html")
        files[-1].write_text(twin(html(book, publication, screen=True), read_assets(CARDS)), encoding="utf-8")
    assert axe_violations(files) == []
    assert misfits(files) == []
