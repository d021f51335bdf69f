"""What changed since the round before, as a board reads it: every kind with its count, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from oba.compose.dashboard.changes import changes_at
from oba.domain.book import Book
from oba.domain.change import (
    Appearance,
    Change,
    ChangeCause,
    ChangeKind,
    Changes,
    NumberChange,
    NumberRevision,
    RuleChange,
)
from oba.domain.evidence import Figure, Reason, Series
from oba.domain.finding import Answer, Finding, Question
from oba.domain.measure import Kind
from oba.domain.release import ReleasedRule
from oba.domain.rule import ChanceTest, Version
from oba.words import Mark, Tone
from tests.build import TOP, figure, n, target, trajectory, version, year
from tests.compose_pages.changed import answering, only
from tests.compose_pages.full import area, county, full
from tests.compose_pages.full_rules import ADMISSIONS, CUSTODY, GAIN, NEET, NORTH, OBESITY, SOUTH

BOOK = full()
SPACE = "\N{NO-BREAK SPACE}"
MOVED = Change(
    indicator=NEET,
    place=TOP,
    question=Question.DIRECTION,
    kind=ChangeKind.MOVED,
    before=Answer.STEADY,
    after=Answer.IMPROVING,
    causes=(ChangeCause.NUMBER,),
)
Line = tuple[str, ...]


def plain(text: str) -> str:
    """With plain spaces, as one reads it."""
    return text.replace(SPACE, " ")


def changed(
    *answers: Change,
    was: Figure | None = None,
    now: Figure | None = None,
    path: tuple[tuple[ChangeCause, str], ...] = (),
    book: Book = BOOK,
) -> Book:
    """The book with these changes and no other, the number judged having changed as given."""
    keys = dict.fromkeys((one.indicator, one.place) for one in answers)
    steps = tuple((cause, n(value)) for cause, value in path)
    numbers = tuple(NumberChange(indicator=i, place=p, was=was, now=now, path=steps) for i, p in keys)
    return replace(book, changes=Changes(answers=answers, numbers=numbers))


def why(change: Change, was: Figure | None = None, now: Figure | None = None) -> str:
    """What a change is said to come of."""
    (line,) = changes_at(changed(change, was=was, now=now), county()).moved
    return plain(line.why)


def revised(was: Figure, now: Figure, *more: NumberRevision, book: Book = BOOK) -> str:
    """What is said of the county's number that was revised."""
    one = NumberRevision(indicator=NEET, place=TOP, period=was.period, was=was, now=now)
    (line,) = changes_at(replace(book, changes=Changes(revisions=(one, *more))), county()).revised
    return plain(line.says)


def test_every_kind_has_its_count_and_none_where_there_is_none() -> None:
    """A kind that is left out would look as if nobody had looked."""
    assert BOOK.compared_with
    counts = changes_at(BOOK, county()).counts
    assert counts
    assert (counts.moved, counts.opened, counts.lost, counts.otherwise) == (
        "2 answers",
        "1 answer",
        "1 answer",
        "1 answer",
    )
    assert (counts.begun, counts.ended, counts.ruled) == ("1", "1", "1 rule")
    assert counts.revised == "1 number, no answer changed"
    none = changes_at(replace(BOOK, changes=Changes()), county()).counts
    assert none
    assert {none.moved, none.opened, none.lost, none.otherwise, none.begun, none.ended, none.revised, none.ruled} == {
        "none"
    }


def test_the_headline_says_what_became_of_the_answers() -> None:
    """Moved, given, lost: each is said, also where it is none; the heading above it says since when."""

    def headline(book: Book) -> str:
        return changes_at(book, county()).headline

    assert headline(BOOK) == "2 answers moved, 1 can now be given, 1 was lost."
    assert headline(changed(MOVED)) == "1 answer moved, none can now be given, none was lost."
    two = tuple(
        replace(MOVED, question=question, kind=ChangeKind.UNANSWERABLE, after=Reason.LATE)
        for question in (Question.DIRECTION, Question.THRESHOLD)
    )
    assert headline(changed(*two)) == "No answer moved, none can now be given, 2 were lost."
    assert headline(changed(replace(MOVED, place=NORTH))) == "No answer has changed."


def test_kinds_of_which_there_is_none_are_named_together() -> None:
    """Nobody looks for them, and none takes a line of its own."""
    assert changes_at(BOOK, county()).none == ""
    assert changes_at(changed(MOVED), county()).none == (
        "None: now answerable, no longer answerable, missing for another reason, first shown, ended, revised and "
        "rule or target changed."
    )


def test_what_most_new_answers_came_for_is_said_once() -> None:
    """A line says its own cause where it is another."""
    opened = replace(MOVED, kind=ChangeKind.ANSWERABLE, before=Reason.TOO_EARLY)
    ruled = replace(opened, indicator=OBESITY, causes=(ChangeCause.RULE,))
    found = changes_at(changed(opened, replace(opened, indicator=CUSTODY), ruled), county())
    assert found.counts
    assert found.counts.opened == "3 answers, a missing number came unless another cause is named"
    assert {one.number[-3:]: one.why for one in found.opened}["117"] == ""
    assert [one.why for one in found.opened if one.why] == ["rule changed"]
    one = changes_at(changed(opened), county())
    assert one.counts
    assert (one.counts.opened, [line.why for line in one.opened]) == ("1 answer", ["a missing number came"])


def test_the_rest_says_what_became_of_numbers_and_rules() -> None:
    """Revisions that changed no answer, reasons, and rules, also where none was changed."""
    assert changes_at(BOOK, county()).rest == (
        "1 number was revised without changing an answer and 1 answer is missing for another reason than before. "
        "1 rule was changed."
    )
    assert changes_at(changed(MOVED), county()).rest == ""


def test_the_first_round_says_that_it_is_the_first() -> None:
    """Silence would look as if nothing had changed."""
    first = replace(BOOK, compared_with=None, changes=Changes())
    found = changes_at(first, county())
    assert found.headline.startswith("This is the first round of the plan")
    assert found.counts is None


def test_it_says_against_what_it_was_held() -> None:
    """As it was released; where it was not it is answered again, and the page says so."""
    assert plain(changes_at(BOOK, county()).against) == (
        "Quarter 1 of 2010/11 is answered again for this from what was known at 15 July 2010, as it had not been "
        "released."
    )
    released = replace(BOOK, compared_on=date(2010, 8, 10))
    assert plain(changes_at(released, county()).against) == (
        "Quarter 1 of 2010/11 stands here as it was released on 10 August 2010."
    )


def test_an_answer_that_moved_stands_with_its_number_then_and_now() -> None:
    """And with the answers in shape and word."""
    first, second = changes_at(BOOK, county()).moved
    assert (plain(first.number), plain(first.was), plain(first.now), first.question) == (
        "NI 117", "6.2 %", "4.3 %", "Good enough?",
    )  # fmt: skip
    assert (first.before, first.after) == (Mark("●", "Green", Tone.GREEN), Mark("◆", "Amber", Tone.AMBER))
    assert (first.why, second.why) == ("a new year and target tighter", "a new year")


def test_answers_that_can_now_be_given_stand_under_their_questions() -> None:
    """The empty columns show which did not open."""
    (line,) = changes_at(BOOK, county()).opened
    assert [mark.word if mark else "" for mark in line.answers] == ["Red", "", "", "", ""]
    assert line.why == "a new year"


def test_an_answer_lost_stands_with_its_reason() -> None:
    """As it stood and as it stands; where every question was lost for one reason, once."""
    (line,) = changes_at(BOOK, county()).lost
    assert (line.before, line.after.word, line.why) == (Mark("●", "Steady", Tone.SAME), "Late", "its day has passed")
    asked = BOOK.assessments[NEET, TOP].asked
    late = [Finding(question=question, reason=Reason.SUPPRESSED) for question in asked]
    book = answering(BOOK, NEET, TOP, *late)
    gone = replace(
        MOVED, kind=ChangeKind.UNANSWERABLE, before=None, after=Reason.SUPPRESSED, causes=(ChangeCause.WITHHELD,)
    )
    every = tuple(replace(gone, question=question) for question in asked)
    (line,) = changes_at(changed(*every, was=figure(year(2009), Reason.SUPPRESSED), book=book), county()).lost
    assert (line.question, line.before, line.after.word, line.why) == (
        "Every question",
        None,
        "Withheld",
        "now withheld",
    )
    assert (line.was, line.now) == ("Withheld", "none")
    (alone,) = changes_at(changed(every[0], book=book), county()).lost
    assert alone.before is None


def test_an_indicator_that_lost_an_answer_stands_under_one_heading() -> None:
    """What it lacks for another reason than before stands there as well, and the counts say so."""
    gone = replace(MOVED, kind=ChangeKind.UNANSWERABLE, after=Reason.LATE)
    other = replace(
        MOVED,
        question=Question.BASELINE,
        kind=ChangeKind.OTHER_REASON,
        before=Reason.TOO_EARLY,
        after=Reason.NO_BASELINE,
    )
    found = changes_at(changed(gone, other), county())
    assert [(one.before.word if one.before else "", one.after.word) for one in found.lost] == [
        ("Steady", "Late"), ("Too early", "No baseline"),
    ]  # fmt: skip
    assert found.otherwise == ()
    assert found.counts
    assert (found.counts.lost, found.counts.otherwise) == ("1 answer, and 1 that had none before", "no more")
    assert "missing for another reason" not in found.none
    elsewhere = changes_at(changed(gone, other, replace(other, indicator=OBESITY)), county())
    assert [(one.number, one.title) for one in elsewhere.otherwise] == [("", BOOK.rules[OBESITY].short)]
    assert elsewhere.counts
    assert elsewhere.counts.otherwise == "1 more"


def test_every_question_without_an_answer_is_one_line() -> None:
    """Where some had one before and some had none, for whatever reason."""
    asked = BOOK.assessments[NEET, TOP].asked
    book = answering(BOOK, NEET, TOP, *(Finding(question=question, reason=Reason.LATE) for question in asked))
    kinds = (ChangeKind.OTHER_REASON, *(ChangeKind.UNANSWERABLE for _ in asked[1:]))
    every = tuple(
        replace(MOVED, question=question, kind=kind, after=Reason.LATE)
        for question, kind in zip(asked, kinds, strict=True)
    )
    (line,) = changes_at(changed(*every, book=book), county()).lost
    assert (line.question, line.after.word) == ("Every question", "Late")


def test_another_reason_is_said_with_its_questions() -> None:
    """Those with one reason together; all of them at once where all have it."""
    other = replace(MOVED, kind=ChangeKind.OTHER_REASON, before=Reason.TOO_EARLY)
    some = (
        replace(other, question=Question.DIRECTION, after=Reason.DEFINITION_BREAK),
        replace(other, question=Question.TRAJECTORY, after=Reason.DEFINITION_BREAK),
        replace(other, question=Question.BASELINE, after=Reason.TOO_FEW_POINTS),
    )
    (line,) = changes_at(changed(*some), county()).otherwise
    assert line.says == (
        "Getting better and getting there: the definition changed. Turning the curve: too little history is known"
    )
    asked = BOOK.assessments[NEET, TOP].asked
    book = answering(BOOK, NEET, TOP, *(Finding(question=question, reason=Reason.LATE) for question in asked))
    every = tuple(replace(other, question=question, after=Reason.LATE) for question in asked)
    (line,) = changes_at(changed(*every, book=book), county()).otherwise
    assert line.says == "Every question: the number is late"


@pytest.mark.parametrize(
    ("cause", "says"),
    [
        (ChangeCause.PLAN, "plan changed"),
        (ChangeCause.RULE, "rule changed"),
        (ChangeCause.TARGET, "target changed"),
        (ChangeCause.REVISION, "a revision"),
        (ChangeCause.EASIER, "target easier"),
        (ChangeCause.WITHHELD, "no longer withheld"),
    ],
)
def test_every_cause_has_its_words(cause: ChangeCause, says: str) -> None:
    """A few, for a narrow column."""
    assert why(replace(MOVED, causes=(cause,))) == says


def test_a_new_number_says_whose_it_is() -> None:
    """The next year's, the place's first, one that was missing, a comparator's."""
    old, new = figure(year(2008), "6.2"), figure(year(2009), "4.3")
    assert why(MOVED, was=old, now=new) == "a new year"
    assert why(MOVED, now=new) == "a first number"
    assert why(MOVED, was=figure(year(2009), Reason.NOT_AVAILABLE), now=new) == "its number came"
    assert why(MOVED, was=new, now=new) == "a missing number came"
    beside = replace(MOVED, question=Question.COMPARATORS)
    assert why(beside, was=new, now=new) == "England: a new number"


def test_a_rule_that_was_approved_is_said_to_be() -> None:
    """Nobody changed it: there was none."""
    opened = replace(MOVED, kind=ChangeKind.ANSWERABLE, before=Reason.NO_RULE, causes=(ChangeCause.RULE,))
    (line,) = changes_at(changed(opened), county()).opened
    assert line.why == "rule approved"


def test_what_each_cause_added_adds_up_on_the_page() -> None:
    """6.24 to 6.36 to 4.3 is printed as 6.2, 6.4 and 4.3: a fifth more and then 2.1 less come to 1.9 less."""
    both = ((ChangeCause.REVISION, "6.36"), (ChangeCause.NUMBER, "4.3"))
    book = changed(MOVED, was=figure(year(2008), "6.24"), now=figure(year(2009), "4.3"), path=both)
    (line,) = changes_at(book, county()).moved
    assert line.why == "a new year: +0.2 revised, −2.1 new"


def test_a_revision_says_how_many_children_and_where() -> None:
    """Fifteen more in all; every part that was revised is named."""
    was, now = figure(year(2009), "634 of 14744"), figure(year(2009), "649 of 14740")
    north = NumberRevision(indicator=NEET, place=NORTH, period=year(2009), was=was, now=now)
    assert revised(was, now) == "15 more young people, 649 of 14,740"
    assert revised(now, was, north) == "15 fewer young people, 634 of 14,744; Northern"
    assert revised(was, now, north, replace(north, place=SOUTH)) == "15 more young people, 649 of 14,740; everywhere"


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        (634, 639, "more, by fewer than 6 young people"),
        (639, 634, "fewer, by fewer than 6 young people"),
        (634, 635, "more, by fewer than 6 young people"),
        (634, 640, "6 more young people, 640 of 14,744"),
        (640, 634, "6 fewer young people, 634 of 14,744"),
    ],
)
def test_a_few_children_are_not_counted(was: int, now: int, says: str) -> None:
    """From one to one below the threshold, either way, nothing is said of how many or where; at the threshold it is."""
    before, after = (figure(year(2009), f"{count} of 14744") for count in (was, now))
    north = NumberRevision(indicator=NEET, place=NORTH, period=year(2009), was=before, now=after)
    told = revised(before, after, north)
    assert told.removesuffix("; Northern") == says
    assert ("Northern" in told) is (abs(now - was) >= 6)


def test_where_is_not_said_when_a_part_is_withheld() -> None:
    """Of the others it would be left over."""
    was, now = figure(year(2009), "634 of 14744"), figure(year(2009), "649 of 14740")
    north = NumberRevision(indicator=NEET, place=NORTH, period=year(2009), was=was, now=now)
    hidden = Series(indicator=NEET, place=SOUTH, figures={year(2009): figure(year(2009), Reason.SUPPRESSED)})
    book = replace(BOOK, series={**BOOK.series, (NEET, SOUTH): hidden})
    assert revised(was, now, north, book=book) == "15 more young people, 649 of 14,740"


def test_a_revision_without_counts_says_how_far() -> None:
    """So does one of numbers that count no whole children; a changed denominator alone keeps its count."""
    assert revised(figure(year(2009), "5.8"), figure(year(2009), "5.9")) == "up 0.1 points"
    assert revised(figure(year(2009), "5.9"), figure(year(2009), "5.8")) == "down 0.1 points"
    assert revised(figure(year(2009), "634 of 14744"), figure(year(2009), "634 of 14000")) == "the same count"
    rounded = replace(figure(year(2009), "630 of 14740"), rounding=n("5"))
    assert revised(rounded, replace(rounded, value=rounded.value, numerator=n("640"))) == "its counts"


def test_a_count_is_its_own_number_of_children() -> None:
    """No denominator: how many there are in all."""
    rule = BOOK.rules[NEET]
    counted = replace(rule, measure=replace(rule.measure, kind=Kind.COUNT, per=None, decimals=0))
    book = replace(BOOK, rules={**BOOK.rules, NEET: counted})
    assert (
        revised(figure(year(2009), "855"), figure(year(2009), "870"), book=book) == "15 more young people, 870 in all"
    )


def test_a_history_sent_again_is_told_in_two_lines() -> None:
    """The latest two numbers, and how many more there are."""

    def lines(count: int) -> list[tuple[str, str]]:
        every = tuple(
            NumberRevision(
                indicator=NEET, place=TOP, period=year(at), was=figure(year(at), "5.8"), now=figure(year(at), "5.9")
            )
            for at in range(2010 - count, 2010)
        )
        found = changes_at(replace(BOOK, changes=Changes(revisions=every)), county())
        return [(line.period, plain(line.says)) for line in found.revised]

    assert lines(2) == [("2009/10", "up 0.1 points"), ("2008/09", "up 0.1 points")]
    assert lines(3)[1] == ("2008/09", "up 0.1 points; 1 earlier number too")
    assert lines(5)[1] == ("2008/09", "up 0.1 points; 3 earlier numbers too")


def test_a_revision_that_changed_an_answer_is_counted_apart() -> None:
    """The line of numbers without consequences does not count it."""
    one = NumberRevision(
        indicator=NEET, place=TOP, period=year(2009), was=figure(year(2009), "5.8"), now=figure(year(2009), "5.9")
    )
    book = changed(replace(MOVED, causes=(ChangeCause.REVISION,)))
    book = replace(book, changes=replace(book.changes, revisions=(one,)))
    found = changes_at(book, county())
    assert found.counts
    assert found.counts.revised == "1 number, 1 of which changed an answer"
    assert found.rest == ""


def test_indicators_and_places_begin_and_end() -> None:
    """A place with its name and what it became, an indicator with its number."""
    assert [(plain(one.number), one.says) for one in changes_at(BOOK, county()).begun] == [
        ("NI 70", "its first number came")
    ]
    assert [(one.title, one.says) for one in changes_at(BOOK, county()).ended] == [
        ("Southern Oxfordshire", "has ended")
    ]
    south = replace(area(SOUTH), last=year(2009), becomes=(NORTH,))
    places = replace(BOOK.places, by_id={**BOOK.places.by_id, SOUTH: south})
    (line,) = changes_at(replace(BOOK, places=places), county()).ended
    assert line.says == "ended with 2009/10; now Northern Oxfordshire"
    ruled = Appearance(indicator=GAIN, place=TOP, ended=False, cause=ChangeCause.RULE)
    gone = replace(ruled, indicator="ni-0", ended=True)
    lost = replace(ruled, ended=True, cause=ChangeCause.NUMBER)
    found = changes_at(replace(BOOK, changes=Changes(appearances=(ruled, gone, lost))), county())
    assert [one.says for one in (*found.begun, *found.ended)] == [
        "a new indicator",
        "its rule has ended",
        "has no number now",
    ]


def test_a_new_place_says_so_on_its_own_pages() -> None:
    """Once, and not for each of its indicators."""
    begun = Appearance(indicator=None, place=NORTH, ended=False, cause=ChangeCause.PLAN)
    book = replace(BOOK, changes=Changes(appearances=(begun,)))
    assert [(one.title, one.says) for one in changes_at(book, area()).begun] == [("Northern Oxfordshire", "is new")]
    first = replace(area(), first=year(2010))
    book = replace(book, places=replace(BOOK.places, by_id={**BOOK.places.by_id, NORTH: first}))
    assert [one.says for one in changes_at(book, first).begun] == ["begins with 2010/11"]


def ruled(before: Version | None, now: Version) -> str:
    """What is said of a rule that was changed."""
    one = RuleChange(indicator=NEET, before=before, now=now)
    (line,) = changes_at(replace(only(BOOK, NEET), changes=Changes(rules=(one,))), county()).ruled
    return plain(line.says)


def test_a_rule_says_what_in_it_was_changed() -> None:
    """Targets with what they were, other keys by their question, and who approved it when."""
    old = version()
    approved = "In force from 2009/10, approved by Trust Board on 20 January 2010, after that had begun"
    wanted = trajectory(target(year(2010), "at most 3.5"), target(year(2011), "at most 3.4"))
    fewer = trajectory(target(year(2010), "at most 3.6"))
    before = replace(old, trajectory=fewer)
    assert ruled(before, replace(old, trajectory=wanted)) == (
        f"2010/11 at most 3.5 %, was at most 3.6 %; 2011/12 at most 3.4 %, was without a target. {approved}"
    )
    stricter = replace(old, threshold=replace(old.threshold, test=ChanceTest.INTERVAL))
    assert ruled(old, stricter) == f"another rule for good enough. {approved}"
    assert (
        ruled(old, replace(old, reference=replace(old.reference, owner="Another")))
        == f"the same, confirmed. {approved}"
    )


def test_a_first_rule_says_that_it_is_the_first() -> None:
    """With the day on which it was approved, which may be before it holds."""
    early = replace(version(), reference=replace(version().reference, approved_on=date(2009, 1, 20)))
    assert ruled(None, early) == "first rule, from 2009/10, approved by Trust Board on 20 January 2009"


def test_a_version_that_does_not_stand_as_it_was_released_is_named() -> None:
    """By its first period and its approval, for of what it said only a digest was kept."""
    released = ReleasedRule(NEET, "2008/09", "2010-01-20", "7c1e")
    one = RuleChange(indicator=NEET, before=None, now=version(), released=released)
    (line,) = changes_at(replace(only(BOOK, NEET), changes=Changes(rules=(one,))), county()).ruled
    assert plain(line.says) == (
        "the version from 2008/09, approved on 20 January 2010, was changed in place, or taken out: it does not stand "
        "as it was released"
    )


def test_an_area_without_targets_has_no_change_of_targets() -> None:
    """The county's are not its own."""
    old = version()
    wanted = replace(old, trajectory=trajectory(target(year(2010), "at most 3.0")))
    one = RuleChange(indicator=ADMISSIONS, before=old, now=wanted)
    found = changes_at(replace(BOOK, changes=Changes(rules=(one,))), area(SOUTH)).ruled
    assert all("at most" not in line.says for line in found)
