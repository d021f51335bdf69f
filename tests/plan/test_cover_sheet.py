"""The cover sheet of a board's pack: what registers know, what its author wrote, and what nobody stated."""

from __future__ import annotations

from pathlib import Path

from oba.audit.clearance import uncleared
from oba.compose.cover import NOT_STATED, CoverSheet, cover_sheet
from oba.compose.draft import draft_pack
from oba.compose.pack import pack
from oba.domain.book import Book
from oba.domain.measure import NBSP
from oba.domain.paper import PAPER_HEADINGS
from oba.read.data.papers import read_paper
from oba.read.text.files import Text
from oba.scrutiny import look
from tests.plan.worded import PLAN, book_of, laid_out, sound

NAME = "data/demo/papers/2018-19-q2/trust.md"
PAPER = """\
---
author: J. Smith
date: 2018-11-01
lead: The head
number: 18/59
is_for: [information]
---

## Purpose and summary

What the zones are for.

## Engagement

- Parents

## Financial implications

None

## Equality analysis

None was needed.

## Conflicts of interest

None
"""
DECISIONS = """\
id,known,meeting,body,kind,text,indicator,status,illustrative
d-1,2018-10-14,2018-11-10,trust,decision,Agree the third zone,,asked,yes
d-2,2018-08-11,2018-08-10,trust,request,Say what the zones cost,zones,open,
"""
RISKS = "id,known,outcome,indicators,risk,likelihood,impact,action,owner,review\n" + "".join(
    f"risk-{n},2018-04-10,health,,The money ends {'soon' * n},{level},high,Ask for more,The head,2019-03-31\n"
    for n, level in enumerate(("low", "high", "medium", "low", "low"))
)


def sheet(book: Book) -> CoverSheet:
    """The sheet of the county's pack."""
    found = cover_sheet(book, book.top, "foot")
    assert found
    return found


def part(found: CoverSheet, title: str) -> tuple[str, ...]:
    """What stands under a title, its author's words last."""
    one = next(one for one in found.parts if one.title == title)
    return (*one.says, *one.items, *((one.markdown,) if one.markdown else ()))


def test_a_sheet_says_what_is_known_and_what_its_author_wrote(tmp_path: Path) -> None:
    """Decisions and risks come from the registers, in the form of a board's paper."""
    more = {NAME: PAPER, "data/demo/decisions.csv": DECISIONS, "data/demo/risks.csv": RISKS}
    found = sheet(book_of(sound(tmp_path, more), "2018-19-q2"))
    assert found.head == (
        ("Date of meeting", f"10{NBSP}November 2018, not in public"),
        ("Paper number", "18/59"),
    )
    assert [(one.name, one.chosen) for one in found.uses] == [
        ("Discussion", False),
        ("Decision", True),
        ("Information", True),
    ]
    assert part(found, "Action required") == ("The Board is asked to:", "agree the third zone, illustrative")
    summary, words = part(found, "Purpose and summary")
    assert "1 matter of earlier meetings still open" in summary
    assert summary.endswith("Being heard is looked at in depth.")
    assert words == "What the zones are for."
    assert part(found, "Engagement") == ("- Parents",)
    first, *rest = part(found, "Link to risk")
    assert first == "risk-1: The money ends soon (likelihood high, impact high)"
    assert (len(rest), rest[-1]) == (4, "1 more")
    assert found.foot == (("Author", "J. Smith"), ("Lead", "The head"), ("Date of paper", f"1{NBSP}November 2018"))


def test_what_nobody_wrote_is_not_stated_and_check_says_so(tmp_path: Path) -> None:
    """Without a paper there is a sheet all the same, and what is asked, to be discussed or for information is told."""
    of = sound(tmp_path)
    found = sheet(book_of(of, "2018-19-q2"))
    for title in ("Engagement", "Financial implications", "Equality analysis", "Conflicts of interest"):
        assert part(found, title) == (NOT_STATED,)
    assert part(found, "Action required") == ("No decision is asked; the Board is asked to note the paper.",)
    assert part(found, "Link to risk") == ("No open risk bears on it.",)
    assert {value for _, value in found.foot} == {NOT_STATED}
    assert [one.chosen for one in found.uses] == [True, False, True]
    (warned,) = (one for one in look(of) if one.code == "A072")
    assert warned.what.endswith(
        "says nothing of purpose and summary, engagement, financial implications, equality analysis and conflicts of "
        "interest"
    )


def test_a_paper_that_lacks_a_part_is_named_with_its_file(tmp_path: Path) -> None:
    """One that lacks nothing is not; nor is a board without a sheet, or that does not meet."""
    whole = sound(tmp_path / "whole", {NAME: PAPER})
    assert [one for one in look(whole) if one.code == "A072"] == []
    less = PAPER.partition("## Engagement")[0].replace("lead: The head\n", "").replace("is_for: [information]\n", "")
    of = sound(tmp_path / "less", {NAME: less})
    (warned,) = (one for one in look(of) if one.code == "A072")
    assert warned.where.file.endswith("trust.md")
    assert ("Lead", NOT_STATED) in sheet(book_of(of, "2018-19-q2")).foot
    uncovered = {"rules/demo/plan.yaml": PLAN.replace(", cover: yes", "")}
    assert [one for one in look(sound(tmp_path / "none", uncovered)) if one.code == "A072"] == []


def test_a_plan_that_does_not_ask_has_no_sheet(tmp_path: Path) -> None:
    """Its packs begin as they always did; so does that of a place without a board."""
    of = sound(tmp_path, {"rules/demo/plan.yaml": PLAN.replace(", cover: yes", "")})
    book = book_of(of, "2018-19-q1")
    assert pack(book, book.top).cover is None
    assert cover_sheet(book, book.places.by_id["north"], "") is None


def test_a_meeting_in_public_is_said_to_be_one(tmp_path: Path) -> None:
    """And a first meeting that looks at nothing in depth is for information only."""
    found = sheet(book_of(sound(tmp_path), "2018-19-q1"))
    assert found.head[0][1].endswith(", in public")
    assert [one.chosen for one in found.uses] == [False, False, True]


def test_a_draft_of_a_pack_says_so_on_its_sheet_and_in_depth(tmp_path: Path) -> None:
    """At the head of each, as on every other page."""
    book = book_of(sound(tmp_path), "2018-19-q2")
    drafted = draft_pack(pack(book, book.top))
    assert drafted.cover
    assert drafted.depth
    assert drafted.cover.board.startswith("DRAFT")
    assert drafted.depth.eyebrow.startswith("DRAFT")
    assert all("DRAFT" in card.round for group in drafted.aside for card in group.cards)


def test_words_beside_a_withheld_number_are_cleared(tmp_path: Path) -> None:
    """A sheet is about all that its board is shown, so a number in it may tell of any."""
    rows = "indicator,place,period,value,status,published\nni-1,county,2018/19 Q2,3,final,2018-10-10\n"
    more = {NAME: PAPER.replace("What the zones", "What 3 zones"), "data/demo/observations/all.csv": rows}
    book = book_of(sound(tmp_path, more), "2018-19-q2")
    found = [one.where.file.rpartition("/")[2] for one in uncleared(book)]
    assert found == ["zones.md", "trust.md"]  # its update says two
    assert "paper for trust" in book.data_inputs


def test_a_paper_for_nobody_or_of_another_form_is_refused(tmp_path: Path) -> None:
    """Each with its file and its mend: an unknown round, a strange heading, a head without an author."""
    files = {
        "data/demo/papers/2018-19-q9/trust.md": PAPER,
        "data/demo/papers/loose.md": PAPER,
        NAME: PAPER.replace("## Engagement", "## Partners").replace("author: J. Smith\n", ""),
        "rules/demo/plan.yaml": PLAN,
    }
    of = sound(tmp_path)
    _, problems = laid_out(tmp_path, files)
    said = [(one.code, one.where.file.rpartition("papers/")[2]) for one in problems if "papers" in one.where.file]
    assert sorted(said) == [
        ("F006", "loose.md"),
        ("S005", "2018-19-q2/trust.md"),
        ("S011", "2018-19-q2/trust.md"),
        ("S026", "2018-19-q9/trust.md"),
    ]
    assert of.papers == ()


def test_what_is_wrong_with_a_paper_is_said_in_the_words_of_a_paper() -> None:
    """Its headings are proposed, never those of a story."""
    head, _, _ = PAPER.partition("## Purpose")
    body = "# Engagement\n\nParents.\n\n## Equality analysis\n\nNone.\n\n## Engagement\n\nParents.\n"
    texts = [Text(name="trust.md", text=head + text, digest="") for text in (body, "")]
    wrong = [one for text in texts for one in read_paper(text, "2018-19-q2", "trust")[1]]
    assert [(one.code, one.what) for one in wrong] == [
        ("S011", "'Engagement' is no heading that a paper can have here"),
        ("S013", "'Engagement' stands too late"),
        ("S015", "the paper has no text"),
    ]
    assert wrong[0].mend == (
        "use ## Purpose and summary, ## Engagement, ## Financial implications, ## Equality analysis or "
        "## Conflicts of interest."
    )
    assert wrong[1].mend == f"the order is {', '.join(PAPER_HEADINGS)}."
