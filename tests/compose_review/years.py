"""A year of three rounds with something to say in every piece of its documents."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from oba.audit.run import points
from oba.domain.book import Book
from oba.domain.plan import Round
from oba.domain.publication import Publication
from oba.domain.publication_section import SECTIONS
from oba.domain.registers import Resource
from oba.domain.signed_text import Reference, SignedText, Thing
from tests.build import WHERE, n
from tests.compose_pages.full import FIRST, NOW, full
from tests.compose_pages.full_rules import GAP, NEET, SAFE
from tests.domain.test_needs import NEED, SAID

FACT = replace(NEED, measured_by="")
REVIEWS = (Publication.ANNUAL_REVIEW, Publication.PARTNERSHIP_REPORT, Publication.SELF_ASSESSMENT)
LAST_YEAR = Round(
    id="2009-10-q4", title="Quarter 4 of 2009/10", cut_off=date(2010, 4, 15), meeting=date(2010, 5, 10),
    meetings=(("trust", date(2010, 5, 10)),),
)  # fmt: skip
MONEY = Resource(
    body="Council", item="Keeping safe", outcome=SAFE, year="2010/11", million=n("117"), status="disputed",
    note="The sums differ", source="The plan", where=WHERE,
)  # fmt: skip
CITED = (
    Reference(thing=Thing.INDICATOR, id=NEET, written=NEET),
    Reference(thing=Thing.MILESTONE, id="m1", written="m1"),
    Reference(thing=Thing.ACTION, id="a3", written="action a3"),
    Reference(thing=Thing.DECISION, id="d1", written="d1"),
)


def signed(section: str, publication: Publication = Publication.ANNUAL_REVIEW, **instead: object) -> SignedText:
    """A text of a section, which cites a thing of every kind."""
    text = SignedText(
        round=NOW.id, publication=publication, section=section, author="A. Smith", role="Director",
        written=date(2010, 11, 1), markdown="It got better [@ni-117], see [@ action  a3 ].\n\n### And\n\n- So",
        where=WHERE, about=CITED, source="The record", illustrative=True,
    )  # fmt: skip
    return replace(text, **instead)  # type: ignore[arg-type]


def every_text() -> tuple[SignedText, ...]:
    """One for each section of each document, and one about an outcome."""
    found = [signed(one.id, publication) for publication in REVIEWS for one in SECTIONS[publication]]
    return (*found, signed(f"outcome-{GAP}"))


def the_year(*, before: bool = True, now: Round = NOW) -> Book:
    """The second round of a year that began from the round before it, if there is one."""
    rounds = (*((LAST_YEAR,) if before else ()), FIRST, now)
    book = full(now)
    books = [replace(full(one), round=one) for one in rounds[:-1]]
    needs = (
        FACT,
        replace(FACT, id="need-2", statement="Young people out of work", measured_by=NEET, reviewed=NOW.cut_off),
        replace(
            FACT, id="need-3", value=n("474"), unit="", before=(replace(FACT, id="need-3", value=n("427"), unit=""),)
        ),
        replace(
            FACT, id="need-4", every_child_matters="", outcome=GAP, value=None, place="northern", known=FIRST.cut_off
        ),
    )
    said = (SAID, replace(SAID, id="c2", response="There is more", answered=FIRST.cut_off, illustrative=True))
    themed = replace(book.registers.milestones[0], id="m20", outcome="", theme="Management", illustrative=True)
    kept = replace(
        book.registers,
        needs=needs,
        consultation=said,
        milestones=(*book.registers.milestones, themed),
        resources=(MONEY, replace(MONEY, outcome="", status="stated", item="Everything"), replace(MONEY, million=None)),
    )
    plan = replace(book.plan, rounds=rounds, vision="Every child does well.")
    found = replace(book, plan=plan, round=replace(now, publications=REVIEWS), registers=kept, texts=every_text())
    return replace(found, run=tuple(point for then in (*books, found) for point in points(then, found)))
