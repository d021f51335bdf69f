"""The pieces of the documents of the year: what was signed, needed, said, decided, reached and spent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from oba.compose.review.needs import year_needs
from oba.compose.review.outcome import milestones_in, ratings, standings_of, year_milestones
from oba.compose.review.passage import Support, passage
from oba.compose.review.voices import matters_of, year_matters, year_said
from oba.compose.review.year import review_year
from oba.domain.book import Book
from oba.domain.evidence import Reason
from oba.domain.finding import Answer
from oba.domain.measure import Kind
from oba.domain.publication import Publication
from oba.domain.registers import Registers
from oba.domain.signed_text import Reference, Thing
from tests.build import TOP
from tests.compose_pages.full import NOW
from tests.compose_pages.full_rules import GAP, NEET, SAFE
from tests.compose_review.years import signed, the_year

BOOK = the_year()
YEAR = review_year(BOOK)
REVIEW, REPORT = Publication.ANNUAL_REVIEW, Publication.PARTNERSHIP_REPORT


def having(**registers: object) -> Book:
    """The book with other registers."""
    return replace(BOOK, registers=replace(BOOK.registers, **registers))  # type: ignore[arg-type]


def supports(book: Book, *about: Reference) -> list[tuple[str, str, str]]:
    """What a text that cites some things is said to rest on."""
    text = signed("strengths", about=about, markdown="So it is.")
    found = passage(replace(book, texts=(text,)), REVIEW, "strengths")
    assert found
    return [(one.indicator, one.name, one.stands.replace("\N{NO-BREAK SPACE}", " ")) for one in found.supports]


def test_a_text_is_printed_with_its_signature_and_the_numbers_of_what_it_cites() -> None:
    """In the order in which it cites them; a number in brackets is no link."""
    found = passage(BOOK, REVIEW, "strengths")
    assert found
    assert found.markdown == "It got better \\[1\\], see \\[3\\].\n\n### And\n\n- So"
    assert (
        found.signature.replace("\N{NO-BREAK SPACE}", " ")
        == "A. Smith, Director, 1 November 2010, The record, illustrative"
    )
    assert [one.number for one in found.supports] == [1, 2, 3, 4]


def test_each_thing_is_told_by_its_name_and_how_it_stands() -> None:
    """An indicator leads to its card; a row of a register stands in its own words."""
    found = passage(BOOK, REVIEW, "strengths")
    assert found
    plain = [replace(one, stands=one.stands.replace("\N{NO-BREAK SPACE}", " ")) for one in found.supports]
    indicator, milestone, action, decision = plain
    assert (indicator.indicator, indicator.stands) == (NEET, "4.3 % in 2009/10, amber")
    assert milestone == Support(number=2, indicator="", name="Milestone: Pilot in 40 schools", stands="planned")
    assert (action.name, action.stands) == ("Action: Done in time", "done")
    assert decision.name.startswith("Trust, 10\N{NO-BREAK SPACE}August 2010: ")


def test_a_thing_that_is_illustrative_or_that_no_page_has_says_so() -> None:
    """An indicator that is a board's own is named and no more; one without a number yet has none to tell."""
    drafted = tuple(replace(one, illustrative=True) for one in BOOK.registers.actions)
    action = Reference(thing=Thing.ACTION, id="a3", written="a3")
    assert supports(having(actions=drafted), action) == [("", "Action: Done in time", "done, illustrative")]
    assert supports(having(actions=()), action) == [("", "a3", "")]
    later = (
        Reference(thing=Thing.MILESTONE, id="m6", written="m6"), Reference(thing=Thing.DECISION, id="d2", written="d2"),
    )  # fmt: skip
    assert [name for _, name, _ in supports(BOOK, *later)] == [
        "Milestone: Safe place to be", "Trust, 10\N{NO-BREAK SPACE}August 2010: Confirm the number",
    ]  # fmt: skip
    indicator = Reference(thing=Thing.INDICATOR, id=NEET, written=NEET)
    without = {key: one for key, one in BOOK.assessments.items() if key[0] != NEET}
    assert supports(replace(BOOK, assessments=without), indicator) == [("", NEET, "")]
    empty = {**BOOK.assessments, (NEET, TOP): replace(BOOK.assessments[NEET, TOP], judged=None)}
    ((_, _, stands),) = supports(replace(BOOK, assessments=empty), indicator)
    assert stands == "no number yet"
    rule = BOOK.rules[NEET]
    words = replace(rule, number="", measure=replace(rule.measure, kind=Kind.NARRATIVE))
    assert supports(replace(BOOK, rules={**BOOK.rules, NEET: words}), indicator) == [
        (NEET, rule.short, "told in words")
    ]
    unrated = {**BOOK.assessments}
    asked = unrated[NEET, TOP]
    findings = {q: replace(f, answer=None, reason=Reason.NOT_ASKED) for q, f in asked.findings.items()}
    unrated[NEET, TOP] = replace(asked, findings=findings)
    ((_, _, stands),) = supports(replace(BOOK, assessments=unrated), indicator)
    assert stands == "4.3 % in 2009/10"


def test_a_document_without_a_text_of_its_own_prints_that_of_the_review() -> None:
    """So that nobody signs the same words twice; of what nobody signed there is nothing."""
    shared = replace(BOOK, texts=(signed("strengths", markdown="Shared."),))
    own = replace(shared, texts=(*shared.texts, signed("strengths", REPORT, markdown="Own.", about=())))
    for book, words in ((shared, "Shared."), (own, "Own.")):
        found = passage(book, REPORT, "strengths")
        assert found
        assert found.markdown == words
    assert passage(shared, REPORT, "challenges") is None


def test_ratings_are_counted_and_what_is_not_asked_is_none() -> None:
    """What is only watched has no target, and is not counted as one that is not rated."""
    found = ratings([Answer.GREEN, Answer.AMBER, Answer.RED, Reason.NOT_YET_DUE, Reason.NOT_ASKED, Reason.MONITORED])
    assert (found.green, found.amber, found.red, found.others, found.every) == (1, 1, 1, 1, 4)


def test_an_outcome_stands_with_its_ratings_milestones_and_money() -> None:
    """One that has neither indicator nor milestone is left out; a disputed sum says so."""
    found = {one.title: one for one in standings_of(YEAR, {GAP: "here"})}
    assert list(found) == [one.title for one in BOOK.plan.outcomes if one.id != "empty"]
    safe, gap = found.values()
    assert (gap.anchor, safe.anchor) == ("here", "")
    assert safe.money == ("£117m, Council, 2010/11 (disputed)",)
    assert gap.milestones == len(milestones_in(YEAR, GAP))
    assert (gap.done, gap.now.every) == (sum(one.status == "done" for one in milestones_in(YEAR, GAP)), 3)
    stated = having(resources=tuple(replace(one, status="stated", year="") for one in BOOK.registers.resources))
    assert standings_of(review_year(stated), {})[0].money == ("£117m, Council",)


def test_milestones_are_those_of_the_year() -> None:
    """Of an outcome, or of themes; none where there are none, or where the round's name tells no year."""
    found = year_milestones(YEAR, "")
    assert found
    assert ([one.milestone for one in found.lines], found.mark) == (["Pilot in 40 schools"], "illustrative")
    assert year_milestones(YEAR, "empty") is None
    odd = replace(NOW, id="autumn", title="Autumn")
    nameless = replace(BOOK, round=odd, plan=replace(BOOK.plan, rounds=(odd,)))
    assert year_milestones(review_year(nameless), GAP) is None
    assert year_milestones(review_year(having(milestones=())), SAFE) is None


def test_what_has_changed_in_the_needs_analysis_stands_first() -> None:
    """An indicator that measures the same gives the number now; a fact entered anew gives its own."""
    found = year_needs(YEAR)
    assert found
    told = [(one.says, one.was, one.now, one.indicator) for one in found.changes]
    assert [tuple(part.replace("\N{NO-BREAK SPACE}", " ") for part in one) for one in told] == [
        ("Young people out of work", "15 %, 2008/09", "4.3 %, 2009/10 (NI 117)", NEET),
        ("Children who are obese.", "427, 2008/09", "474, 2008/09", ""),
    ]
    assert found.looked_at == "4 facts: 1 looked at again in 2010/11."
    assert [(one.title, one.lines) for one in found.groups] == [
        ("Be healthy", ("Children who are obese: 15\N{NO-BREAK SPACE}%, 2008/09",)),
        (
            "Narrowing the gap for our most disadvantaged groups",
            ("Children who are obese, 2008/09 (Northern Oxfordshire)",),
        ),
    ]
    assert (found.source, found.mark) == ("The plan", "")
    assert year_needs(review_year(having(needs=()))) is None


def test_facts_say_what_readers_cannot_see() -> None:
    """Where each stands, where not all stand in one place; that it was looked at; that it is illustrative or stale."""
    first = BOOK.registers.needs[0]
    reviewed = replace(first, id="x", source="A survey", page="", reviewed=NOW.cut_off, illustrative=True)
    old = replace(first, id="y", known=date(2009, 1, 1), value=None, period="", measured_by="")
    found = year_needs(review_year(having(needs=(first, reviewed, old))))
    assert found
    assert found.source == ""
    lines = [line.replace("\N{NO-BREAK SPACE}", " ") for group in found.groups for line in group.lines]
    assert lines == [
        "Children who are obese: 15 %, 2008/09 (The plan, section 2)",
        "Children who are obese: 15 %, 2008/09 (A survey; looked at Oct 2010; illustrative)",
        "Children who are obese (The plan, section 2)",
    ]
    said = found.looked_at.replace("\N{NO-BREAK SPACE}", " ")
    assert said.startswith("3 facts: 1 looked at again in 2010/11 and 1 nobody has looked at for over a year, ")
    assert said.endswith(", the longest since Jan 2009.")
    nothing = year_needs(review_year(having(needs=(first,))))
    assert nothing
    assert nothing.looked_at == "1 fact: none looked at again in 2010/11."
    one = replace(first, measured_by=NEET, place="northern", group="girls", period="", illustrative=True)
    changed = year_needs(review_year(having(needs=(one, replace(first, id="z", value=None, before=(first,))))))
    assert changed
    northern, worded = changed.changes
    assert (northern.indicator, northern.says, northern.mark) == ("", "Children who are obese. (girls)", "illustrative")
    assert (northern.was, worded.now) == ("15\N{NO-BREAK SPACE}%", "Children who are obese, 2008/09")


def test_what_people_said_waits_or_is_answered() -> None:
    """With the day where there is one; what is made up says so."""
    found = year_said(YEAR)
    assert found
    first, second = found.lines
    assert (first.fate.word, first.response, first.mark) == ("Waits for a response", "", "")
    assert (second.fate.word, second.mark) == ("Answered", "illustrative")
    assert second.response.replace("\N{NO-BREAK SPACE}", " ") == "There is more (15 July 2010)"
    undated = tuple(
        replace(one, response="Done", answered=None, illustrative=True) for one in BOOK.registers.consultation
    )
    shared = year_said(review_year(having(consultation=undated)))
    assert shared
    assert (shared.mark, [one.response for one in shared.lines]) == ("illustrative", ["Done", "Done"])
    assert year_said(review_year(having(consultation=()))) is None


def test_matters_are_those_of_the_years_meetings() -> None:
    """Since the round before met; what is only asked is not decided yet."""
    found = year_matters(YEAR)
    assert found
    assert {one.meeting for one in matters_of(YEAR)} == {date(2010, 8, 10)}
    assert not any(one.is_asked for one in matters_of(YEAR))
    assert [one.title.replace("\N{NO-BREAK SPACE}", " ") for one in found.meetings] == [
        "Safeguarding Board, 10 August 2010",
        "Trust, 10 August 2010",
    ]
    assert sum(len(one.lines) for one in found.meetings) == len(matters_of(YEAR))
    first = matters_of(review_year(the_year(before=False)))
    assert {one.meeting for one in first} == {date(2010, 8, 10)}
    assert year_matters(review_year(having(decisions=()))) is None


def test_matters_are_counted_by_what_came_of_them() -> None:
    """Those done, those open, and how many of these are past their day."""
    some = matters_of(YEAR)[0]
    done = replace(some, id="x", status="done")
    open_ = replace(some, id="y", status="open", by=None)
    late = replace(open_, id="z", by=date(2010, 9, 1))
    for decisions, said in (
        ((done,), "1 of 1 done."),
        ((open_,), "None of 1 done; 1 still open."),
        ((done, open_, late), "1 of 3 done; 2 still open, 1 of them past their day."),
    ):
        found = year_matters(review_year(having(decisions=decisions)))
        assert found
        assert found.message == said
    assert Registers().consultation == ()
