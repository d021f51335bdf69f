"""What could not be assessed, and what to be careful about."""

from __future__ import annotations

from dataclasses import replace

from oba.compose.dashboard.cautions import disputes, warnings
from oba.compose.dashboard.data_agenda import data_agenda
from oba.domain.book import Book
from oba.domain.catalogue import problem
from oba.domain.evidence import Reason, Series
from oba.domain.finding import Finding, Question
from tests.build import TOP, figure, year
from tests.compose_pages.changed import answering, only, without_answers
from tests.compose_pages.full import area, county, full
from tests.compose_pages.full_rules import CUSTODY, NEET

BOOK = full()
SPACE = "\N{NO-BREAK SPACE}"


def unanswered(book: Book, ident: str, reason: Reason, *questions: Question) -> Book:
    """The book with some questions about the county unanswered."""
    return answering(book, ident, TOP, *(Finding(question=question, reason=reason) for question in questions))


def gaps(book: Book) -> list[tuple[str, ...]]:
    """The agenda of the county: each reason with its questions."""
    return [(one.reason, *(line.replace(SPACE, " ") for line in one.which)) for one in data_agenda(book, county())]


def test_every_reason_lists_its_questions_and_indicators_the_commonest_first() -> None:
    """Each says what would settle it."""
    found = data_agenda(BOOK, county())
    assert [one.reason for one in found][:2] == ["Too early", "No comparator"]
    assert all(one.settled_by.endswith(".") for one in found)
    assert {one[0]: one[1:] for one in gaps(BOOK)}["Too early"] == ("Turning the curve? NI 70", "Get there? NI 70")


def test_where_everything_is_answered_there_is_no_agenda() -> None:
    """Nothing is asked for that nobody needs."""
    assert data_agenda(without_answers(only(BOOK, NEET), NEET, TOP), county()) == ()


def test_an_indicator_without_any_answer_is_said_once() -> None:
    """A missing number leaves five questions open, which need not be listed."""
    quiet = without_answers(without_answers(only(BOOK, NEET, CUSTODY), NEET, TOP), CUSTODY, TOP)
    none = unanswered(quiet, NEET, Reason.NOT_COLLECTED, *Question)
    assert gaps(none) == [("Not collected", "Every question: NI 117")]


def test_what_a_rule_does_not_ask_is_not_on_the_agenda() -> None:
    """No data would answer it; where nothing else is answered either, every question is the others."""
    alone = without_answers(only(BOOK, NEET), NEET, TOP)
    quiet = unanswered(alone, NEET, Reason.NOT_ASKED, Question.BASELINE, Question.COMPARATORS)
    assert gaps(quiet) == []
    asked = (Question.DIRECTION, Question.THRESHOLD, Question.TRAJECTORY)
    assert gaps(unanswered(quiet, NEET, Reason.LATE, *asked)) == [("Late", "Every question: NI 117")]


def test_nothing_is_asked_for_what_is_watched_by_design() -> None:
    """It has no target on purpose; where a target is missing without purpose, that is on the agenda."""
    alone = without_answers(only(BOOK, NEET), NEET, TOP)
    without = unanswered(alone, NEET, Reason.NO_TARGET, Question.TRAJECTORY)
    assert gaps(without) == [("No target", "Get there? NI 117")]
    watched = unanswered(without, NEET, Reason.MONITORED, Question.THRESHOLD)
    assert gaps(watched) == []
    assert gaps(unanswered(watched, NEET, Reason.LATE, Question.DIRECTION)) == [("Late", "Getting better? NI 117")]


def test_a_reason_that_holds_for_all_indicators_names_them_together() -> None:
    """A single indicator is still named."""
    alone = without_answers(only(BOOK, NEET), NEET, TOP)
    two = without_answers(without_answers(only(BOOK, NEET, CUSTODY), NEET, TOP), CUSTODY, TOP)
    for ident in (NEET, CUSTODY):
        two = unanswered(two, ident, Reason.TOO_EARLY, Question.BASELINE)
    assert gaps(two) == [("Too early", "Turning the curve? all 2")]
    assert gaps(unanswered(alone, NEET, Reason.TOO_EARLY, Question.BASELINE)) == [
        ("Too early", "Turning the curve? NI 117")
    ]


def test_disputed_numbers_stand_beside_the_one_that_is_judged() -> None:
    """With their source, where one is given."""
    found = disputes(BOOK, county())
    assert [(one.number, one.period, one.judged, one.beside) for one in found] == [
        (f"NI{SPACE}43", "2009/10", f"5.2{SPACE}%", f"5.1{SPACE}% (Department's release)")
    ]
    assert disputes(BOOK, area()) == ()


def test_a_disputed_row_may_lack_a_source_or_even_a_number() -> None:
    """So may the number it is beside."""
    beside = BOOK.series[CUSTODY, TOP].figures[year(2009)].beside[0]
    rows = (replace(beside, source=""), replace(beside, value=None, source=""))
    bare = replace(figure(year(2009), Reason.DISPUTED), beside=rows)
    none = Series(indicator=CUSTODY, place=TOP, figures={year(2009): bare})
    found = disputes(replace(BOOK, series={**BOOK.series, (CUSTODY, TOP): none}), county())
    assert [(one.judged, one.beside) for one in found] == [("none", f"5.1{SPACE}%; no number")]


def test_an_indicator_without_a_series_has_no_dispute() -> None:
    """The county has a card for it all the same."""
    fewer = {key: its for key, its in BOOK.series.items() if key[0] != CUSTODY}
    assert disputes(replace(BOOK, series=fewer), county()) == ()


def test_warnings_stand_with_the_whole_by_kind() -> None:
    """In the order of the catalogue, each in its own words, with what to do."""
    found = warnings(BOOK, county())
    assert [(one.title, one.says) for one in found] == [
        (
            "A place's own number and the sum of its parts differ",
            ("The county sent 523, its parts give 519", "The county sent 12, its parts give 11"),
        ),
        ("A rule is past its review date", (f"NI{SPACE}117: NI 117 was to be reviewed by 2010-03-31",)),
    ]
    assert all(one.mend for one in found)
    assert warnings(BOOK, area()) == ()


def test_what_has_a_section_of_its_own_is_no_warning() -> None:
    """Disputed numbers and what is asked about targets stand elsewhere on the page."""
    other = tuple(problem(code, BOOK.rules[NEET].where, "x") for code in ("A012", "A101", "A108"))
    assert warnings(replace(BOOK, warnings=other), county()) == ()


def test_the_same_warning_about_several_rules_is_said_once() -> None:
    """With the numbers of the rules, or with how many when it is all of them."""
    about = [problem("A013", rule.where, "review it") for rule in BOOK.rules.values()]
    some, every = (replace(BOOK, warnings=tuple(about[:count])) for count in (2, 5))
    assert warnings(some, county())[0].says == (f"NI{SPACE}70, 43: review it",)
    assert warnings(every, county())[0].says == ("all 5 rules: review it",)
    alone = replace(only(BOOK, NEET), warnings=(problem("A013", BOOK.rules[NEET].where, "review it"),))
    assert warnings(alone, county())[0].says == (f"NI{SPACE}117: review it",)
