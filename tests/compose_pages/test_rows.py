"""The rows of a dashboard: what each cell says, and what only the odd ones say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from oba.compose.dashboard.dashboard import dashboard
from oba.compose.dashboard.rows import IndicatorRow, Usual, label, neighbours, outcome_rows, short_name, usual
from oba.domain.book import Book
from oba.domain.chance import Interval
from oba.domain.evidence import Figure, Reason, Series, Status
from oba.domain.finding import Answer, Finding, Question, Rating
from oba.domain.period import Every, YearKind
from oba.domain.place import Places
from tests import build
from tests.build import KNOWN, TOP, figure, n, target, year
from tests.compose_pages.changed import answering, judging, without_answers
from tests.compose_pages.full import area, county, full
from tests.compose_pages.full_rules import ADMISSIONS, CUSTODY, GAIN, NEET, NORTH, OBESITY, SOUTH

BOOK = full()
SPACE = "\N{NO-BREAK SPACE}"


def row(ident: str, book: Book = BOOK, place: str = TOP) -> IndicatorRow:
    """The row of one indicator."""
    rows = (one for group in outcome_rows(book, book.places.by_id[place]) for one in group.rows)
    return next(one for one in rows if one.indicator == ident)


def words(ident: str, book: Book = BOOK) -> list[str]:
    """The five answers of one indicator, each with its note."""
    return [f"{one.mark.word} {one.note}".strip() for one in row(ident, book).answers]


def test_indicators_stand_under_their_outcomes_in_the_plans_order() -> None:
    """An outcome without an indicator is left out."""
    found = [[one.indicator for one in group.rows] for group in outcome_rows(BOOK, county())]
    assert found == [[ADMISSIONS, CUSTODY], [NEET, GAIN, OBESITY]]


def test_a_part_has_rows_only_for_what_is_known_about_it() -> None:
    """The county has a row for every indicator, an area for those with a number."""
    assert [one.indicator for group in outcome_rows(BOOK, area(SOUTH)) for one in group.rows] == [NEET, GAIN]


def test_an_indicator_not_assessed_has_no_row() -> None:
    """A rule that nobody had approved yet cannot judge."""
    fewer = replace(BOOK, assessments={key: a for key, a in BOOK.assessments.items() if key[0] != NEET})
    assert NEET not in [one.indicator for group in outcome_rows(fewer, county()) for one in group.rows]


def test_the_whole_is_shown_beside_its_parts_and_a_part_beside_the_whole() -> None:
    """A place without either has nobody beside it."""
    assert [place.id for place in neighbours(BOOK, county())] == [NORTH, SOUTH]
    assert [place.id for place in neighbours(BOOK, area())] == [TOP]
    alone = replace(BOOK, places=Places(by_id={TOP: county()}, tiers=BOOK.places.tiers))
    assert neighbours(alone, county()) == ()


def test_a_page_has_room_for_six_parts() -> None:
    """Six stand side by side; of seven none does, and the page is about the whole alone."""

    def parted(count: int) -> Book:
        north = BOOK.places.by_id[NORTH]
        parts = {f"part-{at}": replace(north, id=f"part-{at}") for at in range(count)}
        return replace(BOOK, places=Places(by_id={TOP: county(), **parts}, tiers=BOOK.places.tiers))

    assert len(neighbours(parted(6), county())) == 6
    assert neighbours(parted(7), county()) == ()


def test_names_are_as_short_as_they_can_be() -> None:
    """A part loses the name of the whole, a number its chance to break over two lines."""
    assert short_name(area(), county()) == "Northern"
    assert short_name(county(), area()) == "Oxfordshire"
    assert label(BOOK.rules[NEET]) == f"NI{SPACE}117"
    assert label(BOOK.rules[OBESITY]) == OBESITY


def test_a_number_says_its_period_only_where_it_is_not_the_usual_one() -> None:
    """Most numbers are for 2009/10, so only the one for 2008/09 says so."""
    assert usual(BOOK, county()).period == "2009/10"
    assert (row(NEET).latest, row(NEET).latest_note) == (f"4.3{SPACE}%", "")
    assert row(ADMISSIONS).latest_note == "2008/09"


def test_a_missing_number_does_not_make_its_period_the_usual_one() -> None:
    """Most rows must have a number for the heading to name its period."""
    book = BOOK
    for ident in (NEET, GAIN, OBESITY):
        book = judging(book, ident, TOP, Figure(period=year(2010), reason=Reason.SUPPRESSED, published=KNOWN))
    assert usual(book, county()).period == "2008/09"


def test_the_same_year_of_another_kind_is_the_usual_one_too() -> None:
    """Readers see the label, not which twelve months it means."""
    academic = judging(BOOK, NEET, TOP, figure(year(2009, YearKind.ACADEMIC), "4.3"))
    assert row(NEET, academic).latest_note == ""


@pytest.mark.parametrize("status", [Status.PROVISIONAL, Status.ESTIMATED])
def test_a_number_that_may_still_move_says_so(status: Status) -> None:
    """A provisional and an estimated number are marked, a final one is not."""
    sure = judging(BOOK, CUSTODY, TOP, figure(year(2009), "5.2"))
    assert row(CUSTODY, sure).latest_note == ""
    assert row(CUSTODY, judging(BOOK, CUSTODY, TOP, figure(year(2009), "5.2", status))).latest_note == status


def test_a_late_number_says_so() -> None:
    """Beside its period, where that is unusual too."""
    late = judging(BOOK, ADMISSIONS, TOP, figure(year(2008), "8.8"), late=True)
    assert row(ADMISSIONS, late).latest_note == "2008/09, a number is late"


@pytest.mark.parametrize(
    ("judged", "says"),
    [
        (None, "No number yet"),
        (Reason.SUPPRESSED, "Withheld"),
        (Reason.CONFIDENTIAL, "Withheld"),
        (Reason.UNRELIABLE, "Unreliable"),
    ],
)
def test_a_missing_number_is_a_word_and_no_number(judged: Reason | None, says: str) -> None:
    """Why it is missing stands where the number would."""
    missing = Figure(period=year(2009), reason=judged, published=KNOWN) if judged else None
    found = row(NEET, judging(BOOK, NEET, TOP, missing))
    assert (found.latest, found.known) == (says, False)


def test_without_any_number_there_is_no_usual_period_or_comparator() -> None:
    """The heading then names neither."""
    book = BOOK
    for ident in BOOK.rules:
        book = judging(without_answers(book, ident, TOP), ident, TOP, None)
        book = answering(book, ident, TOP, Finding(question=Question.COMPARATORS, reason=Reason.NO_COMPARATOR))
    assert usual(book, county()) == Usual(period="", ahead="", comparator="")


def test_the_target_judged_is_shown_and_the_next_one_with_its_period() -> None:
    """Its period is said where it is not that of most targets ahead."""
    assert (row(NEET).target, row(NEET).target_note) == (f"At most 4.0{SPACE}%", "")
    assert usual(BOOK, county()).ahead == "2009/10"
    assert (row(ADMISSIONS).target, row(ADMISSIONS).target_note) == (f"At most 9.0{SPACE}%", "")
    later = Finding(
        question=Question.THRESHOLD, reason=Reason.NOT_YET_DUE, detail=Rating(target=target(year(2012), "at most 9"))
    )
    two = answering(answering(BOOK, CUSTODY, TOP, later), GAIN, TOP, later)
    assert usual(two, county()).ahead == "2012/13"
    assert row(ADMISSIONS, two).target_note == "2009/10"
    assert (row(OBESITY).target, row(OBESITY).target_note) == ("To be agreed", "")


def test_a_provisional_target_says_so() -> None:
    """Somebody still has to agree it."""
    rating = Rating(target=target(year(2009), "below 4.0", "to be agreed by YOS Board"))
    unsure = answering(BOOK, CUSTODY, TOP, Finding(question=Question.THRESHOLD, answer=Answer.RED, detail=rating))
    assert row(CUSTODY, unsure).target_note == "provisional"


def test_a_number_judged_against_something_else_than_a_target_says_so() -> None:
    """The planned value or a comparator's number stands in its place."""
    rating = Rating(edge=n("5.5"))
    other = answering(
        BOOK, NEET, TOP, Finding(question=Question.THRESHOLD, answer=Answer.GREEN, value=n("4.3"), detail=rating)
    )
    assert (row(NEET, other).target, row(NEET, other).target_note) == (f"5.5{SPACE}%", "not a target")


def test_a_missing_number_still_has_its_target() -> None:
    """Withholding the number does not take the target away."""
    judged = Rating(target=target(year(2010), "at most 3.6"))
    unknown = Finding(question=Question.THRESHOLD, reason=Reason.SUPPRESSED, detail=judged)
    missing = Figure(period=year(2010), reason=Reason.SUPPRESSED, published=KNOWN)
    withheld = row(NEET, answering(judging(BOOK, NEET, TOP, missing), NEET, TOP, unknown))
    assert (withheld.target, withheld.target_note) == (f"At most 3.6{SPACE}%", "")
    none = row(NEET, answering(judging(BOOK, NEET, TOP, None), NEET, TOP, unknown))
    assert (none.target, none.target_note) == (f"At most 3.6{SPACE}%", "2010/11")


def test_where_there_is_no_target_the_cell_says_so() -> None:
    """An empty cell would look like a fault; the target of another period would mislead."""
    between = Finding(question=Question.THRESHOLD, reason=Reason.NO_TARGET, value=n("4.3"))
    assert row(GAIN, place=NORTH).target == "No target"
    assert row(NEET, answering(BOOK, NEET, TOP, between)).target == "No target"


def test_a_sparkline_is_named_by_its_ends() -> None:
    """Those who do not see it learn where it begins and ends."""
    assert row(NEET).curve_title.replace(SPACE, " ") == "From 4.1 % in 2004/05 to 4.3 % in 2009/10"
    assert row(NEET).curve.lines
    one = {year(2009): figure(year(2009), "15.3")}
    single = replace(BOOK, series={**BOOK.series, (OBESITY, TOP): Series(indicator=OBESITY, place=TOP, figures=one)})
    assert row(OBESITY, single).curve_title.replace(SPACE, " ") == "Only 15.3 % in 2009/10"
    assert not row(OBESITY, place=NORTH).curve.lines


def test_a_comparator_is_named_where_it_is_not_the_usual_one() -> None:
    """Better than England and similar to England are said differently."""
    found = replace(BOOK.assessments[NEET, TOP][Question.COMPARATORS], answer=Answer.SIMILAR)
    assert usual(BOOK, county()).comparator == "South East"
    assert words(NEET)[4] == "Better than England"
    assert words(NEET, answering(BOOK, NEET, TOP, found))[4] == "Similar to England"
    assert words(CUSTODY)[4] == "Similar"


def test_a_rating_of_a_whole_year_stands_beside_a_number_of_a_quarter_with_a_remark() -> None:
    """Below the table with the year and its number; an area reads the number that the county is rated on."""
    rule = BOOK.rules[NEET]
    measured = replace(rule, measure=replace(rule.measure, every=Every.QUARTER))
    book = replace(BOOK, rules={**BOOK.rules, NEET: measured})
    rated = replace(BOOK.assessments[NEET, TOP][Question.THRESHOLD], period=year(2008), value=n("6.2"))
    found = answering(book, NEET, TOP, rated)
    assert "NI 117 is rated on 2008/09: 6.2 %." in dashboard(found, county()).remark.replace(SPACE, " ")
    assert row(NEET, found, NORTH).beside[0].number.replace(SPACE, " ") == "6.2 %"
    assert "rated on" not in dashboard(BOOK, county()).remark


def test_a_target_met_by_the_number_while_chance_is_weighed_beside_it_has_a_remark() -> None:
    """Amber, for nobody can tell, and reached: both hold."""
    found = BOOK.assessments[NEET, TOP]
    interval = Interval(low=n("3.8"), high=n("4.8"), level=n("95"), how="Wilson")
    rating = replace(found[Question.THRESHOLD].detail, interval=interval)  # type: ignore[type-var]
    amber = replace(found[Question.THRESHOLD], answer=Answer.AMBER, detail=rating)
    reached = replace(found[Question.TRAJECTORY], answer=Answer.REACHED)
    book = answering(answering(BOOK, NEET, TOP, amber), NEET, TOP, reached)
    says = f"Get there? goes by the number alone for NI{SPACE}117, chance not weighed."
    assert says in dashboard(book, county()).remark
    assert "number alone" not in dashboard(BOOK, county()).remark


def test_answers_are_brief_enough_for_a_column() -> None:
    """The heading of the column says the rest."""
    assert words(CUSTODY) == ["Amber", "Worsening", "Worse", "Behind", "Similar"]
    assert words(OBESITY) == ["To be agreed", "Break", "Too few", "To be agreed", "None"]


def test_a_question_that_is_not_asked_has_no_mark() -> None:
    """Neither the answer nor a target nor the ratings beside it: the word alone says so."""
    quiet = BOOK
    for place in (TOP, NORTH, SOUTH):
        left_out = (Finding(question=q, reason=Reason.NOT_ASKED) for q in (Question.THRESHOLD, Question.BASELINE))
        quiet = answering(quiet, NEET, place, *left_out)
    seen = row(NEET, quiet)
    assert [one.mark.word for one in seen.answers] == ["", "Improving", "", "Behind", "Better"]
    assert [seen.answers[at].note for at in (0, 2)] == ["not asked"] * 2
    assert (seen.target, seen.target_note) == ("", "")
    assert [(one.mark.glyph, one.number) for one in seen.beside] == [("", "")] * 2


def test_a_rule_without_an_approved_version_keeps_its_row() -> None:
    """The number stands, the target does not, and every answer is that there is no rule."""
    quiet = answering(BOOK, NEET, TOP, *(Finding(question=q, reason=Reason.NO_RULE) for q in Question))
    found = quiet.assessments[NEET, TOP]
    draft = replace(found, version=found.version.outline)
    seen = row(NEET, replace(quiet, assessments={**quiet.assessments, (NEET, TOP): draft}))
    assert (seen.latest, seen.target) == (row(NEET).latest, "")
    assert {one.mark.word for one in seen.answers} == {"No rule"}


def test_a_part_is_shown_by_its_rating_alone() -> None:
    """A shape and a word, whatever is known."""
    beside = [(one.mark.glyph, one.mark.word, one.number) for one in row(NEET).beside]
    assert beside == [("●", "Green", ""), ("■", "Red", "")]
    assert [one.mark.word for one in row(OBESITY).beside] == ["Withheld", "None"]
    assert [one.mark.word for one in row(GAIN).beside] == ["None", "None"]


def test_a_part_without_a_card_or_an_answer_has_none_to_show() -> None:
    """It is said, and no rating is borrowed."""
    fewer = replace(BOOK, assessments={key: a for key, a in BOOK.assessments.items() if key != (NEET, SOUTH)})
    assert [one.mark.word for one in row(NEET, fewer).beside] == ["Green", "None"]
    assert [one.mark.word for one in row(ADMISSIONS).beside] == ["None", "None"]


def test_where_many_stand_beside_none_says_that_a_number_is_of_whole_places_only() -> None:
    """Four times None says no more than nothing; where one has a number, the others say that they have none."""
    more = {name: build.place(name, name, "area", TOP) for name in ("east", "west")}
    places = Places(by_id={**BOOK.places.by_id, **more}, tiers=BOOK.places.tiers)
    wider = replace(BOOK, places=places)
    assert [one.mark.word for one in row(ADMISSIONS, wider).beside] == [""] * 4
    assert [one.mark.word for one in row(NEET, wider).beside][-2:] == ["None", "None"]


def test_the_whole_is_shown_with_its_number() -> None:
    """An area reads the county's number beside its own; a withheld one stays withheld."""
    whole = row(NEET, place=NORTH).beside[0]
    assert (whole.mark.word, whole.number) == ("Amber", f"4.3{SPACE}%")
    missing = Figure(period=year(2009), reason=Reason.SUPPRESSED, published=KNOWN)
    hidden = answering(
        judging(BOOK, NEET, TOP, missing), NEET, TOP, Finding(question=Question.THRESHOLD, reason=Reason.SUPPRESSED)
    )
    assert row(NEET, hidden, NORTH).beside[0].mark.word == "Withheld"
    assert row(NEET, hidden, NORTH).beside[0].number == ""
