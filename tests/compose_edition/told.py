"""What editions are composed from in these tests: the full round, with maps, after one that was released."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from oba.audit.run import points
from oba.compose.edition.contents import Contents, contents
from oba.domain.book import Book
from oba.domain.evidence import Series
from oba.domain.finding import Answer, Question
from oba.domain.release import Release
from oba.domain.rule import Rule, Version
from oba.domain.run import RunPoint
from tests.build import TOP
from tests.compose_pages.full import FIRST, area, county, full
from tests.compose_pages.full_rules import NEET
from tests.compose_pages.maps import drawn_book

COUNTY, NORTHERN = county(), area()
RELEASE = Release(number=1, round=FIRST.id, by="Performance sub-group", on=date(2010, 8, 10))
BOOK = drawn_book()


def ran(book: Book = BOOK) -> Book:
    """The book with what its two rounds said; in the first the county's rating was another."""
    before = [_first(one) for one in points(replace(full(FIRST), round=FIRST), book)]
    return replace(book, run=(*before, *points(book, book)))


def _first(one: RunPoint) -> RunPoint:
    red = (one.indicator, one.place) == (NEET, TOP)
    return replace(one, says={**one.says, Question.THRESHOLD: Answer.RED}) if red else one


def told(book: Book = BOOK, releases: Iterable[Release] = (RELEASE,), standing: Iterable[str] = ()) -> Contents:
    """The contents of an edition of the book."""
    return contents(ran(book), releases, standing)


def the_rule(indicator: str = NEET, book: Book = BOOK) -> Rule:
    """A rule of the book."""
    return book.rules[indicator]


def with_rule(rule: Rule, book: Book = BOOK) -> Book:
    """The book with another rule of the same name, whose newest version judges everywhere."""
    found = {
        key: replace(one, version=rule.newest) if key[0] == rule.id else one for key, one in book.assessments.items()
    }
    return replace(book, rules={**book.rules, rule.id: rule}, assessments=found)


def with_version(version: Version, book: Book = BOOK) -> Book:
    """The book with another version of the rule of NI 117 in force."""
    return with_rule(replace(book.rules[NEET], versions=(version,)), book)


def with_series(book: Book, *every: Series) -> Book:
    """The book with other numbers."""
    return replace(book, series={**book.series, **{(one.indicator, one.place): one for one in every}})
