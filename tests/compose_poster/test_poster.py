"""The poster: every target once, as it stands; a tally that adds up; nothing withheld."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from oba.compose.poster.opening import in_two
from oba.compose.poster.poster import Poster, poster
from oba.compose.poster.room import head_fits, laid_out, left_off, needed, on_poster, too_many
from oba.compose.poster.rows import poster_row
from oba.compose.poster.sheet import HEADS_ALONE, head_level, name_excess
from oba.compose.subject import subject_of
from oba.domain.book import Book
from oba.domain.evidence import Figure, Reason
from oba.domain.finding import Answer, Finding
from oba.domain.measure import Base, Kind
from oba.domain.plan import Outcome
from oba.domain.publication import Publication
from oba.domain.target import Target
from oba.read.rulebook.poster import check_poster
from oba.render.assets import read_assets
from oba.render.html import page, templates
from oba.render.pdf import lay_out, write
from oba.words.target_marks import TargetMark
from tests import build
from tests.build import INDICATOR, TOP, n, target, year
from tests.compose.situations import assessed, rated, unanswered, with_rule, with_targets
from tests.compose_pages.full import full
from tests.compose_pages.watched import Seen, looks, watched
from tests.pdf_checks import assert_accessible
from tests.written import book as small_book

CARDS = Path(__file__).resolve().parents[2] / "cards"
SHAPES = (CARDS / "shapes.css").read_text(encoding="utf-8")
AT_MOST = target(year(2009), "at most 4.0")


def row(book: Book) -> tuple[str, str, str]:
    """How NI 117 stands on the poster: its shape, its word, and what is said of its number."""
    found = poster_row(subject_of(book, INDICATOR, build.place()))
    return found.shape, found.word, found.says


def named(book: Book) -> Book:
    """The book with a poster name for every rule."""
    return replace(book, rules={name: replace(rule, poster=f"The {name}") for name, rule in book.rules.items()})


def made() -> Poster:
    """The poster of the full round."""
    book = named(full())
    vision = "We want this to be the best place for every child to grow up in, by working with all." + " Now." * 9
    found = poster(replace(book, plan=replace(book.plan, vision=vision, commitments=("We listen.", "We act."))))
    assert found
    return found


def test_every_target_of_the_plan_stands_once() -> None:
    """In the plan's order; an outcome without any says so, and what is only watched is not there."""
    parts = made().parts
    assert [one.name for part in parts for one in part.rows] == [f"The {name}" for name in full().rules]
    assert [part.nothing for part in parts if not part.rows] == ["It has no target of its own."]


def test_the_tally_adds_up_to_the_targets() -> None:
    """Each way of standing is counted from the rows above it."""
    found = made()
    rows = [one for part in found.parts for one in part.rows]
    assert sum(line.count for line in found.tally.lines) == len(rows)
    for line in found.tally.lines:
        assert line.count == sum(one.word == line.word for one in rows) > 0


@pytest.mark.parametrize(
    ("finding", "says"),
    [
        (rated(Answer.AMBER, "0.3", AT_MOST), ("near", "Within reach", "4.3 in 100, target 4.0")),
        (
            rated(Answer.RED, "0.3", target(year(2009), "below 4.0")),
            ("missed", "Missed", "4.3 in 100, target below 4.0"),
        ),
        (
            rated(Answer.GREEN, "-1", target(year(2009), "between 2 and 5")),
            ("met", "Met", "4.3 in 100, target 2.0 to 5.0"),
        ),
        (rated(Answer.GREEN, None, target(year(2009), "reduce")), ("met", "Met", "4.3 in 100, target to reduce")),
        (
            rated(None, None, target(year(2010), "at most 3.6"), reason=Reason.NOT_YET_DUE),
            ("not-due", "Not yet due", "4.3 in 100, target 3.6"),
        ),
        (
            rated(None, None, target(year(2009), "to be agreed"), reason=Reason.TO_BE_AGREED),
            ("not-rated", "Not rated", "4.3 in 100, no figure has been set"),
        ),
        (
            rated(Answer.RED, "0.3", None, edge=n("4.1")),
            ("missed", "Missed", "4.3 in 100, the target 4.1"),
        ),
        (
            rated(None, None, AT_MOST, reason=Reason.NO_INTERVAL),
            ("not-rated", "Not rated", "4.3 in 100, its interval is not known"),
        ),
    ],
)
def test_a_row_says_how_its_target_stands(finding: Finding, says: tuple[str, str, str]) -> None:
    """A shape, a word for it, then the number and the target as the card prints them."""
    assert row(assessed(small_book(), finding)) == says


def test_of_a_withheld_number_nothing_is_said() -> None:
    """Neither it nor its target, only why."""
    hidden = Figure(period=year(2009), reason=Reason.SUPPRESSED, published=build.KNOWN)
    book = unanswered(small_book(), Reason.SUPPRESSED, hidden)
    assert row(book) == ("withheld", "Withheld", "to protect children")


def test_what_is_told_in_words_says_where() -> None:
    """It is wanted by the plan, so it has a row."""
    book = with_measure(unanswered(small_book(), Reason.NOT_ASKED, None), kind=Kind.NARRATIVE)
    assert row(book) == ("in-words", "In words", "on its report card")
    assert book.rules[INDICATOR].has_target


def test_an_outcome_that_is_tested_through_others_says_so() -> None:
    """Where it has no target of its own."""
    book = named(full())
    others = tuple(one.id for one in book.plan.outcomes if one.id != "empty")
    outcomes = tuple(replace(one, tested_by=others) if one.id == "empty" else one for one in book.plan.outcomes)
    found = poster(replace(book, plan=replace(book.plan, outcomes=outcomes)))
    assert found
    assert [one.nothing[:22] for one in found.parts if one.nothing] == ["Tested through Keeping"]


def test_without_a_number_the_row_says_why() -> None:
    """What is late, and what was never sent."""
    assert row(unanswered(small_book(), Reason.LATE, None))[1:] == ("No number", "the number is late")


def with_measure(book: Book, **changes: object) -> Book:
    """The book with another measure."""
    rule = book.rules[INDICATOR]
    return with_rule(book, replace(rule, measure=replace(rule.measure, **changes)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"kind": Kind.RATE, "per": n("100000")}, "4.3 in 100,000, target 4.0"),
        ({"kind": Kind.COUNT, "per": None}, "4.3, target 4.0"),
        ({"kind": Kind.GAP, "per": None}, "4.3\N{NO-BREAK SPACE}points, target 4.0"),
        (
            {"kind": Kind.CHANGE, "parts": Kind.RATE, "base": Base(period="1998", value=n("31"))},
            "4.3\N{NO-BREAK SPACE}% above 1998, target 4.0\N{NO-BREAK SPACE}%",
        ),
    ],
)
def test_a_number_says_what_it_is_of(changes: Mapping[str, object], says: str) -> None:
    """A share in 100, a rate in what it is a rate of, a change from where it is counted."""
    assert row(with_measure(assessed(small_book(), rated(Answer.AMBER, "0.3", AT_MOST)), **changes))[2] == says


def test_a_change_the_other_way_says_which() -> None:
    """A target below the base stands beside a number above it; where both would be too wide, the number alone."""
    below = Target(period=year(2009), aim=replace(AT_MOST.aim, high=n("-9")), where=build.WHERE)
    book = assessed(small_book(), rated(Answer.RED, "13", below))
    base = Base(period="1998", value=n("31"))
    changed = with_measure(book, kind=Kind.CHANGE, parts=Kind.RATE, base=base)
    assert row(changed)[2] == "4.3\N{NO-BREAK SPACE}% above 1998, target 9.0\N{NO-BREAK SPACE}% below"


def test_what_does_not_fit_its_line_is_left_out_from_the_end() -> None:
    """A long number keeps itself, and its target goes."""
    long = target(year(2009), "between 1234567.8 and 9876543.2")
    found = row(with_measure(assessed(small_book(), rated(Answer.AMBER, "0.3", long)), kind=Kind.COUNT, per=None))
    assert found[2] == "4.3"


def test_a_rule_that_is_only_watched_has_no_target() -> None:
    """One that asks for a number, a draft that is to, and one held against another place have."""
    watched_rule = with_targets(small_book(), target(year(2009), "monitor")).rules[INDICATOR]
    assert not watched_rule.has_target
    assert build.rule().has_target
    assert replace(build.rule(), versions=(build.rule().outline,)).has_target
    version = build.version()
    against = replace(version, threshold=replace(version.threshold, against="england"))
    assert replace(build.rule(), versions=(against,)).has_target


def test_what_is_left_off_on_purpose_is_named_at_the_foot() -> None:
    """A sheet that leaves a target out says so itself."""
    book = named(full())
    off = replace(book, rules={**book.rules, INDICATOR: replace(book.rules[INDICATOR], poster="none")})
    found = poster(off)
    assert found
    assert INDICATOR not in " ".join(one.name for part in found.parts for one in part.rows)
    assert found.missing == f"Not here: {book.rules[INDICATOR].short}."
    assert left_off(off.plan, off.rules.values()) == (off.rules[INDICATOR],)


def test_a_boards_own_outcome_is_not_on_everybodys_poster() -> None:
    """Its measures stand in that board's pack alone."""
    book = full()
    plan = replace(book.plan, outcomes=tuple(replace(one, board="trust") for one in book.plan.outcomes[:1]))
    assert on_poster(plan, book.rules.values()) == ()


def test_a_vision_is_cut_where_it_pauses() -> None:
    """A short one is not; a long one at the last pause that one look takes in; one without a pause stays whole."""
    assert in_two("Every child does well, and early.") == ("Every child does well, and early.", "")
    first, rest = "We want this to be the best place to grow up", "by " + "working with every child " * 4
    assert in_two(f"{first}, {rest.strip()}.") == (first, f"{rest.strip()}.")
    assert in_two("and so on " * 20) == ("and so on " * 20, "")


def test_a_name_must_fit_its_line() -> None:
    """Letters differ: 32 narrow ones fit, 32 wide ones do not."""
    assert name_excess("Not in learning or work, 16–18") == 0
    assert name_excess("W" * 32) > 0


def test_a_head_is_as_large_as_its_words_let_it() -> None:
    """A short title in one line, a long one in three, a longer one not at all; a name has its title below."""
    levels = [head_level("word " * count) for count in (3, 9, 18, 60)]
    assert levels == [0, 1, len(HEADS_ALONE) - 1, None]
    outcome = Outcome(id="safe", title="Keeping all children and young people safe")
    assert head_fits(outcome)
    assert head_fits(replace(outcome, poster="Keeping safe"))
    assert not head_fits(replace(outcome, poster="Keeping safe", title="word " * 60))


def test_a_plan_with_too_much_has_no_poster() -> None:
    """It is a matter of the plan and its rules, so that a check can say so before there is any number."""
    book = named(full())
    crowded = replace(book.plan, commitments=("We will do everything that can be done. " * 3,) * 20)
    assert poster(replace(book, plan=crowded)) is None
    assert laid_out(crowded, [3]) is None
    assert needed(crowded, [3, 0]).outcomes == 6
    assert too_many(crowded, [3]) == 0, "whatever goes"


@pytest.mark.parametrize("counts", [[40], [20, 20], [30, 6, 4]])
def test_how_many_targets_are_too_many_is_said(counts: list[int]) -> None:
    """With so many fewer, from whichever outcome has most, there is room; with one more there is none."""
    plan = named(full()).plan
    many, left = too_many(plan, counts), list(counts)
    fits = []
    for _ in range(many):
        fits.append(laid_out(plan, left) is not None)
        left[left.index(max(left))] -= 1
    assert not any(fits)
    assert many > 0
    assert laid_out(plan, left)


def test_a_plan_of_forty_targets_is_told_how_many_to_leave_out() -> None:
    """The problem counts the rules that have to do without their line, and names the outcome with most."""
    book = full()
    first, *_ = book.rules.values()
    rules = {f"x-{n}": replace(first, id=f"x-{n}", poster=f"Goal {n}") for n in range(40)}
    now = replace(book.plan.current_round, publications=(Publication.POSTER,))
    plan = replace(book.plan, rounds=(now,), current=now.id)
    (found,) = check_poster(plan, rules, {}, whole=True)
    many = too_many(plan, [len(its) for _, its in on_poster(plan, rules.values())])
    assert (found.code, many > 9) == ("P022", True)
    assert f"poster: none in {many} rules whose target another row shows, first under {first.outcome}, or" in found.mend


def test_illustrative_numbers_are_said_once_on_the_sheet() -> None:
    """Where any number of it is made up, the foot says so."""
    book = named(full())
    for made_up, says in ((frozenset({(INDICATOR, TOP)}), "Illustrative numbers"), (frozenset(), "")):
        found = poster(replace(book, illustrative=made_up))
        assert found
        assert found.illustrative == says


def html(found: Poster) -> str:
    """The poster's page."""
    return page(templates(CARDS), "poster.html", {"poster": found})


def test_the_sheet_uses_exactly_the_fields_it_is_given() -> None:
    """A field that no page shows would be composed for nothing."""
    seen: Seen = defaultdict(set)
    html(watched(made(), seen))  # type: ignore[arg-type]
    assert [(look.kind.__name__, sorted(look.unused)) for look in looks(seen) if look.unused] == []


def test_the_sheet_is_one_and_can_be_kept_and_read_aloud() -> None:
    """A3, PDF/A-3a and PDF/UA-1."""
    laid = lay_out(html(made()), read_assets(CARDS))
    assert laid.length == 1
    assert_accessible(write(laid, title="Poster", author="Trust", subject="A plan"))


def test_the_sheet_is_as_it_was_when_somebody_last_looked_at_it(approved: Callable[[str, str], None]) -> None:
    """Words, order and shapes change only on purpose."""
    approved("pages/poster.html", html(made()))


@pytest.mark.parametrize("shape", TargetMark)
def test_each_way_to_stand_has_a_shape_of_its_own(shape: TargetMark) -> None:
    """No two are drawn alike, whatever their colour, and none as the dot of a number is: a circle."""
    shapes = {one: re.sub("#[0-9a-f]{6}", "", (CARDS / f"shapes/{one}.svg").read_text()) for one in TargetMark}
    assert [one for one, drawing in shapes.items() if drawing == shapes[shape]] == [shape]
    assert not re.search('<circle|stroke-width="(9|24)"', shapes[shape]), "nor as the line of a number is"
    assert f'.stands-{shape} {{ background-image: url("asset:shapes/{shape}.svg"); }}' in SHAPES
