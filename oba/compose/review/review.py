"""A document of the year, whole: the annual review, the annual partnership report, or the self-assessment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from oba.compose.dashboard.dashboard import is_illustrative
from oba.compose.dashboard.registers import milestones_of
from oba.compose.dashboard.rows import carded
from oba.compose.delivery.standings import standings
from oba.compose.flag import flag, foot
from oba.compose.review.chapter import Chapter
from oba.compose.review.orders import chapters, unsigned
from oba.compose.review.outcome import ratings, started
from oba.compose.review.voices import matters_of
from oba.compose.review.year import ReviewYear, review_year
from oba.compose.scope import of_places
from oba.domain.assessment import Assessment
from oba.domain.book import Book
from oba.domain.finding import Question
from oba.domain.publication import Publication
from oba.words import day, digest_line, listed
from oba.words.lists import agreeing, how_many

REVIEWS = (Publication.ANNUAL_REVIEW, Publication.PARTNERSHIP_REPORT, Publication.SELF_ASSESSMENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearReview:
    """Everything a document of the year may show.

    `message` says in a sentence or two where the year has led, from the record alone; `unsigned` names the sections for
    which nobody has signed a text; `compared` says what the two numbers of each row are.
    """

    title: str
    eyebrow: str
    vision: str
    message: str
    illustrative: str
    chapters: tuple[Chapter, ...]
    unsigned: str
    compared: str
    footer: str


def year_review(whole: Book, publication: Publication) -> YearReview:
    """Compose a document of the year, of which nothing is a board's own."""
    book = of_places(whole)
    year = review_year(book)
    flagged = _flag(year)
    missing = unsigned(year, publication)
    return YearReview(
        title=f"{_named(publication)} {year.label}",
        eyebrow=f"{book.plan.title} · {book.plan.organisation}",
        vision=book.plan.vision,
        message=_message(year),
        illustrative=flagged,
        chapters=chapters(year, publication),
        unsigned=f"Nobody has signed a text for {listed([f'“{title}”' for title in missing])}." if missing else "",
        compared=_compared(year),
        footer=_footer(year, publication, flagged),
    )


def _message(year: ReviewYear) -> str:
    """How many targets were met at the start and are now, and how many of the year's milestones are done."""
    found = standings(milestones_of(year.book), year.book.round.cut_off)
    behind = f", {found.late} late" if found.late else ""
    counted = how_many(found.every, "milestone")
    reached = f"{found.done or 'None'} of {counted} of the year done{behind}." if found.every else ""
    return " ".join(part for part in (_rated(year), reached) if part)


def _rated(year: ReviewYear) -> str:
    """How many targets are met; where numbers are held against another place's, how many are as good."""
    book = year.book
    held = [one for rule in carded(book, book.top) if (one := book.assessments[rule.id, book.top.id]).is_held]
    targets = [one for one in held if one.is_held_to_target]
    beside = [one for one in held if not one.is_held_to_target]
    when = f" at the end of {year.label}" if year.is_whole else f" so far in {year.label}"
    said = (
        _good(year, targets, "target", f"met{when}"),
        _good(year, beside, "number", f"as good as elsewhere{'' if targets else when}"),
    )
    return " ".join(part for part in said if part) or "No indicator has a target here."


def _good(year: ReviewYear, found: Sequence[Assessment], thing: str, good: str) -> str:
    """How many are green now and were at the start; empty where there are none."""
    if not found:
        return ""
    now = ratings(one[Question.THRESHOLD].said for one in found).green
    start = ratings(said for one in found for said in started(year, one.indicator)).green
    then = f"; at its start {start or 'none'} {agreeing(start, 'was', 'were')}" if year.before else ""
    are = agreeing(now or len(found), "is", "are")
    return f"{now or 'None'} of {how_many(len(found), thing)} {are} {good}{then}."


def _named(publication: Publication) -> str:
    return publication.known_as.removeprefix("The ").capitalize()


def _compared(year: ReviewYear) -> str:
    if year.before is None:
        return ""
    start = f"“Start” is what {year.before.title} said, whose data closed on {day(year.before.cut_off)}"
    now = f"“now” is what is known on {day(year.book.round.cut_off)}"
    return f"{start}; {now}. What earlier rounds said is told as it was released, or else worked out anew."


def _flag(year: ReviewYear) -> str:
    book, kept = year.book, year.book.registers
    return flag(
        numbers=is_illustrative(book, book.top),
        texts=any(one.illustrative for one in book.texts),
        milestones=any(one.illustrative for one in milestones_of(book)),
        needs=any(one.illustrative for one in kept.needs),
        decisions=any(one.illustrative for one in matters_of(year)),
        consultation=any(one.illustrative for one in kept.consultation),
    )


def _footer(year: ReviewYear, publication: Publication, flagged: str) -> str:
    book = year.book
    digests = digest_line(rules=book.rules_digest, data=book.data_digest)
    parts = (_named(publication), year.label, f"data known at {day(book.round.cut_off)}", digests, foot(flagged))
    return " · ".join(part for part in parts if part)
