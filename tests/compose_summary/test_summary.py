"""The summary: every goal once, in words and pictures that say the same; nothing withheld, no late promise left out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from oba.compose.signposts import publication_signposts
from oba.compose.subject import subject_of
from oba.compose.summary.fit import ROOM, page_height
from oba.compose.summary.goal import Goal, goal, is_better
from oba.compose.summary.own_words import NOTHING, OwnWords, SummaryTexts
from oba.compose.summary.people import Picture
from oba.compose.summary.promises import promises
from oba.compose.summary.summary import Summary, summary
from oba.domain.book import Book
from oba.domain.evidence import Figure, Reason, Series
from oba.domain.finding import Answer, Finding, Movement, Question, YearSoFar
from oba.domain.group import Group
from oba.domain.measure import Base, Kind
from oba.domain.period import Every
from oba.domain.problem import Where
from oba.domain.publication import Publication
from oba.domain.registers import Action, Registers
from oba.domain.rule import Better
from oba.domain.signed_text import SignedText
from oba.read.text.reading_age import OLDEST, reading
from oba.render.assets import read_assets
from oba.render.html import page, templates
from oba.render.pdf import lay_out, write
from oba.render.twin import twin
from oba.words.target_marks import TargetMark
from tests import build
from tests.build import INDICATOR, TOP, n, target, year
from tests.compose.situations import assessed, rated, unanswered, with_rule
from tests.compose_pages.full import full
from tests.compose_pages.watched import Seen, looks, watched
from tests.html_checks import axe_violations, misfits
from tests.pdf_checks import assert_accessible
from tests.written import book as small_book

CARDS = Path(__file__).resolve().parents[2] / "cards"
AT_MOST = target(year(2009), "at most 4.0")
SHORT = "{} We are a little short of it. Not there yet."
OPEN = rated(None, None, target(year(2009), "to be agreed"), reason=Reason.TO_BE_AGREED)
CHANGE = {"kind": Kind.CHANGE, "parts": Kind.RATE, "base": Base(period="1998", value=n("31"))}
MET = rated(Answer.GREEN, "-1", AT_MOST)
MISSED = rated(Answer.RED, "0.3", AT_MOST)


def red(wanted: str) -> Finding:
    """A target that is missed."""
    return rated(Answer.RED, "0.3", target(year(2009), wanted))


def just(wanted: str) -> Finding:
    """A target that is met, though whole people do not show it."""
    return rated(Answer.GREEN, "-0.1", target(year(2009), wanted))


def moved(earlier: str, answer: Answer = Answer.IMPROVING, name: str = "2008/09") -> Finding:
    """Which way NI 117 went."""
    change = Movement(earlier=n(earlier), earlier_name=name, change=n("1"), width=n("0"), run=1)
    return Finding(question=Question.DIRECTION, answer=answer, value=n("4.3"), detail=change)


def told(book: Book, words: OwnWords = NOTHING) -> Goal:
    """NI 117 as a goal."""
    return goal(subject_of(book, INDICATOR, build.place()), words)


def with_measure(book: Book, **changes: object) -> Book:
    """The book with another measure."""
    rule = book.rules[INDICATOR]
    return with_rule(book, replace(rule, measure=replace(rule.measure, **changes)))  # type: ignore[arg-type]


def with_better(book: Book, better: Better) -> Book:
    """The book in which another way is good."""
    rule = book.rules[INDICATOR]
    version = replace(rule.newest, direction=replace(rule.newest.direction, better=better))
    return with_rule(book, replace(rule, versions=(version,)))


def text(section: str, markdown: str, words_of: str = "the Sounding Board") -> SignedText:
    """What somebody wrote for the summary."""
    return SignedText(
        round="2010-11-q2",
        publication=Publication.SUMMARY,
        section=section,
        author="A. Smith",
        written=date(2010, 10, 20),
        markdown=markdown,
        where=Where(file="t.md", line=1),
        words_of=words_of,
        illustrative=True,
    )


@pytest.mark.parametrize(
    ("findings", "says"),
    [
        (
            (moved("6.2"), MISSED),
            ("It is 4 in 100. Last year it was 6.", SHORT),
        ),
        (
            (moved("4.4"), MISSED),
            ("It is 4 in 100. It went down a little.", SHORT),
        ),
        (
            (moved("4.1"), MISSED),
            ("It is 4 in 100. It went up a little.", SHORT),
        ),
        (
            (moved("4.3"), MISSED),
            ("It is 4 in 100. It is the same as before.", SHORT),
        ),
        (
            (moved("7.2", name="2006/07"), rated(Answer.GREEN, "-1", AT_MOST)),
            ("It is 4 in 100. Before it was 7.", "{} Done!"),
        ),
        ((rated(Answer.AMBER, "0.3", target(year(2009), "below 2")),), (None, "Our goal is fewer than 2. Nearly!")),
        (
            (red("at least 85"),),
            (None, "Our goal is 85 or more. Not there yet."),
        ),
        ((red("above 9"),), (None, "Our goal is more than 9. Not there yet.")),
        ((red("exactly 100"),), (None, "Our goal is 100. Not there yet.")),
        (
            (red("between 20 and 30"),),
            (None, "Our goal is from 20 to 30. Not there yet."),
        ),
        ((rated(Answer.GREEN, None, target(year(2009), "reduce")),), (None, "We want it to go down. Done!")),
        (
            (rated(None, None, target(year(2010), "at most 3.6"), reason=Reason.NOT_YET_DUE),),
            (None, "Our goal is 4 or fewer. It is too early to say."),
        ),
        (
            (OPEN,),
            (None, "Nobody has set the goal yet."),
        ),
        ((rated(None, None, None, reason=Reason.NO_TARGET),), (None, "We can’t say yet.")),
    ],
)
def test_a_goal_is_told_in_short_sentences(findings: tuple[Finding, ...], says: tuple[str | None, str]) -> None:
    """What is and what was; what is wanted and how near that is; never two numbers that rounding makes the same."""
    found = told(assessed(small_book(), *findings)).says
    assert found[1] == says[1].format("Our goal is 4 or fewer.")
    assert says[0] in (None, found[0])


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"kind": Kind.GAP, "parts": Kind.PERCENT, "per": None}, "The gap is 4 in 100."),
        ({"kind": Kind.GAP, "parts": Kind.SCORE, "per": None}, "The gap is 4."),
        ({"kind": Kind.COUNT, "per": None}, "It is 4."),
        ({"kind": Kind.RATE, "per": n("1000")}, "It is 4 in 1,000."),
        (
            {"kind": Kind.CHANGE, "parts": Kind.RATE, "base": Base(period="1998", value=n("31"))},
            "For every 100 in 1998, there are 104 now.",
        ),
    ],
)
def test_a_number_of_any_kind_is_told(changes: Mapping[str, object], says: str) -> None:
    """A gap, a count, a rate and a change each have a sentence; what cannot be drawn as people has no picture."""
    found = told(with_measure(assessed(small_book(), moved("4.3")), **changes))
    assert found.says[0].startswith(says)
    assert bool(found.pictures) == (changes["kind"] is Kind.RATE)


def of_quarters(*findings: Finding) -> Book:
    """The book in which NI 117 is counted each quarter."""
    return with_measure(assessed(small_book(), *findings), every=Every.QUARTER, kind=Kind.COUNT, per=None)


def test_of_a_year_made_of_quarters_the_number_that_was_rated_is_told() -> None:
    """Not that of the last quarter, which no target for a year is for; of a year that goes on, what it has come to."""
    whole = replace(MISSED, period=year(2009), value=n("523"))
    assert told(of_quarters(moved("6.2"), whole)).says[0] == "It was 523 in 2009/10."
    so_far = YearSoFar(year=year(2010), value=n("210"), known=2, parts=4, target=AT_MOST, certain=None)
    goes_on = rated(None, None, AT_MOST, reason=Reason.NOT_YET_DUE, so_far=so_far)
    assert told(of_quarters(moved("6.2"), goes_on)).says[0] == "It is 210 so far this year."


def test_what_has_no_number_by_its_nature_is_told_in_words() -> None:
    """A measure in words has a sentence and no picture."""
    found = told(with_measure(unanswered(small_book(), Reason.NOT_ASKED, None), kind=Kind.NARRATIVE))
    assert (found.says, found.pictures) == (("This one is told in words. It has no number.",), ())


def test_nothing_withheld_is_drawn_or_said() -> None:
    """Neither a number nor a person, nor how near the goal it is."""
    hidden = Figure(period=year(2009), reason=Reason.SUPPRESSED, published=build.KNOWN)
    found = told(unanswered(small_book(), Reason.SUPPRESSED, hidden))
    assert (found.pictures, found.caption) == ((), "")
    assert found.says == ("We can’t show this number. It could tell who a child is.",)


def test_without_a_number_the_goal_says_so() -> None:
    """There is nothing to draw."""
    found = told(unanswered(small_book(), Reason.LATE, None))
    assert (found.pictures, found.says) == ((), ("There is no number yet.",))
    ahead = rated(None, None, AT_MOST, reason=Reason.LATE)
    both = told(assessed(unanswered(small_book(), Reason.LATE, None), ahead))
    assert both.says[-1].endswith("There is no number yet.")


@pytest.mark.parametrize(
    ("better", "wanted", "caption"),
    [
        (Better.LOWER, "at most 2", "2009/10: 4 now, 2 more than our goal"),
        (Better.LOWER, "at most 9", "2009/10: 4 now"),
        (Better.HIGHER, "at least 9", "2009/10: 4 now, 5 more to our goal"),
        (Better.HIGHER, "at least 2", "2009/10: 4 now"),
        (Better.NEARER, "between 20 and 30", "2009/10: 4 now"),
        (Better.LOWER, "reduce", "2009/10: 4 now"),
    ],
)
def test_a_caption_counts_what_its_picture_draws(better: Better, wanted: str, caption: str) -> None:
    """How many now, and how many are too many or still to come; where neither way is better alone, only now."""
    book = with_better(assessed(small_book(), rated(Answer.RED, "0.3", target(year(2009), wanted))), better)
    found = told(book)
    assert found.caption == caption
    assert found.pictures[0].title == caption.replace("2009/10: 4", "4 in 100")


def test_of_a_gap_both_groups_are_drawn() -> None:
    """As two pictures with their names, where both numbers are known."""
    book = with_measure(small_book(), kind=Kind.GAP, parts=Kind.PERCENT, between=("with-meals", "others"), per=None)
    own = book.series[INDICATOR, TOP]
    parts = {
        name: {year(2009): build.figure(year(2009), value)} for name, value in (("with-meals", "19"), ("others", "53"))
    }
    groups = (Group(id="with-meals", label="free school meals", kind="meals"),)
    known = replace(
        book,
        series={**book.series, (INDICATOR, TOP): replace(own, parts=parts)},
        plan=replace(book.plan, groups=groups),
    )
    found = told(known)
    assert [one.label for one in found.pictures] == ["19 in 100: free school meals", "53 in 100: others"]
    assert told(book).pictures == ()


def test_better_is_what_can_be_seen_to_be() -> None:
    """A change that vanishes in rounding, and one that nobody calls better, are not."""

    def better(*findings: Finding) -> bool:
        return is_better(subject_of(assessed(small_book(), *findings), INDICATOR, build.place()))

    assert better(moved("6.2"))
    assert better(replace(moved("6.2"), detail=None))
    assert not better(moved("4.4"))
    assert not better(moved("6.2", Answer.STEADY))
    empty = unanswered(small_book(), Reason.LATE, None)
    late = replace(moved("6.2"), answer=Answer.IMPROVING)
    subject = subject_of(empty, INDICATOR, build.place())
    found = replace(subject.assessment, findings={**subject.assessment.findings, Question.DIRECTION: late})
    assert not is_better(replace(subject, assessment=found))


def test_young_peoples_words_name_a_goal_and_stand_below_it() -> None:
    """A heading of theirs is its name; what they cite is not printed."""
    texts = SummaryTexts([text(INDICATOR, "### Nowhere to go\nYou feel [@ni-117] left out."), text("say", "Ask us.")])
    assert texts.of(INDICATOR) == OwnWords(heading="Nowhere to go", markdown="You feel  left out.")
    assert texts.of("say") == OwnWords(markdown="Ask us.")
    assert texts.of("opening") == NOTHING
    assert told(small_book(), texts.of(INDICATOR)).name == "Nowhere to go"


def test_a_page_says_whose_words_it_prints() -> None:
    """Theirs by name; what is drafted waits for them; of both, both."""
    drafted = "Drafted, waiting for young people’s words."
    assert SummaryTexts([]).signed == drafted
    assert SummaryTexts([text("say", "Ask us.")]).signed == "Words by the Sounding Board."
    assert (
        SummaryTexts([text("say", "Ask us."), text("opening", "Hello.", "")]).signed
        == f"Words by the Sounding Board. {drafted}"
    )


def action(ident: str, due: date, status: str = "planned") -> Action:
    """A promise."""
    return replace(full().registers.actions[0], id=ident, action=f"Promise {ident}", due=due, status=status)


def test_late_promises_come_first_and_all_are_counted() -> None:
    """The longest late of those that nobody told, the rest as a number; then what is due, then the meeting."""
    late = [action(f"l{n}", date(2010, n, 1)) for n in range(1, 6)]
    old, done = action("old", date(2009, 6, 1)), action("done", date(2010, 1, 1), "done")
    coming = [action(f"c{n}", date(2011, n, 1)) for n in (3, 2, 1)]
    book = replace(full(), registers=Registers(actions=(*late, old, done, *coming)))
    found = promises(book, SummaryTexts([text("l5", "We said we would ask you.")]))
    assert [(one.when, one.says, one.due) for one in found] == [
        ("Late", "We said we would ask you.", "It was due in May."),
        ("Late", "Promise old.", "It was due in June 2009."),
        ("Late", "Promise l1.", "It was due in January."),
        ("Late", "3 more promises.", ""),
        ("By January 2011", "Promise c1.", ""),
        ("By February 2011", "Promise c2.", ""),
        ("10 November", "The board meets. It looks at every goal again.", ""),
    ]


def test_milestones_are_promises_too() -> None:
    """One that is left open after its day is late."""
    milestones = full().registers.milestones
    found = promises(replace(full(), registers=Registers(milestones=milestones)), SummaryTexts([]))
    assert [one.says for one in found if one.when == "Late"] == ["Left open last year."]
    assert sum(one.when == "Late" for one in promises(replace(full(), registers=Registers()), SummaryTexts([]))) == 0


def made(*texts: SignedText) -> Summary:
    """The summary of the full round."""
    return summary(replace(full(), texts=texts))


def names(found: Summary) -> Iterator[str]:
    """Every goal that a page names, with a picture or without."""
    for one in (found.better, found.not_yet):
        yield from (each.name for each in one.goals)
        for line in one.others:
            yield from (rule.short for rule in full().rules.values() if rule.short in line)


def test_every_goal_is_named_once_and_counted_once() -> None:
    """Better, done, not there yet, or not to be told: each in one place, and the counts add up."""
    book = full()
    found = made()
    assert sorted(names(found)) == sorted(rule.short for rule in book.rules.values() if rule.has_target)
    assert sum(one.count for one in found.counts) == len(list(names(found)))
    assert found.lead == f"This plan has {len(list(names(found)))} goals. This is how far we have got."


def test_what_is_left_off_the_poster_is_no_goal_here_either() -> None:
    """A target is counted once, on the wall and in the hand."""
    book = full()
    rules = {**book.rules, INDICATOR: replace(book.rules[INDICATOR], poster="none")}
    assert book.rules[INDICATOR].short not in list(names(summary(replace(book, rules=rules))))


def test_a_goal_is_called_what_it_is_called_on_the_poster() -> None:
    """Whatever words are in that name."""
    book = full()
    rules = {**book.rules, INDICATOR: replace(book.rules[INDICATOR], poster="Nonexistent, for none left out")}
    assert "Nonexistent, for none left out" in list(names(summary(replace(book, rules=rules))))


def test_a_page_has_no_more_pictures_than_it_has_room_for() -> None:
    """Where words take the room, pictures give way, and their goals are named below."""
    long = made(text("not-yet", "We wait. " * 200), text("better", "We wait. " * 200))
    assert long.not_yet.goals == long.better.goals == ()
    assert sorted(names(long)) == sorted(names(made()))
    for one in (made().better, made().not_yet):
        assert page_height("", one.goals, one.others) <= ROOM


def test_a_plan_without_targets_says_so() -> None:
    """It has no goals to count, and none that is left behind: every page has the same sentence."""
    found = summary(replace(full(), rules={}))
    nothing = "This plan has no goal with a target yet."
    assert (found.lead, found.counts) == (nothing, ())
    assert (found.better.nothing, found.not_yet.nothing) == (nothing, nothing)


def test_what_is_made_up_is_said_on_every_page() -> None:
    """Numbers, and words."""
    assert made().illustrative == ""
    assert made(text("say", "Ask us.")).illustrative == "Illustrative words"
    known = replace(full(), illustrative=frozenset({(INDICATOR, TOP)}))
    assert summary(known).illustrative == "Illustrative numbers"


def sentences(found: Summary) -> Iterator[str]:
    """The program's own sentences."""
    yield from (found.lead, found.signed, found.known, found.better.nothing, found.not_yet.nothing)
    for one in (*found.better.goals, *found.not_yet.goals):
        yield from one.says


def test_a_child_of_eleven_can_read_what_the_program_says() -> None:
    """Each of its sentences, in every situation of the full round; dates of registers are not sentences."""
    every = [*sentences(made()), *sentences(summary(replace(full(), rules={})))]
    every += ["Each little person stands for one person in the number. Numbers are rounded."]
    every += [one.says for one in promises(replace(full(), registers=Registers()), SummaryTexts([]))]
    hard = [(said, found.age) for said in every if (found := reading(said)) and found.age > OLDEST]
    assert hard == []


def html(found: Summary, *, screen: bool = False) -> str:
    """The page, on paper or on a screen."""
    posts = publication_signposts(full(), Publication.SUMMARY) if screen else ()
    return page(templates(CARDS), "summary.html", {"summary": found, "signposts": posts})


WHOLE = (
    text("opening", "We looked at how it is going."),
    text(INDICATOR, "### Nowhere to go\nYou feel left out."),
    text("say", "> We want to be heard.\n\n- Ask us."),
)


def test_the_page_uses_exactly_the_fields_it_is_given() -> None:
    """A field that no page shows would be composed for nothing."""
    seen: Seen = defaultdict(set)
    html(watched(made(*WHOLE), seen), screen=True)  # type: ignore[arg-type]
    unused = [(look.kind.__name__, sorted(look.unused)) for look in looks(seen) if look.unused]
    assert unused == [("OwnWords", ["heading"])], "a heading is the name of its goal"


def test_people_on_the_page_are_as_many_as_it_says() -> None:
    """Dark and orange people of each picture are counted from the page itself."""
    for told_, drawn in re.findall(r"<title>(\d+)[^<]*</title>(.*?)</svg>", html(made(*WHOLE)), re.DOTALL):
        assert len(re.findall(r'class="(?:now|over)"', drawn)) == int(told_)


def test_the_summary_is_four_pages_that_can_be_kept_and_read_aloud() -> None:
    """A5, PDF/A-3a and PDF/UA-1; a picture says in words what it draws."""
    laid = lay_out(html(made(*WHOLE)), read_assets(CARDS))
    assert laid.length == 4
    assert_accessible(write(laid, title="Summary", author="Trust", subject="A plan"))


def test_the_summary_is_as_it_was_when_somebody_last_looked_at_it(approved: Callable[[str, str], None]) -> None:
    """Words, order and people change only on purpose."""
    approved("pages/summary.html", html(made(*WHOLE), screen=True))


@pytest.mark.slow
def test_everyone_can_use_the_summary(tmp_path: Path) -> None:
    """On a telephone and a large screen it has no fault that axe finds, and nothing sticks out."""
    file = tmp_path / "summary.html"
    file.write_text(twin(html(made(*WHOLE), screen=True), read_assets(CARDS)), encoding="utf-8")
    assert axe_violations([file]) == []
    assert misfits([file]) == []


def test_a_number_that_nobody_has_is_no_picture() -> None:
    """A place without a series is told in words."""
    book = small_book()
    bare = replace(book, series={(INDICATOR, TOP): Series(indicator=INDICATOR, place=TOP)})
    assert told(unanswered(bare, Reason.NOT_COLLECTED, None)).mark is TargetMark.NO_NUMBER
    assert isinstance(told(book).pictures[0], Picture)
